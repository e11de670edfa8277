package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.journey.testing.AgentClient;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.llm.testing.Waiting;

/** The widget on hard days: hotel networks, machines that sleep, servers that start anew, lines that die in silence. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardDaysPagesTest {
    private static final String QUESTION = "云朵保温杯是什么材质？";
    private static final String FACT = "316";
    private static final int PATIENCE_MS = 60_000;

    private Browsers browsers;
    private TestShop shop;
    private Portal portal;
    private BrowserContext visitor;

    @BeforeAll
    void open() {
        browsers = Browsers.open();
        shop = TestShop.start(Map.of("XIAOER_DRAIN", "1s"));
    }

    @AfterAll
    void close() {
        if (browsers != null) {
            browsers.close();
        }
        if (shop != null) {
            shop.close();
        }
    }

    @BeforeEach
    void come() {
        portal = new Portal(() -> shop.port());
        visitor = visitor(1280, 800);
    }

    @AfterEach
    void go() {
        visitor.close();
        portal.close();
    }

    private BrowserContext visitor(int width, int height) {
        BrowserContext one = browsers.visitor("zh-CN", ColorScheme.LIGHT, width, height);
        one.setDefaultTimeout(PATIENCE_MS);
        return one;
    }

    private Page home(BrowserContext who) {
        Page page = who.newPage();
        page.navigate(portal.url() + "/");
        page.locator(".item").first().waitFor();
        return page;
    }

    /** Where the widget keeps its place: the conversation and what opens it. */
    private static JsonNode kept(Page page) {
        Object text = page.evaluate(
                "() => Object.entries(localStorage).find(([key]) => key.startsWith('xiaoer:'))?.[1] ?? '{}'");
        return Json.read(String.valueOf(text));
    }

    private JsonNode log(Page page) {
        JsonNode kept = kept(page);
        return Json.read(shop.get(
                                "/api/v1/conversations/"
                                        + kept.path("conversation").asText() + "/events",
                                kept.path("token").asText())
                        .body())
                .path("events");
    }

    private void assertSaidOnce(Chat chat, String... texts) {
        Waiting.until("what was said last is shown", () -> chat.mine().size() >= texts.length);
        chat.gone(".bubble.leaving");
        assertThat(chat.mine()).containsExactly(texts);
        assertThat(log(chat.page())
                        .valueStream()
                        .filter(event ->
                                event.path("author").path("kind").asText().equals("shopper"))
                        .map(event -> event.path("text").asText()))
                .containsExactly(texts);
    }

    // ---- networks --------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(
            value = Portal.Mode.class,
            names = {"ANSWERS_200", "ANSWERS_511", "REFUSES_SOCKETS"})
    void aNetworkThatAnswersForTheShopKeepsTheWordsAndSendsThemOnce(Portal.Mode mode) {
        Chat chat = Chat.open(home(visitor));
        portal.cut(mode);
        chat.seen(".strip.offline");
        chat.say(QUESTION);
        chat.seen(".bubble.leaving");
        chat.say("有货吗");
        assertThat(chat.all(".bubble.leaving")).hasCount(2);
        assertThat(Browsers.barriers(chat.page())).isEmpty();

        portal.cut(Portal.Mode.PASSES);

        chat.buttonIfThere("现在重试");
        chat.gone(".strip.offline");
        chat.row("ai", FACT);
        assertSaidOnce(chat, QUESTION, "有货吗");
    }

    @Test
    void wordsThatWereNotSentOutliveAReload() {
        Chat chat = Chat.open(home(visitor));
        portal.cut(Portal.Mode.REFUSES_SOCKETS);
        chat.seen(".strip.offline");
        chat.say(QUESTION);
        chat.seen(".bubble.leaving");
        chat.composer().fill("还没写完");

        chat.page().reload();
        chat.page().locator("xiaoer-chat .launcher, xiaoer-chat .panel").first().waitFor();
        if (!chat.composer().isVisible()) {
            chat.page().locator("xiaoer-chat .launcher").click();
        }
        chat.seen(".bubble.leaving");
        assertThat(chat.composer()).hasValue("还没写完");
        portal.cut(Portal.Mode.PASSES);

        chat.buttonIfThere("现在重试");
        chat.row("ai", FACT);
        assertSaidOnce(chat, QUESTION);
    }

    @Test
    void aServerThatStartsAnewIsComeBackToWithNothingLost() {
        Chat chat = Chat.open(home(visitor));
        chat.say(QUESTION);
        chat.row("ai", FACT);

        shop.restart();
        portal.cut(Portal.Mode.PASSES);
        chat.say("可以用什么方式付款？");

        assertSaidOnce(chat, QUESTION, "可以用什么方式付款？");
    }

    /** The browser tells nobody that its line is dead: what is written and not answered for ten seconds does. */
    @Test
    void aLineThatDiedWithoutAWordIsFoundByWhatIsWritten() {
        Page page = visitor.newPage();
        page.clock().install();
        page.navigate(portal.url() + "/");
        Chat chat = Chat.open(page);
        portal.loseWithoutAWord();
        chat.say(QUESTION);
        chat.seen(".bubble.leaving");

        page.clock().fastForward(11_000);

        chat.row("ai", FACT);
        assertSaidOnce(chat, QUESTION);
    }

    @Test
    void aLineThatDiedWithoutAWordIsFoundThoughNobodyWrites() {
        Page page = visitor.newPage();
        page.clock().install();
        page.navigate(portal.url() + "/");
        Chat chat = Chat.open(page);
        JsonNode kept = kept(page);
        portal.loseWithoutAWord();
        assertThat(shop.post(
                                "/api/v1/conversations/"
                                        + kept.path("conversation").asText() + "/messages",
                                Json.object().put("text", QUESTION),
                                kept.path("token").asText())
                        .statusCode())
                .isEqualTo(202);

        page.clock().fastForward(16_000);
        page.clock().fastForward(11_000);

        chat.row("ai", FACT);
        assertSaidOnce(chat, QUESTION);
    }

    /** The console's line, too: an agent who looks at a still desk must not take it for a quiet day. */
    @Test
    void aConsoleWhoseLineDiedWithoutAWordComesBack() {
        Page desk = visitor.newPage();
        desk.clock().install();
        desk.navigate(portal.url() + "/console");
        desk.locator("sign-in input[name=name]").fill("amei");
        desk.locator("sign-in input[name=password]").fill(TestShop.PASSWORD);
        desk.locator("sign-in button[type=submit]").click();
        desk.locator("desk-queue .empty").waitFor();
        portal.loseWithoutAWord();
        try (ShopperClient shopper = ShopperClient.open(shop, "zh-CN")) {
            shopper.said("转人工");

            desk.clock().fastForward(16_000);
            desk.clock().fastForward(11_000);

            desk.locator("desk-queue li[data-conversation='" + shopper.conversation() + "']")
                    .waitFor();
        }
    }

    // ---- sleep -----------------------------------------------------------------------------------------------------

    @Test
    void aPageThatSleptHasWhatItMissedAndNothingTwice() {
        Chat chat = Chat.open(home(visitor));
        chat.say(QUESTION);
        chat.row("ai", FACT);
        JsonNode kept = kept(chat.page());
        CDPSession browser = visitor.newCDPSession(chat.page());

        lifecycle(browser, "frozen");
        assertThat(shop.post(
                                "/api/v1/conversations/"
                                        + kept.path("conversation").asText() + "/messages",
                                Json.object().put("text", "可以用什么方式付款？"),
                                kept.path("token").asText())
                        .statusCode())
                .isEqualTo(202);
        portal.cut(Portal.Mode.PASSES);
        lifecycle(browser, "active");

        chat.row("mine", "可以用什么方式付款？");
        assertSaidOnce(chat, QUESTION, "可以用什么方式付款？");
    }

    private static void lifecycle(CDPSession browser, String state) {
        JsonObject wish = new JsonObject();
        wish.addProperty("state", state);
        browser.send("Page.setWebLifecycleState", wish);
    }

    @Test
    void aTypingSignWhoseEndWasLostGoesByItself() {
        Page page = visitor.newPage();
        page.clock().install();
        page.navigate(portal.url() + "/");
        Chat chat = Chat.open(page);
        chat.say("转人工");
        chat.row("mine", "转人工");
        String id = kept(page).path("conversation").asText();
        try (AgentClient amei = new AgentClient(shop, "amei")) {
            amei.ask("claim", id, amei.queued(id).path("epoch").asLong());
            amei.stream()
                    .send(Json.object()
                            .put("type", "typing")
                            .put("conversation", id)
                            .put("on", true)
                            .toString());
            page.getByText("正在输入").first().waitFor();
        }

        page.clock().fastForward(31_000);

        assertThat(page.getByText("正在输入")).hasCount(0);
    }

    // ---- eyes and hands --------------------------------------------------------------------------------------------

    /** A window of 1280 x 1024, looked at twice and four times as large (WCAG 1.4.10). */
    @ParameterizedTest
    @CsvSource({"640,512", "320,256"})
    void enlargedItFlowsAnewAndIsNeverWiderThanTheWindow(int width, int height) {
        try (BrowserContext near = visitor(width, height)) {
            Chat chat = Chat.open(home(near));
            chat.say("XE2026110002 5678 到哪了");
            chat.seen(".card.order");

            assertThat(chat.page().evaluate("""
                                    () => {
                                      const chat = document.querySelector('xiaoer-chat').shadowRoot;
                                      const wide = [...chat.querySelectorAll('.panel, .log, .card, .composer')]
                                        .filter((part) => part.scrollWidth > part.clientWidth + 1 || part.getBoundingClientRect().right > innerWidth + 1);
                                      return document.documentElement.scrollWidth <= innerWidth ? wide.map((part) => part.className) : ['document'];
                                    }
                                    """)).isEqualTo(List.of());
            chat.composer().scrollIntoViewIfNeeded();
            assertThat(chat.composer()).isInViewport();
            assertThat(Browsers.barriers(chat.page())).isEmpty();
            Browsers.picture(chat.page(), "widget-enlarged-" + width);
        }
    }

    @Test
    void whoWantsNoMotionSeesNone() {
        Chat chat = Chat.open(home(visitor));
        chat.say(QUESTION);
        chat.seen(".row.mine");

        assertThat(chat.page().evaluate("""
                                () => document.querySelector('xiaoer-chat').shadowRoot.getAnimations()
                                  .filter((one) => one.playState === 'running' && one.effect.getComputedTiming().activeDuration > 10)
                                  .map((one) => one.animationName ?? one.transitionProperty)
                                """)).isEqualTo(List.of());
    }
}
