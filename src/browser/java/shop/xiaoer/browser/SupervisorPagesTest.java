package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.browser.StaffPage.Tongue;

/** A supervisor looks over an agent's shoulder, whispers, and steps in; the agent hears of both. */
@AtTheShop
class SupervisorPagesTest {
    private final Shop shop;

    SupervisorPagesTest(Shop shop) {
        this.shop = shop;
    }

    @ParameterizedTest
    @EnumSource
    void aWhisperIsHeardAndAStepInIsTold(Tongue tongue) throws InterruptedException {
        String question = tongue.of("我的茶碎了", "My tea arrived broken");
        String words = tongue.of("直接补发一份", "Just send a new one");
        ConsolePagesShopper shopper = shop.shopper(tongue.locale);
        shopper.say(question);
        shopper.awaitAnswer();
        shopper.say(tongue.of("转人工", "I want to talk to a person"));
        try (StaffPage agent = shop.page(tongue, "console");
                StaffPage supervisor = shop.page(tongue, "console")) {
            agent.signIn(tongue.agent);
            supervisor.signIn("admin");
            agent.page
                    .locator("desk-queue li[data-conversation='" + shopper.conversation + "'] button.main")
                    .click();
            assertThat(agent.page.locator("desk-composer textarea")).isVisible();

            supervisor.page.locator("desk-served button").last().click();
            assertThat(supervisor.page.locator("desk-chat .takeover")).isVisible();
            assertThat(supervisor.page.locator("desk-log .bubble.from-shopper").first())
                    .containsText(question);
            supervisor.page.keyboard().press("w");
            supervisor.page.locator("dialog textarea").fill(words);
            supervisor.look("whisper-dialog");
            supervisor.page.locator("dialog button[type=submit]").click();
            assertThat(supervisor.page.locator("desk-log .whispered")).containsText(words);
            assertThat(agent.page.locator("desk-log .whispered")).containsText(words);
            agent.look("whisper");
            supervisor.look("watched");

            supervisor.page.locator("desk-chat .takeover button.main").click();
            assertThat(supervisor.page.locator("desk-composer textarea")).isVisible();
            assertThat(agent.page.locator(".notice")).containsText(tongue.of("管理员", "管理员"));
            assertThat(agent.page.locator("desk-composer")).isHidden();
            agent.look("taken");
            assertThat(shopper.texts()).noneMatch(text -> text.contains(words));
            supervisor.page.locator("desk-chat header button.stop").click();
            supervisor.page.locator("dialog button[type=submit]").click();
            assertThat(supervisor.page.locator("desk-log .line").last()).containsText(tongue.of("会话结束", "Closed"));
        }
    }
}
