package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shop.xiaoer.journey.testing.AgentClient;
import shop.xiaoer.journey.testing.FrameStream;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;

/** A person takes over, serves, gives back. */
class TakeoverJourneyTest {
    private final TestShop shop = TestShop.shared();

    private static String type(JsonNode frame) {
        return frame.path("type").asText();
    }

    @Test
    void anAgentTakesWhoWaitsServesAndGivesBack() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            amei.status("online");
            String id = shopper.conversation();
            shopper.ask("云朵保温杯多少钱？");
            shopper.seq(shopper.send("human", Json.object()));

            JsonNode waiting = amei.queued(id);
            assertThat(waiting.path("reason").asText()).isEqualTo("shopperAsked");
            assertThat(waiting.path("language").asText()).isEqualTo("zh-CN");
            assertThat(waiting.path("since").asText()).endsWith("Z");
            JsonNode claimed = amei.ask("claim", id, waiting.path("epoch").asLong());

            assertThat(type(claimed)).as(claimed.toString()).isEqualTo("claimed");
            long epoch = claimed.path("epoch").asLong();
            assertThat(epoch).isGreaterThan(waiting.path("epoch").asLong());
            assertThat(claimed.path("events").findValuesAsText("kind"))
                    .contains("said", "answered", "handoffRequested", "agentJoined");
            JsonNode joined = shopper.kind(0, "agentJoined");
            assertThat(joined.path("epoch").asLong()).isEqualTo(epoch);
            assertThat(joined.path("agent").asText()).isNotBlank();

            JsonNode decision = amei.decisions(id).get(0);
            assertThat(decision.path("outcome").asText()).isEqualTo("sent");
            assertThat(decision.path("card").path("route").asText()).isEqualTo("known");
            assertThat(decision.path("card").has("confidence")).isTrue();

            JsonNode ack = amei.say(id, epoch, "您好，我是阿梅");
            assertThat(type(ack)).isEqualTo("ack");
            JsonNode heard = shopper.event(
                    joined.path("seq").asLong(),
                    "the agent's words",
                    event -> event.path("author").path("kind").asText().equals("agent"));
            assertThat(heard.path("seq").asLong()).isEqualTo(ack.path("seq").asLong());
            long said = shopper.said("云朵保温杯多少钱？");
            amei.stream()
                    .await(
                            "the shopper's words",
                            frame -> type(frame).equals("event")
                                    && frame.path("conversation").asText().equals(id)
                                    && frame.path("seq").asLong() == said);

            assertThat(type(amei.ask("handBack", id, epoch))).isEqualTo("ack");
            JsonNode back = shopper.kind(said, "handedBack");
            assertThat(back.path("epoch").asLong()).isGreaterThan(epoch);
            assertThat(shopper.ask("云朵保温杯多少钱？").path("text").asText()).contains("88");
            assertThat(shopper.kept().stream()
                            .filter(event -> event.path("kind").asText().equals("answered")))
                    .as("what was said to the agent is not answered afterwards")
                    .hasSize(2);
            assertThat(amei.say(id, epoch, "还在吗").path("code").asText()).isEqualTo("staleEpoch");
        }
    }

    @Test
    void aConversationOfTheBotMayBeTakenAndClosed() {
        try (AgentClient ben = new AgentClient(shop, "ben");
                ShopperClient shopper = ShopperClient.open(shop, "en")) {
            String id = shopper.conversation();
            shopper.ask("How much is the cloud thermos?");
            JsonNode watching = ben.ask("watch", id, 0);
            assertThat(type(watching)).as(watching.toString()).isEqualTo("watching");
            assertThat(watching.path("owner").path("kind").asText()).isEqualTo("bot");

            JsonNode claimed = ben.ask("claim", id, watching.path("epoch").asLong());
            assertThat(type(claimed)).isEqualTo("claimed");
            assertThat(type(ben.ask(
                            "note",
                            id,
                            claimed.path("epoch").asLong(),
                            Json.object().put("text", "asks prices"))))
                    .isEqualTo("ack");
            assertThat(type(ben.ask("close", id, claimed.path("epoch").asLong())))
                    .isEqualTo("ack");

            assertThat(shopper.kind(0, "closed").path("by").asText()).isNotBlank();
            assertThat(shopper.kept().toString())
                    .as("notes are not the shopper's")
                    .doesNotContain("asks prices");
        }
    }

    @Test
    void aClaimOfAnOldEpochIsStaleAndOfAnOwnedConversationTooLate() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                AgentClient ben = new AgentClient(shop, "ben");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            String id = shopper.conversation();
            shopper.seq(shopper.send("human", Json.object()));
            long epoch = amei.queued(id).path("epoch").asLong();
            assertThat(amei.ask("claim", id, epoch - 1).path("code").asText()).isEqualTo("staleEpoch");

            String once = amei.send("claim", id, epoch, Json.object());
            assertThat(type(amei.reply(once))).isEqualTo("claimed");

            JsonNode late = ben.ask("claim", id, epoch);
            assertThat(late.path("code").asText()).isEqualTo("alreadyClaimed");
            assertThat(late.path("conversation").asText()).isEqualTo(id);
            assertThat(ben.say(id, epoch + 1, "hello").path("code").asText()).isEqualTo("staleEpoch");
        }
    }

    @Test
    void ofTwoWhoClaimAtOnceOneWins() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                AgentClient ben = new AgentClient(shop, "ben")) {
            for (int race = 0; race < 10; race++) {
                try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
                    String id = shopper.conversation();
                    shopper.seq(shopper.send("human", Json.object()));
                    long epoch = amei.queued(id).path("epoch").asLong();

                    String first = amei.send("claim", id, epoch, Json.object());
                    String second = ben.send("claim", id, epoch, Json.object());

                    List<String> ends = Stream.of(amei.reply(first), ben.reply(second))
                            .map(reply -> type(reply) + reply.path("code").asText())
                            .sorted()
                            .toList();
                    assertThat(ends).containsExactly("claimed", "problemalreadyClaimed");
                    shopper.kind(0, "agentJoined");
                    assertThat(shopper.kept().stream()
                                    .filter(event -> event.path("kind").asText().equals("agentJoined")))
                            .hasSize(1);
                }
            }
        }
    }

    @Test
    void onlyWhoMayServeSitsDown() {
        String merchant = shop.login("laowang");
        try (var stream = shopSocket()) {
            stream.send(Json.object()
                    .put("type", "hello")
                    .put("token", merchant + "x")
                    .toString());
            assertThat(stream.closeCode()).isEqualTo(4401);
        }
        assertThat(shop.post("/api/v1/login", Json.object().put("name", "amei").put("password", "not-the-password"))
                        .statusCode())
                .isEqualTo(401);
    }

    private FrameStream shopSocket() {
        return FrameStream.open(shop.http(), shop.socket("/ws/agent"), "xiaoer.agent.v1");
    }
}
