package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.browser.StaffPage.Tongue;

/** A live room from its plan to its report, as its operator sees it, in both languages. */
@AtTheShop
class RoomPagesTest {
    /** A cue is spoken in its own time before the next one comes. */
    private static final LocatorAssertions.IsVisibleOptions SPEAKING_TIME =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    private static final LocatorAssertions.ContainsTextOptions ANSWER_TIME =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    private final Shop shop;

    RoomPagesTest(Shop shop) {
        this.shop = shop;
    }

    @ParameterizedTest
    @EnumSource
    void aRoomIsPlannedLedEndedAndReported(Tongue tongue) {
        try (StaffPage studio = shop.page(tongue, "studio")) {
            String cup = shop.withApprovedScript(studio, tongue, "P1001");
            String tea = shop.withApprovedScript(studio, tongue, "P1002");
            studio.signIn("laowang");
            studio.page.locator(".views a[href='#rooms']").click();

            plan(studio, tongue, cup, tea);
            control(studio, tongue.of("开播", "Go on air")).click();
            assertThat(studio.page.locator(".now .kind-notice")).isVisible();
            assertThat(studio.page.locator(".next .words")).isVisible();
            assertThat(studio.page.locator(".light.good")).isVisible();

            keyword(studio, tongue);
            comment(studio, tongue);
            unlawfulLine(studio, tongue);
            microphone(studio, tongue);
            assertThat(studio.page.locator(".now .words")).isVisible(SPEAKING_TIME);
            droppedAndBack(studio);
            stop(studio, tongue);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPhoneInTheDarkPlansARoom(Tongue tongue) {
        try (StaffPage studio = shop.darkPhone(tongue, "studio")) {
            String cup = shop.withApprovedScript(studio, tongue, "P1001");
            studio.signIn("lan");
            studio.page.locator(".views a[href='#rooms']").click();
            studio.page.locator(".rooms-list > button.main").click();
            pick(studio, cup);
            studio.look("phone-room-plan");
            studio.page.locator("room-plan input[name=room]").fill(tongue.of("手机上的一场", "From a phone"));
            studio.page.locator("room-plan button[type=submit]").click();
            assertThat(control(studio, tongue.of("开播", "Go on air"))).isVisible();
            studio.look("phone-room");
        }
    }

    private static void keyword(StaffPage studio, Tongue tongue) {
        studio.page.locator("room-replies input[name=reply-words]").fill("年糕 nian");
        studio.page.locator("room-replies input[name=reply-zh]").fill("年糕是仓库的猫。");
        studio.page.locator("room-replies .write-reply").click();
        assertThat(studio.page.locator("room-replies .chip")).hasText(tongue.of("待批准", "To be approved"));
        studio.page.locator("room-replies .approve-reply").click();
        assertThat(studio.page.locator("room-replies .chip")).hasText(tongue.of("已批准", "Approved"));
        assertThat(studio.page.locator("room-replies input[name=reply-words]")).hasValue("");
    }

    private static void plan(StaffPage studio, Tongue tongue, String first, String second) {
        studio.page.locator(".rooms-list > button.main").click();
        studio.page.locator("room-plan input[name=room]").fill(tongue.of("周五晚茶具专场", "Friday night teaware"));
        pick(studio, first);
        pick(studio, second);
        Locator items = studio.page.locator("room-plan .rundown > li");
        items.last().locator(".up").click();
        assertThat(items.first()).hasAttribute("data-script", second);
        studio.page.keyboard().press("Alt+ArrowDown");
        assertThat(items.first()).hasAttribute("data-script", first);
        studio.page.locator("room-plan select[name=loop]").selectOption("forever");
        studio.look("room-plan");
        studio.page.locator("room-plan button[type=submit]").click();
    }

    private static void pick(StaffPage studio, String script) {
        studio.page.locator("room-plan fieldset > .picker").selectOption(script);
    }

    private static void comment(StaffPage studio, Tongue tongue) {
        Locator form = studio.page.locator(".try-comment");
        form.locator("input").fill(tongue.of("云朵保温杯多少钱？", "How much is the cloud thermos?"));
        form.locator("button").click();
        assertThat(form.locator(".tried li")).containsText(tongue.of("条回答了", "Answered by cue"), ANSWER_TIME);
        assertThat(studio.page.locator(".air-main > section .kind-answer").first())
                .isVisible(SPEAKING_TIME);
        studio.look("room-on-air");
        assertThat(studio.page.locator(".answered")).containsText(tongue.of("答了 1 条", "1 of 1"), ANSWER_TIME);
    }

    private static void unlawfulLine(StaffPage studio, Tongue tongue) {
        Locator form = studio.page.locator(".say-line");
        form.locator("textarea")
                .fill(tongue.of("这是全网最好、国家级的杯子。", "It is clinically proven to cure insomnia, guaranteed."));
        form.locator("button").click();
        assertThat(form.locator("[role=alert]")).containsText(tongue.of("违反规则", "breaks rule"));
        assertThat(form.locator("textarea")).not().hasValue("");
    }

    private static void microphone(StaffPage studio, Tongue tongue) {
        control(studio, tongue.of("我来说", "Take the microphone")).click();
        assertThat(studio.page.locator(".why")).containsText(tongue.of("话筒在您这边", "You have the microphone"));
        studio.look("room-microphone");
        control(studio, tongue.of("交还给小二", "Give it back")).click();
        assertThat(control(studio, tongue.of("暂停", "Pause"))).isVisible();
    }

    /** A connection that is lost is shown and heals; a page that is loaded again comes back to its room. */
    private static void droppedAndBack(StaffPage studio) {
        Locator lost = studio.page.locator("room-air .banner");
        studio.page.context().setOffline(true);
        assertThat(lost).isVisible();
        studio.page.context().setOffline(false);
        assertThat(lost).isHidden();
        studio.page.reload();
        assertThat(studio.page.locator(".now .words")).isVisible(SPEAKING_TIME);
    }

    private static void stop(StaffPage studio, Tongue tongue) {
        control(studio, tongue.of("结束直播", "End the show")).click();
        studio.page.locator("dialog button.stop").click();
        assertThat(studio.page.locator("room-report h2")).hasText(tongue.of("这场的结果", "Report"));
        assertThat(studio.page.locator("room-report")).containsText(tongue.of("AI 说明", "AI notice"));
        assertThat(studio.page.locator(".script-head .chip")).hasText(tongue.of("已结束", "Ended"));
        studio.look("room-report");
    }

    private static Locator control(StaffPage studio, String words) {
        return studio.page.locator(".controls button").filter(new Locator.FilterOptions().setHasText(words));
    }
}
