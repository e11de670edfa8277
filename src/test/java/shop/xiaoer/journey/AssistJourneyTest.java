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
