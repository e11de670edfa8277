package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.browser.StaffPage.Tongue;

/** An agent's ways through the console, in both languages, each with its picture and its scan. */
@AtTheShop
class ConsolePagesTest {
    private final Shop shop;

    ConsolePagesTest(Shop shop) {
        this.shop = shop;
    }

    @ParameterizedTest
    @EnumSource
    void aWrongPasswordSaysSo(Tongue tongue) {
        try (StaffPage console = shop.page(tongue, "console")) {
            console.look("door");
            console.page.locator("sign-in input[name=name]").fill(tongue.agent);
            console.page.locator("sign-in input[name=password]").fill("not the password");
            console.page.locator("sign-in button[type=submit]").click();
            assertThat(console.page.locator("sign-in [role=alert]"))
                    .hasText(tongue.of("账号或密码不对。", "That name and password do not match."));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAgentTakesOverAnswersAndHandsBack(Tongue tongue) throws InterruptedException {
        ConsolePagesShopper shopper = waiting(tongue);
        try (StaffPage console = at(tongue)) {
            take(console, shopper, tongue);
            console.seesTheNoticeOverNothing();
            console.look("chat");
            Locator decision = console.seen("desk-log details.decision");
            decision.locator("summary").click();
            assertThat(decision).hasAttribute("open", "");
            console.look("decision");

            String reply = tongue.of("您好，我来帮您看。", "Hello, let me have a look.");
            Locator composer = console.page.locator("desk-composer textarea");
            composer.fill(reply);
            composer.press("Enter");
            assertThat(console.page
                            .locator("desk-log .bubble.from-agent:not(.unsent)")
                            .last())
                    .containsText(reply);
            assertThat(shopper.texts()).contains(reply);

            console.page.locator("desk-side textarea").fill(tongue.of("要回电", "Wants a call back"));
            console.page.locator("desk-side form button[type=submit]").click();
            assertThat(console.page.locator("desk-side .note")).containsText(tongue.of("要回电", "Wants a call back"));

            button(console, tongue.of("交回小二", "Hand back")).click();
            assertThat(console.page.locator("desk-composer")).isHidden();
            assertThat(console.page.locator("desk-log .line").last())
                    .containsText(tongue.of("交回给小二", "handed back to Xiaoer"));
            console.look("handed-back");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChatIsClosedAfterAQuestionBack(Tongue tongue) throws InterruptedException {
        ConsolePagesShopper shopper = waiting(tongue);
        try (StaffPage console = at(tongue)) {
            take(console, shopper, tongue);
            button(console, tongue.of("结束", "Close")).click();
            console.look("close");
            console.page.locator("dialog button[type=submit]").click();
            assertThat(console.page.locator("desk-log .line").last()).containsText(tongue.of("会话结束", "Closed"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsAwayIsToldSoAndGoesOnlineByOneButton(Tongue tongue) {
        try (StaffPage console = at(tongue)) {
            Locator banner = console.seen(".banner.away");
            assertThat(banner).containsText(tongue.of("您是离开状态", "You are away"));
            assertThat(console.page).hasTitle(Pattern.compile(tongue.of("客服台", "Console")));
            console.look("away");
            banner.locator("button").click();
            assertThat(banner).isHidden();
            assertThat(console.page.locator("select.status")).hasValue("online");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLostConnectionIsShownAndHealed(Tongue tongue) {
        try (StaffPage console = at(tongue)) {
            console.page.context().setOffline(true);
            assertThat(console.seen(".banner:not(.away)")).containsText(tongue.of("连接断了", "The connection is lost"));
            console.look("lost");
            console.page.context().setOffline(false);
            assertThat(console.page.locator(".banner:not(.away)")).isHidden();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theKeysAreListedByAKey(Tongue tongue) {
        try (StaffPage console = at(tongue)) {
            console.page.keyboard().press("?");
            console.seen("dialog table");
            console.look("keys");
            console.page.keyboard().press("Escape");
            assertThat(console.page.locator("dialog")).isHidden();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPhoneInTheDarkShowsOneColumn(Tongue tongue) throws InterruptedException {
        ConsolePagesShopper shopper = waiting(tongue);
        try (StaffPage console = shop.darkPhone(tongue, "console")) {
            console.signIn(tongue.agent);
            entry(console, shopper).waitFor();
            console.look("phone-lists");
            take(console, shopper, tongue);
            assertThat(console.page.locator(".lists")).isHidden();
            console.seesTheNoticeOverNothing();
            console.look("phone-chat");
            button(console, tongue.of("交回小二", "Hand back")).click();
        }
    }

    private StaffPage at(Tongue tongue) {
        StaffPage console = shop.console(tongue);
        console.seen("desk-queue .empty, desk-queue .queue");
        return console;
    }

    /** A shopper who had an answer and now waits for a person. */
    private ConsolePagesShopper waiting(Tongue tongue) throws InterruptedException {
        ConsolePagesShopper shopper = shop.shopper(tongue.locale);
        shopper.say(tongue.of("云朵保温杯是什么材质？", "What is the cloud thermos made of?"));
        shopper.awaitAnswer();
        shopper.say(tongue.of("转人工", "I want to talk to a person"));
        return shopper;
    }

    private static Locator entry(StaffPage console, ConsolePagesShopper shopper) {
        return console.page.locator("desk-queue li[data-conversation='" + shopper.conversation + "']");
    }

    private static void take(StaffPage console, ConsolePagesShopper shopper, Tongue tongue) {
        entry(console, shopper).locator("button.main").click();
        assertThat(console.page.locator("desk-chat h2")).containsText(shopper.shortName());
        assertThat(console.page.locator("desk-chat header")).containsText(tongue.of("您在接待", "You are answering"));
    }

    private static Locator button(StaffPage console, String words) {
        return console.page
                .locator("desk-chat header")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words).setExact(true));
    }
}
