package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.browser.StaffPage.Tongue;

/** A room that is driven by the page of its stage: what is heard, what is reported, what a broken line does to it. */
@ExtendWith(RunningShop.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StagePagesTest {
    private static final LocatorAssertions.IsVisibleOptions SPEAKING_TIME =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
    private static final LocatorAssertions.ContainsTextOptions PAUSING =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);
    private static final LocatorAssertions.IsHiddenOptions COMING_BACK =
            new LocatorAssertions.IsHiddenOptions().setTimeout(30_000);

    private final ServerUnderTest server;
    private Browsers browsers;

    StagePagesTest(ServerUnderTest server) {
        this.server = server;
    }

    @BeforeAll
    void openBrowser() {
        browsers = Browsers.open();
    }

    @AfterAll
    void closeBrowser() {
        if (browsers != null) {
            browsers.close();
        }
    }

    /** A stage at its door, its room planned and not on air. */
    private final class Stage implements AutoCloseable {
        final StaffPage staff;
        final Broadcaster merchant;
        final String room;
        final List<JsonObject> reports = new CopyOnWriteArrayList<>();

        Stage(StaffPage staff, Tongue tongue) {
            this.staff = staff;
            merchant = new Broadcaster(staff, server);
            room = merchant.room(tongue, merchant.approvedScript(tongue, "P1001"), "P1001");
            listen(staff);
            staff.signIn("laowang", server.demoPassword());
            staff.page.navigate(server.url() + "/studio/stage.html?room=" + room);
        }

        private void listen(StaffPage page) {
            page.page.onWebSocket(socket -> socket.onFrameSent(frame -> {
                JsonObject sent = JsonParser.parseString(frame.text()).getAsJsonObject();
                if (sent.get("type").getAsString().equals("progress")) {
                    reports.add(sent);
                }
            }));
        }

        Locator at(String selector) {
            return staff.page.locator(selector);
        }

        void start() {
            at(".stage-entry .start").click();
        }

        void air() {
            merchant.move(room, "start", Map.of());
            assertThat(at(".stage-now .words")).isVisible(SPEAKING_TIME);
        }

        List<String> of(long cue) {
            return reports.stream()
                    .filter(report -> report.get("cue").getAsLong() == cue)
                    .map(report -> report.get("state").getAsString())
                    .toList();
        }

        void until(long cue, String state) {
            staff.page.waitForCondition(
                    () -> of(cue).contains(state), new Page.WaitForConditionOptions().setTimeout(60_000));
        }

        long last() {
            return reports.stream()
                    .mapToLong(report -> report.get("cue").getAsLong())
                    .max()
                    .orElse(0);
        }

        /** No number was begun twice. */
        void noneTwice() {
            assertThat(reports.stream()
                            .filter(report -> report.get("state").getAsString().equals("started"))
                            // One that was not acknowledged before the line broke goes out again, under its id.
                            .map(report -> report.get("id").getAsString())
                            .distinct())
                    .hasSize((int) reports.stream()
                            .filter(report -> report.get("state").getAsString().equals("started"))
                            .map(report -> report.get("cue").getAsLong())
                            .distinct()
                            .count());
        }

        @Override
        public void close() {
            merchant.move(room, "stop", Map.of());
            staff.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRoomIsSpokenByItsStage(Tongue tongue) {
        StaffPage page = StaffPage.of(1280, browsers, server, tongue, "studio");
        try (Stage stage = new Stage(page, tongue)) {
            FakeVoice.of(page.page, false);
            assertThat(stage.at(".stage-entry .start")).isVisible();
            assertThat(stage.at(".stage-label")).containsText(tongue.of("人工智能生成", "generated by AI"));
            page.look("stage-door");
            stage.start();
            assertThat(stage.at(".quiet-words")).containsText(tongue.of("还没开播", "not on air yet"));

            stage.air();
            assertThat(stage.at(".stage-now .said")).isVisible();
            stage.until(3, "ended");
            assertThat(stage.of(2).getFirst()).isEqualTo("started");
            assertThat(stage.of(2)).containsOnlyOnce("started", "ended").contains("sentence");
            assertThat(stage.at(".stage-side .product-price")).isVisible(SPEAKING_TIME);
            page.look("stage");

            stage.merchant.move(
                    stage.room, "say", Map.of("text", tongue.of("杯子今天从杭州发出。", "The cups leave Hangzhou today.")));
            assertThat(stage.at(".stage-now .kind-operator")).isVisible(SPEAKING_TIME);
            stage.merchant.move(stage.room, "pause", Map.of());
            assertThat(stage.at(".quiet-words")).containsText(tongue.of("暂停", "paused"), PAUSING);
            stage.noneTwice();

            stage.at(".stage-acts button").click();
            assertThat(stage.at(".stage-entry .start")).isVisible();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenLineAndAReloadSayNothingTwice(Tongue tongue) {
        StaffPage page = StaffPage.of(1280, browsers, server, tongue, "studio");
        try (Stage stage = new Stage(page, tongue)) {
            FakeVoice.of(page.page, false);
            stage.start();
            stage.air();
            stage.until(2, "started");

            page.page.context().setOffline(true);
            assertThat(stage.at(".stage .banner")).isVisible();
            page.page.context().setOffline(false);
            assertThat(stage.at(".stage .banner")).isHidden(COMING_BACK);
            stage.until(stage.last() + 1, "ended");

            page.page.reload();
            stage.start();
            stage.until(stage.last() + 2, "ended");
            stage.noneTwice();
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutAVoiceTheWordsKeepTheTime(Tongue tongue) {
        StaffPage page = StaffPage.narrowAndDark(browsers, server, tongue, "studio");
        try (Stage stage = new Stage(page, tongue)) {
            FakeVoice.of(page.page, false).off(true);
            page.look("phone-stage-door");
            stage.start();
            stage.air();
            assertThat(stage.at(".stage .banner")).containsText("espeak-ng");
            assertThat(stage.at(".stage-now .said")).isVisible();
            page.look("phone-stage");
            stage.until(2, "started");
            assertThat(stage.of(1)).contains("ended");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherStageTakesThePlaceAndGivesItBack(Tongue tongue) {
        StaffPage page = StaffPage.of(1280, browsers, server, tongue, "studio");
        try (Stage stage = new Stage(page, tongue);
                StaffPage other = StaffPage.of(360, browsers, server, tongue, "studio")) {
            FakeVoice.of(page.page, false);
            FakeVoice.of(other.page, false);
            stage.start();
            stage.air();
            other.signIn("lan", server.demoPassword());
            other.page.navigate(server.url() + "/studio/stage.html?room=" + stage.room);
            other.page.locator(".stage-entry .start").click();
            assertThat(other.page.locator(".stage-now .said")).isVisible(SPEAKING_TIME);
            other.look("narrow-stage");

            assertThat(stage.at(".stage .banner")).containsText(tongue.of("接过去", "taken over"), PAUSING);
            page.look("stage-taken");
            stage.start();
            assertThat(stage.at(".stage-now .said")).isVisible(SPEAKING_TIME);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theServersOwnVoiceSpeaksARoom(Tongue tongue) {
        StaffPage page = StaffPage.wideAndDark(browsers, server, tongue, "studio");
        try (Stage stage = new Stage(page, tongue)) {
            Skip.unless(
                    stage.merchant.hasVoice(stage.merchant.approvedScript(tongue, "P1002")),
                    "the server has no espeak-ng");
            stage.start();
            stage.air();
            assertThat(stage.at(".stage-now .said")).isVisible();
            page.look("dark-stage");
            stage.until(2, "ended");
            assertThat(stage.of(1)).containsSubsequence("started", "sentence", "ended");
            assertThat(stage.at(".stage .banner")).isHidden();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStageWithoutARoomSaysWhereRoomsAre(Tongue tongue) {
        try (StaffPage page = StaffPage.of(1280, browsers, server, tongue, "studio/stage.html")) {
            page.signIn("lan", server.demoPassword());
            assertThat(page.page.locator(".empty a")).hasAttribute("href", "/studio#rooms");
        }
    }
}
