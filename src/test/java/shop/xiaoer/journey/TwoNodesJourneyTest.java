package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shop.xiaoer.journey.testing.AgentClient;
import shop.xiaoer.journey.testing.FakeEngine;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.Ports;
import shop.xiaoer.journey.testing.ServerProcess;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.testing.TestDatabase;

/** Two servers on one database: any socket at any node, one shop. */
class TwoNodesJourneyTest {
    private static final DatabaseAddress DATABASE = TestDatabase.fresh();
    private static final FakeEngine ENGINE = FakeEngine.start();
    private static TestShop here;
    private static TestShop there;

    @BeforeAll
    static void startBoth() {
        here = TestShop.start(DATABASE, ENGINE.settings());
        there = TestShop.start(DATABASE, ENGINE.settings());
    }

    @AfterAll
    static void stopBoth() {
        there.close();
        here.close();
        ENGINE.close();
    }

    private static String type(JsonNode frame) {
        return frame.path("type").asText();
    }

    @Test
    void aShopperAtOneNodeIsServedByAnAgentAtTheOther() {
        try (ShopperClient shopper = ShopperClient.open(here, "zh-CN");
                AgentClient amei = new AgentClient(there, "amei");
                AgentClient window = new AgentClient(here, "amei")) {
            amei.status("online");
            String id = shopper.conversation();
            shopper.ask("云朵保温杯多少钱？");
            shopper.seq(shopper.send("human", Json.object()));

            JsonNode claimed =
                    amei.ask("claim", id, amei.queued(id).path("epoch").asLong());
            assertThat(type(claimed)).as(claimed.toString()).isEqualTo("claimed");
            long epoch = claimed.path("epoch").asLong();
            JsonNode joined = shopper.kind(0, "agentJoined");
            assertThat(type(amei.say(id, epoch, "您好，我是阿梅"))).isEqualTo("ack");
            shopper.event(
                    joined.path("seq").asLong(),
                    "the agent's words",
                    event -> event.path("author").path("kind").asText().equals("agent"));
            long said = shopper.said("蓝色的有吗？");
            amei.stream().await("the shopper's words at the other node", frame -> event(frame, id, said));
            window.stream().await("the agent's second window at this node follows", frame -> event(frame, id, said));

            shopper.stream()
                    .send(Json.object().put("type", "typing").put("on", true).toString());
            amei.stream()
                    .await(
                            "the shopper's typing",
                            frame -> type(frame).equals("typing")
                                    && frame.path("conversation").asText().equals(id));
            assertThat(type(amei.ask("handBack", id, epoch))).isEqualTo("ack");
            shopper.kind(said, "handedBack");
            assertThat(shopper.ask("云朵保温杯多少钱？").path("text").asText()).contains("88");
        }
    }

    private static boolean event(JsonNode frame, String conversation, long seq) {
        return type(frame).equals("event")
                && frame.path("conversation").asText().equals(conversation)
                && frame.path("seq").asLong() == seq;
    }

    @Test
    void whatAgentsDoBesideTheLogReachesTheirWindowsAtTheOtherNode() {
        try (ShopperClient shopper = ShopperClient.open(here, "zh-CN");
                AgentClient amei = new AgentClient(here, "amei");
                AgentClient admin = new AgentClient(there, "admin")) {
            String id = shopper.conversation();
            shopper.seq(shopper.send("human", Json.object()));
            JsonNode claimed =
                    amei.ask("claim", id, amei.queued(id).path("epoch").asLong());
            assertThat(type(claimed)).as(claimed.toString()).isEqualTo("claimed");
            long epoch = claimed.path("epoch").asLong();
            assertThat(type(admin.ask("watch", id, 0))).isEqualTo("watching");

            amei.ask("note", id, epoch, Json.object().put("text", "老顾客"));
            admin.stream().await("the note", frame -> frame.toString().contains("老顾客"));
            admin.ask("whisper", id, epoch, Json.object().put("text", "送她一张券"));
            assertThat(amei.stream().type("whisper").path("text").asText()).isEqualTo("送她一张券");
            long told = amei.say(id, epoch, "您好").path("seq").asLong();
            shopper.event(
                    told - 1, "the agent's words", event -> event.path("seq").asLong() == told);
            shopper.stream()
                    .send(Json.object().put("type", "seen").put("seq", told).toString());
            admin.stream()
                    .await(
                            "how far the shopper has read",
                            frame -> type(frame).equals("seen")
                                    && frame.path("seq").asLong() == told);

            JsonNode mine = admin.ask("stepIn", id, epoch);
            assertThat(type(mine)).as(mine.toString()).isEqualTo("claimed");
            assertThat(amei.stream().type("taken").path("conversation").asText())
                    .isEqualTo(id);
            assertThat(amei.say(id, epoch, "我再说一句").path("code").asText()).isEqualTo("staleEpoch");
        }
    }

    @Test
    void theDecisionOfATurnIsShownToWhoWatchesAtTheOtherNode() {
        try (ShopperClient shopper = ShopperClient.open(here, "en");
                AgentClient ben = new AgentClient(there, "ben")) {
            String id = shopper.conversation();
            assertThat(type(ben.ask("watch", id, 0))).isEqualTo("watching");
            shopper.ask("How much is the cloud thermos?");

            JsonNode decision = ben.stream()
                    .await(
                            "the decision",
                            frame -> type(frame).equals("decision")
                                    && frame.path("conversation").asText().equals(id));
            assertThat(decision.path("card").path("route").asText()).isEqualTo("known");
        }
    }

    @Test
    void anAnswerThatStreamsAtOneNodeIsSilencedByAClaimAtTheOther() {
        ENGINE.says(asked -> List.of("The cloud thermos ", "keeps drinks warm ", "for a while. ".repeat(40)));
        try (ShopperClient shopper = ShopperClient.open(here, "en");
                AgentClient ben = new AgentClient(there, "ben")) {
            for (int turn = 0; turn < 5; turn++) {
                String id = shopper.conversation();
                JsonNode watching = ben.ask("watch", id, 0);
                shopper.said("Tell me a story about thermos flasks and mountains, number " + turn);
                JsonNode claimed = ben.ask("claim", id, watching.path("epoch").asLong());
                // The turn may have ended with a hand-over in between: then the claim is made under its epoch.
                if (!type(claimed).equals("claimed")) {
                    claimed = ben.ask("claim", id, ben.queued(id).path("epoch").asLong());
                }
                assertThat(type(claimed)).as(claimed.toString()).isEqualTo("claimed");
                long epoch = claimed.path("epoch").asLong();
                long told = ben.say(id, epoch, "A person here").path("seq").asLong();
                shopper.event(
                        told - 1,
                        "the agent's words",
                        event -> event.path("seq").asLong() == told);
                assertThat(type(ben.ask("handBack", id, epoch))).isEqualTo("ack");
                shopper.kind(told, "handedBack");
            }
            // The shopper's client has noted any word of the bot that came while a person served.
        }
    }

    @Test
    void whatAKilledNodeOwesIsAnsweredByTheOther() {
        ServerProcess doomed = ServerProcess.start(TestShop.settings(DATABASE, ENGINE.settings()));
        try (ShopperClient shopper = ShopperClient.open(doomed, "zh-CN")) {
            shopper.said("云朵保温杯多少钱？");
            doomed.close();
            shopper.moveTo(here);
            assertThat(shopper.kind(0, "answered").path("text").asText()).contains("88");
            assertThat(shopper.kept().stream()
                            .filter(event -> event.path("kind").asText().equals("answered")))
                    .hasSize(1);
        } finally {
            doomed.close();
        }
    }

    @Test
    void theSameHoldsWhereTheNodesHearOfEachOtherByACluster() {
        DatabaseAddress database = TestDatabase.fresh();
        int first = Ports.free();
        int second = Ports.free();
        try (TestShop one = TestShop.start(database, clustered(first, second));
                TestShop other = TestShop.start(database, clustered(second, first));
                ShopperClient shopper = ShopperClient.open(one, "zh-CN");
                AgentClient amei = new AgentClient(other, "amei")) {
            String id = shopper.conversation();
            shopper.seq(shopper.send("human", Json.object()));
            JsonNode claimed =
                    amei.ask("claim", id, amei.queued(id).path("epoch").asLong());
            assertThat(type(claimed)).as(claimed.toString()).isEqualTo("claimed");
            long said = shopper.said("在吗");
            amei.stream().await("the shopper's words", frame -> event(frame, id, said));
        }
    }

    private static Map<String, String> clustered(int port, int other) {
        return Map.of(
                "XIAOER_BUS", "hazelcast",
                "XIAOER_BUS_ADDRESS", "127.0.0.1:" + port,
                "XIAOER_BUS_MEMBERS", "127.0.0.1:" + other);
    }
}
