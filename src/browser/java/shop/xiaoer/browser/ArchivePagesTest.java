package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.browser.StaffPage.Tongue;

/** A chat is closed with its tags, found again, and read without being taken. */
@AtTheShop
class ArchivePagesTest {
    private final Shop shop;

    ArchivePagesTest(Shop shop) {
        this.shop = shop;
    }

    @ParameterizedTest
    @EnumSource
    void aClosedChatIsFoundByItsWordsAndItsTag(Tongue tongue) throws InterruptedException {
        String code = UUID.randomUUID().toString().substring(0, 8);
        String tag = tongue.of("漏发", "missing part ") + code.substring(0, 4);
        ConsolePagesShopper shopper = shop.shopper(tongue.locale);
        shopper.say(tongue.of("杯盖的编号是" + code, "The lid has the number " + code));
        shopper.awaitAnswer();
        shopper.say(tongue.of("转人工", "I want to talk to a person"));
        try (StaffPage console = shop.console(tongue)) {
            console.page
                    .locator("desk-queue li[data-conversation='" + shopper.conversation + "'] button.main")
                    .click();
            console.page.locator("desk-chat header button.stop").click();
            console.page.locator("dialog input[name=words]").fill(tag);
            console.look("close-with-tags");
            console.page.locator("dialog button[type=submit]").click();
            assertThat(console.page.locator("desk-side .tags")).containsText(tag);
        }
        try (StaffPage console = shop.console(tongue)) {
            console.seen("desk-queue .empty, desk-queue .queue");
            console.page.keyboard().press("f");
            Locator words = console.page.locator("desk-find .find-words");
            assertThat(words).isFocused();
            words.fill(code);
            words.press("Enter");
            Locator found = console.page.locator("desk-find .talks > li");
            assertThat(found).hasCount(1);
            assertThat(found).containsText(tag);
            found.locator("button.chat").click();
            assertThat(console.page.locator("desk-chat .takeover")).containsText(tongue.of("只读", "Read only"));
            assertThat(console.page.locator("desk-log .bubble.from-shopper").first())
                    .containsText(code);
            assertThat(console.page.locator("desk-composer")).isHidden();
            console.look("found");
            words.fill("no such words " + code);
            words.press("Enter");
            assertThat(console.page.locator("desk-find .empty")).isVisible();
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePhoneHasTheSearchToo(Tongue tongue) {
        try (StaffPage console = shop.darkPhone(tongue, "console")) {
            console.signIn(tongue.agent);
            console.page.locator("button.open-find").click();
            console.page.locator("desk-find details summary").click();
            console.look("phone-find");
        }
    }
}
