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

/** What cannot be done is told with its reason and with what can be done instead. */
class RefusalJourneyTest {
    // A shop of its own: another journey's return would change what is refused.
    private static final TestShop SHOP = TestShop.start(Map.of());

    @AfterAll
    static void stop() {
        SHOP.close();
    }

    private static JsonNode refused(ShopperClient shopper, String entrance, String order) {
        shopper.press(entrance);
        JsonNode refused = shopper.press("proof", Map.of("order", order, "phoneTail", "5678"));
        assertThat(refused.path("step").asText()).as(refused.toString()).isEqualTo("refused");
        return refused;
    }

    @ParameterizedTest
    @CsvSource({
        "zh, changeAddress, XE2026110002, 不能再改地址, trackOrder",
        "en, changeAddress, XE2026110002, its address can't be changed any more, trackOrder",
        "zh, urgeShipment, XE2026110003, 不用再催发货, trackOrder",
        "en, urgeShipment, XE2026110003, was delivered on, trackOrder",
        "zh, cancel, XE2026110003, 不能取消了, return",
        "en, exchange, XE2026110002, once it is delivered, trackOrder",
        "zh, exchange, XE2026110001, 签收后才能换货, cancel",
        "en, return, XE2026110001, nothing to send back, cancel",
        "zh, cancel, XE2026110006, 已经退货, refundProgress",
        "zh, return, XE2026100004, 不能在这里退货, human",
        "en, return, XE2026100004, can't be returned here, human",
        "en, missingOrDamaged, XE2026100004, are over, human"
    })
    void aRefusalSaysWhyAndOffersWhatCanBeDone(
            String language, String entrance, String order, String why, String instead) {
        try (ShopperClient shopper = ShopperClient.open(SHOP, language)) {
            JsonNode refused = refused(shopper, entrance, order);

            assertThat(refused.path("text").asText()).contains(order, why).doesNotContain("\"", "{", "travels");
            assertThat(refused.path("options").findValuesAsText("id")).contains(instead, "human");
        }
    }

    @Test
    void theOtherEntranceOpensWithTheSameOrder() {
        try (ShopperClient shopper = ShopperClient.open(SHOP, "en")) {
            shopper.kind(shopper.said("XE2026110003 5678"), "card");
            shopper.kind(shopper.said("XE2026110002 5678"), "card");
            assertThat(shopper.press("changeAddress").path("step").asText()).isEqualTo("order");
            JsonNode refused = shopper.press("order:XE2026110002");
            assertThat(refused.path("step").asText()).as(refused.toString()).isEqualTo("refused");

            JsonNode shown = shopper.press("trackOrder");

            assertThat(shown.path("step").asText()).as(shown.toString()).isEqualTo("shown");
            assertThat(shown.path("text").asText()).contains("XE2026110002");
        }
    }

    @Test
    void thePersonOfARefusalComes() {
        try (ShopperClient shopper = ShopperClient.open(SHOP, "zh")) {
            refused(shopper, "return", "XE2026100004");

            assertThat(shopper.press("human").path("kind").asText()).isEqualTo("handoffRequested");
        }
    }

    @Test
    void afterARefusalAnythingElseMayBeSaid() {
        try (ShopperClient shopper = ShopperClient.open(SHOP, "zh")) {
            refused(shopper, "return", "XE2026100004");

            assertThat(shopper.ask("云朵保温杯多少钱？").path("text").asText()).contains("88");
        }
    }

    @ParameterizedTest
    @CsvSource({"zh, 24 小时内原路退回, 不用再取消一次", "en, within 24 hours, nothing left to cancel"})
    void aCancellationSaysWhatHappensWithTheMoney(String language, String money, String again) {
        try (TestShop own = TestShop.start(Map.of());
                ShopperClient shopper = ShopperClient.open(own, language)) {
            shopper.press("cancel");
            JsonNode confirm = shopper.press("proof", Map.of("order", "XE2026110001", "phoneTail", "5678"));
            assertThat(confirm.path("text").asText()).contains("176 CNY", money);

            JsonNode done = shopper.press("yes");

            assertThat(done.path("step").asText()).isEqualTo("done");
            assertThat(done.path("text").asText()).contains("176 CNY", money);
            JsonNode refused = shopper.press("cancel");
            assertThat(refused.path("text").asText()).contains(again);
            assertThat(refused.path("options").findValuesAsText("id")).contains("refundProgress", "human");
        }
    }
}
