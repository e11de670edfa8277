package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shop.xiaoer.journey.testing.FakeEngine;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.Nginx;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.llm.testing.Waiting;

/** The shop as the internet sees it: behind a real nginx with TLS, set up by the file that docs/operation.md recommends. */
class BehindNginxTest {
    private static final String SITE = "https://shop.example";

    private static FakeEngine engine;
    private static TestShop shop;
    private static Nginx proxy;

    @BeforeAll
    static void start() {
        Optional<String> missing = Nginx.missing();
        Assumptions.assumeTrue(missing.isEmpty(), () -> "there is no " + missing.orElse("") + " here");
        engine = FakeEngine.start();
        Map<String, String> settings = new HashMap<>(engine.settings());
        settings.put("XIAOER_LIMITS", "default");
        settings.put("XIAOER_TRUSTED_PROXIES", "127.0.0.1");
        settings.put("XIAOER_ORIGINS", SITE);
        shop = TestShop.start(settings);
        proxy = Nginx.before(shop);
    }

    @AfterAll
    static void stop() {
        if (proxy != null) {
            proxy.close();
            shop.close();
            engine.close();
        }
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    // ---- sockets ---------------------------------------------------------------------------------------------------

    @Test
    void aChatGoesOverTlsAndAProxyThatReadsItsSettingsAnewCutsNothing() {
        try (ShopperClient shopper = ShopperClient.open(proxy, "zh")) {
            assertThat(shopper.ask("云朵保温杯多少钱？").path("text").asText()).contains("88");

            proxy.reload();

            assertThat(shopper.ask("保温多久？").path("kind").asText()).isEqualTo("answered");
            assertThat(shopper.stream().isClosed()).isFalse();
        }
    }

    @Test
    void aProxyThatIsStartedAnewLosesAndDoublesNothing() {
        try (ShopperClient shopper = ShopperClient.open(proxy, "zh")) {
            List<String> said = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                String id = "round-" + round;
                said.add(id);
                shopper.send(id, "say", Json.object().put("text", "云朵保温杯多少钱？"));
                proxy.restart();
                shopper.comeBack();
                shopper.send(id, "say", Json.object().put("text", "云朵保温杯多少钱？"));
                shopper.botAfter(shopper.seq(id));
            }

            assertThat(shopper.kept().stream()
                            .filter(event -> event.path("kind").asText().equals("said"))
                            .map(event -> event.path("id").asText()))
                    .containsExactlyElementsOf(said);
        }
    }

    private static int door(String origin) {
        CompletionException refused = catchThrowableOfType(
                CompletionException.class,
                () -> proxy.http()
                        .newWebSocketBuilder()
                        .subprotocols("xiaoer.chat.v1")
                        .header("Origin", origin)
                        .buildAsync(proxy.socket("/ws/chat"), new WebSocket.Listener() {})
                        .join()
                        .abort());
        return refused != null && refused.getCause() instanceof WebSocketHandshakeException handshake
                ? handshake.getResponse().statusCode()
                : 101;
    }

    @Test
    void pagesOfTheShopAndOfNamedSitesMayConnectAndNoOther() {
        assertThat(door("https://localhost:" + proxy.port())).isEqualTo(101);
        assertThat(door(SITE)).isEqualTo(101);
        assertThat(door("https://elsewhere.example")).isEqualTo(403);
        // The same host without TLS may be somebody on the way.
        assertThat(door("http://localhost:" + proxy.port())).isEqualTo(403);
    }

    // ---- HTTP ------------------------------------------------------------------------------------------------------

    @Test
    void plainHttpIsSentOnToTls() throws Exception {
        HttpResponse<String> reply = send(proxy.http(), HttpRequest.newBuilder(proxy.plain("/office")));

        assertThat(reply.statusCode()).isEqualTo(301);
        assertThat(reply.headers().firstValue("Location")).hasValue("https://localhost/office");
    }

    @Test
    void theWidgetOfAnotherSiteMayAskWhatItsSiteMay() throws Exception {
        HttpResponse<String> script = send(
                proxy.http(),
                HttpRequest.newBuilder(proxy.address("/widget.js")).header("Origin", SITE));
        assertThat(script.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");

        for (String site : List.of(SITE, "https://elsewhere.example")) {
            HttpResponse<String> asked = send(
                    proxy.http(),
                    HttpRequest.newBuilder(proxy.address("/api/v1/conversations"))
                            .header("Origin", site)
                            .header("Access-Control-Request-Method", "POST")
                            .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
            assertThat(asked.headers().firstValue("Access-Control-Allow-Origin"))
                    .as(site)
                    .isEqualTo(site.equals(SITE) ? Optional.of(SITE) : Optional.empty());
        }
    }

    @Test
    void theFirstFramesOfAStreamAreThereBeforeItsEnd() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        engine.says(asked -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of("云朵保温杯现在 88 元。");
        });
        Waiting.until(
                "the model is up",
                () -> Json.read(shop.get("/health/ready").body())
                        .at("/parts/model/state")
                        .asText()
                        .equals("up"));
        JsonNode opened =
                Json.read(proxy.post("/api/v1/conversations", Json.object()).body());
        HttpResponse<InputStream> stream = proxy.http()
                .send(
                        say(proxy.address(messages(opened)), opened, "stream-1")
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            List<String> before = new ArrayList<>();
            while (!before.contains("event: ack") || !before.contains("event: event")) {
                before.add(lines.readLine());
            }
            assertThat(before).as("the model has said nothing yet").doesNotContain("event: done");
            go.countDown();

            assertThat(lines.lines().toList()).contains("event: done");
        } finally {
            go.countDown();
        }
    }

    /** nginx keeps the header to itself. */
    @Test
    void aStreamTellsProxiesNotToHoldItBack() throws Exception {
        JsonNode opened =
                Json.read(shop.post("/api/v1/conversations", Json.object()).body());
        HttpResponse<Void> stream = shop.http()
                .send(
                        say(shop.address(messages(opened)), opened, "stream-2")
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.discarding());

        assertThat(stream.headers().firstValue("X-Accel-Buffering")).hasValue("no");
        assertThat(stream.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    private static String messages(JsonNode opened) {
        return "/api/v1/conversations/" + opened.path("conversation").asText() + "/messages";
    }

    private static HttpRequest.Builder say(URI address, JsonNode opened, String key) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + opened.path("token").asText())
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(
                        Json.object().put("text", "云朵保温杯和晨光电热水壶哪个更耐用？").toString()));
    }

    // ---- who asks --------------------------------------------------------------------------------------------------

    private static HttpRequest.Builder signIn(URI address, String name) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "203.0.113.9")
                .POST(HttpRequest.BodyPublishers.ofString(Json.object()
                        .put("name", name)
                        .put("password", TestShop.PASSWORD)
                        .toString()));
    }

    @Test
    void whereSomebodyComesFromIsBelievedOfTheProxyAndOfNobodyElse() throws Exception {
        HttpClient stranger = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName("127.0.0.3"))
                .build();
        URI direct = shop.address("/api/v1/login");
        assertThat(send(proxy.from("127.0.0.2"), signIn(proxy.address("/api/v1/login"), "amei"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(stranger, signIn(direct, "ben")).statusCode()).isEqualTo(200);
        assertThat(send(shop.http(), signIn(direct, "lan")).statusCode()).isEqualTo(200);

        JsonNode trail =
                Json.read(shop.get("/api/v1/audit", shop.login("admin")).body());

        assertThat(address(trail, "amei"))
                .as("written by the visitor, replaced by nginx")
                .isEqualTo("127.0.0.2");
        assertThat(address(trail, "ben")).as("no proxy of ours").isEqualTo("127.0.0.3");
        assertThat(address(trail, "lan")).as("our proxy's word").isEqualTo("203.0.113.9");
    }

    private static String address(JsonNode trail, String name) {
        return trail.path("entries")
                .valueStream()
                .filter(entry -> entry.toString().contains("\"" + name + "\""))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + trail))
                .path("address")
                .asText();
    }

    @Test
    void limitsCountEachVisitorAndNotTheProxy() throws Exception {
        HttpClient flood = proxy.from("127.0.0.4");
        HttpRequest.Builder asks = HttpRequest.newBuilder(proxy.address("/api/v1/products?q=x"));
        HttpResponse<String> reply = send(flood, asks);
        for (int request = 0; request < 5_000 && reply.statusCode() != 429; request++) {
            reply = send(flood, asks);
        }

        assertThat(reply.statusCode()).isEqualTo(429);
        assertThat(reply.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(send(proxy.from("127.0.0.5"), asks).statusCode())
                .as("who shares nothing but the proxy")
                .isEqualTo(200);
    }

    @Test
    void theFiguresAreNotForTheInternet() {
        assertThat(proxy.get("/metrics").statusCode()).isEqualTo(404);
        assertThat(shop.get("/metrics").statusCode()).isEqualTo(200);
    }
}
