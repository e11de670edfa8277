package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;

/** What is not clear is asked back once; what was left out is taken from what was said before. */
class AskBackJourneyTest {
    private final TestShop shop = TestShop.shared();

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "zh, 我要改一下, 就是那个嘛帮我弄一下",
        "zh, 帮我看看那个, 还是刚才说的那个",
        "en, I need to change something, just that thing",
        "en, can you have a look at that, that thing from before please",
    })
    void whatIsVagueIsAskedBackOnceThenAPersonHasIt(String language, String first, String second) {
        try (ShopperClient shopper = ShopperClient.open(shop, language)) {
            JsonNode asked = shopper.ask(first);

            assertThat(asked.path("kind").asText()).as(asked.toString()).isEqualTo("asked");
            List<String> options = asked.path("options").findValuesAsText("id");
            assertThat(options).hasSizeGreaterThan(1).endsWith("human").doesNotHaveDuplicates();
            assertThat(asked.path("options").findValuesAsText("label")).doesNotContain("");

            JsonNode handed = shopper.ask(second);
            assertThat(handed.path("kind").asText()).as(handed.toString()).isEqualTo("handoffRequested");
            assertThat(handed.path("reason").asText()).isEqualTo("lowConfidence");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"我要改一下", "I need to change something"})
    void anOfferedDoorOpens(String vague) {
        try (ShopperClient shopper = ShopperClient.open(shop, vague.startsWith("I") ? "en" : "zh")) {
            JsonNode asked = shopper.ask(vague);
            String door = asked.path("options").get(0).path("id").asText();

            JsonNode opened = shopper.press(door);

            assertThat(opened.path("kind").asText()).as(opened.toString()).isEqualTo("entrance");
            assertThat(opened.path("name").asText()).isEqualTo(door);
        }
    }

    @Test
    void anOrderWithoutAWantIsAskedBackAndKept() {
        try (ShopperClient shopper = ShopperClient.open(shop, "en")) {
            JsonNode asked = shopper.ask("XE2026110002 5678, that one");
            assertThat(asked.path("kind").asText()).as(asked.toString()).isEqualTo("asked");
            assertThat(asked.path("options").findValuesAsText("id")).contains("trackOrder");
            long before = shopper.lastSeq();

            shopper.press("trackOrder");

            JsonNode card = shopper.kind(before, "card");
            assertThat(card.toString()).contains("SF1234567890123");
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "zh, 保温多久, 云朵保温杯",
        "zh, 保温多久？, 我说的是云朵保温杯",
        "en, how long does it keep warm?, the cloud thermos",
        "en, How much is it?, I mean the cloud thermos",
    })
    void aFactOfNoGoodsAsksWhichAndThenAnswers(String language, String question, String goods) {
        try (ShopperClient shopper = ShopperClient.open(shop, language)) {
            JsonNode asked = shopper.ask(question);
            assertThat(asked.path("kind").asText()).as(asked.toString()).isEqualTo("asked");
            assertThat(asked.path("options").findValuesAsText("id"))
                    .endsWith("human")
                    .anyMatch(id -> id.matches("product:P\\d+"));

            JsonNode answer = shopper.ask(goods);

            assertFactOf(answer, "P1001");
        }
    }

    @Test
    void aProductChosenFromTheListIsAnswered() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            JsonNode asked = shopper.ask("保温多久");
            String chosen = asked.path("options").get(0).path("id").asText();

            JsonNode answer = shopper.press(chosen);

            assertThat(answer.path("kind").asText()).as(answer.toString()).isIn("answered", "handoffRequested");
            if (answer.path("kind").asText().equals("answered")) {
                assertFactOf(answer, chosen.substring("product:".length()));
            }
        }
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "zh, 云朵保温杯保温多久？, 那松果随行杯呢",
        "en, How long does the cloud thermos keep warm?, and the pine cone travel mug?",
        "zh, 云朵保温杯保温多久？, 打错了 是问松果随行杯",
        "en, How long does the cloud thermos keep warm?, no sorry I meant the pine cone travel mug",
    })
    void anotherProductIsAskedTheSame(String language, String question, String then) {
        try (ShopperClient shopper = ShopperClient.open(shop, language)) {
            JsonNode first = shopper.ask(question);
            assertFactOf(first, "P1001");

            JsonNode second = shopper.ask(then);

            assertFactOf(second, "P1005");
            assertThat(second.path("text").asText())
                    .isNotEqualTo(first.path("text").asText());
        }
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "zh, 折叠沥水架多少钱, 折起来多高, P1032",
        "zh, 听雨盖碗多少钱|月白公道杯多少钱, 盖碗多大, P1003",
        "en, How much is the desktop humidifier?|And the glass tea brewer?, how loud is the humidifier, P1052",
    })
    void goodsAreAskedOfInShortOnceTheyWereSpokenOf(String language, String before, String then, String product) {
        try (ShopperClient shopper = ShopperClient.open(shop, language)) {
            for (String question : before.split("[|]")) {
                shopper.ask(question);
            }
            assertFactOf(shopper.ask(then), product);
        }
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({"zh, 折叠沥水架多少钱, 满多少包邮", "en, How much is the desktop humidifier?, when is shipping free"})
    void aRuleOfTheShopIsNoFactOfTheGoodsThatWereSpokenOf(String language, String before, String then) {
        try (ShopperClient shopper = ShopperClient.open(shop, language)) {
            shopper.ask(before);
            assertThat(shopper.ask(then).path("sources").findValuesAsText("id")).containsExactly("free-shipping");
        }
    }

    @Test
    void aNameAfterAGreetingIsNoQuestionOfTheGreeting() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.ask("你好");

            JsonNode said = shopper.ask("云朵保温杯");

            assertThat(said.path("sources").findValuesAsText("id"))
                    .as(said.toString())
                    .noneMatch(id -> id.startsWith("intent:"));
        }
    }

    private static void assertFactOf(JsonNode answer, String product) {
        assertThat(answer.path("kind").asText()).as(answer.toString()).isEqualTo("answered");
        assertThat(answer.path("route").asText()).isEqualTo("known");
        assertThat(answer.path("sources").findValuesAsText("id")).containsExactly(product);
    }
}
