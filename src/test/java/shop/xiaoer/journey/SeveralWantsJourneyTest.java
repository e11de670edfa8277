package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;

/** A message that wants several things gets them all: the facts together, then the one entrance. */
class SeveralWantsJourneyTest {
    private final TestShop shop = TestShop.shared();

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "zh, 云朵保温杯多少钱？可以用什么方式付款？, 微信",
        "en, How much is the cloud thermos? How can I pay?, WeChat",
    })
    void factsAreSaidTogetherWithEachSource(String language, String text, String second) {
        try (ShopperClient shopper = ShopperClient.open(shop, language)) {
            JsonNode answer = shopper.ask(text);

            assertThat(answer.path("kind").asText()).as(answer.toString()).isEqualTo("answered");
            assertThat(answer.path("text").asText()).contains("88").containsIgnoringCase(second);
            assertThat(answer.path("sources").findValuesAsText("id"))
                    .hasSizeGreaterThan(1)
                    .contains("P1001")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void greetingsInMessagesOfTheirOwnCallNobody() {
        for (String text : List.of("oi oi\nquick q", "在吗\n问一下")) {
            try (ShopperClient shopper = ShopperClient.open(shop, text.startsWith("oi") ? "en" : "zh")) {
                JsonNode answer = shopper.ask(text);

                assertThat(answer.path("kind").asText()).as(answer.toString()).isEqualTo("answered");
            }
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "zh, 云朵保温杯多少钱？另外我要退货, return",
        "en, How much is the cloud thermos? Also I want to return something., return",
    })
    void aFactComesBeforeTheEntrance(String language, String text, String door) {
        try (ShopperClient shopper = ShopperClient.open(shop, language)) {
            long said = shopper.said(text);

            JsonNode answer = shopper.kind(said, "answered");
            JsonNode entrance = shopper.kind(answer.path("seq").asLong(), "entrance");

            assertThat(answer.path("text").asText()).contains("88");
            assertThat(entrance.path("name").asText()).isEqualTo(door);
            assertThat(entrance.path("turn").asText())
                    .isEqualTo(answer.path("turn").asText());
        }
    }

    /** Two doors at once cannot be walked through: the first is opened, or it is asked which. */
    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "zh, 我要退货。另外查一下物流",
        "en, I want to return something. And where is my parcel?",
    })
    void oneOfTwoEntrancesIsOpened(String language, String text) {
        try (ShopperClient shopper = ShopperClient.open(shop, language)) {
            JsonNode said = shopper.ask(text);

            assertThat(said.path("kind").asText()).as(said.toString()).isIn("entrance", "asked");
            assertThat(shopper.log().stream()
                            .filter(event -> event.path("kind").asText().equals("entrance")))
                    .hasSizeLessThan(2);
        }
    }
}
