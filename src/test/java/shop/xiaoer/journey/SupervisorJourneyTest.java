package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shop.xiaoer.journey.testing.AgentClient;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ModelShop;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;

/** Who watches over others: looks, whispers, steps in, reassigns; and who may not. */
class SupervisorJourneyTest {
    private final TestShop shop = TestShop.shared();

    private static String type(JsonNode frame) {
        return frame.path("type").asText();
    }

    private static long claim(AgentClient agent, ShopperClient shopper) {
        String id = shopper.conversation();
        shopper.seq(shopper.send("human", Json.object()));
        JsonNode claimed = agent.ask("claim", id, agent.queued(id).path("epoch").asLong());
        assertThat(type(claimed)).as(claimed.toString()).isEqualTo("claimed");
        return claimed.path("epoch").asLong();
    }

    /** Acts of the audit trail, each with the address it came from, about a conversation, with their actors, in order. */
    private static List<String> trail(TestShop shop, String conversation) {
        List<String> acts = new ArrayList<>();
        try (Connection connection = shop.database().connect();
                PreparedStatement query = connection.prepareStatement(
                        "select actor, act from audit where subject = ? and address is not null order by id")) {
            query.setString(1, conversation);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    acts.add(found.getString(1) + " " + found.getString(2));
                }
            }
            return acts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSupervisorWatchesWhispersAndStepsIn() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                AgentClient admin = new AgentClient(shop, "admin");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            String id = shopper.conversation();
            long epoch = claim(amei, shopper);
            assertThat(type(admin.ask("watch", id, 0))).isEqualTo("watching");
            long said = shopper.said("还在吗");
            admin.stream()
                    .await(
                            "the shopper's words, live",
                            frame -> type(frame).equals("event")
                                    && frame.path("seq").asLong() == said);

            assertThat(type(admin.ask("whisper", id, epoch, Json.object().put("text", "送她一张券"))))
                    .isEqualTo("ack");
            JsonNode whisper = amei.stream().type("whisper");
            assertThat(whisper.path("text").asText()).isEqualTo("送她一张券");
            assertThat(whisper.path("author").asText()).isEqualTo("管理员");
            assertThat(type(amei.ask("whisper", id, epoch, Json.object().put("text", "收到密语"))))
                    .isEqualTo("ack");
            admin.stream()
                    .await("the answer", frame -> frame.path("text").asText().equals("收到密语"));

            JsonNode mine = admin.ask("stepIn", id, epoch);
            assertThat(type(mine)).as(mine.toString()).isEqualTo("claimed");
            assertThat(mine.path("epoch").asLong()).isEqualTo(epoch + 1);
            JsonNode taken = amei.stream().type("taken");
            assertThat(taken.path("by").asText()).isEqualTo("管理员");
            assertThat(amei.say(id, epoch, "我再说一句").path("code").asText()).isEqualTo("staleEpoch");
            assertThat(type(admin.say(id, epoch + 1, "我来帮您"))).isEqualTo("ack");

            shopper.event(0, "her words", event -> event.path("text").asText().equals("我来帮您"));
            assertThat(shopper.kept().toString()).doesNotContain("送她一张券", "收到密语", "我再说一句");
            assertThat(shopper.kept().stream().map(event -> event.path("kind").asText()))
                    .containsSubsequence("agentJoined", "said", "agentLeft", "agentJoined", "said");
            assertThat(trail(shop, id))
                    .containsExactly(
                            "admin conversation.watched",
                            "admin conversation.whispered",
                            "amei conversation.whispered",
                            "admin conversation.reassigned");
        }
    }

    @Test
    void aSupervisorPutsAChatIntoOtherHands() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                AgentClient ben = new AgentClient(shop, "ben");
                AgentClient admin = new AgentClient(shop, "admin");
                ShopperClient shopper = ShopperClient.open(shop, "en")) {
            String id = shopper.conversation();
            long epoch = claim(amei, shopper);

            JsonNode nobody = admin.ask("reassign", id, epoch, Json.object().put("to", "nobody"));
            assertThat(nobody.path("detail").asText()).startsWith("to:");
            JsonNode same = admin.ask("reassign", id, epoch, Json.object().put("to", "amei"));
            assertThat(same.path("detail").asText()).startsWith("to:");
            JsonNode stale = admin.ask("reassign", id, epoch - 1, Json.object().put("to", "ben"));
            assertThat(stale.path("code").asText()).isEqualTo("staleEpoch");

            String once = admin.send("reassign", id, epoch, Json.object().put("to", "ben"));
            JsonNode moved = admin.reply(once);
            assertThat(type(moved)).as(moved.toString()).isEqualTo("ack");
            amei.stream().type("taken");
            ben.stream()
                    .await(
                            "it is Ben's",
                            frame -> frame.path("mine")
                                    .findValuesAsText("conversation")
                                    .contains(id));
            assertThat(type(ben.say(id, epoch + 1, "Hello, I am Ben"))).isEqualTo("ack");
            assertThat(amei.say(id, epoch, "still me").path("code").asText()).isEqualTo("staleEpoch");
            long more = shopper.said("Hi Ben");
            ben.stream()
                    .await(
                            "Ben hears the shopper",
                            frame -> type(frame).equals("event")
                                    && frame.path("seq").asLong() == more);
        }
    }

    @Test
    void aWaitingChatIsReassignedToo() {
        try (AgentClient ben = new AgentClient(shop, "ben");
                AgentClient admin = new AgentClient(shop, "admin");
                ShopperClient shopper = ShopperClient.open(shop, "en")) {
            String id = shopper.conversation();
            shopper.seq(shopper.send("human", Json.object()));
            long epoch = admin.queued(id).path("epoch").asLong();
            assertThat(admin.ask("stepIn", id, epoch).path("code").asText())
                    .as("nobody serves it")
                    .isEqualTo("staleEpoch");

            assertThat(type(admin.ask("reassign", id, epoch, Json.object().put("to", "Ben"))))
                    .isEqualTo("ack");

            assertThat(shopper.kind(0, "agentJoined").path("agent").asText()).isEqualTo("Ben");
            assertThat(shopper.kept().toString()).doesNotContain("agentLeft");
            assertThat(type(ben.say(id, epoch + 1, "Hello"))).isEqualTo("ack");
        }
    }

    @Test
    void ofTwoWhoMoveItAtOnceOneWins() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                AgentClient ben = new AgentClient(shop, "ben");
                AgentClient admin = new AgentClient(shop, "admin")) {
            for (int race = 0; race < 5; race++) {
                try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
                    String id = shopper.conversation();
                    long epoch = claim(amei, shopper);

                    String step = admin.send("stepIn", id, epoch, Json.object());
                    String back = amei.send("handBack", id, epoch, Json.object());
                    String other = ben.send("stepIn", id, epoch, Json.object());

                    List<String> ends = Stream.of(admin.reply(step), amei.reply(back))
                            .map(reply -> type(reply) + reply.path("code").asText())
                            .sorted()
                            .toList();
                    assertThat(ends).isIn(List.of("claimed", "problemstaleEpoch"), List.of("ack", "problemstaleEpoch"));
                    assertThat(ben.reply(other).path("code").asText()).isEqualTo("forbidden");
                }
            }
        }
    }

    @Test
    void anAgentMayDoNoneOfThis() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                AgentClient ben = new AgentClient(shop, "ben");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            String id = shopper.conversation();
            long epoch = claim(amei, shopper);
            assertThat(type(ben.ask("watch", id, 0))).isEqualTo("watching");
            assertThat(type(ben.ask("watch", id, 0))).isEqualTo("watching");

            assertThat(ben.ask("stepIn", id, epoch).path("code").asText()).isEqualTo("forbidden");
            assertThat(ben.ask("reassign", id, epoch, Json.object().put("to", "ben"))
                            .path("code")
                            .asText())
                    .isEqualTo("forbidden");
            assertThat(ben.ask("whisper", id, epoch, Json.object().put("text", "psst"))
                            .path("code")
                            .asText())
                    .isEqualTo("forbidden");
            String whispers = "/api/v1/conversations/" + id + "/whispers";
            assertThat(shop.get(whispers, shop.login("ben")).statusCode()).isEqualTo(403);
            assertThat(shop.get(whispers, shop.login("amei")).statusCode()).isEqualTo(200);
            assertThat(amei.ask("whisper", id, epoch - 1, Json.object().put("text", "psst"))
                            .path("code")
                            .asText())
                    .isEqualTo("staleEpoch");
            assertThat(trail(shop, id)).containsExactly("ben conversation.watched");
        }
    }

    @Test
    void whoReadsTheLogOfAnothersChatLeavesATrailOnceASession() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            String id = shopper.conversation();
            String events = "/api/v1/conversations/" + id + "/events";
            String ben = shop.login("ben");
            assertThat(shop.get(events, ben).statusCode()).isEqualTo(200);
            claim(amei, shopper);
            assertThat(trail(shop, id)).as("nobody served it yet").isEmpty();

            for (String token : List.of(ben, ben, shop.login("ben"), shop.login("amei"))) {
                assertThat(shop.get(events, token).statusCode()).isEqualTo(200);
            }

            assertThat(trail(shop, id)).containsExactly("ben conversation.watched", "ben conversation.watched");
        }
    }

    @Test
    void noModelEverReadsAWhisper() {
        Set<String> asked = ConcurrentHashMap.newKeySet();
        ModelShop.ENGINE.says(words -> {
            asked.add(words);
            return List.of("云朵保温杯现在 88 元。");
        });
        TestShop withModel = ModelShop.shared();
        try (AgentClient amei = new AgentClient(withModel, "amei");
                AgentClient admin = new AgentClient(withModel, "admin");
                ShopperClient shopper = ShopperClient.open(withModel, "zh")) {
            String id = shopper.conversation();
            long epoch = claim(amei, shopper);
            shopper.said("云朵保温杯多少钱，适合送人吗？");
            admin.ask("watch", id, 0);
            admin.ask("whisper", id, epoch, Json.object().put("text", "密语不可外传"));

            String draft = amei.send("suggest", id, epoch, Json.object());
            amei.stream()
                    .await(
                            "the draft",
                            frame -> frame.path("id").asText().equals(draft)
                                    && (frame.path("done").asBoolean()
                                            || type(frame).equals("problem")));

            assertThat(asked).isNotEmpty().noneMatch(words -> words.contains("密语不可外传"));
        }
    }
}
