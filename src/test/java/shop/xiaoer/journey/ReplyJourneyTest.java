package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shop.xiaoer.journey.testing.AgentClient;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.journey.testing.Tokens;

/** Replies that are kept ready: whose they are, in which language they speak, and that no open place gets out. */
class ReplyJourneyTest {
    private static final String REPLIES = "/api/v1/replies";

    private final TestShop shop = TestShop.shared();

    private static ObjectNode reply(String shortcut, String zh, String en) {
        ObjectNode reply = Json.object().put("shortcut", shortcut);
        reply.putObject("texts").put("zh", zh).put("en", en);
        return reply;
    }

    private static String fresh() {
        return "r" + UUID.randomUUID().toString().substring(0, 8);
    }

    private String kept(String by, ObjectNode reply) {
        HttpResponse<String> made = shop.post(REPLIES, reply, shop.login(by));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Json.read(made.body()).path("id").asText();
    }

    private boolean lists(String who, String id) {
        return Json.read(shop.get(REPLIES, shop.login(who)).body())
                .path("replies")
                .findValuesAsText("id")
                .contains(id);
    }

    private HttpResponse<String> fill(String who, String id, ObjectNode body) {
        return shop.post(REPLIES + "/" + id + "/fill", body, shop.login(who));
    }

    private static JsonNode problem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return Json.read(response.body());
    }

    @Test
    void aMerchantWritesForEverybodyAndAnAgentForHerself() {
        ObjectNode shared = reply(fresh(), "您好", "Hello").put("shared", true);
        assertThat(problem(shop.post(REPLIES, shared, shop.login("amei")), 403)
                        .path("code")
                        .asText())
                .isEqualTo("forbidden");
        String everybodys = kept("laowang", shared);
        String own = kept("amei", reply(fresh(), "我在", "I am here"));

        assertThat(lists("amei", everybodys)).isTrue();
        assertThat(lists("ben", everybodys)).isTrue();
        assertThat(lists("amei", own)).isTrue();
        assertThat(lists("ben", own)).isFalse();
        assertThat(shop.get(REPLIES, shop.login("lan")).statusCode()).isEqualTo(403);

        assertThat(shop.delete(REPLIES + "/" + own, shop.login("ben")).statusCode())
                .isEqualTo(404);
        assertThat(shop.delete(REPLIES + "/" + everybodys, shop.login("ben")).statusCode())
                .isEqualTo(403);
        assertThat(shop.patch(REPLIES + "/" + everybodys, Json.object().put("shortcut", "x"), shop.login("ben"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(shop.delete(REPLIES + "/" + everybodys, shop.login("laowang"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(lists("ben", everybodys)).isFalse();
        assertThat(shop.delete(REPLIES + "/" + own, shop.login("amei")).statusCode())
                .isEqualTo(204);
    }

    @Test
    void theSameAgainIsTheSameAndAnotherUnderItsShortcutIsRefused() {
        ObjectNode once = reply(fresh(), "您好", "Hello");
        String id = kept("amei", once);
        assertThat(kept("amei", once)).isEqualTo(id);

        ObjectNode other = reply(once.path("shortcut").asText(), "再见", "Bye");
        assertThat(problem(shop.post(REPLIES, other, shop.login("amei")), 422)
                        .path("detail")
                        .asText())
                .startsWith("shortcut:");
        JsonNode changed = Json.read(
                shop.patch(REPLIES + "/" + id, Json.object().set("texts", other.path("texts")), shop.login("amei"))
                        .body());
        assertThat(changed.at("/texts/zh").asText()).isEqualTo("再见");
        assertThat(changed.path("shortcut")).isEqualTo(once.path("shortcut"));
    }

    @Test
    void aPlaceThatIsNoneIsNamedWhenItIsWritten() {
        JsonNode refused = problem(shop.post(REPLIES, reply(fresh(), "您好 {nmae}", "Hello"), shop.login("amei")), 422);

        assertThat(refused.path("detail").asText()).startsWith("texts.zh:").contains("{nmae}");
        assertThat(problem(shop.post(REPLIES, reply("a b", "好", "ok"), shop.login("amei")), 422)
                        .path("detail")
                        .asText())
                .startsWith("shortcut:");
        assertThat(problem(shop.post(REPLIES, Json.object().put("shortcut", "x"), shop.login("amei")), 422)
                        .path("detail")
                        .asText())
                .startsWith("texts:");
    }

    @Test
    void theServerFillsThePlacesInTheLanguageOfTheChat() {
        String id = kept(
                "amei",
                reply(fresh(), "{shopper}您好，我是{shop}的{agent}，订单 {order}。", "{agent}: order {order}, {shopper}."));
        try (ShopperClient shopper =
                ShopperClient.known(shop, "zh", Tokens.identity("demo-shopper-1", "李雷", fresh()))) {
            String conversation = shopper.conversation();
            ObjectNode chat = Json.object().put("conversation", conversation);

            JsonNode missing = problem(fill("amei", id, chat), 422);
            assertThat(missing.path("detail").asText()).startsWith("order:");

            ObjectNode byHand = Json.object().put("conversation", conversation);
            byHand.putObject("values").put("order", "XE2026110002");
            JsonNode zh = Json.read(fill("amei", id, byHand).body());
            assertThat(zh.path("text").asText()).isEqualTo("李雷您好，我是小二茶物的阿梅，订单 XE2026110002。");
            assertThat(zh.path("language").asText()).isEqualTo("zh-CN");
            JsonNode en =
                    Json.read(fill("amei", id, byHand.put("language", "en")).body());
            assertThat(en.path("text").asText()).isEqualTo("阿梅: order XE2026110002, 李雷.");
        }
    }

    @Test
    void theOrderOfTheTalkIsTheOneThatWasProven() {
        String id = kept("amei", reply(fresh(), "订单 {order}", "Order {order}"));
        try (ShopperClient shopper = ShopperClient.open(shop, "en")) {
            shopper.press("trackOrder");
            shopper.ask("XE2026110002 5678");

            HttpResponse<String> filled = fill("amei", id, Json.object().put("conversation", shopper.conversation()));

            assertThat(Json.read(filled.body()).path("text").asText())
                    .as(filled.body())
                    .isEqualTo("Order XE2026110002");
        }
    }

    @Test
    void wordsWithAnOpenPlaceNeverReachTheShopper() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            String conversation = shopper.conversation();
            shopper.seq(shopper.send("human", Json.object()));
            long epoch = amei.ask(
                            "claim",
                            conversation,
                            amei.queued(conversation).path("epoch").asLong())
                    .path("epoch")
                    .asLong();

            JsonNode refused = amei.say(conversation, epoch, "订单 {order} 已发出");

            assertThat(refused.path("code").asText()).isEqualTo("badField");
            assertThat(refused.path("detail").asText()).contains("{order}");
            amei.say(conversation, epoch, "订单已发出");
            shopper.event(
                    0, "the agent's words", event -> event.path("text").asText().equals("订单已发出"));
            assertThat(shopper.kept().toString()).doesNotContain("{order}");
        }
    }
}
