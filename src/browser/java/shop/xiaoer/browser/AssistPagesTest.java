package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.http.HttpClient;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.browser.StaffPage.Tongue;
import shop.xiaoer.journey.testing.ModelShop;
import shop.xiaoer.journey.testing.TestShop;

/** The model's help at the console: a draft in the reply box, translations beside what they translate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssistPagesTest {
    private record ShopWithModel(String url, String demoPassword, String adminPassword) implements ServerUnderTest {}

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ServerUnderTest server = new ShopWithModel("", "", "");
    private Browsers browsers;

    @BeforeAll
    void openBrowser() {
        browsers = Browsers.open();
        server = new ShopWithModel(
                "http://127.0.0.1:" + ModelShop.shared().port(), TestShop.PASSWORD, TestShop.PASSWORD);
    }

    @AfterAll
    void closeBrowser() {
        client.close();
        if (browsers != null) {
            browsers.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDraftFillsTheReplyAndBothSidesAreTranslated(Tongue tongue) throws InterruptedException {
        // The shopper writes in the language that the agent does not read.
        String question = tongue.of("How much is the cloud thermos?", "云朵保温杯多少钱？");
        String read = tongue.of("云朵保温杯要多少钱？", "What does the cloud thermos cost?");
        String draft = tongue.of("The cloud thermos is 88.00 CNY.", "云朵保温杯现在 88 元。");
        String own = tongue.of("好的，请稍等。", "Sure, one moment please.");
        String carried = tongue.of("Sure, one moment please.", "好的，请稍等。");
        ModelShop.ENGINE.says(asked -> {
            if (asked.contains(own)) {
                return List.of(carried);
            }
            return asked.contains("<text>") || asked.contains("<原文>") ? List.of(read) : List.of(draft);
        });
        ConsolePagesShopper shopper = ConsolePagesShopper.open(server, client, tongue == Tongue.ZH ? "en-US" : "zh-CN");
        shopper.say(question);
        shopper.awaitAnswer();
        shopper.say(tongue.of("I want to talk to a person", "转人工"));
        try (StaffPage console = StaffPage.wide(browsers, server, tongue, "console")) {
            console.signIn(tongue.agent, server.demoPassword());
            console.page
                    .locator("desk-queue li[data-conversation='" + shopper.conversation + "'] button.main")
                    .click();

            Locator said = console.page.locator("desk-log .bubble.from-shopper").first();
            said.locator("button.translate").click();
            assertThat(said.locator(".translation")).containsText(read);
            assertThat(said.locator(".words").first()).containsText(question);
            console.look("translated");

            Locator composer = console.page.locator("desk-composer textarea");
            console.page.locator("desk-composer button.suggest").click();
            assertThat(composer).hasValue(draft);
            assertThat(console.page.locator("desk-composer .draft-line")).containsText(tongue.of("AI 草稿", "AI draft"));
            console.look("draft");
            console.page.locator("desk-composer .draft-line button").last().click();

            composer.fill(own);
            console.page.locator("desk-composer button.carry").click();
            assertThat(console.page.locator("desk-composer .translation")).containsText(carried);
            console.look("translation-of-reply");
            console.page.locator("desk-composer button.use").click();
            assertThat(composer).hasValue(carried);
            composer.press("Enter");
            assertThat(console.page
                            .locator("desk-log .bubble.from-agent:not(.unsent)")
                            .last())
                    .containsText(carried);
            assertThat(shopper.texts()).contains(carried);
        }
    }
}
