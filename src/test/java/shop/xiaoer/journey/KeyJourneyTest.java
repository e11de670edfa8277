package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.journey.testing.FrameStream;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.llm.testing.Waiting;

/** Programs come in by keys: each opens what it was made for and nothing else, and no more once it is revoked. */
class KeyJourneyTest {
    private static final TestShop SHOP = TestShop.shared();
    private static final String ROOM = "xiaoer.room.v1";
    private static int made;

    private final String merchant = SHOP.login("laowang");

    private JsonNode make(String... rights) {
        HttpResponse<String> reply =
                SHOP.post("/api/v1/keys", wanted("program " + ++made, Duration.ofDays(1), rights), merchant);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        return Json.read(reply.body());
    }

    private static ObjectNode wanted(String name, Duration ends, String... rights) {
        ObjectNode body = Json.object()
                .put("name", name)
                .put("endsAt", Instant.now().plus(ends).toString());
        List.of(rights).forEach(right -> body.withArray("rights").add(right));
        return body;
    }

    private JsonNode listed(String id) {
        return Json.read(SHOP.get("/api/v1/keys", merchant).body())
                .path("keys")
                .valueStream()
                .filter(key -> key.path("id").asText().equals(id))
                .findFirst()
                .orElse(Json.object());
    }

    private static String problem(HttpResponse<String> reply, int status) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        return Json.read(reply.body()).path("detail").asText();
    }

    @Test
    void aKeyIsShownOnceAndOpensWhatItWasMadeFor() {
        JsonNode made = make("scripts:read", "products:write");
        String key = made.path("key").asText();
        String id = made.path("id").asText();

        assertThat(key).startsWith("xk_").hasSizeGreaterThan(40);
        assertThat(listed(id).has("key")).isFalse();
        assertThat(listed(id).has("usedAt")).isFalse();
        assertThat(SHOP.get("/api/v1/scripts", key).statusCode()).isEqualTo(200);
        assertThat(SHOP.patch("/api/v1/products/P1003", Json.object().put("stock", 31), key)
                        .statusCode())
                .isEqualTo(200);
        assertThat(listed(id).path("usedFrom").asText()).isEqualTo("127.0.0.1");
        JsonNode told = Json.read(SHOP.get("/api/v1/audit?act=product.&subject=P1003", merchant)
                        .body())
                .at("/entries/0");
        assertThat(told.path("actor").asText())
                .isEqualTo("key:" + made.path("name").asText());
    }

    @Test
    void elsewhereItIsRefusedWithTheReason() {
        String key = make("scripts:read").path("key").asText();

        assertThat(problem(SHOP.patch("/api/v1/products/P1003", Json.object().put("stock", 1), key), 403))
                .contains("products:write");
        assertThat(problem(SHOP.get("/api/v1/me", key), 403)).contains("sign in");
        assertThat(problem(SHOP.get("/api/v1/keys", key), 403)).contains("sign in");
        assertThat(problem(SHOP.post("/api/v1/scripts", Json.object(), key), 403))
                .contains("sign in");
        assertThat(problem(SHOP.get("/api/v1/scripts", "xk_never-made"), 401)).contains("unknown");
    }

    @Test
    void aRevokedKeyIsRefusedAtOnce() {
        JsonNode made = make("answers", "conversations:read");
        String key = made.path("key").asText();
        assertThat(SHOP.get("/v1/models", key).statusCode()).isEqualTo(200);
        try (ShopperClient shopper = ShopperClient.open(SHOP, "zh")) {
            shopper.said("你好");
            assertThat(SHOP.get("/api/v1/conversations/" + shopper.conversation() + "/events", key)
                            .statusCode())
                    .isEqualTo(200);
        }

        String at = "/api/v1/keys/" + made.path("id").asText();
        assertThat(SHOP.delete(at, merchant).statusCode()).isEqualTo(204);

        assertThat(SHOP.get("/v1/models", key).statusCode()).isEqualTo(401);
        assertThat(SHOP.delete(at, merchant).statusCode()).isEqualTo(404);
    }

    @Test
    void aRendererNeedsNoMoreThanItsKey() {
        JsonNode made = make("room:drive");
        String key = made.path("key").asText();
        String room = room();

        FrameStream driver = FrameStream.open(SHOP.http(), SHOP.socket("/ws/rooms/" + room + "?key=" + key), ROOM);
        driver.send(hello("driver", ""));
        assertThat(driver.type("welcome").path("room").asText()).isEqualTo(room);
        assertThat(SHOP.post("/get_auto_play_item?key=" + key, Json.object().put("user", room))
                        .statusCode())
                .isEqualTo(200);
        FrameStream operator = FrameStream.open(SHOP.http(), SHOP.socket("/ws/rooms/" + room), ROOM);
        operator.send(hello("operator", key));
        assertThat(operator.closeCode()).isEqualTo(4401);
        assertThat(SHOP.get("/api/v1/rooms/" + room, key).statusCode()).isEqualTo(403);
        assertThat(SHOP.post("/api/v1/rooms/" + room + "/stop", Json.object(), key)
                        .statusCode())
                .isEqualTo(403);

        SHOP.delete("/api/v1/keys/" + made.path("id").asText(), merchant);
        assertThat(driver.closeCode()).isEqualTo(4401);
    }

    private static String room() {
        String lan = SHOP.login("lan");
        ObjectNode order = Json.object()
                .put("language", "zh-CN")
                .put("words", 300)
                .put("seed", 11)
                .put("engine", "template");
        order.putArray("products").add("P1001");
        String script = Json.read(SHOP.post("/api/v1/scripts", order, lan).body())
                .path("id")
                .asText();
        Waiting.until(
                "the script is written",
                () -> SHOP.get("/api/v1/scripts/" + script, lan).body().contains("\"state\":\"draft\""));
        ObjectNode plan =
                Json.object().put("name", "钥匙").put("platform", "taobao").put("loop", false);
        ObjectNode item =
                plan.putArray("rundown").addObject().put("script", script).put("scene", "desk");
        item.putArray("products").add("P1001");
        HttpResponse<String> planned = SHOP.post("/api/v1/rooms", plan, lan);
        assertThat(planned.statusCode()).as(planned.body()).isEqualTo(201);
        return Json.read(planned.body()).path("id").asText();
    }

    private static String hello(String role, String token) {
        return Json.object()
                .put("type", "hello")
                .put("role", role)
                .put("token", token)
                .toString();
    }

    @ParameterizedTest
    @CsvSource({"everything, 1, rights", "answers, 0, endsAt", "answers, 4000, endsAt"})
    void whatCannotBeIsRefusedByName(String right, int days, String field) {
        ObjectNode body = wanted("never made", Duration.ofDays(days).minusSeconds(1), right);

        assertThat(problem(SHOP.post("/api/v1/keys", body, merchant), 422)).startsWith(field + ":");
    }

    @Test
    void aNameIsGivenOnceAndOnlyByThoseWhoManageTheShop() {
        ObjectNode body = wanted("the same name", Duration.ofDays(1), "answers");
        assertThat(SHOP.post("/api/v1/keys", body, merchant).statusCode()).isEqualTo(201);
        assertThat(SHOP.post("/api/v1/keys", body, merchant).statusCode()).isEqualTo(409);
        assertThat(SHOP.post("/api/v1/keys", body, SHOP.login("lan")).statusCode())
                .isEqualTo(403);
    }
}
