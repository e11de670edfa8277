package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** A page of the staff in a browser of its own; its faults are collected and end the test. */
final class StaffPage implements AutoCloseable {
    /** Who sits at the page and in which language. */
    enum Tongue {
        ZH("zh-CN", "amei"),
        EN("en-US", "ben");

        final String locale;
        final String agent;

        Tongue(String locale, String agent) {
            this.locale = locale;
            this.agent = agent;
        }

        String of(String zh, String en) {
            return this == ZH ? zh : en;
        }
    }

    /** What lies under the notice and can be pressed. */
    private static final String UNDER_THE_NOTICE = """
            () => {
              const { left, top, right, bottom } = document.querySelector('.notice').getBoundingClientRect();
              const found = new Set();
              for (let x = left; x < right; x += 4) for (let y = top; y < bottom; y += 4) {
                for (const element of document.elementsFromPoint(x, y)) {
                  const pressed = element.closest('button, a, input, select, textarea, summary');
                  if (pressed) found.add(pressed.outerHTML);
                }
              }
              return [...found];
            }""";

    /** Marks what can be pressed now; with the notice there, those of them that it hides. */
    private static final String MARK_IN_SIGHT = """
            () => {
              for (const element of document.querySelectorAll('button, a, input, select, textarea')) {
                const { top, bottom } = element.getBoundingClientRect();
                element.toggleAttribute('data-in-sight', element.checkVisibility() && top >= 0 && bottom <= innerHeight);
              }
            }""";

    private static final String MARKED_AND_HIDDEN = """
            () => {
              const notice = document.querySelector('.notice-place').getBoundingClientRect();
              return [...document.querySelectorAll('[data-in-sight]')]
                .filter((element) => element.checkVisibility() && element.getBoundingClientRect().bottom > notice.top)
                .map((element) => element.outerHTML);
            }""";

    private final BrowserContext visitor;
    private final ServerUnderTest server;
    private final Tongue tongue;
    private final String name;
    private final List<String> faults = new ArrayList<>();
    final Page page;

    StaffPage(BrowserContext visitor, ServerUnderTest server, Tongue tongue, String name) {
        this.visitor = visitor;
        this.server = server;
        this.tongue = tongue;
        this.name = name;
        page = visitor.newPage();
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                faults.add(message.text());
            }
        });
        page.navigate(server.url() + "/" + name);
    }

    /** Signs in and turns the page to the language of the test, whatever the account's is. */
    StaffPage signIn(String account) {
        page.locator("sign-in input[name=name]").fill(account);
        page.locator("sign-in input[name=password]")
                .fill(account.equals("admin") ? server.adminPassword() : server.demoPassword());
        page.locator("sign-in button[type=submit]").click();
        page.locator(".bar .end")
                .getByText(tongue.of("退出", "Sign out"))
                .or(page.locator(".bar .end").getByText(tongue.of("Sign out", "退出")))
                .waitFor();
        if (!tongue.locale.equals(page.locator("html").getAttribute("lang"))) {
            page.locator(".bar .end button[lang]").click();
        }
        assertThat(page.locator("html")).hasAttribute("lang", tongue.locale);
        return this;
    }

    Locator seen(String selector) {
        Locator first = page.locator(selector).first();
        first.waitFor();
        return first;
    }

    /** Keeps a picture, lets the accessibility scan look, and wants nothing wider than the window. */
    void look(String what) {
        Browsers.picture(page, name.replace("/", "-") + "-" + what + "-" + tongue.locale);
        assertThat(Browsers.barriers(page)).isEmpty();
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing is wider than the window")
                .isEqualTo(true);
    }

    /** What has just happened is told where nothing can be pressed. */
    void seesTheNoticeOverNothing() {
        seen(".notice");
        assertThat(page.evaluate(UNDER_THE_NOTICE)).isEqualTo(List.of());
    }

    /** Does something in a page that is longer than the window: its notice hides nothing that was in sight. */
    void keepsInSightWhile(Runnable act) {
        page.evaluate(MARK_IN_SIGHT);
        act.run();
        seen(".notice");
        assertThat(page.evaluate(MARKED_AND_HIDDEN)).isEqualTo(List.of());
    }

    @Override
    public void close() {
        visitor.close();
        assertThat(faults).isEmpty();
    }
}
