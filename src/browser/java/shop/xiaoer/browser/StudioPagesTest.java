package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.browser.StaffPage.Tongue;

/** The way of a script through the studio, in both languages, each with its picture and its scan. */
@AtTheShop
class StudioPagesTest {
    private static final LocatorAssertions.HasTextOptions WRITING_TIME =
            new LocatorAssertions.HasTextOptions().setTimeout(30_000);

    private final Shop shop;

    StudioPagesTest(Shop shop) {
        this.shop = shop;
    }

    @ParameterizedTest
    @EnumSource
    void aScriptIsWrittenApprovedExportedAndRead(Tongue tongue) {
        try (StaffPage studio = at(tongue, "laowang")) {
            studio.look("start");
            write(studio, tongue);
            assertThat(studio.page.locator(".slot").first()).isVisible();
            studio.page.locator("script-segment").first().click();
            Locator label = studio.seen(".cues .strong");
            assertThat(label).containsText("AI");
            assertThat(label.boundingBox().height).as("one line").isLessThan(40);
            studio.look("draft");

            button(studio, tongue.of("提交审核", "Submit for review")).click();
            assertThat(state(studio)).hasText(tongue.of("待审核", "In review"));
            button(studio, tongue.of("通过", "Approve")).click();
            studio.look("approve");
            studio.page.locator("dialog button[type=submit]").click();
            assertThat(state(studio)).hasText(tongue.of("已通过", "Approved"));

            Download subtitles = studio.page.waitForDownload(
                    () -> button(studio, tongue.of("SRT 字幕", "SRT subtitles")).click());
            assertThat(subtitles.suggestedFilename()).endsWith(".srt");
            studio.look("approved");

            studio.page.locator(".to-prompter").click();
            studio.seen("tele-prompter .prompter-page");
            studio.look("prompter");
            studio.page.keyboard().press("Escape");
            assertThat(studio.page.locator("tele-prompter")).isHidden();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnlawfulWordIsUnderlinedAndKeepsTheScriptFromReview(Tongue tongue) {
        try (StaffPage studio = at(tongue, "lan")) {
            write(studio, tongue);
            Locator welcome = studio.page.locator("script-segment").first();
            welcome.locator(".edit").click();
            Locator words = welcome.locator("textarea");
            words.fill(tongue.of("这是全网最好、国家级的杯子。", "It is clinically proven to cure insomnia, guaranteed."));
            studio.look("edit");
            welcome.locator("form button[type=submit]").click();
            assertThat(welcome.locator(".found.blocking").first()).isVisible();
            assertThat(button(studio, tongue.of("提交审核", "Submit for review"))).isDisabled();
            studio.look("findings");
        }
    }

    @ParameterizedTest
    @EnumSource
    void otherWaysStandSideBySideAndAreRewordedOneByOne(Tongue tongue) {
        try (StaffPage studio = at(tongue, "lan")) {
            studio.page
                    .locator("script-maker label")
                    .filter(new Locator.FilterOptions().setHasText(tongue.of("每段几种说法", "Ways to say each segment")))
                    .locator("select")
                    .selectOption("3");
            write(studio, tongue);
            String id = studio.page
                    .locator("article.segment")
                    .filter(new Locator.FilterOptions().setHas(studio.page.locator(".variant:nth-child(2)")))
                    .first()
                    .getAttribute("id");
            Locator segment = studio.page.locator("#" + id);
            segment.scrollIntoViewIfNeeded();
            assertThat(segment.locator(".variant").first()).containsText("%");
            studio.look("variants");
            String second = segment.locator(".variant .text").first().innerText();
            segment.locator(".variant button").first().click();
            assertThat(segment.locator(".segment-body > .stack .text")).containsText(second.substring(0, 6));

            segment.locator(".variant").first().locator("button").nth(1).click();
            segment.locator("textarea").fill(tongue.of("欢迎大家，今天慢慢看。", "Welcome everybody, take your time."));
            segment.locator("form button[type=submit]").click();
            assertThat(segment.locator(".variant").first()).containsText(tongue.of("今天慢慢看", "take your time"));
            segment.locator(".variant").first().locator("button").nth(3).click();
            assertThat(segment.locator(".variant")).hasCount(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPhoneInTheDarkShowsTheScriptAlone(Tongue tongue) {
        try (StaffPage studio = shop.darkPhone(tongue, "studio")) {
            studio.signIn("lan");
            studio.seen("script-maker .products li");
            studio.look("phone-start");
            write(studio, tongue);
            studio.look("phone-draft");
        }
    }

    private StaffPage at(Tongue tongue, String account) {
        StaffPage studio = shop.studio(tongue, account);
        studio.seen("script-maker .products li");
        return studio;
    }

    /** Orders 400 words about the cloud thermos from templates and waits for the draft. */
    private static void write(StaffPage studio, Tongue tongue) {
        String product = tongue.of("云朵保温杯", "cloud thermos");
        studio.page.locator("script-maker input[type=search]").fill(product);
        Locator found = studio.page
                .locator("script-maker .products li")
                .filter(new Locator.FilterOptions().setHasText("P1001"));
        found.locator("input").check();
        studio.page.locator("script-maker input[type=number]").first().fill("400");
        studio.page
                .locator("script-maker select")
                .filter(new Locator.FilterOptions().setHasText(tongue.of("模板", "Templates")))
                .selectOption("template");
        studio.page.locator("script-maker button[type=submit]").click();
        assertThat(state(studio)).hasText(tongue.of("草稿", "Draft"), WRITING_TIME);
    }

    private static Locator state(StaffPage studio) {
        return studio.page.locator(".script-head .chip");
    }

    private static Locator button(StaffPage studio, String words) {
        return studio.page.locator("script-side button").filter(new Locator.FilterOptions().setHasText(words));
    }
}
