package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shop.xiaoer.journey.testing.AgentClient;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;

/** Whom a shopper waits for, what happens where nobody comes, and what is counted of it. */
class QueueJourneyTest {
    private static final String REPORT = "/api/v1/insight/service";

    /** Of its own: whom a ticket is meant for hangs on what the agents have in hand already. */
    private static TestShop shop;

    @BeforeAll
    static void start() {
        shop = TestShop.start(Map.of());
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    private static JsonNode entry(JsonNode frame, String list, String conversation) {
        return frame.path(list)
                .valueStream()
                .filter(one -> one.path("conversation").asText().equals(conversation))
                .findFirst()
                .orElse(Json.object());
    }

    private static JsonNode shown(AgentClient agent, String list, String conversation) {
        JsonNode frame = agent.stream()
                .await(
                        list + " shows it",
                        one -> !entry(one, list, conversation).isEmpty());
        return entry(frame, list, conversation);
    }

    private static long claim(AgentClient agent, String id) {
        return claim(agent, id, agent.queued(id).path("epoch").asLong());
    }

    private static long claim(AgentClient agent, String id, long under) {
        JsonNode claimed = agent.ask("claim", id, under);
        assertThat(claimed.path("type").asText()).as(claimed.toString()).isEqualTo("claimed");
        return claimed.path("epoch").asLong();
    }

    private static ObjectNode to(String name) {
        return Json.object().put("to", name);
    }

    private String admin() {
        return shop.login("admin");
    }

    @Test
    void anEntryNamesWhomItIsForAndByWhenAReplyIsDue() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                AgentClient ben = new AgentClient(shop, "ben");
                ShopperClient shopper = ShopperClient.open(shop, "en")) {
            amei.status("online");
            ben.status("online");
            amei.stream()
                    .await(
                            "both are there",
                            frame -> frame.path("agents").size() == 2
                                    && frame.path("agents")
                                            .findValuesAsText("status")
                                            .equals(List.of("online", "online")));
            shopper.seq(shopper.send("human", Json.object()));

            JsonNode waiting = amei.queued(shopper.conversation());

            assertThat(waiting.path("for").asText()).isEqualTo("Ben");
            assertThat(waiting.path("forUntil").asText())
                    .isGreaterThan(waiting.path("since").asText());
            assertThat(waiting.has("dueAt")).isEqualTo(waiting.has("warnAt"));
            claim(ben, shopper.conversation());
        }
    }

    @Test
    void aTransferGoesToItsReceiverWithThePlaceItHad() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                AgentClient ben = new AgentClient(shop, "ben");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            amei.status("online");
            String id = shopper.conversation();
            shopper.seq(shopper.send("human", Json.object()));
            String since = amei.queued(id).path("since").asText();
            long epoch = claim(amei, id);

            JsonNode moved = amei.ask("transfer", id, epoch, to("ben"));

            assertThat(moved.path("type").asText()).as(moved.toString()).isEqualTo("ack");
            JsonNode waiting = entry(
                    ben.stream()
                            .await(
                                    "it is Ben's",
                                    frame -> entry(frame, "queue", id)
                                            .path("for")
                                            .asText()
                                            .equals("Ben")),
                    "queue",
                    id);
            assertThat(waiting.path("since").asText()).isEqualTo(since);
            claim(ben, id, epoch + 1);
        }
    }

    @Test
    void nothingIsPassedOnToSomebodyWhoIsNotThere() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            String id = shopper.conversation();
            shopper.seq(shopper.send("human", Json.object()));
            long epoch = claim(amei, id);

            for (String name : List.of("ben", "nobody", "amei", "skill:juggling", "skill:")) {
                JsonNode refused = amei.ask("transfer", id, epoch, to(name));
                assertThat(refused.path("code").asText()).as(name).isEqualTo("badField");
                assertThat(refused.path("detail").asText()).startsWith("to:");
            }
            assertThat(amei.say(id, epoch, "还在").path("type").asText()).isEqualTo("ack");
        }
    }

    @Test
    void aSkillIsSetByASupervisorAndReceivesWhatIsPassedOnToIt() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                AgentClient ben = new AgentClient(shop, "ben");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            JsonNode skills = Json.read("{\"skills\":[\"returns\"],\"capacity\":4,\"languages\":[\"zh\"]}");
            HttpResponse<String> set = shop.patch("/api/v1/accounts/ben", skills, admin());
            assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
            assertThat(shop.patch("/api/v1/accounts/ben", skills, amei.token()).statusCode())
                    .isEqualTo(403);
            assertThat(shop.patch("/api/v1/accounts/lan", skills, admin()).statusCode())
                    .as("an operator serves nobody")
                    .isEqualTo(404);
            assertThat(shop.patch("/api/v1/accounts/ben", Json.object(), admin())
                            .statusCode())
                    .isEqualTo(422);
            assertThat(entryOf(shop.get("/api/v1/accounts", admin()), "ben")
                            .path("capacity")
                            .asInt())
                    .isEqualTo(4);
            ben.status("online");
            String id = shopper.conversation();
            shopper.seq(shopper.send("human", Json.object()));
            long epoch = claim(amei, id);
            amei.stream()
                    .await(
                            "Ben is online",
                            frame -> frame.path("agents").toString().contains("online"));

            assertThat(amei.ask("transfer", id, epoch, to("skill:returns"))
                            .path("type")
                            .asText())
                    .isEqualTo("ack");

            amei.stream()
                    .await(
                            "it is for that skill",
                            frame -> entry(frame, "queue", id)
                                    .path("for")
                                    .asText()
                                    .equals("skill:returns"));
            claim(ben, id, epoch + 1);
        } finally {
            shop.patch("/api/v1/accounts/ben", Json.read("{\"skills\":[],\"capacity\":5,\"languages\":[]}"), admin());
        }
    }

    private static JsonNode entryOf(HttpResponse<String> list, String name) {
        return Json.read(list.body())
                .path("accounts")
                .valueStream()
                .filter(one -> one.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoFindsNobodyLeavesAContactAndIsCalledBack() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            long asked = shopper.seq(shopper.send("human", Json.object()));
            JsonNode offer = shopper.event(asked - 1, "the handoff", event -> event.has("form"));
            assertThat(offer.path("agentsOnline").asInt()).isZero();
            assertThat(offer.path("form").path("submit").asText()).isEqualTo("leaveContact");
            assertThat(offer.path("options").findValuesAsText("id")).containsExactly("backToBot");

            long said = shopper.seq(shopper.choose("leaveContact", Map.of("contact", "shopper@mail.example")));

            shopper.event(
                    said, "it was noted", event -> event.path("name").asText().equals("callback"));
            String log = shop.get("/api/v1/conversations/" + shopper.conversation() + "/events?after=0", admin())
                    .body();
            assertThat(log).contains("leaveContact").doesNotContain("mail.example");
            isCalledBack(shopper.conversation());
            shopper.seq(shopper.choose("backToBot"));
            shopper.kind(said, "handedBack");
        }
    }

    private void isCalledBack(String id) {
        try (AgentClient amei = new AgentClient(shop, "amei")) {
            assertThat(shown(amei, "callbacks", id).path("contact").asText()).isEqualTo("shopper@mail.example");

            String frame = amei.send("called", id, 0, Json.object().put("note", "已回电"));

            assertThat(amei.reply(frame).path("type").asText()).isEqualTo("ack");
            amei.stream()
                    .await(
                            "the task is done",
                            one -> one.path("type").asText().equals("changed")
                                    && entry(one, "callbacks", id).isEmpty());
            JsonNode again = amei.reply(amei.send("called", id, 0, Json.object().put("note", "又打了一次")));
            assertThat(again.path("code").asText()).isEqualTo("notFound");
        }
    }

    @Test
    void aContactMustBeGiven() {
        try (ShopperClient shopper = ShopperClient.open(shop, "en")) {
            shopper.seq(shopper.send("human", Json.object()));

            JsonNode empty = shopper.reply(shopper.choose("leaveContact", Map.of("contact", " ")));

            assertThat(empty.path("code").asText()).isEqualTo("badField");
        }
    }

    @Test
    void theServiceIsCounted() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            String id = shopper.conversation();
            shopper.seq(shopper.send("human", Json.object()));
            long epoch = claim(amei, id);
            amei.say(id, epoch, "您好");
            amei.ask("close", id, epoch);

            JsonNode report = Json.read(shop.get(REPORT, admin()).body());

            assertThat(report.path("replyClock").path("name").asText()).isEqualTo("taobao");
            assertThat(report.path("all").path("claimed").asInt()).isPositive();
            assertThat(report.path("all").path("firstWordP50Seconds").asDouble())
                    .isPositive();
            assertThat(report.path("groups").findValuesAsText("reason")).contains("shopperAsked");
            assertThat(shop.get(REPORT + "?format=csv&from=2026-01-01", admin()).body())
                    .startsWith("reason,language,tickets,")
                    .contains("\r\nall,,");
            assertThat(shop.get(REPORT, amei.token()).statusCode()).isEqualTo(403);
            assertThat(shop.get(REPORT, shop.login("laowang")).statusCode()).isEqualTo(200);
            assertThat(shop.get(REPORT + "?from=soon", admin()).statusCode()).isEqualTo(400);
            assertThat(shop.get(REPORT + "?from=2026-02-02&to=2026-02-01", admin())
                            .statusCode())
                    .isEqualTo(400);
        }
    }
}
