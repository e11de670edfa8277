package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;

/** An order with several goods: one of them goes back, or all. */
class ReturnItemsJourneyTest {
    private static final String TWO_GOODS = "XE2026110003";
    private static final Map<String, String> MINE = Map.of("order", TWO_GOODS, "phoneTail", "5678");

    // A shop of its own: the one order within the window is another journey's to return.
    private static final TestShop SHOP = TestShop.start(Map.of());

    @AfterAll
    static void stop() {
        SHOP.close();
    }

    private static JsonNode step(ShopperClient shopper, long after, String step) {
        return shopper.event(
                after, "the step " + step, event -> event.path("step").asText().equals(step));
    }

    private static JsonNode which(ShopperClient shopper) {
        shopper.press("return");
        return step(shopper, shopper.seq(shopper.choose("proof", MINE)), "items");
    }

    @ParameterizedTest
    @CsvSource({"zh, 分格便当盒, 亚麻茶席, 全部都退", "en, divided lunch box, linen tea runner, All of them"})
    void whichGoodsGoBackIsAskedFirst(String language, String first, String second, String all) {
        try (ShopperClient shopper = ShopperClient.open(SHOP, language)) {
            JsonNode which = which(shopper);

            assertThat(which.path("options").findValuesAsText("label")).containsExactly(first, second, all);
            JsonNode why = step(
                    shopper,
                    shopper.seq(shopper.choose(which.at("/options/0/id").asText())),
                    "details");
            assertThat(why.path("text").asText()).contains(first).doesNotContain(second);
            JsonNode confirm = shopper.press(why.at("/form/submit").asText(), Map.of("reason", "noReason"));
            assertThat(confirm.path("text").asText()).contains(first, "68").doesNotContain(second, "146");
            JsonNode other = shopper.ask(second);
            assertThat(other.path("step").asText()).as(other.toString()).isEqualTo("confirm");
            assertThat(other.path("text").asText()).contains(second, "78").doesNotContain(first);
            assertThat(shopper.press("no").path("step").asText()).isEqualTo("ended");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "zh, 分格便当盒, 68",
        "zh, 我只想退便当盒, 68",
        "zh, 茶席不退, 68",
        "zh, 第二个, 78",
        "zh, 亚麻的那个, 78",
        "zh, 都退, 146",
        "en, the lunch box, 68",
        "en, only the lunchbox please, 68",
        "en, the tea runner, 78",
        "en, all of them, 146"
    })
    void anItemMayBeTyped(String language, String said, String refund) {
        try (ShopperClient shopper = ShopperClient.open(SHOP, language)) {
            which(shopper);

            JsonNode why = step(shopper, shopper.said(said), "details");
            JsonNode confirm = shopper.press(why.at("/form/submit").asText(), Map.of("reason", "noReason"));

            assertThat(confirm.path("text").asText()).contains(refund + " CNY");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, return only the lunch box from XE2026110003 5678, lunch box, tea runner",
        "en, XE2026110003 5678 I want to return the tea runner, tea runner, lunch box",
        "zh, XE2026110003 5678 我要退便当盒, 便当盒, 茶席"
    })
    void anItemInTheFirstWordsIsTakenFromThere(String language, String said, String first, String second) {
        try (ShopperClient shopper = ShopperClient.open(SHOP, language)) {
            JsonNode why = step(shopper, shopper.said(said), "details");

            assertThat(why.path("text").asText()).contains(first).doesNotContain(second);
        }
    }

    @ParameterizedTest
    @CsvSource({"zh, 我要退便当盒, 便当盒, 茶席", "en, I want to return the lunch box, lunch box, tea runner"})
    void anItemNamedBeforeTheProofIsRemembered(String language, String said, String first, String second) {
        try (ShopperClient shopper = ShopperClient.open(SHOP, language)) {
            shopper.ask(said);

            JsonNode why = step(shopper, shopper.said("XE2026110003 5678"), "details");

            assertThat(why.path("text").asText()).contains(first).doesNotContain(second);
        }
    }

    @ParameterizedTest
    @CsvSource({"zh, 茶席, 茶席太短了", "en, the tea runner, the tea runner is too short"})
    void aNameIsNeverTakenForAReason(String language, String named, String reason) {
        try (ShopperClient shopper = ShopperClient.open(SHOP, language)) {
            step(
                    shopper,
                    shopper.seq(
                            shopper.choose(which(shopper).at("/options/0/id").asText())),
                    "details");

            JsonNode again = step(shopper, shopper.said(named), "details");
            JsonNode confirm = shopper.ask(reason);

            assertThat(again.at("/form/fields").findValuesAsText("name")).contains("reason");
            assertThat(confirm.path("step").asText()).as(confirm.toString()).isEqualTo("confirm");
            assertThat(confirm.path("text").asText()).contains("78 CNY");
        }
    }

    @Test
    void wordsThatNameNothingAreAskedAboutOnce() {
        try (ShopperClient shopper = ShopperClient.open(SHOP, "zh")) {
            which(shopper);

            JsonNode again = shopper.ask("红色的那个");

            assertThat(again.path("step").asText()).as(again.toString()).isEqualTo("items");
            assertThat(again.path("options").size()).isEqualTo(3);
        }
    }

    @Test
    void theCaseAndTheOrderNameWhatGoesBack() {
        try (TestShop own = TestShop.start(Map.of());
                ShopperClient shopper = ShopperClient.open(own, "zh")) {
            JsonNode which = which(shopper);
            JsonNode why = step(
                    shopper,
                    shopper.seq(shopper.choose(which.at("/options/1/id").asText())),
                    "details");
            shopper.press(why.at("/form/submit").asText(), Map.of("reason", "faulty", "detail", "有线头"));

            long yes = shopper.seq(shopper.choose("yes"));
            JsonNode done = shopper.event(
                    yes,
                    "a case",
                    event -> event.path("card").path("kind").asText().equals("result"));
            assertThat(done.path("card").path("rows").toString())
                    .contains("亚麻茶席", "78 CNY")
                    .doesNotContain("便当盒");

            JsonNode later = shopper.press("return");
            assertThat(later.path("step").asText()).isEqualTo("refused");
            JsonNode order = shopper.kind(later.path("seq").asLong(), "card").path("card");
            assertThat(order.path("rows").toString()).contains("退回商品", "78 CNY");
        }
    }
}
