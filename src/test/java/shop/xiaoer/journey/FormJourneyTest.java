package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;

/** Forms filled in wrongly: the field is named and asked for again, the rest is kept, and nothing is done. */
class FormJourneyTest {
    private static final String DELIVERED = "XE2026110003";
    private static final String SHIPPED = "XE2026110002";
    private static final Map<String, String> MINE = Map.of("order", DELIVERED, "phoneTail", "5678");

    private final TestShop shop = TestShop.shared();

    private static JsonNode form(ShopperClient shopper, String entrance, Map<String, String> proof) {
        shopper.press(entrance);
        long proven = shopper.seq(shopper.choose("proof", proof));
        if (entrance.equals("return")) {
            shopper.event(
                    proven, "which goods", event -> event.path("step").asText().equals("items"));
            proven = shopper.seq(shopper.choose("item:all"));
        }
        return shopper.event(proven, "the entrance's form", event -> event.has("form"));
    }

    private static void assertAsksOnlyFor(JsonNode again, String field, String label) {
        assertThat(again.path("kind").asText()).as(again.toString()).isEqualTo("entrance");
        assertThat(again.path("text").asText()).contains(label);
        assertThat(again.path("form").path("fields").findValuesAsText("name")).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource({"zh, 原因, 其余内容已记下", "en, Reason, kept the rest"})
    void aReasonThatNobodyOfferedIsAskedForAgain(String language, String label, String kept) {
        try (ShopperClient shopper = ShopperClient.open(shop, language)) {
            JsonNode why = form(shopper, "return", MINE);
            String submit = why.path("form").path("submit").asText();

            JsonNode again = shopper.press(submit, Map.of("reason", "becauseISaySo", "detail", "the lid is cracked"));

            assertAsksOnlyFor(again, "reason", label);
            assertThat(again.path("text").asText()).contains(kept);
            assertThat(again.at("/form/fields/0/choices").findValuesAsText("id"))
                    .containsExactly("noReason", "faulty", "wrongGoods");
            JsonNode confirm = shopper.press(submit, Map.of("reason", "faulty"));
            assertThat(confirm.path("step").asText()).as(confirm.toString()).isEqualTo("confirm");
            assertThat(confirm.toString()).contains("\"yes\"");
            assertThat(shopper.log()).noneMatch(event -> event.path("card").has("case"));
        }
    }

    @ParameterizedTest
    @CsvSource({"zh, 原因", "en, Reason"})
    void aReasonThatIsMissingIsNamed(String language, String label) {
        try (ShopperClient shopper = ShopperClient.open(shop, language)) {
            JsonNode why = form(shopper, "return", MINE);

            JsonNode again =
                    shopper.press(why.path("form").path("submit").asText(), Map.of("detail", "the lid is cracked"));

            assertAsksOnlyFor(again, "reason", label);
        }
    }

    @ParameterizedTest
    @CsvSource({"zh, 说明, 1000", "en, Details, 1000"})
    void aTextThatIsTooLongIsAskedForShorter(String language, String label, String most) {
        try (ShopperClient shopper = ShopperClient.open(shop, language)) {
            JsonNode why = form(shopper, "return", MINE);
            String submit = why.path("form").path("submit").asText();

            JsonNode again = shopper.press(submit, Map.of("reason", "faulty", "detail", "裂".repeat(1001)));

            assertAsksOnlyFor(again, "detail", label);
            assertThat(again.path("text").asText()).contains(most);
            JsonNode confirm = shopper.press(submit, Map.of("detail", "裂".repeat(1000)));
            assertThat(confirm.path("step").asText()).as(confirm.toString()).isEqualTo("confirm");
        }
    }

    @ParameterizedTest
    @CsvSource({"zh, 收票邮箱", "en, E-mail for the invoice"})
    void halfAFormIsKeptAndMayBeFinishedInPlainWords(String language, String label) {
        try (ShopperClient shopper = ShopperClient.open(shop, language)) {
            JsonNode asked = form(shopper, "invoice", Map.of("order", SHIPPED, "phoneTail", "5678"));
            String submit = asked.path("form").path("submit").asText();

            JsonNode again = shopper.press(submit, Map.of("invoiceTitle", "云朵科技"));

            assertAsksOnlyFor(again, "email", label);
            shopper.comeBack();
            JsonNode confirm = shopper.ask("wang@example.com");
            assertThat(confirm.path("step").asText()).as(confirm.toString()).isEqualTo("confirm");
            assertThat(confirm.path("text").asText()).contains("云朵科技", "wang@example.com");
        }
    }

    @Test
    void aProofThatIsTooLongIsAskedForAgainWithoutCountingAsATry() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.press("trackOrder");

            JsonNode again = shopper.press("proof", Map.of("order", DELIVERED, "phoneTail", "5".repeat(1001)));

            assertThat(again.path("text").asText()).as(again.toString()).contains("手机尾号后四位", "40");
            assertThat(again.path("form").path("fields").findValuesAsText("name"))
                    .containsExactly("order", "phoneTail");
            long sent = shopper.seq(shopper.choose("proof", MINE));
            assertThat(shopper.kind(sent, "card").at("/card/id").asText()).isEqualTo(DELIVERED);
        }
    }
}
