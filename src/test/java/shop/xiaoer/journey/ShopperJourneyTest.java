package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;

/** A shopper comes, asks, is answered, comes back, and goes. */
class ShopperJourneyTest {
    private final TestShop shop = TestShop.shared();

    @Test
    void theWelcomeTellsWhoOwnsTheConversationAndThatAnAiSpeaks() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            JsonNode welcome = shopper.stream().type("welcome");

            assertThat(welcome.path("conversation").asText()).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-.*");
            assertThat(welcome.path("token").asText()).isNotEmpty();
            assertThat(welcome.path("owner").path("kind").asText()).isEqualTo("bot");
            assertThat(welcome.path("epoch").isIntegralNumber()).isTrue();
            assertThat(welcome.path("lastSeq").asLong()).isZero();
            assertThat(welcome.path("recovered").asBoolean(true)).isFalse();
            assertThat(welcome.path("events").isArray()).isTrue();
            assertThat(welcome.path("entrances").findValuesAsText("name")).contains("trackOrder", "return");
            assertThat(welcome.path("entrances").findValuesAsText("label")).doesNotContain("");
            assertThat(welcome.path("notice").asText()).contains("AI");
        }
    }

    @Test
    void aKnownQuestionIsAnsweredInChineseFromItsSource() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            assertPriceOfTheThermos(shopper.ask("云朵保温杯多少钱？"), "zh-CN");
        }
    }

    @Test
    void aKnownQuestionIsAnsweredInEnglishFromItsSource() {
        try (ShopperClient shopper = ShopperClient.open(shop, "en")) {
            assertPriceOfTheThermos(shopper.ask("How much is the cloud thermos?"), "en-US");
        }
    }

    private static void assertPriceOfTheThermos(JsonNode answer, String language) {
        assertThat(answer.path("kind").asText()).as(answer.toString()).isEqualTo("answered");
        assertThat(answer.path("text").asText()).contains("88");
        assertThat(answer.path("lang").asText()).isEqualTo(language);
        assertThat(answer.path("route").asText()).isEqualTo("known");
        assertThat(answer.path("sources").findValuesAsText("id")).contains("P1001");
        assertThat(answer.path("author").path("kind").asText()).isEqualTo("ai");
        assertThat(answer.path("turn").asText()).isNotEmpty();
        assertThat(answer.path("confidence").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void thePolicyIsAnsweredFromItsArticle() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            JsonNode answer = shopper.ask("可以用什么方式付款？");

            assertThat(answer.path("kind").asText()).as(answer.toString()).isEqualTo("answered");
            assertThat(answer.path("sources").findValuesAsText("id")).allMatch(id -> id.startsWith("payment"));
            assertThat(answer.path("sources").isEmpty()).isFalse();
        }
    }

    @Test
    void anAnswerAnswersTheLastWordsOfABurst() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.say("你好");
            shopper.say("我想问一下");
            long last = shopper.said("云朵保温杯多少钱？");

            JsonNode answer = shopper.botAfter(last);

            assertThat(answer.path("text").asText()).contains("88");
            assertThat(shopper.log().stream()
                            .filter(event -> event.path("kind").asText().equals("said")))
                    .hasSize(3);
        }
    }

    @Test
    void theSameIdTwiceIsOneMessage() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            assertThat(shopper.send("once", "say", Json.object().put("text", "云朵保温杯多少钱？")))
                    .isTrue();
            long seq = shopper.seq("once");
            shopper.botAfter(seq);
            shopper.comeBack();

            shopper.send("once", "say", Json.object().put("text", "云朵保温杯多少钱？"));

            assertThat(shopper.seq("once")).isEqualTo(seq);
            assertThat(shopper.kept().stream()
                            .filter(event -> event.path("id").asText().equals("once")))
                    .hasSize(1);
        }
    }

    @Test
    void anIdWithOtherContentIsRefused() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.send("mine", "say", Json.object().put("text", "你好"));
            shopper.seq("mine");
            shopper.comeBack();

            shopper.send("mine", "say", Json.object().put("text", "再见"));

            assertThat(shopper.problem("mine")).isEqualTo("idReused");
            assertThat(shopper.kept().stream().map(event -> event.path("text").asText()))
                    .doesNotContain("再见");
        }
    }

    @Test
    void anIdOfAnotherCommandIsRefused() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.send("mine", "say", Json.object().put("text", "你好"));
            shopper.seq("mine");
            shopper.comeBack();

            shopper.send("mine", "human", Json.object());

            assertThat(shopper.problem("mine")).isEqualTo("idReused");
        }
    }

    @Test
    void comingBackBringsAllThatWasMissed() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            long said = shopper.said("云朵保温杯多少钱？");
            shopper.botAfter(said);
            long before = shopper.lastSeq();
            shopper.cut();
            try (ShopperClient other = ShopperClient.open(shop, "en")) {
                assertThat(other.conversation()).isNotEqualTo(shopper.conversation());
            }

            JsonNode welcome = shopper.comeBack(0);

            assertThat(welcome.path("recovered").asBoolean()).isTrue();
            assertThat(welcome.path("events")).hasSize((int) before);
            assertThat(shopper.kept())
                    .extracting(event -> event.path("seq").asLong())
                    .startsWith(1L, 2L);
        }
    }

    @Test
    void aClientAheadOfTheServerStartsAfresh() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.ask("你好");

            JsonNode welcome = shopper.comeBack(1_000_000);

            assertThat(welcome.path("recovered").asBoolean(true)).isFalse();
            assertThat(welcome.path("events").isEmpty()).isFalse();
            assertThat(shopper.log()).isEqualTo(shopper.kept());
        }
    }

    @Test
    void aSecondSocketOfTheConversationSeesTheSame() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            JsonNode hello = Json.object()
                    .put("type", "hello")
                    .put("conversation", shopper.conversation())
                    .put("token", shopper.token());
            try (var second = shop.chat()) {
                second.send(hello.toString());
                second.type("welcome");

                long seq = shopper.said("你好");

                JsonNode seen = second.type("event");
                assertThat(seen.path("seq").asLong()).isEqualTo(seq);
            }
        }
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {"😊", "👍 ", "汉", "a", " x", "!", "?", "1", "图片", "picture ", "最，", "吗", "XE2026110002 ", "\n."})
    void aTextOfTheGreatestLengthIsAnsweredOrHandedOverAndNeverFails(String piece) {
        int pieces = 4_000 / piece.codePointCount(0, piece.length());
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            JsonNode reply = shopper.ask(piece.repeat(pieces));

            assertThat(reply.path("kind").asText()).isIn("answered", "asked", "entrance", "handoffRequested");
            assertThat(reply.path("reason").asText()).isNotEqualTo("toolFailure");
        }
    }

    @Test
    void whatIsNotUnderstoodIsAskedBackOnceAndThenGivenToAPerson() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            JsonNode first = shopper.ask("这个怎么处理");
            assertThat(first.path("kind").asText()).as(first.toString()).isEqualTo("asked");
            assertThat(first.path("options").findValuesAsText("id")).isNotEmpty();

            JsonNode second = shopper.ask("就是上回那个呀弄一下");

            assertThat(second.path("kind").asText()).as(second.toString()).isEqualTo("handoffRequested");
            assertThat(second.path("reason").asText()).isIn("lowConfidence", "ambiguous", "repeatedFailure");
        }
    }

    @Test
    void theDoorToAPersonOpensTheQueueAndLeadsBack() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            long seq = shopper.seq(shopper.send("human", Json.object()));
            JsonNode handoff = shopper.kind(seq - 1, "handoffRequested");
            assertThat(handoff.path("reason").asText()).isEqualTo("shopperAsked");
            assertThat(handoff.path("options").findValuesAsText("id")).contains("backToBot");
            JsonNode queue = shopper.stream().type("queue");
            assertThat(queue.path("position").asInt()).isPositive();
            assertThat(queue.path("waitSeconds").isNumber()).isTrue();
            assertThat(queue.path("agentsOnline").isIntegralNumber()).isTrue();

            long again = shopper.seq(shopper.send("human", Json.object()));
            assertThat(again).as("a second wish makes no event").isEqualTo(seq);

            long chosen = shopper.seq(shopper.choose("backToBot"));
            assertThat(shopper.kind(chosen, "handedBack").path("agent").asText())
                    .isEqualTo("system");
            assertThat(shopper.ask("云朵保温杯多少钱？").path("text").asText()).contains("88");
        }
    }

    @Test
    void whileAPersonIsAwaitedTheBotGivesNoAnswer() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.seq(shopper.send("human", Json.object()));
            shopper.said("云朵保温杯多少钱？");
            long chosen = shopper.seq(shopper.choose("trackOrder"));

            JsonNode entrance = shopper.kind(chosen, "entrance");

            assertThat(entrance.path("name").asText()).isEqualTo("trackOrder");
            assertThat(shopper.log())
                    .noneMatch(event -> event.path("kind").asText().equals("answered"));
        }
    }

    @Test
    void feedbackAndRatingAreKept() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            long answered = shopper.ask("云朵保温杯多少钱？").path("seq").asLong();

            JsonNode ack = shopper.reply(
                    shopper.send("feedback", Json.object().put("seq", answered).put("helpful", true)));
            assertThat(ack.path("type").asText()).as(ack.toString()).isEqualTo("ack");
            assertThat(ack.has("seq")).isFalse();
            assertThat(shopper.problem(
                            shopper.send("feedback", Json.object().put("seq", 1).put("helpful", true))))
                    .isEqualTo("badField");

            long rated = shopper.seq(
                    shopper.send("rate", Json.object().put("score", 5).put("comment", "好")));
            JsonNode event = shopper.kind(answered, "rated");
            assertThat(event.path("seq").asLong()).isEqualTo(rated);
            assertThat(shopper.problem(shopper.send("rate", Json.object().put("score", 6))))
                    .isEqualTo("badField");
        }
    }

    @Test
    void aClosedConversationOpensAgainWhenTheShopperWrites() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.ask("你好");
            long closed = shopper.seq(shopper.send("close", Json.object()));
            assertThat(shopper.kind(closed - 1, "closed").path("by").asText()).isEqualTo("shopper");

            long said = shopper.said("云朵保温杯多少钱？");

            assertThat(shopper.kind(closed, "reopened").path("seq").asLong()).isEqualTo(said - 1);
            assertThat(shopper.botAfter(said).path("text").asText()).contains("88");
        }
    }

    @Test
    void chatWithoutASocketIsTheSameLog() {
        JsonNode opened =
                Json.read(shop.post("/api/v1/conversations", Json.object()).body());
        String path = "/api/v1/conversations/" + opened.path("conversation").asText();

        JsonNode log = Json.read(
                shop.get(path + "/events?after=0", opened.path("token").asText())
                        .body());

        assertThat(log.path("lastSeq").asLong()).isZero();
        assertThat(log.path("more").asBoolean(true)).isFalse();
        assertThat(shop.get(path + "/events?after=0").statusCode()).isEqualTo(401);
        assertThat(List.of(
                        opened.path("epoch").isIntegralNumber(),
                        opened.path("lastSeq").isIntegralNumber()))
                .containsOnly(true);
    }
}
