package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shop.xiaoer.journey.testing.AgentClient;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.journey.testing.Tokens;

/** What chats were about, and how they are found again. */
class ArchiveJourneyTest {
    private static final String CONVERSATIONS = "/api/v1/conversations";

    private final TestShop shop = TestShop.shared();

    private static String fresh() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private static String query(String... pairs) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            query.append(i == 0 ? '?' : '&')
                    .append(pairs[i])
                    .append('=')
                    .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    private JsonNode found(String... pairs) {
        HttpResponse<String> page = shop.get(CONVERSATIONS + query(pairs), shop.login("amei"));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return Json.read(page.body());
    }

    private static List<String> ids(JsonNode page) {
        return page.path("conversations").findValuesAsText("conversation");
    }

    private long claim(AgentClient agent, ShopperClient shopper) {
        String id = shopper.conversation();
        shopper.seq(shopper.send("human", Json.object()));
        return agent.ask("claim", id, agent.queued(id).path("epoch").asLong())
                .path("epoch")
                .asLong();
    }

    private static ObjectNode tags(String... names) {
        ObjectNode fields = Json.object();
        List.of(names).forEach(fields.withArray("tags")::add);
        return fields;
    }

    @Test
    void aCloseKeepsItsTagsAndTheOtherWindowHearsThem() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                AgentClient window = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            String id = shopper.conversation();
            String tag = "标签" + fresh();
            long epoch = claim(amei, shopper);

            assertThat(amei.ask("note", id, epoch, Json.object().put("text", "要回电"))
                            .path("type")
                            .asText())
                    .isEqualTo("ack");
            window.stream()
                    .await("the note", frame -> frame.path("text").asText().equals("要回电"));
            JsonNode closed = amei.ask("close", id, epoch, tags(tag, " 免费  样品 "));
            assertThat(closed.path("type").asText()).as(closed.toString()).isEqualTo("ack");

            JsonNode tagged = window.stream().type("tagged");
            assertThat(tagged.path("tags").toString()).contains(tag, "免费 样品");
            assertThat(Json.read(shop.get(CONVERSATIONS + "/" + id + "/tags", shop.login("ben"))
                                    .body())
                            .path("tags"))
                    .hasSize(2);
            assertThat(ids(found("tag", tag))).containsExactly(id);
            assertThat(shopper.kept().toString()).doesNotContain(tag);
            amei.ask("tag", id, 0, tags());
            assertThat(ids(found("tag", tag))).isEmpty();
        }
    }

    @Test
    void tooManyTagsAndTooLongOnesAreNamed() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            String id = shopper.conversation();
            for (ObjectNode wrong : List.of(
                    tags("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"), tags("长".repeat(41)), tags(" "))) {
                JsonNode refused = amei.ask("tag", id, 0, wrong);
                assertThat(refused.path("code").asText()).isEqualTo("badField");
                assertThat(refused.path("detail").asText()).startsWith("tags:");
            }
        }
    }

    @Test
    void theListOfTagsIsTheShops() {
        String tag = "t" + fresh();
        assertThat(shop.post("/api/v1/tags", Json.object().put("name", tag), shop.login("amei"))
                        .statusCode())
                .isEqualTo(403);
        for (int twice = 0; twice < 2; twice++) {
            HttpResponse<String> added =
                    shop.post("/api/v1/tags", Json.object().put("name", tag), shop.login("laowang"));
            assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        }
        assertThat(shop.get("/api/v1/tags", shop.login("amei")).body()).contains(tag);
        assertThat(shop.delete("/api/v1/tags/" + tag, shop.login("laowang")).statusCode())
                .isEqualTo(204);
        assertThat(shop.delete("/api/v1/tags/" + tag, shop.login("laowang")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void wordsAreFoundInsideOfOthersInBothLanguages() {
        String code = fresh();
        try (ShopperClient zh = ShopperClient.open(shop, "zh");
                ShopperClient en = ShopperClient.open(shop, "en")) {
            zh.ask("我想问问暗号" + code + "的事");
            en.ask("my Password" + code + "s is broken");

            JsonNode page = found("q", "暗号" + code);
            assertThat(ids(page)).containsExactly(zh.conversation());
            assertThat(page.at("/conversations/0/words").asText()).contains("暗号" + code);
            assertThat(ids(found("q", "password" + code))).containsExactly(en.conversation());
            assertThat(ids(found("q", code))).containsExactly(en.conversation(), zh.conversation());
            assertThat(ids(found("q", code + "%"))).isEmpty();
            assertThat(ids(found("q", code, "state", "closed"))).isEmpty();
            assertThat(ids(found("q", code, "from", "2999-01-01"))).isEmpty();
            assertThat(ids(found("q", code, "to", "2000-01-01"))).isEmpty();
        }
    }

    @Test
    void whoServedAndHowItStandsNarrowsTheSearch() {
        String code = fresh();
        try (AgentClient ben = new AgentClient(shop, "ben");
                ShopperClient shopper = ShopperClient.open(shop, "en")) {
            shopper.ask("code " + code);
            String id = shopper.conversation();
            assertThat(ids(found("q", code, "state", "open"))).containsExactly(id);
            long epoch = claim(ben, shopper);
            assertThat(ids(found("q", code, "state", "served"))).containsExactly(id);
            ben.ask("close", id, epoch);
            assertThat(ids(found("q", code, "state", "closed", "agent", "Ben"))).containsExactly(id);
            assertThat(ids(found("q", code, "agent", "阿梅"))).isEmpty();
        }
    }

    @Test
    void pagesLeadOnByTheirCursor() {
        String code = fresh();
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            try (ShopperClient shopper = ShopperClient.open(shop, "en")) {
                shopper.said("page " + code);
                opened.addFirst(shopper.conversation());
            }
        }
        JsonNode first = found("q", code, "limit", "2");
        JsonNode second =
                found("q", code, "limit", "2", "cursor", first.path("cursor").asText());
        JsonNode third =
                found("q", code, "limit", "2", "cursor", second.path("cursor").asText());

        List<String> all = new ArrayList<>(ids(first));
        all.addAll(ids(second));
        all.addAll(ids(third));
        assertThat(all).isEqualTo(opened);
        assertThat(third.has("cursor")).isFalse();
    }

    @Test
    void whatCannotBeLookedForIsNamed() {
        for (String[] wrong :
                new String[][] {{"q", "a"}, {"state", "gone"}, {"limit", "1000"}, {"cursor", "x"}, {"from", "yesterday"}
                }) {
            HttpResponse<String> refused = shop.get(CONVERSATIONS + query(wrong), shop.login("amei"));
            assertThat(refused.statusCode()).as(wrong[0]).isEqualTo(400);
            assertThat(Json.read(refused.body()).path("detail").asText()).startsWith(wrong[0] + ":");
        }
        assertThat(shop.get(CONVERSATIONS, shop.login("lan")).statusCode()).isEqualTo(403);
        assertThat(shop.get(CONVERSATIONS).statusCode()).isEqualTo(401);
    }

    @Test
    void onlyTheSameProvenShopperHasEarlierConversations() {
        String subject = "shopper-" + fresh();
        try (ShopperClient first = ShopperClient.known(shop, "zh", Tokens.identity(subject, "李雷", fresh()));
                ShopperClient other = ShopperClient.known(shop, "zh", Tokens.identity("x" + subject, "韩梅梅", fresh()));
                ShopperClient nobody = ShopperClient.open(shop, "zh")) {
            first.said("第一次来");
            other.said("我也来");
            nobody.said("路过");
            try (ShopperClient again = ShopperClient.known(shop, "zh", Tokens.identity(subject, "李雷", fresh()))) {
                again.said("又来了");

                assertThat(ids(earlier(again))).containsExactly(first.conversation());
                assertThat(ids(earlier(nobody))).isEmpty();
                assertThat(ids(earlier(first))).isEmpty();
            }
        }
    }

    private JsonNode earlier(ShopperClient of) {
        return Json.read(shop.get(CONVERSATIONS + "/" + of.conversation() + "/earlier", shop.login("amei"))
                .body());
    }
}
