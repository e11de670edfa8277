package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.connect.testing.FakeShop;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.text.Localized;

/** Orders and products in a shop's own system behind the connector, with a shopper in front. */
class ConnectorJourneyTest {
    private static final FakeShop SYSTEM = FakeShop.start();
    private static final TestShop SHOP = TestShop.start(Map.of(
            "XIAOER_CONNECTOR_URL",
            SYSTEM.url().toString(),
            "XIAOER_CONNECTOR_SECRET",
            FakeShop.SECRET,
            "XIAOER_CONNECTOR_TIMEOUT",
            "1s"));
    private static int numbers;

    private Map<String, String> mine = Map.of();
    private String number = "";

    @AfterAll
    static void stop() {
        SHOP.close();
        SYSTEM.close();
    }

    @BeforeEach
    void placeAnOrder() {
        SYSTEM.goAway(false);
        number = "XE20270" + String.format("%05d", ++numbers);
        mine = Map.of("order", number, "phoneTail", "4321");
        SYSTEM.add(new Order(
                number,
                "somebody",
                "4321",
                Order.State.paid,
                List.of(new Order.Item("P1001", new Localized("云朵保温杯", "cloud thermos"), 1, Money.of("88.00", "CNY"))),
                Money.of("88.00", "CNY"),
                Instant.now().minus(Duration.ofHours(3)),
                null,
                null,
                null,
                null,
                1));
    }

    private JsonNode proven(ShopperClient shopper, String entrance) {
        shopper.press(entrance);
        return shopper.press("proof", mine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void anOrderOfTheShopsSystemIsShown(String language) {
        try (ShopperClient shopper = ShopperClient.open(SHOP, language)) {
            assertThat(proven(shopper, "trackOrder").toString()).contains(number);
        }
    }

    @Test
    void anOrderThatLiesInTheTablesAloneIsUnknown() {
        try (ShopperClient shopper = ShopperClient.open(SHOP, "zh")) {
            shopper.press("trackOrder");
            JsonNode told = shopper.press("proof", Map.of("order", "XE2026110002", "phoneTail", "5678"));

            assertThat(told.path("step").asText()).isEqualTo("proof");
        }
    }

    @Test
    void aChangeWhoseAnswerIsLostIsMadeOnceAndTold() {
        try (ShopperClient shopper = ShopperClient.open(SHOP, "zh")) {
            assertThat(proven(shopper, "cancel").path("step").asText()).isEqualTo("confirm");
            int before = SYSTEM.made().size();
            SYSTEM.loseAnswers(1);

            JsonNode done = shopper.press("yes");

            assertThat(done.path("step").asText()).as(done.toString()).isEqualTo("done");
            assertThat(SYSTEM.made()).hasSize(before + 1);
            assertThat(done.path("text").asText()).contains(SYSTEM.made().getLast());
            assertThat(SYSTEM.state(number)).isEqualTo("cancelled");
        }
    }

    @Test
    void aSystemThatIsAwayEndsWithAPersonAndNoGuess() {
        TestShop other = TestShop.start(Map.of(
                "XIAOER_CONNECTOR_URL",
                SYSTEM.url().toString(),
                "XIAOER_CONNECTOR_SECRET",
                FakeShop.SECRET,
                "XIAOER_CONNECTOR_TIMEOUT",
                "1s"));
        try (ShopperClient shopper = ShopperClient.open(other, "en");
                ShopperClient asker = ShopperClient.open(other, "zh")) {
            assertThat(proven(shopper, "cancel").path("step").asText()).isEqualTo("confirm");
            SYSTEM.goAway(true);

            JsonNode person = shopper.press("yes");
            assertThat(person.path("kind").asText()).as(person.toString()).isEqualTo("handoffRequested");
            assertThat(person.path("reason").asText()).isEqualTo("toolFailure");
            assertThat(person.path("text").asText()).doesNotContain("unchanged");

            asker.press("trackOrder");
            JsonNode nothing = asker.press("proof", mine);
            assertThat(nothing.path("kind").asText()).as(nothing.toString()).isEqualTo("handoffRequested");
            assertThat(nothing.path("reason").asText()).isEqualTo("toolFailure");

            JsonNode health = Json.read(other.get("/health/ready").body());
            assertThat(health.at("/status").asText()).isEqualTo("up");
            assertThat(health.at("/parts/orders/state").asText()).isIn("down", "failing");
            assertThat(other.get("/api/v1/products").statusCode()).isEqualTo(503);
        } finally {
            SYSTEM.goAway(false);
            other.close();
        }
    }
}
