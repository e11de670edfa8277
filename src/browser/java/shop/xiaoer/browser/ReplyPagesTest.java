package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.browser.StaffPage.Tongue;

/** Replies that are kept ready, at the console: written once, found by a slash, filled for the chat. */
@AtTheShop
class ReplyPagesTest {
    private final Shop shop;

    ReplyPagesTest(Shop shop) {
        this.shop = shop;
    }

    @ParameterizedTest
    @EnumSource
    void aReplyIsWrittenOncePickedByKeysAndFilled(Tongue tongue) throws InterruptedException {
        ConsolePagesShopper shopper = shop.shopper(tongue.locale);
        shopper.say(tongue.of("转人工", "I want to talk to a person"));
        String shortcut = "s" + UUID.randomUUID().toString().substring(0, 6);
        try (StaffPage console = shop.console(tongue)) {
            console.page
                    .locator("desk-queue li[data-conversation='" + shopper.conversation + "'] button.main")
                    .click();
            write(console, tongue, shortcut);

            Locator composer = console.page.locator("desk-composer textarea");
            composer.fill("/nothing-like-it");
            assertThat(console.page.locator(".reply-list")).containsText(tongue.of("没有这样的常用语", "No such reply"));
            composer.press("Escape");
            assertThat(console.page.locator(".reply-list")).isHidden();
            composer.fill("/" + shortcut);
            assertThat(console.page.locator(".reply-list [role=option][aria-selected=true]"))
                    .containsText(shortcut);
            console.look("reply-picker");
            composer.press("Enter");

            assertThat(console.page.locator("dialog h2")).containsText(tongue.of("还缺订单号", "order number is missing"));
            console.look("reply-missing");
            console.page.locator("dialog input[name=value]").fill("XE2026110002");
            console.page.locator("dialog button[type=submit]").click();
            assertThat(composer)
                    .hasValue(tongue.of("小二茶物查过了：XE2026110002。", "Xiaoer Tea & Goods looked: XE2026110002."));
            assertThat(shopper.texts()).noneMatch(text -> text.contains("XE2026110002"));
            composer.press("Enter");
            assertThat(console.page
                            .locator("desk-log .bubble.from-agent:not(.unsent)")
                            .last())
                    .containsText("XE2026110002");
            remove(console, tongue, shortcut);
        }
    }

    private static void write(StaffPage console, Tongue tongue, String shortcut) {
        console.page.locator("desk-composer button.kept").click();
        console.page.locator("dialog .acts button.main").click();
        console.page.locator("dialog input[name=shortcut]").fill(shortcut);
        console.page
                .locator("dialog textarea[name=" + tongue.of("zh", "en") + "]")
                .fill("{wrong}");
        console.page.locator("dialog button[type=submit]").click();
        assertThat(console.page.locator("dialog [role=alert]")).containsText("{wrong}");
        console.page
                .locator("dialog textarea[name=" + tongue.of("zh", "en") + "]")
                .fill(tongue.of("{shop}查过了：{order}。", "{shop} looked: {order}."));
        console.look("reply-form");
        console.page.locator("dialog button[type=submit]").click();
        assertThat(console.page.locator("dialog .replies")).containsText(shortcut);
        console.look("replies");
        console.page.keyboard().press("Escape");
        assertThat(console.page.locator("dialog")).isHidden();
    }

    private static void remove(StaffPage console, Tongue tongue, String shortcut) {
        console.page.locator("desk-composer button.kept").click();
        console.page
                .locator("dialog .replies button[aria-label='" + tongue.of("删掉", "Remove") + ": " + shortcut + "']")
                .click();
        assertThat(console.page.locator("dialog .replies")).not().containsText(shortcut);
    }
}
