package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;

/** Service entrances: a button, a proof, an order, a step after the other. */
class EntranceJourneyTest {
    private final TestShop shop = TestShop.shared();

    private static Map<String, String> proof(String order, String tail) {
        return Map.of("order", order, "phoneTail", tail);
    }

    private static JsonNode card(ShopperClient shopper, long after) {
        return shopper.kind(after, "card").path("card");
    }

    @Test
    void aParcelIsFoundByNumberAndPhone() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            JsonNode asked = shopper.press("trackOrder");
            assertThat(asked.path("kind").asText()).as(asked.toString()).isEqualTo("entrance");
            assertThat(asked.path("name").asText()).isEqualTo("trackOrder");
            assertThat(asked.path("form").path("fields").findValuesAsText("name"))
                    .containsExactly("order", "phoneTail");
            String submit = asked.path("form").path("submit").asText();

            long sent = shopper.seq(shopper.choose(submit, proof("XE2026110002", "5678")));

            JsonNode card = card(shopper, sent);
            assertThat(card.path("kind").asText()).isEqualTo("order");
            assertThat(card.path("id").asText()).isEqualTo("XE2026110002");
            assertThat(card.path("state").asText()).isNotBlank();
            assertThat(card.toString()).contains("SF1234567890123");
            assertThat(card.path("steps").isEmpty()).isFalse();
            assertThat(shopper.kept().stream().filter(event -> event.path("seq").asLong() == sent))
                    .as("the phone's end is secret")
                    .hasSize(1)
                    .allMatch(event -> !event.toString().contains("5678"));
        }
    }

    @Test
    void theProofMayBeSaidInPlainWords() {
        try (ShopperClient shopper = ShopperClient.open(shop, "en")) {
            JsonNode asked = shopper.ask("Where is my parcel?");
            assertThat(asked.path("form").path("fields").findValuesAsText("name"))
                    .as(asked.toString())
                    .contains("order", "phoneTail");

            long said = shopper.said("XE2026110002 5678");

            assertThat(card(shopper, said).toString()).contains("SF1234567890123");
        }
    }

    @Test
    void aProofThatWasGivenHoldsForTheConversation() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.press("trackOrder");
            card(shopper, shopper.seq(shopper.choose("proof", proof("XE2026110002", "13800005678"))));
            shopper.comeBack();

            long again = shopper.seq(shopper.choose("trackOrder"));

            assertThat(card(shopper, again).path("id").asText()).isEqualTo("XE2026110002");
        }
    }

    @Test
    void aReturnIsDoneOnceAfterAnExplicitYes() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.press("return");
            long proven = shopper.seq(shopper.choose("proof", proof("XE2026110003", "5678")));
            shopper.event(
                    proven, "which goods", event -> event.path("step").asText().equals("items"));
            long all = shopper.seq(shopper.choose("item:all"));
            JsonNode why = shopper.event(all, "the reason's form", event -> event.has("form"));
            assertThat(why.path("name").asText()).isEqualTo("return");

            long reason = shopper.seq(shopper.choose(
                    why.path("form").path("submit").asText(), Map.of("reason", "faulty", "detail", "杯盖有裂痕")));
            JsonNode confirm = shopper.event(
                    reason, "yes or no", event -> event.findValuesAsText("id").containsAll(List.of("yes", "no")));
            assertThat(shopper.log())
                    .as("nothing is done before the yes")
                    .noneMatch(event -> event.path("card").has("case"));
            shopper.send("agreed", "choose", Json.object().put("option", "yes"));
            long yes = shopper.seq("agreed");
            JsonNode done =
                    shopper.event(yes, "a case", event -> event.path("card").has("case"));
            String number = done.path("card").path("case").asText();
            assertThat(number).isNotBlank();
            assertThat(confirm.path("seq").asLong()).isLessThan(yes);

            shopper.comeBack();
            shopper.send("agreed", "choose", Json.object().put("option", "yes"));
            assertThat(shopper.seq("agreed")).as("the same yes again").isEqualTo(yes);
            assertThat(shopper.problem(shopper.choose("yes")))
                    .as("the offer is used up")
                    .isEqualTo("badField");
            JsonNode later = shopper.press("return");

            assertThat(shopper.kept().stream()
                            .map(event -> event.path("card").path("case").asText())
                            .filter(shown -> !shown.isEmpty())
                            .distinct())
                    .containsExactly(number);
            assertThat(later.toString()).as("a second return of the same goods").doesNotContain("\"yes\"");
        }
    }

    @Test
    void aNoDoesNothing() {
        try (ShopperClient shopper = ShopperClient.open(shop, "en")) {
            shopper.press("return");
            long proven = shopper.seq(shopper.choose("proof", proof("XE2026100004", "5678")));

            JsonNode refused = shopper.botAfter(proven);

            assertThat(refused.toString()).as("past every window").contains("XE2026100004");
            assertThat(shopper.log()).noneMatch(event -> event.path("card").has("case"));
        }
    }

    @Test
    void anOptionThatNobodyOffersIsRefused() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            assertThat(shopper.problem(shopper.choose("yes"))).isEqualTo("badField");
            assertThat(shopper.log()).isEmpty();
        }
    }
}
