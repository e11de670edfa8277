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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.browser.StaffPage.Tongue;
import shop.xiaoer.journey.testing.Pictures;

/** A picture's way from the shopper's page to the agent's, in both languages. */
@ExtendWith(RunningShop.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PicturePagesTest {
    private final ServerUnderTest server;
    private Browsers browsers;

    PicturePagesTest(ServerUnderTest server) {
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

    @ParameterizedTest
    @EnumSource
    void aPictureIsChosenSeenSentAndOpenedByTheAgent(Tongue tongue) {
        try (BrowserContext visitor = browsers.visitor(tongue.locale, ColorScheme.LIGHT, 1280, 800)) {
            List<String> faults = new ArrayList<>();
            Page page = visitor.newPage();
            page.onPageError(faults::add);
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    faults.add(message.text());
                }
            });
            page.navigate(server.url() + "/");
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
            seenByTheAgent(tongue, conversation(page));
            assertThat(faults).isEmpty();
        }
    }

    private String conversation(Page page) {
        return (String) page.evaluate("() => JSON.parse(Object.entries(localStorage)"
                + ".find(([key]) => key.startsWith('xiaoer:'))[1]).conversation");
    }

    private void seenByTheAgent(Tongue tongue, String conversation) {
        try (StaffPage console = StaffPage.wide(browsers, server, tongue, "console")) {
            console.signIn(tongue.agent, server.demoPassword());
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
        }
    }
}
