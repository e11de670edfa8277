package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.browser.StaffPage.Tongue;

/** A script as it sounds: by a voice that the test stands for, and by the server's own where it has one. */
@AtTheShop
class ListenerPagesTest {
    private static final LocatorAssertions.IsVisibleOptions SPEAKING_TIME =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private static final LocatorAssertions.ContainsTextOptions WHOLE_SCRIPT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    private final Shop shop;

    ListenerPagesTest(Shop shop) {
        this.shop = shop;
    }

    @ParameterizedTest
    @EnumSource
    void aScriptIsHeardFromSentenceToSentence(Tongue tongue) {
        try (StaffPage studio =
                tongue == Tongue.ZH ? shop.page(1280, tongue, "studio") : shop.darkPage(tongue, "studio")) {
            open(studio, tongue);
            FakeVoice.of(studio.page, true);
            studio.page.locator(".to-listener").click();
            assertThat(current(studio, 1)).isVisible();
            assertThat(said(studio)).isVisible();

            studio.page.keyboard().press("ArrowDown");
            assertThat(current(studio, 2)).isVisible();
            studio.page.keyboard().press(" ");
            assertThat(studio.page.locator(".listener .play")).containsText(tongue.of("播放", "Play"));
            studio.page.keyboard().press("ArrowUp");
            studio.page.keyboard().press("ArrowRight");
            assertThat(said(studio)).isVisible();
            String first = said(studio).innerText();
            studio.page.keyboard().press("ArrowRight");
            assertThat(said(studio)).not().hasText(first);
            studio.page.keyboard().press("ArrowLeft");
            assertThat(said(studio)).hasText(first);
            studio.page.locator(".listener .speed").selectOption("2");

            Locator product = studio.page.locator(".heard-segment h2 button").nth(2);
            product.click();
            assertThat(current(studio, 3)).isVisible();
            assertThat(studio.page.locator(".listener .product-price")).isVisible();
            studio.look("listener");
            assertThat(studio.page.locator(".listener-status"))
                    .containsText(tongue.of("听完了", "That was all"), WHOLE_SCRIPT);

            studio.page.keyboard().press("Escape");
            assertThat(studio.page.locator("script-listener")).isHidden();
            assertThat(studio.page.locator(".to-listener")).isFocused();
            studio.page.locator("#segment-2 .hear").click();
            assertThat(current(studio, 2)).isVisible();
            studio.page.locator(".leave-listener").click();
            assertThat(studio.page.locator("#segment-2 .hear")).isFocused();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeHeardIsTold(Tongue tongue) {
        try (StaffPage studio = shop.darkPhone(tongue, "studio")) {
            open(studio, tongue);
            FakeVoice voice = FakeVoice.of(studio.page, true);
            Locator status = studio.page.locator(".listener-status");
            voice.off(true);
            studio.page.locator(".to-listener").click();
            assertThat(status).containsText("espeak-ng");
            studio.look("phone-listener-off");

            voice.off(false);
            voice.refuse(503, "overloaded");
            status.locator("button").click();
            assertThat(status).containsText(tongue.of("第 1 次", "1 of 5"));
            assertThat(said(studio)).isVisible();
            studio.look("phone-listener");
            studio.page.keyboard().press(" ");
            voice.refuse(422, "badField");
            voice.refuse(422, "badField");
            studio.page.locator(".heard-segment h2 button").nth(3).click();
            assertThat(studio.page.locator(".heard-segment h2 .chip").first()).isVisible();
            assertThat(status).containsText(tongue.of("超过三分钟", "more than three minutes"));
            assertThat(said(studio)).isVisible();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theServersOwnVoiceReadsTheScript(Tongue tongue) {
        try (StaffPage studio = shop.page(360, tongue, "studio")) {
            String script = open(studio, tongue);
            Skip.unless(shop.broadcaster(studio).hasVoice(script), "the server has no espeak-ng");
            studio.page.locator("#segment-2 .hear").click();
            assertThat(studio.page.locator(".notice-said")).isVisible();
            assertThat(studio.page.locator(".words .said")).isVisible(SPEAKING_TIME);
            assertThat(studio.page.locator(".cues .chip").first()).isVisible(SPEAKING_TIME);
            studio.look("narrow-listener");
        }
    }

    private String open(StaffPage studio, Tongue tongue) {
        String script = shop.withApprovedScript(studio, tongue, "P1001");
        studio.signIn("laowang");
        studio.page.locator(".recent li button").first().click();
        assertThat(studio.page.locator("script-segment").first()).isVisible();
        return script;
    }

    private static Locator current(StaffPage studio, int segment) {
        return studio.page.locator(".heard-segment[aria-current]:nth-of-type(" + segment + ")");
    }

    private static Locator said(StaffPage studio) {
        return studio.page.locator(".words .said");
    }
}
