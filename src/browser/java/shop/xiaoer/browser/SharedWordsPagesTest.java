package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.browser.StaffPage.Tongue;

/** What everybody at the desk shares, kept in the office by the demo shop's supervisor: replies and tags. */
@AtTheShop
class SharedWordsPagesTest {
    private final Shop shop;

    SharedWordsPagesTest(Shop shop) {
        this.shop = shop;
    }

    private StaffPage section(Tongue tongue, String name) {
        StaffPage office = shop.office(tongue, "xiaozhu");
        office.page.locator("a[href='#" + name + "']").click();
        return office;
    }

    @ParameterizedTest
    @EnumSource
    void aSupervisorWritesChangesAndRemovesAReplyOfEverybodys(Tongue tongue) {
        String shortcut = "o" + UUID.randomUUID().toString().substring(0, 6);
        try (StaffPage office = section(tongue, "replies")) {
            assertThat(office.page.locator("shared-replies")).containsText("/invoice");
            office.look("replies");
            office.page.locator("shared-replies button.add").click();
            office.page.locator("dialog input[name=shortcut]").fill(shortcut);
            office.page.locator("dialog textarea[name=zh]").fill("{wrong}");
            office.page.locator("dialog button[type=submit]").click();
            assertThat(office.page.locator("dialog [role=alert]")).containsText("{wrong}");
            office.page.locator("dialog textarea[name=zh]").fill("您好，{shopper}");
            office.page.locator("dialog textarea[name=en]").fill("Hello {shopper}");
            office.look("reply-form");
            office.page.locator("dialog button[type=submit]").click();
            assertThat(office.page.locator("dialog")).hasCount(0);

            office.page.locator(".find-reply").fill(shortcut);
            Locator line = office.page.locator("shared-replies .office-list li");
            assertThat(line).hasCount(1);
            assertThat(line).containsText("Hello {shopper}");
            line.locator("button").first().click();
            office.page.locator("dialog textarea[name=en]").fill("Dear {shopper}");
            office.page.locator("dialog button[type=submit]").click();
            assertThat(line).containsText("Dear {shopper}");
            line.locator("button.danger").click();
            assertThat(line).hasCount(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSupervisorKeepsTheListOfTags(Tongue tongue) {
        String name = "t" + UUID.randomUUID().toString().substring(0, 6);
        try (StaffPage office = section(tongue, "tags")) {
            assertThat(office.page.locator("tag-list")).containsText("催发货");
            office.page.locator("tag-list input").fill(name);
            office.page.locator("tag-list button[type=submit]").click();
            Locator line = office.page.locator(".tag-list li").filter(new Locator.FilterOptions().setHasText(name));
            assertThat(line).hasCount(1);
            office.look("tags");
            line.locator("button").click();
            assertThat(line).hasCount(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAgentFindsNeitherInTheOffice(Tongue tongue) {
        try (StaffPage office = shop.office(tongue, tongue.agent)) {
            assertThat(office.page.locator("a[href='#products']")).isVisible();
            assertThat(office.page.locator("a[href='#replies']")).hasCount(0);
            assertThat(office.page.locator("a[href='#tags']")).hasCount(0);
        }
    }
}
