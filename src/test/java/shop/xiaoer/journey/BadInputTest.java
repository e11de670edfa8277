package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.xiaoer.journey.testing.FrameStream;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;

/** Frames that nobody should send, and what each of them meets. */
class BadInputTest {
    private static final String HELLO = "{\"type\":\"hello\"}";

    private final TestShop shop = TestShop.shared();

    private FrameStream welcomed() {
        FrameStream stream = shop.chat();
        stream.send(HELLO);
        stream.type("welcome");
        return stream;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{\"type\":\"say\"",
                "[1,2]",
                "\"hello\"",
                "{\"text\":\"no type\"}",
                "{\"type\":7}",
                ""
            })
    void aFrameThatIsNoObjectWithATypeClosesTheSocket(String text) {
        try (FrameStream stream = welcomed()) {
            stream.send(text);
            assertThat(stream.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void bytesCloseTheSocket() {
        try (FrameStream stream = welcomed()) {
            stream.sendBinary(HELLO.getBytes(StandardCharsets.UTF_8));
            assertThat(stream.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void aFrameOverTheLimitClosesTheSocket() {
        try (FrameStream stream = welcomed()) {
            stream.send("{\"type\":\"say\",\"id\":\"1\",\"text\":\"" + "汉".repeat(22_000) + "\"}");
            assertThat(stream.closeCode()).isEqualTo(4413);
        }
    }

    @Test
    void fragmentsOverTheLimitTogetherCloseTheSocket() {
        try (FrameStream stream = welcomed()) {
            stream.sendPart("{\"type\":\"say\",\"id\":\"1\",\"text\":\"", false);
            for (int part = 0; part < 10 && stream.sendPart("a".repeat(8_000), part == 9); part++) {
                assertThat(part).isLessThan(10);
            }
            assertThat(stream.closeCode()).isEqualTo(4413);
        }
    }

    @Test
    void fragmentsWithinTheLimitAreOneFrame() {
        try (FrameStream stream = welcomed()) {
            stream.sendPart("{\"type\":\"say\",\"id\":\"parts\",", false);
            stream.sendPart("\"text\":\"你好\"}", true);

            assertThat(stream.type("event").path("text").asText()).isEqualTo("你好");
            assertThat(stream.type("ack").path("id").asText()).isEqualTo("parts");
        }
    }

    @Test
    void anUnknownTypeIsAProblemAndTheSocketStays() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            JsonNode reply = shopper.reply(shopper.send("dance", Json.object()));

            assertThat(reply.path("code").asText()).isEqualTo("unknownType");
            assertThat(shopper.said("你好")).isEqualTo(1);
        }
    }

    @Test
    void aMissingOrWrongFieldIsNamed() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            for (JsonNode fields : List.of(
                    Json.object(), Json.object().put("text", 7), Json.object().put("text", "  "))) {
                JsonNode reply = shopper.reply(shopper.send("say", fields.deepCopy()));
                assertThat(reply.path("code").asText()).isEqualTo("badField");
                assertThat(reply.path("detail").asText()).contains("text");
            }
            shopper.stream().send("{\"type\":\"say\",\"text\":\"no id\"}");
            shopper.stream()
                    .await(
                            "a problem without an id",
                            frame -> frame.path("code").asText().equals("badField") && !frame.has("id"));
            assertThat(shopper.problem(shopper.say("字".repeat(4001)))).isEqualTo("textTooLong");
            assertThat(shopper.said("😀".repeat(4000))).as("code points count").isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"say\",\"id\":\"1\\u0000\",\"text\":\"你好\"}",
                "{\"type\":\"say\",\"id\":\"1\",\"text\":\"你\\u0000好\"}",
                "{\"type\":\"say\",\"id\":\"1\",\"text\":\"你好\",\"attachments\":[\"\\u0000\"]}",
                "{\"type\":\"choose\",\"id\":\"1\",\"option\":\"proof\",\"data\":{\"order\":\"\\u0000\"}}",
                "{\"type\":\"rate\",\"id\":\"1\",\"score\":5,\"comment\":\"\\u0000\"}"
            })
    void aNulIsTheClientsFaultWhereverItStands(String frame) {
        try (FrameStream stream = welcomed()) {
            stream.send(frame);
            JsonNode problem = stream.type("problem");
            assertThat(problem.path("code").asText()).isEqualTo("badField");
            assertThat(problem.path("detail").asText()).contains("NUL");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conversations/%00",
                "products/a%00b/x?q=1",
                "insight/service?from=%00",
                "conversations?words=%00",
                "personas/%00"
            })
    void aNulInTheAddressIsTheClientsFault(String path) {
        HttpResponse<String> reply = shop.get("/api/v1/" + path, shop.login("admin"));

        assertThat(reply.statusCode()).as(reply.body()).isBetween(400, 499);
    }

    @Test
    void aNulInAParameterIsNamed() {
        for (String path : List.of("tags/%00", "personas/a%00b", "rooms/%00/replies/x")) {
            HttpResponse<String> reply = shop.delete("/api/v1/" + path, shop.login("admin"));
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
            assertThat(Json.read(reply.body()).path("code").asText()).isEqualTo("badField");
            assertThat(Json.read(reply.body()).path("detail").asText()).endsWith(": must not hold the character NUL");
        }
        HttpResponse<String> query = shop.get("/api/v1/conversations/x/events?after=%00", shop.login("admin"));
        assertThat(Json.read(query.body()).path("detail").asText()).startsWith("after:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"url\":\"\\u0000\"}", "{\"\\u0000\":1}", "{\"of\":[{\"a\":\"\\u0000\"}]}"})
    void aPageWithANulOpensNothing(String page) {
        try (FrameStream stream = shop.chat()) {
            stream.send("{\"type\":\"hello\",\"page\":" + page + "}");
            assertThat(stream.closeCode()).isEqualTo(4401);
            assertThat(stream.frames()).isEmpty();
        }
    }

    @Test
    void aSecondHelloIsAProblem() {
        try (FrameStream stream = welcomed()) {
            stream.send(HELLO);
            assertThat(stream.type("problem").path("code").asText()).isEqualTo("badField");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"say\",\"id\":\"1\",\"text\":\"early\"}",
                "{\"type\":\"human\",\"id\":\"1\"}",
                "{\"type\":\"dance\"}",
                "{\"type\":\"typing\",\"on\":true}"
            })
    void anythingBeforeHelloIsNotAllowed(String frame) {
        try (FrameStream stream = shop.chat()) {
            stream.send(frame);
            assertThat(stream.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void whoSaysNoHelloIsSentAway() {
        try (FrameStream stream = shop.chat()) {
            assertThat(stream.closeCode()).isEqualTo(4408);
        }
    }

    @Test
    void framesSentBeforeTheWelcomeAreHandledInOrder() {
        try (FrameStream stream = shop.chat()) {
            stream.send(HELLO);
            stream.send("{\"type\":\"say\",\"id\":\"1\",\"text\":\"你好\"}");
            stream.send("{\"type\":\"say\",\"id\":\"2\",\"text\":\"在吗\"}");

            JsonNode second = stream.await(
                    "an ack",
                    frame -> frame.path("id").asText().equals("2")
                            && frame.path("type").asText().equals("ack"));

            assertThat(stream.frames().getFirst().path("type").asText()).isEqualTo("welcome");
            assertThat(second.path("seq").asLong()).isGreaterThan(1);
        }
    }

    @Test
    void aWrongTokenAndAnUnknownConversationLookTheSame() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            List<JsonNode> wrongToken = refused(shopper.conversation(), "not-the-token");
            List<JsonNode> unknown = refused("01900000-0000-7000-8000-000000000000", shopper.token());

            assertThat(wrongToken).isEqualTo(unknown);
            assertThat(refused("no-uuid", "x")).isEqualTo(unknown);
        }
    }

    private List<JsonNode> refused(String conversation, String token) {
        try (FrameStream stream = shop.chat()) {
            stream.send(Json.object()
                    .put("type", "hello")
                    .put("conversation", conversation)
                    .put("token", token)
                    .toString());
            assertThat(stream.closeCode()).isEqualTo(4401);
            return stream.frames();
        }
    }

    @Test
    void anotherSubprotocolIsRefusedAtTheDoor() {
        assertThat(doorReply(shop.http().newWebSocketBuilder().subprotocols("xiaoer.chat.v9")))
                .isEqualTo(400);
        assertThat(doorReply(shop.http().newWebSocketBuilder())).isEqualTo(400);
    }

    @Test
    void anotherSitesPageIsRefusedAtTheDoor() {
        assertThat(doorReply(shop.http()
                        .newWebSocketBuilder()
                        .subprotocols("xiaoer.chat.v1")
                        .header("Origin", "https://elsewhere.example")))
                .isEqualTo(403);
    }

    private int doorReply(WebSocket.Builder builder) {
        Throwable refused =
                catchThrowable(() -> builder.buildAsync(shop.socket("/ws/chat"), new WebSocket.Listener() {})
                        .join());
        assertThat(refused).isInstanceOf(CompletionException.class);
        assertThat(refused.getCause()).isInstanceOf(WebSocketHandshakeException.class);
        return ((WebSocketHandshakeException) java.util.Objects.requireNonNull(refused.getCause()))
                .getResponse()
                .statusCode();
    }

    @Test
    void aBodyThatIsNoJsonIsRefused() {
        assertThat(shop.post("/api/v1/login", Json.read("[1]")).statusCode()).isEqualTo(400);
        assertThat(shop.post("/api/v1/login", Json.object().put("name", "amei")).statusCode())
                .isEqualTo(422);
    }
}
