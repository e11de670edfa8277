package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The widget on a shop's own page, on another site: the page cannot break it, and it leaves the page as it is. */
@AtTheShop
class HostPagesTest {
    private static final String QUESTION = "云朵保温杯是什么材质？";
    private static final String FACT = "316";

    private final Shop shop;
    private final String url;

    HostPagesTest(Shop shop) {
        this.shop = shop;
        url = shop.url();
    }

    @BeforeAll
    void isLetIn() {
        Skip.unless(HostPage.isLetIn(url), "the server does not name " + HostPage.ORIGIN + " in XIAOER_ORIGINS");
    }

    private BrowserContext visitor() {
        return shop.visitor("zh-CN", ColorScheme.LIGHT, 1280, 800);
    }

    @Test
    void theStrictestPolicyLetsItWork() {
        try (HostPage host = new HostPage(url).strict();
                BrowserContext visitor = visitor()) {
            Chat chat = Chat.open(host.open(visitor));
            chat.say(QUESTION);
            chat.row("ai", FACT);
            chat.page().evaluate("() => document.querySelector('xiaoer-chat').setAttribute('accent', '#7a1f3d')");
            chat.page().setViewportSize(400, 700);
            Browsers.picture(chat.page(), "host-strict");
            assertThat(host.faults()).isEmpty();
        }
    }

    @Test
    void thePageOfTheDocumentRunsAsItStandsThere() throws IOException {
        String html = block("html").replace("https://chat.example", url);
        try (HostPage host = new HostPage(url).strict().html(html, block("js"));
                BrowserContext visitor = visitor()) {
            Page page = host.open(visitor);
            page.locator("#ask").click();
            Chat chat = new Chat(page);
            chat.seen(".row.ai");
            assertThat(chat.composer()).hasValue("有货吗？");
            assertThat(chat.all(".about")).containsText("云朵保温杯");
            chat.composer().press("Enter");
            chat.row("mine", "有货吗？");
            assertThat(host.faults()).isEmpty();
        }
    }

    private static String block(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs", "embed.md")));
        assertThat(block.find()).as("a block of " + language).isTrue();
        return block.group(1);
    }

    /** How it stands on a page without rules is how it must stand on each of these. What bends its parents bends it too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "* { all: unset !important; display: block }",
                "body * { display: inline-block !important; position: static !important; visibility: hidden !important; opacity: 0 !important; transform: scale(2) !important; z-index: -1 !important; inset: 0 !important; float: left !important }",
                "div, section, button, p, textarea { position: absolute !important; color: red !important; width: 7px !important; margin: 50px !important; font-size: 99px !important }",
                "html { font-size: 60px; font-family: cursive; line-height: 4; letter-spacing: 1em; text-transform: uppercase; word-spacing: 2em; text-align: right; color: red; cursor: wait; user-select: none; text-indent: 5em; white-space: pre }",
                "html { direction: rtl } body { direction: rtl; unicode-bidi: bidi-override } xiaoer-chat { direction: rtl !important }",
                "* { --accent: red !important; --surface: red !important; --ink: red; --ground: red !important; --line: 9px !important; --motion: 9s !important }",
                "body *, body ::before, body ::after { animation: none !important; transition: all 9s !important; box-sizing: content-box !important; filter: blur(9px) !important }"
            })
    void noRuleOfThePageBreaksIt(String rules) {
        Map<String, Object> plain = measures("");
        assertThat(measures(rules)).isEqualTo(plain);
    }

    private Map<String, Object> measures(String rules) {
        try (HostPage host = new HostPage(url).style("body { margin: 0 } main { display: block } " + rules);
                BrowserContext visitor = visitor()) {
            Page page = host.open(visitor);
            Locator launcher = page.locator("xiaoer-chat .launcher");
            BoundingBox button = launcher.boundingBox();
            launcher.click();
            Chat chat = new Chat(page);
            chat.seen(".row.ai");
            BoundingBox panel = chat.all(".panel").boundingBox();
            if (!rules.isEmpty()) {
                Browsers.picture(page, "host-rules-" + Integer.toHexString(rules.hashCode()));
            }
            return Map.of(
                    "button", List.of(button.x, button.y, button.width, button.height),
                    "panel", List.of(panel.x, panel.y, panel.width, panel.height),
                    "looks", page.evaluate(LOOKS));
        }
    }

    /** What a reader would notice, of all that is drawn. */
    private static final String LOOKS = """
            () => {
              const names = ['color', 'backgroundColor', 'fontSize', 'fontFamily', 'lineHeight', 'direction', 'letterSpacing', 'wordSpacing',
                'textTransform', 'textAlign', 'textIndent', 'whiteSpace', 'opacity', 'visibility', 'cursor', 'position', 'width', 'height', 'filter', 'unicodeBidi', 'userSelect'];
              const root = document.querySelector('xiaoer-chat').shadowRoot;
              const all = [root.host, ...root.querySelectorAll('.panel, .panel h2, .panel button, .panel textarea, .bubble, .who, .launcher, .head, .foot')];
              return all.map((each) => `${each.tagName}.${each.className} ${names.map((name) => getComputedStyle(each)[name]).join('|')}`);
            }""";

    @Test
    void thePageStaysAsItWas() {
        try (HostPage host = new HostPage(url).style("main { padding: 20px }");
                BrowserContext visitor = visitor()) {
            visitor.addInitScript("""
                    window.before = new Set(Object.getOwnPropertyNames(window));
                    window.shift = [];
                    const moved = (entry) => entry.sources.map(({ node, previousRect, currentRect }) => `${node?.nodeName}.${node?.className} ${JSON.stringify(previousRect)} -> ${JSON.stringify(currentRect)}`);
                    new PerformanceObserver((list) => list.getEntries().forEach((entry) => entry.hadRecentInput || window.shift.push(...moved(entry)))).observe({ type: 'layout-shift', buffered: true });
                    """);
            Page page = host.open(visitor);
            String look =
                    "() => [...document.querySelectorAll('html, head, body, main, main *')].map((each) => `${each.tagName} ${JSON.stringify(each.getBoundingClientRect())} ${getComputedStyle(each).cssText} ${each.getAttribute('style')} ${each.className}`)";
            page.locator("xiaoer-chat .launcher").waitFor();
            Object before = page.evaluate(look);
            Object children = page.evaluate("() => document.head.children.length + document.body.children.length");
            Chat chat = Chat.open(page);
            chat.say(QUESTION);
            chat.row("ai", FACT);
            assertThat(page.evaluate(look)).isEqualTo(before);
            chat.composer().press("Escape");
            assertThat(page.locator("xiaoer-chat .launcher")).isFocused();
            assertThat(page.evaluate(look)).isEqualTo(before);
            assertThat(page.evaluate("() => document.head.children.length + document.body.children.length"))
                    .isEqualTo(children);
            assertThat(page.evaluate("() => document.adoptedStyleSheets.length"))
                    .isEqualTo(0);
            assertThat(
                            page.evaluate(
                                    "() => Object.getOwnPropertyNames(window).filter((name) => !window.before.has(name) && !['before', 'shift'].includes(name))"))
                    .as("names that it left on the window")
                    .isEqualTo(List.of());
            assertThat(page.evaluate("() => window.shift"))
                    .as("what moved by itself")
                    .isEqualTo(List.of());
        }
    }

    @Test
    void aBrowserThatKeepsNothingTalksAllTheSame() {
        try (HostPage host = new HostPage(url);
                BrowserContext visitor = visitor()) {
            visitor.addInitScript("""
                    const no = () => { throw new DOMException('no storage here', 'SecurityError'); };
                    Object.defineProperty(window, 'indexedDB', { get: no });
                    Object.defineProperty(window, 'localStorage', { get: no });
                    Object.defineProperty(window, 'sessionStorage', { get: no });
                    """);
            Chat chat = Chat.open(host.open(visitor));
            chat.say(QUESTION);
            chat.row("ai", FACT);
            visitor.setOffline(true);
            chat.seen(".strip.offline");
            chat.say("有货吗");
            visitor.setOffline(false);
            chat.gone(".strip.offline");
            assertThat(chat.mine()).containsExactly(QUESTION, "有货吗");
            assertThat(host.faults()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }",
                "const add = IDBDatabase.prototype.transaction; IDBDatabase.prototype.transaction = function (...given) { const made = add.apply(this, given); if (given[1] === 'readwrite') setTimeout(() => { try { made.abort(); } catch {} }); return made; }",
                "IDBFactory.prototype.open = () => { const request = new EventTarget(); setTimeout(() => request.onerror?.()); return request; }",
                "IDBFactory.prototype.open = () => new EventTarget()",
                "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
            })
    void aBrowserThatIsFullLosesNothingThatIsWritten(String fault) {
        try (HostPage host = new HostPage(url);
                BrowserContext visitor = visitor()) {
            visitor.addInitScript(fault);
            Chat chat = Chat.open(host.open(visitor));
            chat.say(QUESTION);
            chat.row("ai", FACT);
            visitor.setOffline(true);
            chat.seen(".strip.offline");
            chat.say("有货吗");
            chat.say("多少钱");
            chat.seen(".leaving");
            visitor.setOffline(false);
            chat.gone(".strip.offline");
            assertThat(chat.mine()).containsExactly(QUESTION, "有货吗", "多少钱");
            assertThat(host.faults()).isEmpty();
        }
    }
}
