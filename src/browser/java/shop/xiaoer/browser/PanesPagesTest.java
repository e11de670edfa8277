package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.browser.StaffPage.Tongue;

/** Several chats at once: side by side where there is room, each with its own draft, the same in every window. */
@AtTheShop
class PanesPagesTest {
    private static final int THREE_COLUMNS = 2300;
    private static final int PHONE = 390;

    private final Shop shop;

    PanesPagesTest(Shop shop) {
        this.shop = shop;
    }

    @ParameterizedTest
    @EnumSource
    void threeChatsStandSideBySideAndEachKeepsItsDraft(Tongue tongue) throws InterruptedException {
        List<ConsolePagesShopper> shoppers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ConsolePagesShopper shopper = shop.shopper(tongue.locale);
            shopper.say(tongue.of("转人工", "I want to talk to a person"));
            shoppers.add(shopper);
        }
        try (StaffPage console = shop.page(THREE_COLUMNS, tongue, "console");
                StaffPage window = shop.page(PHONE, tongue, "console")) {
            console.signIn(tongue.agent);
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

            window.signIn(tongue.agent);
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
