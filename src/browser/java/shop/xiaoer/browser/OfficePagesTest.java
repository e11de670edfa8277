package shop.xiaoer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.browser.StaffPage.Tongue;

/** The back office and the API pages, in both languages, each with its picture and its scan. */
@AtTheShop
class OfficePagesTest {
    private static final List<String> SECTIONS =
            List.of("service", "hours", "entrances", "skills", "replies", "tags", "accounts", "keys", "trail");

    private final Shop shop;

    OfficePagesTest(Shop shop) {
        this.shop = shop;
    }

    @ParameterizedTest
    @EnumSource
    void anAdminSeesTheStateOfEachPart(Tongue tongue) {
        try (StaffPage office = shop.office(tongue, "admin")) {
            assertThat(office.page.locator(".parts")).containsText(tongue.of("知识库", "Knowledge base"));
            assertThat(office.page.locator(".parts")).containsText(tongue.of("语言模型", "Language model"));
            office.look("health");
            office.page.locator("a[href='#account']").click();
            office.seen("password-form input");
            office.look("account");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMerchantChangesAPriceAndPutsItBack(Tongue tongue) {
        try (StaffPage office = products(tongue, "laowang")) {
            Locator row = office.page.locator(".product-table tbody tr").filter(withText("P1001"));
            change(row, "89.00");
            assertThat(row).containsText("¥89");
            change(row, "88.00");
            assertThat(row).containsText("¥88");
            row.getByRole(AriaRole.BUTTON).click();
            row.locator(".edit-price").fill("8,8");
            row.locator("button.main").click();
            assertThat(row.locator("[role=alert]"))
                    .hasText(tongue.of("价格请写成 88 或 88.00。", "Write the price as 88 or 88.00."));
            office.look("products");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAgentReadsTheProductsAndChangesNone(Tongue tongue) {
        try (StaffPage office = products(tongue, tongue.agent)) {
            assertThat(office.page.locator("product-table tbody button")).hasCount(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPhoneInTheDarkShowsProductsAsCards(Tongue tongue) {
        try (StaffPage office = shop.darkPhone(tongue, "office")) {
            office.signIn("laowang");
            office.look("phone-health");
            office.page.locator("a[href='#products']").click();
            office.seen(".product-table tbody tr");
            office.look("phone-products");
            Locator row = office.page.locator(".product-table tbody tr").filter(withText("P1001"));
            row.scrollIntoViewIfNeeded();
            row.getByRole(AriaRole.BUTTON).click();
            row.locator(".edit-stock").fill("77");
            office.keepsInSightWhile(() -> row.locator("button.main").click());
            office.look("phone-notice");
            row.getByRole(AriaRole.BUTTON).click();
            row.locator(".edit-stock").fill("120");
            row.locator("button.main").click();
            assertThat(row.locator(".edit-stock")).isHidden();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theApiIsReadWithoutSigningIn(Tongue tongue) {
        try (StaffPage docs = shop.page(tongue, "docs")) {
            Locator login = docs.page
                    .locator("api-operation")
                    .filter(withText("/api/v1/login"))
                    .first();
            login.locator("summary").click();
            assertThat(login.locator(".fields").first()).containsText("password");
            assertThat(docs.page
                            .locator("api-channel")
                            .filter(withText("/ws/chat"))
                            .first())
                    .containsText("hello");
            docs.look("reference");
            docs.page.locator("input[type=search]").fill("no such words anywhere");
            assertThat(docs.page.locator("api-operation")).hasCount(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMerchantReadsWhoDidWhat(Tongue tongue) {
        try (StaffPage office = section(tongue, "trail", "laowang")) {
            assertThat(office.page.locator(".trail li").first()).containsText(tongue.of("登录", "Signed in"));
            office.page.locator("audit-trail input[name=actor]").fill("nobody-of-that-name");
            office.page.locator("audit-trail input[name=actor]").press("Enter");
            assertThat(office.page.locator("audit-trail .empty"))
                    .containsText(tongue.of("还没有这样的记录", "No such entry yet"));
            office.page.locator("audit-trail input[name=actor]").fill("");
            office.page.locator("audit-trail select").selectOption("signIn");
            office.seen(".trail li");
            office.look("trail");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMerchantMakesAnAccountWhoseOwnerChoosesAPassword(Tongue tongue) {
        String name = "page-" + tongue.locale.substring(0, 2);
        String password;
        try (StaffPage office = section(tongue, "accounts", "laowang")) {
            office.seen("account-list li");
            office.page.locator("account-list .add").click();
            office.page.locator("dialog input[name=name]").fill(name);
            office.page.locator("dialog input[name=displayName]").fill(tongue.of("新同事", "New colleague"));
            office.look("accounts-add");
            office.page.locator("dialog button.main").click();
            password = office.seen("dialog .secret").textContent();
            office.look("accounts-first-password");
            office.page.locator("dialog button.main").click();
            Locator line = office.page.locator("account-list li").filter(withText(name));
            assertThat(line).containsText(tongue.of("还没改初始密码", "First password not changed yet"));
            line.getByRole(AriaRole.BUTTON).click();
            line.locator("input[name=skills]").fill("care, returns");
            office.look("accounts");
            line.locator("form button.main").click();
            assertThat(line.locator("form")).hasCount(0);
        }
        try (StaffPage console = shop.page(tongue, "console")) {
            console.page.locator("sign-in input[name=name]").fill(name);
            console.page.locator("sign-in input[name=password]").fill(password);
            console.page.locator("sign-in button[type=submit]").click();
            console.page.locator("sign-in input[name=new]").fill("own-password-2026");
            console.page.locator("sign-in input[name=again]").fill("own-password-2026");
            console.look("first-password");
            console.page.locator("sign-in button[type=submit]").click();
            console.seen(".bar .who");
        }
        try (StaffPage office = section(tongue, "accounts", "laowang")) {
            Locator line = office.page.locator("account-list li").filter(withText(name));
            line.getByRole(AriaRole.BUTTON).click();
            line.locator("button.stop").click();
            office.page.locator("dialog button.stop").click();
            assertThat(line.first()).containsText(tongue.of("已停用", "Closed"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMerchantMakesAKeyThatIsShownOnceAndRevokesIt(Tongue tongue) {
        String name = "renderer " + tongue;
        try (StaffPage office = section(tongue, "keys", "laowang")) {
            office.page.locator("key-list .add").click();
            office.page.locator("dialog input[name=name]").fill(name);
            office.page.locator("dialog button.main").click();
            assertThat(office.page.locator("dialog [role=alert]"))
                    .hasText(tongue.of("至少选一项权限。", "Tick one right at least."));
            office.page.locator("dialog input[value='room:drive']").check();
            office.look("keys-add");
            office.page.locator("dialog button.main").click();
            assertThat(office.page.locator("dialog .secret")).containsText("xk_");
            office.page.locator("dialog button.main").click();
            Locator line = office.page.locator("key-list li").filter(withText(name));
            assertThat(line).containsText(tongue.of("还没用过", "never used"));
            office.look("keys");
            line.getByRole(AriaRole.BUTTON).click();
            office.page.locator("dialog button.stop").click();
            assertThat(line).hasCount(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMerchantSetsTheHoursAndTakesThemBack(Tongue tongue) {
        try (StaffPage office = section(tongue, "hours", "laowang")) {
            office.page.locator("hours-form input[name=monday]").fill("9:00到21点");
            office.page.locator("hours-form button.main").click();
            assertThat(office.page.locator("hours-form [role=alert]")).containsText(tongue.of("读不懂", "cannot be read"));
            for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")) {
                office.page.locator("hours-form input[name=" + day + "]").fill("");
            }
            assertThat(office.page.locator("hours-form .preview"))
                    .containsText(tongue.of("两个月内都没有安排", "not planned for two months"));
            office.page.locator("hours-form .add-holiday").click();
            office.look("hours");
            office.page.locator("hours-form .holiday button").last().click();
            office.page.locator("hours-form button.main").click();
            office.page.locator("hours-form button.clear").click();
            assertThat(office.page.locator("hours-form"))
                    .containsText(tongue.of("用的是文件", "of the file hours.yaml are in use"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMerchantClosesAnEntranceAndOpensItAgain(Tongue tongue) {
        try (StaffPage office = section(tongue, "entrances", "laowang")) {
            Locator line =
                    office.page.locator("entrance-switches li").filter(withText(tongue.of("价保", "Price protection")));
            line.getByRole(AriaRole.SWITCH).uncheck();
            assertThat(line.locator(".chip")).hasText(tongue.of("关着", "Closed"));
            line.locator("input[name=zh]").fill("价保这周暂停。");
            line.locator("input[name=en]").fill("");
            line.locator("form button").click();
            assertThat(line.locator("[role=alert]")).containsText("en");
            line.locator("input[name=en]").fill("Price protection rests this week.");
            line.locator("form button").click();
            assertThat(line.locator("[role=alert]")).isEmpty();
            office.look("entrances");
            line.getByRole(AriaRole.SWITCH).check();
            assertThat(line.locator("form")).hasCount(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMerchantSaysWhichReasonAsksForWhichSkill(Tongue tongue) {
        try (StaffPage office = section(tongue, "skills", "laowang")) {
            office.page.locator("skill-plan input[name=skills]").fill("care, returns");
            office.page.locator("skill-plan select[name=policy]").selectOption("returns");
            office.page.locator("skill-plan button.main").click();
            assertThat(office.page.locator("skill-plan li").filter(withText("returns")))
                    .hasCount(1);
            office.look("skills");
            office.page.locator("skill-plan button.clear").click();
            assertThat(office.page.locator("skill-plan button.clear")).hasCount(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPhoneInTheDarkHasTheSectionsOfTheMerchant(Tongue tongue) {
        try (StaffPage office = shop.darkPhone(tongue, "office")) {
            office.signIn("laowang");
            for (String section : SECTIONS) {
                office.page.locator("a[href='#" + section + "']").click();
                office.seen("main .office-list li, main .empty, main .hours-days, main .tiles");
                office.look("phone-" + section);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMerchantSeesHowLongShoppersWaitedForTheFirstHumanWord(Tongue tongue) throws Exception {
        shop.shopper(tongue.locale).say(tongue.of("转人工", "talk to a person"));
        try (StaffPage office = section(tongue, "service", "laowang")) {
            assertThat(office.page.locator(".tile.head")).containsText(tongue.of("第一句话", "first human word"));
            assertThat(office.page.locator(".report-table tbody"))
                    .containsText(tongue.of("顾客要找人", "Asked for a person"));
            office.look("service");
            Download file = office.page.waitForDownload(
                    () -> office.page.locator(".report-head button").click());
            assertThat(file.suggestedFilename()).startsWith("service-").endsWith(".csv");
        }
    }

    private StaffPage section(Tongue tongue, String section, String account) {
        StaffPage office = shop.office(tongue, account);
        office.page.locator("a[href='#" + section + "']").click();
        return office;
    }

    private StaffPage products(Tongue tongue, String account) {
        StaffPage office = shop.office(tongue, account);
        office.page.locator("a[href='#products']").click();
        office.seen(".product-table tbody tr");
        return office;
    }

    private static void change(Locator row, String price) {
        row.locator("button").click();
        row.locator(".edit-price").fill(price);
        row.locator(".edit-price").press("Enter");
        assertThat(row.locator(".edit-price")).isHidden();
    }

    private static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
