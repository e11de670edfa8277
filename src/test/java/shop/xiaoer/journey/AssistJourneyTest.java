package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shop.xiaoer.journey.testing.AgentClient;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ModelShop;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.web.api.FrameDocument;

/** The model drafts and translates for an agent; nothing of it reaches the shopper by itself. */
class AssistJourneyTest {
    private static final FrameDocument FRAMES = FrameDocument.load();

    private static JsonNode end(AgentClient agent, String id) {
        JsonNode end = agent.stream()
                .await(
                        "the end of " + id,
                        frame -> frame.path("id").asText().equals(id)
                                && frame.path("done").asBoolean(true));
        parts(agent, id)
                .forEach(part -> assertThat(FRAMES.check("agent", FrameDocument.Sender.server, part.toString()))
                        .isEmpty());
        return end;
    }

    private static List<JsonNode> parts(AgentClient agent, String id) {
        return agent.stream().frames().stream()
                .filter(frame -> frame.path("id").asText().equals(id))
                .toList();
    }

    private static JsonNode translated(AgentClient agent, String text, String to) {
        return end(
                agent,
                agent.send("translate", "", 0, Json.object().put("text", text).put("to", to)));
    }

    @Test
    void aDraftGrowsBehindTheGuardsAndIsNobodysWord() {
        ModelShop.ENGINE.says(asked -> List.of("您好，", "云朵保温杯的内胆", "是 316 不锈钢。", "现在是 88 元。"));
        TestShop shop = ModelShop.shared();
        try (AgentClient amei = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.ask("云朵保温杯多少钱？");
            shopper.seq(shopper.send("human", Json.object()));
            // The acknowledgement may come before the event.
            long before = shopper.kind(0, "handoffRequested").path("seq").asLong();

            String id = amei.send("suggest", shopper.conversation(), 0, Json.object());

            JsonNode end = end(amei, id);
            assertThat(end.path("type").asText()).as(end.toString()).isEqualTo("suggestion");
            assertThat(end.path("text").asText()).contains("316", "88");
            assertThat(end.path("sources").findValuesAsText("id")).contains("P1001");
            List<JsonNode> parts = parts(amei, id);
            assertThat(parts).hasSizeGreaterThan(1);
            for (JsonNode part : parts) {
                assertThat(end.path("text").asText())
                        .startsWith(part.path("text").asText());
            }
            assertThat(shopper.kept()).hasSize((int) before);
        }
    }

    @Test
    void whatTheGuardsHoldBackGivesWayToWhatTheShopKnows() {
        ModelShop.ENGINE.says(asked -> List.of("云朵保温杯", "今天只要 9 元。"));
        TestShop shop = ModelShop.shared();
        try (AgentClient amei = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.ask("云朵保温杯多少钱？");

            String id = amei.send("suggest", shopper.conversation(), 0, Json.object());

            assertThat(end(amei, id).path("text").asText()).contains("88");
            assertThat(parts(amei, id).toString()).doesNotContain("9 元");
        }
    }

    @Test
    void aTextIsTranslatedBothWays() {
        ModelShop.ENGINE.says(
                asked -> asked.contains("parcel") ? List.of("我的包裹", "到哪儿了？") : List.of("It is on ", "its way."));
        TestShop shop = ModelShop.shared();
        try (AgentClient amei = new AgentClient(shop, "amei")) {
            assertThat(translated(amei, "Where is my parcel?", "zh")
                            .path("text")
                            .asText())
                    .isEqualTo("我的包裹到哪儿了？");
            assertThat(translated(amei, "在路上了。", "en-US").path("text").asText()).isEqualTo("It is on its way.");
            assertThat(translated(amei, "x", "fr").path("code").asText()).isEqualTo("badField");
        }
    }

    @Test
    void withoutAModelTheKnownAnswerIsSuggestedAndATranslationIsAProblem() {
        TestShop shop = TestShop.shared();
        try (AgentClient ben = new AgentClient(shop, "ben");
                ShopperClient shopper = ShopperClient.open(shop, "en")) {
            shopper.ask("How much is the cloud thermos?");
            shopper.ask("I want to talk to a person");

            JsonNode end = end(ben, ben.send("suggest", shopper.conversation(), 0, Json.object()));

            assertThat(end.path("text").asText()).as(end.toString()).contains("88");
            assertThat(end.path("done").asBoolean()).isTrue();
            assertThat(translated(ben, "你好", "en").path("code").asText()).isEqualTo("modelUnavailable");
            assertThat(end(ben, ben.send("suggest", UUID.randomUUID().toString(), 0, Json.object()))
                            .path("code")
                            .asText())
                    .isEqualTo("notFound");
        }
    }

    private static JsonNode summary(AgentClient agent, String conversation, String to) {
        JsonNode end = end(
                agent, agent.send("summarize", conversation, 0, Json.object().put("to", to)));
        assertThat(end.path("type").asText()).as(end.toString()).isEqualTo("summary");
        return end;
    }

    @Test
    void aTalkIsSummedUpByTheModelInTheReadersLanguage() {
        TestShop shop = ModelShop.shared();
        ModelShop.ENGINE.says(asked -> List.of("好的。"));
        try (AgentClient amei = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.ask("云朵保温杯多少钱？");
            shopper.ask("我想退货，订单 XE2026110003，杯子漏水");
            shopper.seq(shopper.send("human", Json.object()));
            long upTo = shopper.kind(0, "handoffRequested").path("seq").asLong();
            ModelShop.ENGINE.says(asked -> asked.contains("Summary:")
                    ? List.of(
                            "Wants: to return the cup of order XE2026110003 because it leaks\n",
                            "Known: order XE2026110003\n",
                            "Stuck on: asked for a person")
                    : List.of("要什么：顾客想退货，杯子漏水\n", "已知：订单 XE2026110003\n", "卡在哪：顾客要求转人工"));

            JsonNode zh = summary(amei, shopper.conversation(), "zh");

            assertThat(zh.path("by").asText()).as(zh.toString()).isEqualTo("model");
            assertThat(zh.path("upTo").asLong()).isEqualTo(upTo);
            assertThat(zh.path("text").asText()).startsWith("要什么：顾客想退货").contains("XE2026110003");
            assertThat(parts(amei, zh.path("id").asText()).getFirst().path("by").asText())
                    .as("what is known at once")
                    .isEqualTo("rules");
            JsonNode en = summary(amei, shopper.conversation(), "en");
            assertThat(en.path("by").asText()).as(en.toString()).isEqualTo("model");
            assertThat(en.path("text").asText()).startsWith("Wants: to return the cup");
            ModelShop.ENGINE.says(asked -> List.of("Wants: 5000 CNY for order XE2026110009"));
            assertThat(summary(amei, shopper.conversation(), "en").path("by").asText())
                    .as("figures are held against the talk in any language")
                    .isEqualTo("rules");
            assertThat(shopper.kept().toString()).doesNotContain("Wants:");
        }
    }

    @Test
    void whatTheTalkDoesNotBearOutIsNotInItsSummary() {
        TestShop shop = ModelShop.shared();
        ModelShop.ENGINE.says(asked -> List.of("好的。"));
        try (AgentClient amei = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.ask("我想退货，订单 XE2026110003，杯子漏水");
            ModelShop.ENGINE.says(asked -> List.of("要什么：顾客想退货，杯子漏水\n", "已知：订单 XE2026110009，已经退款 300 元\n"));
            JsonNode half = summary(amei, shopper.conversation(), "zh");
            assertThat(half.path("by").asText()).as(half.toString()).isEqualTo("model");
            assertThat(half.path("text").asText()).isEqualTo("要什么：顾客想退货，杯子漏水");

            ModelShop.ENGINE.says(asked -> List.of("要什么：顾客要求赔偿 5000 元"));
            JsonNode none = summary(amei, shopper.conversation(), "zh");
            assertThat(none.path("by").asText()).as(none.toString()).isEqualTo("rules");
            assertThat(none.path("text").asText())
                    .contains("杯子漏水", "XE2026110003")
                    .doesNotContain("5000");
        }
    }

    @Test
    void withoutAModelTheRulesSummaryStandsAndSaysSo() {
        TestShop shop = TestShop.shared();
        try (AgentClient ben = new AgentClient(shop, "ben");
                ShopperClient shopper = ShopperClient.open(shop, "en")) {
            assertThat(end(ben, ben.send("summarize", shopper.conversation(), 0, Json.object()))
                            .path("code")
                            .asText())
                    .isEqualTo("notFound");
            shopper.ask("How much is the cloud thermos?");
            shopper.ask("I want to talk to a person");

            JsonNode end = end(ben, ben.send("summarize", shopper.conversation(), 0, Json.object()));

            assertThat(end.path("by").asText()).as(end.toString()).isEqualTo("rules");
            assertThat(end.path("text").asText())
                    .contains("Wants: How much is the cloud thermos?", "Stuck on:")
                    .doesNotContain("I want to talk");
            assertThat(parts(ben, end.path("id").asText())).hasSize(1);
            assertThat(summary(ben, shopper.conversation(), "zh").path("text").asText())
                    .startsWith("要什么：");
            assertThat(end(
                                    ben,
                                    ben.send(
                                            "summarize",
                                            shopper.conversation(),
                                            0,
                                            Json.object().put("to", "fr")))
                            .path("code")
                            .asText())
                    .isEqualTo("badField");
        }
    }

    @Test
    void whoSaidNothingYetGetsNoSuggestion() {
        TestShop shop = TestShop.shared();
        try (AgentClient amei = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            assertThat(end(amei, amei.send("suggest", shopper.conversation(), 0, Json.object()))
                            .path("code")
                            .asText())
                    .isEqualTo("notFound");
        }
    }
}
