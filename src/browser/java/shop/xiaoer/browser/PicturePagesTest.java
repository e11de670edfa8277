package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.browser.StaffPage.Tongue;
import shop.xiaoer.journey.testing.Pictures;

/** A picture's way from the shopper's page to the agent's, in both languages. */
@AtTheShop
class PicturePagesTest {
    private final Shop shop;

    PicturePagesTest(Shop shop) {
        this.shop = shop;
    }

    @ParameterizedTest
    @EnumSource
    void aPictureIsChosenSeenSentAndOpenedByTheAgent(Tongue tongue) {
        try (BrowserContext visitor = shop.visitor(tongue.locale, ColorScheme.LIGHT, 1280, 800)) {
            List<String> faults = new ArrayList<>();
            Page page = visitor.newPage();
            page.onPageError(faults::add);
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    faults.add(message.text());
                }
            });
            page.navigate(shop.url() + "/");
            Chat chat = Chat.open(page);
            Locator file = chat.all(".composer input[type=file]");

            file.setInputFiles(new FilePayload("cup.png", "image/png", "no picture".getBytes(StandardCharsets.UTF_8)));
            assertThat(chat.seen(".thumb.failed")).containsText(tongue.of("只能发", "Only JPG"));
            Browsers.picture(page, "picture-refused-" + tongue.locale);
            assertThat(Browsers.barriers(page)).isEmpty();
            chat.all(".thumb .icon-button").click();
            assertThat(chat.all(".thumb")).hasCount(0);

            file.setInputFiles(new FilePayload("cup.png", "image/png", Pictures.png()));
            assertThat(chat.seen(".thumb img")).isVisible();
            assertThat(chat.all(".thumb progress")).isHidden();
            assertThat(chat.all(".composer .send")).hasAttribute("aria-disabled", "false");
            Browsers.picture(page, "picture-preview-" + tongue.locale);
            assertThat(Browsers.barriers(page)).isEmpty();
            chat.say(tongue.of("收到的杯子裂了", "The cup that came is cracked"));
            Locator sent = chat.seen(".row.mine .attachment img");
            assertThat(sent).isVisible();
            assertThat(chat.all(".thumb")).hasCount(0);
            Browsers.picture(page, "picture-sent-" + tongue.locale);
            assertThat(Browsers.barriers(page)).isEmpty();

            // What is broken may have called a person already.
            if (!"true".equals(chat.all(".call").getAttribute("aria-disabled"))) {
                chat.all(".call").click();
            }
            seenAndAnsweredByTheAgent(tongue, chat, conversation(page));
            assertThat(faults).isEmpty();
        }
    }

    private String conversation(Page page) {
        return (String) page.evaluate("() => JSON.parse(Object.entries(localStorage)"
                + ".find(([key]) => key.startsWith('xiaoer:'))[1]).conversation");
    }

    private void seenAndAnsweredByTheAgent(Tongue tongue, Chat chat, String conversation) {
        try (StaffPage console = shop.console(tongue)) {
            console.page
                    .locator("desk-queue li[data-conversation='" + conversation + "'] button.main")
                    .click();
            Locator small = console.seen("desk-log shop-picture .picture img");
            assertThat(small).isVisible();
            console.look("picture");
            console.page.locator("desk-log shop-picture .picture").click();
            assertThat(console.page.locator("dialog.picture-large img")).isVisible();
            console.look("picture-large");
            console.page.keyboard().press("Escape");
            assertThat(console.page.locator("dialog.picture-large")).hasCount(0);
            answered(tongue, console, chat);
        }
    }

    private static void answered(Tongue tongue, StaffPage console, Chat chat) {
        Locator files = console.page.locator("desk-composer .picture-files");
        Locator tray = console.page.locator("desk-composer .tray li");
        Locator send = console.page.locator("desk-composer button[type=submit]");
        files.setInputFiles(new FilePayload("cup.gif", "image/gif", Pictures.png()));
        assertThat(tray).containsText(tongue.of("只能发 JPG", "Only JPG"));
        assertThat(send).isDisabled();
        console.look("picture-refused");
        console.page.locator("desk-composer .detach").click();
        files.setInputFiles(new FilePayload("cup.png", "image/png", "no picture".getBytes(StandardCharsets.UTF_8)));
        assertThat(tray).containsText(tongue.of("只能发 JPG", "Only JPG"));
        console.page.locator("desk-composer .detach").click();
        assertThat(tray).hasCount(0);

        files.setInputFiles(new FilePayload("cup.png", "image/png", Pictures.png()));
        brought(console.page, "paste", "clipboardData");
        brought(console.page, "drop", "dataTransfer");
        assertThat(tray).hasCount(3);
        assertThat(send).isEnabled();
        console.look("picture-reply");
        console.page.locator("desk-composer .detach").first().click();
        send.click();
        assertThat(tray).hasCount(0);
        Locator said =
                console.page.locator("desk-log .bubble.from-agent:not(.unsent)").last();
        assertThat(said).containsText(tongue.of("图片", "Picture"));
        assertThat(said.locator("shop-picture .picture img")).hasCount(2);
        console.look("picture-answered");
        assertThat(chat.all(".row.agent .attachment img")).hasCount(2);
        assertThat(chat.seen(".row.agent .attachment img")).isVisible();
        Browsers.picture(chat.page(), "picture-of-agent-" + tongue.locale);
        assertThat(Browsers.barriers(chat.page())).isEmpty();
    }

    /** A picture comes to the reply as a browser brings it. */
    private static void brought(Page page, String event, String holder) {
        page.locator("desk-composer .reply").evaluate("""
                async (reply, [event, holder]) => {
                  const data = new DataTransfer();
                  const canvas = Object.assign(document.createElement('canvas'), { width: 8, height: 8 });
                  const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
                  data.items.add(new File([blob], 'cup.png', { type: 'image/png' }));
                  const type = event === 'paste' ? ClipboardEvent : DragEvent;
                  reply.dispatchEvent(new type(event, { [holder]: data, bubbles: true, cancelable: true }));
                }""", List.of(event, holder));
    }
}
