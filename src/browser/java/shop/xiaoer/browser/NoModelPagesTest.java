package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.browser.StaffPage.Tongue;

/** The console of a shop that has no model: what a model would help with says so, and nothing waits for it. */
@AtTheShop
class NoModelPagesTest {
    private final Shop shop;

    NoModelPagesTest(Shop shop) {
        this.shop = shop;
    }

    @ParameterizedTest
    @EnumSource
    void theSummaryIsByRuleAndWordsGoOutAsTheyAreWritten(Tongue tongue) throws InterruptedException {
        String question = tongue.of("How much is the cloud thermos?", "云朵保温杯多少钱？");
        String own = tongue.of("好的，请稍等。", "Sure, one moment please.");
        ConsolePagesShopper shopper = shop.shopper(tongue == Tongue.ZH ? "en-US" : "zh-CN");
        shopper.say(question);
        shopper.awaitAnswer();
        shopper.say(tongue.of("I want to talk to a person", "转人工"));
        try (StaffPage console = shop.console(tongue)) {
            console.page
                    .locator("desk-queue li[data-conversation='" + shopper.conversation + "'] button.main")
                    .click();
            Locator summary = console.page.locator("desk-side .summary");
            assertThat(summary.locator(".words")).containsText(question);
            assertThat(summary.locator(".summary-by")).containsText(tongue.of("没有用模型", "without a model"));
            assertThat(console.page.locator("desk-chat .translator-away")).isVisible();
            console.look("no-model");

            Locator composer = console.page.locator("desk-composer textarea");
            composer.fill(own);
            composer.press("Enter");
            assertThat(console.page
                            .locator("desk-log .bubble.from-agent:not(.unsent)")
                            .last())
                    .containsText(own);
            assertThat(shopper.texts()).contains(own);
        }
    }
}
