package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.browser.StaffPage.Tongue;
import shop.xiaoer.journey.testing.ModelShop;

/** The model's help at the console: a draft in the reply box, translations beside what they translate. */
@ExtendWith(ShopWithModel.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssistPagesTest {
    private final Shop shop;

    AssistPagesTest(Shop shop) {
        this.shop = shop;
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
        ConsolePagesShopper shopper = shop.shopper(tongue == Tongue.ZH ? "en-US" : "zh-CN");
        shopper.say(question);
        shopper.awaitAnswer();
        shopper.say(tongue.of("I want to talk to a person", "转人工"));
        try (StaffPage console = shop.console(tongue)) {
            console.page
                    .locator("desk-queue li[data-conversation='" + shopper.conversation + "'] button.main")
                    .click();

            // By hand: the switch is on, since the shopper's language is another.
            console.page
                    .locator("desk-chat .translation-mode[aria-pressed=true]")
                    .click();
            Locator said = console.page.locator("desk-log .bubble.from-shopper").first();
            // Its translation may have been under way before the switch was off.
            said.locator("button.translate").evaluateAll("buttons => buttons.forEach(button => button.click())");
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

    @ParameterizedTest
    @EnumSource
    void aChatInTheOtherLanguageIsCarriedOverBothWays(Tongue tongue) throws InterruptedException {
        String question = tongue.of("How much is the cloud thermos?", "云朵保温杯多少钱？");
        String read = tongue.of("云朵保温杯要多少钱？", "What does the cloud thermos cost?");
        String own = tongue.of("好的，请稍等。", "Sure, one moment please.");
        String carried = tongue.of("Sure, one moment please.", "好的，请稍等。");
        String stuck = tongue.of("这句译不出来", "This cannot be carried over");
        ModelShop.ENGINE.says(asked -> {
            if (asked.contains(stuck)) {
                return List.of();
            }
            return List.of(asked.contains(own) ? carried : asked.contains(question) ? read : tongue.of("译文", "Words"));
        });
        ConsolePagesShopper shopper = shop.shopper(tongue == Tongue.ZH ? "en-US" : "zh-CN");
        shopper.say(question);
        shopper.awaitAnswer();
        shopper.say(tongue.of("I want to talk to a person", "转人工"));
        try (StaffPage console = taken(tongue, shopper)) {
            Locator said = console.page.locator("desk-log .bubble.from-shopper").first();
            assertThat(said.locator(".translation")).containsText(read);
            assertThat(said.locator(".words").first()).containsText(question);

            Locator composer = console.page.locator("desk-composer textarea");
            composer.fill(own);
            assertThat(console.page.locator("desk-composer .carries")).isVisible();
            console.look("translation-mode");
            composer.press("Enter");
            Locator mine = console.page
                    .locator("desk-log .bubble.from-agent:not(.unsent)")
                    .last();
            assertThat(mine.locator(".words").first()).containsText(carried);
            assertThat(mine.locator(".original")).containsText(own);
            console.look("translation-sent");
            assertThat(shopper.texts()).contains(carried).doesNotContain(own);

            composer.fill(stuck);
            composer.press("Enter");
            assertThat(console.page
                            .locator("desk-log .bubble.from-agent:not(.unsent)")
                            .last())
                    .containsText(stuck);
            assertThat(console.page.locator(".notice.bad")).isVisible();
            assertThat(shopper.texts()).contains(stuck);

            console.page.locator("desk-chat .translation-mode").click();
            assertThat(console.page.locator("desk-chat .translation-mode")).hasAttribute("aria-pressed", "false");
            composer.fill(own);
            assertThat(console.page.locator("desk-composer .carries")).isHidden();
            composer.press("Enter");
            assertThat(console.page
                            .locator("desk-log .bubble.from-agent:not(.unsent)")
                            .last())
                    .containsText(own);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChatThatIsTakenIsSummedUpAndRenewedWhenMoreWasSaid(Tongue tongue) throws InterruptedException {
        String wants = tongue.of("要什么：顾客问云朵保温杯的价格", "Wants: the price of the cloud thermos");
        String more = tongue.of("要什么：顾客问云朵保温杯有没有货", "Wants: whether the cloud thermos is in stock");
        ModelShop.ENGINE.says(asked -> List.of(asked.contains(tongue.of("有货", "in stock")) ? more : wants));
        ConsolePagesShopper shopper = shop.shopper(tongue.locale);
        shopper.say(tongue.of("云朵保温杯的价格是多少？", "What is the price of the cloud thermos?"));
        shopper.awaitAnswer();
        shopper.say(tongue.of("转人工", "I want to talk to a person"));
        try (StaffPage console = taken(tongue, shopper)) {
            Locator summary = console.page.locator("desk-side .summary");
            assertThat(summary.locator(".words")).hasText(wants);
            assertThat(summary.locator(".summary-by")).containsText(tongue.of("AI 写的", "By AI"));
            console.look("summary");

            shopper.say(tongue.of("云朵保温杯现在有货吗？", "Is the cloud thermos in stock now?"));
            assertThat(summary.locator(".summary-by")).containsText(tongue.of("又有新话", "more was said"));
            console.page.keyboard().press("Alt+u");
            assertThat(summary.locator(".words")).hasText(more);
            assertThat(summary.locator(".summary-by")).not().containsText(tongue.of("又有新话", "more was said"));
        }
    }

    /** An agent who reads the other language than the shopper's, or the same, takes her chat. */
    private StaffPage taken(Tongue tongue, ConsolePagesShopper shopper) {
        StaffPage console = shop.console(tongue);
        console.page
                .locator("desk-queue li[data-conversation='" + shopper.conversation + "'] button.main")
                .click();
        return console;
    }
}
