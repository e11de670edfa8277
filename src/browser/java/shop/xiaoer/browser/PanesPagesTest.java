package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.browser.StaffPage.Tongue;

/** Several chats at once: side by side where there is room, each with its own draft, the same in every window. */
@ExtendWith(RunningShop.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PanesPagesTest {
    private static final int THREE_COLUMNS = 2300;
    private static final int PHONE = 390;

    private final ServerUnderTest server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Browsers browsers;

    PanesPagesTest(ServerUnderTest server) {
        this.server = server;
    }

    @BeforeAll
    void openBrowser() {
        browsers = Browsers.open();
    }

    @AfterAll
    void closeBrowser() {
        client.close();
        if (browsers != null) {
            browsers.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void threeChatsStandSideBySideAndEachKeepsItsDraft(Tongue tongue) throws InterruptedException {
        List<ConsolePagesShopper> shoppers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ConsolePagesShopper shopper = ConsolePagesShopper.open(server, client, tongue.locale);
            shopper.say(tongue.of("转人工", "I want to talk to a person"));
            shoppers.add(shopper);
        }
        try (StaffPage console = StaffPage.of(THREE_COLUMNS, browsers, server, tongue, "console");
                StaffPage window = StaffPage.of(PHONE, browsers, server, tongue, "console")) {
            console.signIn(tongue.agent, server.demoPassword());
            for (ConsolePagesShopper shopper : shoppers) {
                console.page
                        .locator("desk-queue li[data-conversation='" + shopper.conversation + "'] button.main")
                        .click();
                assertThat(console.page.locator("desk-chat.focused h2")).containsText(shopper.shortName());
            }
            console.page.locator("body").press("Alt+b");
            console.page.locator("body").press("Alt+b");
            Locator panes = console.page.locator("desk-chat.shown");
            assertThat(panes).hasCount(3);
            for (int i = 0; i < 3; i++) {
                panes.nth(i).locator("textarea").fill(tongue.of("草稿 ", "draft ") + i);
            }
            console.look("three-panes");
            assertThat(panes.nth(2).locator("textarea")).isFocused();
            console.page.keyboard().press("Alt+.");
            assertThat(panes.nth(0).locator("textarea")).isFocused();
            console.page.keyboard().press("Alt+,");
            assertThat(panes.nth(2).locator("textarea")).isFocused();
            for (int i = 0; i < 3; i++) {
                assertThat(panes.nth(i).locator("textarea")).hasValue(tongue.of("草稿 ", "draft ") + i);
            }
            console.page.reload();
            assertThat(console.page
                            .locator("desk-mine .preview")
                            .filter(new Locator.FilterOptions().setHasText(tongue.of("草稿", "draft"))))
                    .hasCount(3);

            window.signIn(tongue.agent, server.demoPassword());
            shoppers.forEach(
                    shopper -> assertThat(window.page.locator(mine(shopper))).hasCount(1));
            window.look("phone-of-a-second-window");
            for (ConsolePagesShopper shopper : shoppers) {
                console.page.locator(mine(shopper) + " button.chat").click();
                console.page.locator("desk-chat.focused header button.stop").click();
                console.page.locator("dialog button[type=submit]").click();
                assertThat(console.page.locator(mine(shopper))).hasCount(0);
                assertThat(window.page.locator(mine(shopper))).hasCount(0);
            }
        }
    }

    /** Other chats of the agent may lie there from before. */
    private static String mine(ConsolePagesShopper shopper) {
        return "desk-mine li[data-conversation='" + shopper.conversation + "']";
    }
}
