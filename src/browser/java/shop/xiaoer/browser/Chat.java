package shop.xiaoer.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;

/** The widget as a shopper uses it: opens, writes, reads. Waits for what it names and never for a time. */
record Chat(Page page) {
    static Chat open(Page page) {
        page.locator("xiaoer-chat .launcher").click();
        Chat chat = new Chat(page);
        chat.seen(".row.ai");
        return chat;
    }

    void say(String text) {
        composer().fill(text);
        composer().press("Enter");
    }

    Locator composer() {
        return page.locator("xiaoer-chat .composer textarea");
    }

    Locator all(String selector) {
        return page.locator("xiaoer-chat " + selector);
    }

    /** The newest of these, once it is on screen. */
    Locator seen(String selector) {
        Locator newest = all(selector).last();
        newest.waitFor();
        return newest;
    }

    void gone(String selector) {
        all(selector).first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** The newest row with this text among those of {@code kind}: mine, ai, agent, system. */
    Locator row(String kind, String text) {
        Locator row = all(".row." + kind)
                .filter(new Locator.FilterOptions().setHasText(text))
                .last();
        row.waitFor();
        return row;
    }

    /** What the shopper wrote and the server has, oldest first. */
    List<String> mine() {
        // A message that is on its way stands there as leaving, until its event takes its place.
        PlaywrightAssertions.assertThat(all(".row.mine .leaving")).hasCount(0);
        return all(".row.mine:not(:has(.leaving)) .bubble .prose").allInnerTexts();
    }

    void button(String name) {
        named(name).last().click();
    }

    /** Presses it at once, where it has not gone by itself. */
    void buttonIfThere(String name) {
        named(name).evaluateAll("buttons => buttons.forEach(button => button.click())");
    }

    Locator named(String name) {
        return all("button:visible").filter(new Locator.FilterOptions().setHasText(name));
    }
}
