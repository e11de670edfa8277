package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.journey.testing.Tokens;

/** Who signs in and out at one browser: each sees her own chat and nobody else's. */
@ExtendWith(OneBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityPagesTest {
    private static final String ONE = "demo-shopper-1";
    private static final String TWO = "demo-shopper-2";

    private final TestShop shop = TestShop.start(Map.of("XIAOER_ORIGINS", HostPage.ORIGIN));
    private final String url = "http://127.0.0.1:" + shop.port();
    private final Browsers browsers;

    IdentityPagesTest(Browsers browsers) {
        this.browsers = browsers;
    }

    @AfterAll
    void closeTheShop() {
        shop.close();
    }

    private static String of(String subject) {
        return Tokens.identity(subject, subject, UUID.randomUUID().toString());
    }

    private BrowserContext visitor() {
        return browsers.visitor("zh-CN", ColorScheme.LIGHT, 1280, 800);
    }

    /** The shop's page tells who the shopper is by now; nobody where she signed out. */
    private static void signs(Page page, @Nullable String identity) {
        page.evaluate(
                "identity => { const chat = document.querySelector('xiaoer-chat'); identity ? chat.setAttribute('identity', identity) : chat.removeAttribute('identity'); }",
                identity);
    }

    private static String conversation(Page page, String subject) {
        return (String) page.evaluate(
                "end => JSON.parse(Object.entries(localStorage).find(([key]) => key.endsWith(end))[1]).conversation",
                subject);
    }

    private boolean isKnown(Page page, String subject) {
        String token = (String) page.evaluate(
                "end => JSON.parse(Object.entries(localStorage).find(([key]) => key.endsWith(end))[1]).token", subject);
        return Json.read(shop.get("/api/v1/conversations/" + conversation(page, subject), token)
                        .body())
                .at("/shopper/known")
                .asBoolean();
    }

    @Test
    void aVisitorsChatBecomesTheShoppersAndNobodyElseSeesIt() {
        try (HostPage host = new HostPage(url);
                BrowserContext visitor = visitor()) {
            Page page = host.open(visitor);
            Chat chat = Chat.open(page);
            chat.say("云朵保温杯是什么材质？");
            chat.row("ai", "316");
            String hers = conversation(page, "");

            signs(page, of(ONE));
            chat.row("mine", "云朵保温杯是什么材质？");
            page.waitForFunction("() => Object.keys(localStorage).some(key => key.endsWith('#demo-shopper-1'))");
            assertThat(conversation(page, "#" + ONE)).isEqualTo(hers);
            assertThat(page.evaluate("() => Object.keys(localStorage).length")).isEqualTo(1);
            assertThat(isKnown(page, "#" + ONE)).isTrue();
            Browsers.picture(page, "identity-joined");
            assertThat(Browsers.barriers(page)).isEmpty();

            signs(page, of(TWO));
            chat.seen(".row.ai");
            assertThat(chat.all(".row.mine")).hasCount(0);
            chat.say("我的快递到哪了");
            chat.row("ai", "SF9876543210987");

            signs(page, null);
            chat.seen(".row.ai");
            assertThat(chat.all(".row.mine")).hasCount(0);
            chat.say("有货吗");
            chat.row("mine", "有货吗");

            // She comes back with a signature of a later page, and what the last visitor said goes along.
            signs(page, of(TWO));
            chat.row("mine", "有货吗");
            assertThat(chat.mine()).containsExactly("有货吗");

            signs(page, of(ONE));
            chat.row("mine", "云朵保温杯是什么材质？");
            assertThat(chat.mine()).containsExactly("云朵保温杯是什么材质？");
            assertThat(host.faults()).isEmpty();
        }
    }

    @Test
    void aPageThatIsSignedFromTheStartTakesTheVisitorsChatAlongInEachTab() {
        try (BrowserContext visitor = visitor()) {
            String hers;
            try (HostPage host = new HostPage(url)) {
                Chat chat = Chat.open(host.open(visitor));
                chat.say("云朵保温杯多少钱？");
                chat.row("ai", "88");
                hers = conversation(chat.page(), "");
            }
            try (HostPage host = new HostPage(url).attributes("identity=\"" + of(ONE) + "\"")) {
                // One page from a cache has one token for both tabs.
                Chat left = Chat.open(host.open(visitor));
                left.row("mine", "云朵保温杯多少钱？");
                Chat right = Chat.open(host.open(visitor));
                right.row("mine", "云朵保温杯多少钱？");
                right.say("有货吗");
                left.row("mine", "有货吗");
                assertThat(conversation(right.page(), "#" + ONE)).isEqualTo(hers);
                assertThat(host.faults()).isEmpty();
            }
        }
    }

    @Test
    void whatOneWroteIsNeverSentAsAnother() {
        try (HostPage host = new HostPage(url).attributes("identity=\"" + of(ONE) + "\"");
                BrowserContext visitor = visitor()) {
            Page page = host.open(visitor);
            Chat chat = Chat.open(page);
            visitor.setOffline(true);
            chat.seen(".strip.offline");
            chat.say("这是我的秘密");
            chat.seen(".leaving");

            signs(page, of(TWO));
            page.waitForCondition(() -> chat.all(".leaving").count() == 0);
            visitor.setOffline(false);
            chat.say("你好");
            chat.row("mine", "你好");
            assertThat(chat.mine()).containsExactly("你好");

            signs(page, of(ONE));
            chat.row("mine", "这是我的秘密");
            assertThat(chat.mine()).containsExactly("这是我的秘密");
        }
    }

    @Test
    void aVisitorWhoProvedHerOrderLeavesNothingToTheNext() {
        try (HostPage host = new HostPage(url);
                BrowserContext visitor = visitor()) {
            Page page = host.open(visitor);
            Chat chat = Chat.open(page);
            chat.say("XE2026110005 1234 到哪了");
            chat.row("ai", "SF9876543210987");

            signs(page, of(ONE));

            page.waitForFunction("() => Object.keys(localStorage).some(key => key.endsWith('#demo-shopper-1'))");
            chat.seen(".row.ai");
            assertThat(chat.all(".row.mine")).hasCount(0);
            assertThat(isKnown(page, "#" + ONE)).isTrue();
            assertThat(page.evaluate("() => Object.keys(localStorage).length")).isEqualTo(1);
        }
    }

    @Test
    void aSignatureThatIsNoGoodLeavesTheVisitorWhereSheWas() {
        try (HostPage host = new HostPage(url);
                BrowserContext visitor = visitor()) {
            Page page = host.open(visitor);
            page.evaluate(
                    "() => document.addEventListener('xiaoer-identityrefused', () => { window.refused = true; })");
            Chat chat = Chat.open(page);
            chat.say("云朵保温杯是什么材质？");
            chat.row("ai", "316");

            signs(page, of(ONE).replaceFirst("....$", "AAAA"));

            page.waitForFunction("() => window.refused");
            chat.row("mine", "云朵保温杯是什么材质？");
            chat.say("有货吗");
            chat.row("mine", "有货吗");
            assertThat(chat.mine()).containsExactly("云朵保温杯是什么材质？", "有货吗");
        }
    }
}
