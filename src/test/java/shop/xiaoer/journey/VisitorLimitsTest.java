package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.TestShop;

/** One visitor over many connections, seen through the shop's own proxy. */
class VisitorLimitsTest {
    private static TestShop shop;

    @BeforeAll
    static void startBehindAProxy() {
        shop = TestShop.start(Map.of("XIAOER_LIMITS", "default", "XIAOER_TRUSTED_PROXIES", "127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    private static HttpResponse<String> say(JsonNode opened, int number) throws IOException, InterruptedException {
        return shop.http()
                .send(
                        HttpRequest.newBuilder(shop.address("/api/v1/conversations/"
                                        + opened.path("conversation").asText() + "/messages"))
                                .header("Content-Type", "application/json")
                                .header("X-Forwarded-For", "203.0.113." + number % 200)
                                .header("Idempotency-Key", "m" + number)
                                .header(
                                        "Authorization",
                                        "Bearer " + opened.path("token").asText())
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        Json.object().put("text", "你好").toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode opened() {
        return Json.read(shop.post("/api/v1/conversations", Json.object().put("locale", "zh-CN"))
                .body());
    }

    @Test
    void whoComesFromManyAddressesIsStillOneVisitor() throws Exception {
        JsonNode flood = opened();
        JsonNode other = opened();
        Set<Integer> statuses = new HashSet<>();
        HttpResponse<String> refused = say(flood, 0);
        for (int i = 1; i < 500 && refused.statusCode() != 429; i++) {
            statuses.add(refused.statusCode());
            refused = say(flood, i);
        }

        assertThat(statuses).containsExactly(202);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Json.read(refused.body()).path("code").asText()).isEqualTo("tooMany");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(say(other, 0).statusCode())
                .as("another visitor is not held up")
                .isEqualTo(202);
    }
}
