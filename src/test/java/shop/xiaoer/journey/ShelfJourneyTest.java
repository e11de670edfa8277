package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;

/** What the catalogue answers by itself, what points at goods out of view, and an impatient wish. */
class ShelfJourneyTest {
    private final TestShop shop = TestShop.shared();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "zh, 60元以下的杯子有吗, 60",
        "zh, 有没有不超过40块的茶, 40",
        "en, mugs below 60 yuan, 60",
        "en, Do you have any tea under 40?, 40"
    })
    void goodsUpToAPriceAreListedWithTheirCards(String language, String question, double most) {
        try (ShopperClient shopper = ShopperClient.open(shop, language)) {
            JsonNode answer = shopper.ask(question);

            assertKnown(answer);
            List<String> sources = answer.path("sources").findValuesAsText("id");
            assertThat(sources).hasSizeBetween(1, 5).allMatch(id -> id.matches("P\\d+"));
            assertThat(StreamSupport.stream(answer.path("cards").spliterator(), false)
                            .map(card -> card.path("price").path("amount").asDouble()))
                    .hasSameSizeAs(sources)
                    .allMatch(price -> price <= most);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"你们卖电视机吗", "do you sell tablets?"})
    void whatIsNotSoldIsSaidWithWhatIs(String question) {
        try (ShopperClient shopper = ShopperClient.open(shop, question.startsWith("d") ? "en" : "zh")) {
            JsonNode answer = shopper.ask(question);

            assertKnown(answer);
            assertThat(answer.path("sources").findValuesAsText("id")).containsExactly("catalogue");
            assertThat(answer.path("text").asText()).containsAnyOf("杯壶", "Drinkware");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"你们卖我的个人资料吗", "do you sell my data?", "你们卖礼品卡吗"})
    void whatAPageKnowsIsNotTakenForGoods(String question) {
        try (ShopperClient shopper = ShopperClient.open(shop, question.startsWith("d") ? "en" : "zh")) {
            assertThat(shopper.ask(question).path("sources").findValuesAsText("id"))
                    .doesNotContain("catalogue");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"想送我爸一款茶，他爱喝的茶", "a present for my aunt who loves tea", "老师生日买点什么"})
    void aGiftIsLookedForOnTheShelf(String question) {
        try (ShopperClient shopper = ShopperClient.open(shop, question.startsWith("a") ? "en" : "zh")) {
            JsonNode answer = shopper.ask(question);

            assertKnown(answer);
            assertThat(answer.path("sources").findValuesAsText("id")).hasSize(5).allMatch(id -> id.matches("P\\d+"));
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({"zh, 那款怎么卖", "zh, 它好在哪里", "en, what does that one cost", "en, is this one available?"})
    void goodsOutOfViewAreAskedForOnceThenAPersonHasIt(String language, String question) {
        try (ShopperClient shopper = ShopperClient.open(shop, language)) {
            JsonNode asked = shopper.ask(question);
            assertThat(asked.path("kind").asText()).as(asked.toString()).isEqualTo("asked");
            assertThat(asked.path("options").findValuesAsText("id"))
                    .endsWith("human")
                    .anyMatch(id -> id.matches("product:P\\d+"));

            JsonNode handed = shopper.ask(question);
            assertThat(handed.path("kind").asText()).as(handed.toString()).isEqualTo("handoffRequested");
            assertThat(handed.path("reason").asText()).isEqualTo("ambiguous");
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({"zh, ？？？", "en, zxcvbnm", "zh, 🤨", "en, ..."})
    void whatSaysNothingIsAskedBackOnce(String language, String nothing) {
        try (ShopperClient shopper = ShopperClient.open(shop, language)) {
            JsonNode asked = shopper.ask(nothing);
            assertThat(asked.path("kind").asText()).as(asked.toString()).isEqualTo("asked");
            assertThat(asked.path("options").findValuesAsText("id"))
                    .hasSizeGreaterThan(2)
                    .endsWith("human");

            assertThat(shopper.ask(nothing).path("kind").asText()).isEqualTo("handoffRequested");
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({"zh, 这杯子质量太差，我要退货, 我要退货！！", "en, 'this lid is crap, I want to return it', I want to return it!!"})
    void anImpatientWishOpensItsDoorWithAPersonBesideAndNoRegretTwice(String language, String first, String second) {
        try (ShopperClient shopper = ShopperClient.open(shop, language)) {
            JsonNode opened = shopper.ask(first);
            assertThat(opened.path("kind").asText()).as(opened.toString()).isEqualTo("entrance");
            assertThat(opened.path("options").findValuesAsText("id")).contains("human");

            JsonNode again = shopper.ask(second);
            assertThat(again.path("options").findValuesAsText("id")).contains("human");
            assertThat(again.path("text").asText())
                    .isNotEqualTo(opened.path("text").asText());

            assertThat(shopper.press("human").path("kind").asText()).isEqualTo("handoffRequested");
        }
    }

    private static void assertKnown(JsonNode answer) {
        assertThat(answer.path("kind").asText()).as(answer.toString()).isEqualTo("answered");
        assertThat(answer.path("route").asText()).as(answer.toString()).isEqualTo("known");
    }
}
