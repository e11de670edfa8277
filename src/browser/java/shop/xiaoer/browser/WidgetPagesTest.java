package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A shopper's ways through the shop page and its chat, in both languages, each with its picture and its scan. */
@AtTheShop
class WidgetPagesTest {
    /** The words by which a way is walked. */
    enum Shopper {
        ZH("zh-CN", "云朵保温杯是什么材质？", "316", "查物流", "转人工", "云朵保温杯", "问问小二", "暂时连不上店铺系统", "会自动再发", "现在重试"),
        EN(
                "en-US",
                "What is the cloud thermos made of?",
                "316",
                "Track",
                "Talk to a person",
                "cloud thermos",
                "Ask Xiaoer",
                "The shop can’t take messages just now",
                "will be sent by itself",
                "Try now");

        private final String locale;
        private final String question;
        private final String fact;
        private final String track;
        private final String person;
        private final String product;
        private final String ask;
        private final String awayWords;
        private final String heldWords;
        private final String tryNow;

        Shopper(
                String locale,
                String question,
                String fact,
                String track,
                String person,
                String product,
                String ask,
                String awayWords,
                String heldWords,
                String tryNow) {
            this.locale = locale;
            this.question = question;
            this.fact = fact;
            this.track = track;
            this.person = person;
            this.product = product;
            this.ask = ask;
            this.awayWords = awayWords;
            this.heldWords = heldWords;
            this.tryNow = tryNow;
        }

        String picture(String name) {
            return "widget-" + name + "-" + locale;
        }
    }

    private static final Pattern ID = Pattern.compile("\"id\":\"[^\"]+\"");

    private final Shop shop;
    private final String url;

    WidgetPagesTest(Shop shop) {
        this.shop = shop;
        url = shop.url();
    }

    @ParameterizedTest
    @EnumSource
    void aQuestionIsAnsweredWithItsSource(Shopper shopper) {
        visit(shopper, page -> {
            Chat chat = Chat.open(page);
            Browsers.picture(page, shopper.picture("open"));
            assertThat(Browsers.barriers(page)).isEmpty();
            chat.say(shopper.question);
            assertThat(chat.row("ai", shopper.fact).locator(".bubble")).containsText(shopper.fact);
            assertThat(chat.seen(".sources")).containsText(shopper.product);
            Browsers.picture(page, shopper.picture("answer"));
            assertThat(Browsers.barriers(page)).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void anEntranceAsksInAFormAndShowsTheOrder(Shopper shopper) {
        visit(shopper, page -> {
            Chat chat = Chat.open(page);
            chat.button(shopper.track);
            Locator form = chat.seen(".form");
            form.locator("input[name=order]").fill("XE2026110002");
            form.locator("input[name=phoneTail]").fill("5678");
            assertThat(form.locator("input[name=phoneTail]")).hasAttribute("type", "password");
            Browsers.picture(page, shopper.picture("form"));
            form.locator("button[type=submit]").click();
            assertThat(chat.seen(".card.order")).containsText("SF1234567890123");
            assertThat(chat.row("mine", "XE2026110002")).not().containsText("5678");
            Browsers.picture(page, shopper.picture("order"));
            assertThat(Browsers.barriers(page)).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void aPersonIsOneClickAwayAndTheWaitIsShown(Shopper shopper) {
        visit(shopper, page -> {
            Chat chat = Chat.open(page);
            assertThat(chat.all(".call")).hasText(shopper.person);
            chat.all(".call").click();
            chat.seen(".strip.queue");
            assertThat(chat.all(".call")).isVisible();
            assertThat(chat.all(".call")).hasAttribute("aria-disabled", "true");
            Browsers.picture(page, shopper.picture("queue"));
            assertThat(Browsers.barriers(page)).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void aReloadKeepsTheConversation(Shopper shopper) {
        visit(shopper, page -> {
            Chat chat = Chat.open(page);
            chat.say(shopper.question);
            chat.row("ai", shopper.fact);
            page.reload();
            Chat again = Chat.open(page);
            again.row("mine", shopper.question);
            again.row("ai", shopper.fact);
            assertThat(again.mine()).containsExactly(shopper.question);
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenOfflineGoesOutOnceAfterTheReturn(Shopper shopper) {
        visit(shopper, page -> {
            Chat chat = Chat.open(page);
            page.context().setOffline(true);
            chat.seen(".strip.offline");
            chat.say(shopper.question);
            chat.seen(".bubble.leaving");
            Browsers.picture(page, shopper.picture("offline"));
            assertThat(Browsers.barriers(page)).isEmpty();
            page.context().setOffline(false);
            chat.gone(".strip.offline");
            chat.row("ai", shopper.fact);
            assertThat(chat.mine()).containsExactly(shopper.question);
        });
    }

    @ParameterizedTest
    @EnumSource
    void aMessageThatTheShopCannotTakeIsKeptToldAndSent(Shopper shopper) {
        AtomicBoolean away = new AtomicBoolean();
        try (BrowserContext visitor = shop.visitor(shopper.locale, ColorScheme.LIGHT, 1280, 800)) {
            visitor.routeWebSocket(Pattern.compile(".*/ws/chat"), line -> refuseWhile(away, line));
            Chat chat = Chat.open(home(visitor));
            away.set(true);
            chat.say(shopper.question);
            assertThat(chat.seen(".strip.offline")).containsText(shopper.awayWords);
            assertThat(chat.seen(".row.mine .fate")).containsText(shopper.heldWords);
            Browsers.picture(chat.page(), shopper.picture("away"));
            assertThat(Browsers.barriers(chat.page())).isEmpty();
            away.set(false);
            chat.gone(".strip.offline");
            chat.row("ai", shopper.fact);
            assertThat(chat.mine()).containsExactly(shopper.question);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNewVisitorOfAShopThatIsAwayIsToldAndCanWrite(Shopper shopper) {
        AtomicBoolean away = new AtomicBoolean(true);
        try (BrowserContext visitor = shop.visitor(shopper.locale, ColorScheme.LIGHT, 1280, 800)) {
            visitor.routeWebSocket(Pattern.compile(".*/ws/chat"), line -> refuseWhile(away, line));
            Page page = home(visitor);
            page.locator("xiaoer-chat .launcher").click();
            Chat chat = new Chat(page);
            assertThat(chat.seen(".strip.offline")).containsText(shopper.awayWords);
            assertThat(chat.all(".skeleton")).hasCount(0);
            chat.say(shopper.question);
            Browsers.picture(page, shopper.picture("away-new"));
            assertThat(Browsers.barriers(page)).isEmpty();
            assertThat(chat.named(shopper.tryNow).last()).isVisible();
            away.set(false);
            // The chat tries by itself as well, and takes the button away where that comes first.
            chat.buttonIfThere(shopper.tryNow);
            chat.row("ai", shopper.fact);
            chat.gone(".strip.offline");
        }
    }

    /** The server, as long as its database is away: each frame is refused with its own id. */
    private static void refuseWhile(AtomicBoolean away, WebSocketRoute line) {
        WebSocketRoute server = line.connectToServer();
        line.onMessage(frame -> {
            if (!away.get()) {
                server.send(frame.text());
                return;
            }
            Matcher id = ID.matcher(frame.text());
            String named = id.find() ? ", " + id.group() : "";
            line.send("{\"type\": \"problem\", \"code\": \"storeUnavailable\", \"detail\": \"away\"" + named + "}");
        });
    }

    @Test
    void aLongCardIsShownWholeAndTellsItsTimesByTheClockOfTheShop() {
        try (BrowserContext visitor = shop.visitor("zh-CN", ColorScheme.LIGHT, 1440, 900)) {
            Chat chat = Chat.open(home(visitor));
            chat.say("XE2026110002 5678 到哪了");
            Locator card = chat.seen(".card.order");
            assertThat(chat.all(".card.order .steps time").first())
                    .hasText(Pattern.compile("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d$"));
            assertThat(card).containsText(Pattern.compile("^[^¥]*¥\\d[^¥]*$"));
            chat.page().waitForCondition(() -> ends(card) <= ends(chat.all(".log")));
            Browsers.picture(chat.page(), "widget-long-card");
        }
    }

    private static double ends(Locator element) {
        BoundingBox box = element.boundingBox();
        return box.y + box.height;
    }

    @ParameterizedTest
    @EnumSource
    void theShopShowsItsGoodsAndAsksAboutOneOfThem(Shopper shopper) {
        visit(shopper, page -> {
            Browsers.picture(page, shopper.picture("shop"));
            assertThat(Browsers.barriers(page)).isEmpty();
            page.locator(".item a")
                    .filter(new Locator.FilterOptions().setHasText(shopper.product))
                    .click();
            assertThat(page.locator(".product h1")).hasText(shopper.product);
            assertThat(Browsers.barriers(page)).isEmpty();
            page.locator(".ask")
                    .filter(new Locator.FilterOptions().setHasText(shopper.ask))
                    .click();
            assertThat(page.locator("xiaoer-chat .about")).containsText(shopper.product);
            Browsers.picture(page, shopper.picture("product"));
        });
    }

    @Test
    void twoTabsShareOneConversationAndSendEachMessageOnce() {
        try (BrowserContext visitor = shop.visitor("zh-CN", ColorScheme.LIGHT, 1280, 800)) {
            Chat left = Chat.open(home(visitor));
            Chat right = Chat.open(home(visitor));
            left.say(Shopper.ZH.question);
            right.row("mine", Shopper.ZH.question);
            right.row("ai", Shopper.ZH.fact);
            right.say("有货吗");
            left.row("mine", "有货吗");
            assertThat(left.mine()).isEqualTo(right.mine()).containsExactly(Shopper.ZH.question, "有货吗");
        }
    }

    @Test
    void theKeyboardAloneOpensWritesAndCloses() {
        try (BrowserContext visitor = shop.visitor("en-US", ColorScheme.LIGHT, 1280, 800)) {
            Page page = home(visitor);
            page.locator("xiaoer-chat .launcher").focus();
            page.keyboard().press("Enter");
            Chat chat = new Chat(page);
            chat.seen(".row.ai");
            assertThat(chat.composer()).isFocused();
            page.keyboard().type("two");
            page.keyboard().press("Shift+Enter");
            page.keyboard().type("lines");
            page.keyboard().press("Enter");
            chat.row("mine", "two");
            assertThat(chat.mine()).containsExactly("two\nlines");
            page.keyboard().press("Escape");
            assertThat(page.locator("xiaoer-chat .launcher")).isFocused();
        }
    }

    @ParameterizedTest
    @EnumSource
    void narrowAndDarkAreDesignedToo(Shopper shopper) {
        for (int width : List.of(320, 360)) {
            try (BrowserContext visitor = shop.visitor(shopper.locale, ColorScheme.DARK, width, 640)) {
                Page page = home(visitor);
                assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .isEqualTo(true);
                Browsers.picture(page, shopper.picture("shop-dark-" + width));
                assertThat(Browsers.barriers(page)).isEmpty();
                Chat.open(page);
                Browsers.picture(page, shopper.picture("open-dark-" + width));
                assertThat(Browsers.barriers(page)).isEmpty();
            }
        }
    }

    private void visit(Shopper shopper, Consumer<Page> way) {
        try (BrowserContext visitor = shop.visitor(shopper.locale, ColorScheme.LIGHT, 1280, 800)) {
            List<String> faults = new ArrayList<>();
            Page page = home(visitor, faults);
            way.accept(page);
            assertThat(faults).isEmpty();
        }
    }

    private Page home(BrowserContext visitor) {
        return home(visitor, new ArrayList<>());
    }

    private Page home(BrowserContext visitor, List<String> faults) {
        Page page = visitor.newPage();
        page.onPageError(faults::add);
        page.navigate(url + "/");
        page.locator(".item").first().waitFor();
        return page;
    }
}
