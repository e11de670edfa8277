package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.connect.Signature;
import shop.xiaoer.connect.testing.Receiver;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.llm.testing.Waiting;

/** An admin has another system told of what happens: added, tried, heard, paused, sent again, removed. */
class WebhookJourneyTest {
    private static final TestShop SHOP = TestShop.start(Map.of("XIAOER_WEBHOOKS_PRIVATE", "true"));

    private final String admin = SHOP.login("admin");

    @AfterAll
    static void stop() {
        SHOP.close();
    }

    private JsonNode add(String url, String... events) {
        ObjectNode body = Json.object().put("url", url);
        var list = body.putArray("events");
        List.of(events).forEach(list::add);
        HttpResponse<String> added = SHOP.post("/api/v1/webhooks", body, admin);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Json.read(added.body());
    }

    private JsonNode get(String path) {
        return Json.read(SHOP.get(path, admin).body());
    }

    private JsonNode post(String path, int status) {
        HttpResponse<String> reply = SHOP.post(path, Json.object(), admin);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        return Json.read(reply.body());
    }

    @Test
    void aShoppersWayToAPersonIsTold() {
        try (Receiver receiver = Receiver.start();
                ShopperClient shopper = ShopperClient.open(SHOP, "zh")) {
            JsonNode added = add(receiver.url(), "conversation", "handoff");
            String at = "/api/v1/webhooks/" + added.path("id").asText();
            String secret = added.path("secret").asText();
            assertThat(secret).startsWith("whsec_");
            assertThat(get(at).has("secret")).isFalse();
            assertThat(post(at + "/test", 200).path("delivered").asBoolean()).isTrue();

            shopper.said("转人工");
            shopper.kind(0, "handoffRequested");

            Waiting.until(
                    "the hand-off is told",
                    () -> receiver.taken().stream().anyMatch(got -> got.type().equals("handoff.requested")));
            List<Receiver.Got> told = receiver.taken().stream()
                    .filter(got -> got.body().at("/data/conversation").asText().equals(shopper.conversation()))
                    .toList();
            assertThat(told.getFirst().body().at("/data/text").asText()).isEqualTo("转人工");
            assertThat(told)
                    .extracting(got -> got.body().at("/data/seq").asLong())
                    .isSorted();
            Receiver.Got last = told.getLast();
            Instant signed =
                    Instant.ofEpochSecond(Long.parseLong(last.signature().replaceAll("t=(\\d+),.*", "$1")));
            assertThat(last.signature()).isEqualTo(Signature.of(secret, signed, last.raw()));

            Waiting.until("all is delivered", () -> get(at).path("waiting").asInt() == 0);
            String delivery =
                    get(at + "/deliveries?limit=1").at("/deliveries/0/id").asText();
            int before = receiver.got().size();
            assertThat(post(at + "/deliveries/" + delivery + "/resend", 202)
                            .path("state")
                            .asText())
                    .isEqualTo("waiting");
            Waiting.until("sent again", () -> receiver.got().size() > before);
            assertThat(receiver.got().getLast().id()).isEqualTo(delivery);

            assertThat(post(at + "/pause", 200).path("state").asText()).isEqualTo("paused");
            assertThat(post(at + "/resume", 200).path("state").asText()).isEqualTo("active");
            assertThat(SHOP.delete(at, admin).statusCode()).isEqualTo(204);
            assertThat(SHOP.get(at, admin).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aScriptThatIsSubmittedIsTold() {
        try (Receiver receiver = Receiver.start()) {
            JsonNode added = add(receiver.url(), "script");
            String lan = SHOP.login("lan");
            ObjectNode request = Json.object()
                    .put("language", "zh-CN")
                    .put("words", 300)
                    .put("seed", 11)
                    .put("engine", "template");
            request.withArray("products").add("P1001");
            String path = SHOP.post("/api/v1/scripts", request, lan)
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            Waiting.until(
                    "the script is written",
                    () -> Json.read(SHOP.get(path, lan).body())
                            .path("state")
                            .asText()
                            .equals("draft"));
            String version =
                    Json.read(SHOP.get(path, lan).body()).path("version").asText();

            SHOP.post(path + "/submit", Json.object().put("version", version), lan);

            Waiting.until("it is told", () -> !receiver.taken().isEmpty());
            Receiver.Got told = receiver.taken().getFirst();
            assertThat(told.type()).isEqualTo("script.submitted");
            assertThat(path).endsWith(told.body().at("/data/script").asText());
            assertThat(told.body().at("/data/by").asText()).isEqualTo("lan");
            SHOP.delete("/api/v1/webhooks/" + added.path("id").asText(), admin);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://127.0.0.1/x, conversation",
        "http://user:word@127.0.0.1/x, conversation",
        "http://no.such.host.invalid/x, conversation",
        "http://127.0.0.1/x, shopper",
        "http://127.0.0.1/x, conversation.*"
    })
    void whatCannotBeToldIsRefused(String url, String event) {
        ObjectNode body = Json.object().put("url", url);
        body.putArray("events").add(event);

        HttpResponse<String> reply = SHOP.post("/api/v1/webhooks", body, admin);

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"amei", "lan", "laowang"})
    void onlyAnAdminHasOthersTold(String name) {
        String token = SHOP.login(name);

        assertThat(SHOP.get("/api/v1/webhooks", token).statusCode()).isEqualTo(403);
        assertThat(SHOP.get("/api/v1/webhooks").statusCode()).isEqualTo(401);
        assertThat(SHOP.post("/api/v1/webhooks", Json.object().put("url", "http://127.0.0.1/x"), token)
                        .statusCode())
                .isEqualTo(403);
    }
}
