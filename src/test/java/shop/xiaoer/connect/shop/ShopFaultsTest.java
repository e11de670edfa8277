package shop.xiaoer.connect.shop;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.catalog.ShopUnavailable;
import shop.xiaoer.connect.OutgoingHttp;
import shop.xiaoer.connect.Signature;
import shop.xiaoer.conversation.OrderWrite;
import shop.xiaoer.llm.testing.Waiting;

/** Every way in which a shop's system can fail: none is read as "there is no such order", none is shown. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopFaultsTest {
    private static final String SECRET = "the-secret-between-shop-and-xiaoer-0001";
    /** For what works: a busy machine is no fault of the shop. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final String ORDER = """
            {"number":"XE1","shopper":"ann","phoneTail":"5678","state":"paid","version":1,"placedAt":"2026-11-20T08:00:00Z",
             "total":{"amount":"88.00","currency":"CNY"},
             "items":[{"product":"P1","name":{"zh":"杯"},"quantity":1,"price":{"amount":"88.00","currency":"CNY"}}]}""";
    private static final OrderWrite WRITE =
            new OrderWrite("c:7", "cancel", "XE1", 1, "CA1", "cancelled", "", null, List.of());
    private static final String DONE = "{\"key\":\"c:7\",\"case\":\"CA1\",\"order\":\"XE1\",\"state\":\"done\"}";

    private final Vertx vertx = Vertx.vertx();
    private final OutgoingHttp http = new OutgoingHttp(vertx, 4);
    private final WireMockServer server = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    @BeforeAll
    void start() {
        server.start();
    }

    @AfterAll
    void stop() throws Exception {
        server.stop();
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @BeforeEach
    void forget() {
        server.resetAll();
    }

    /** Impatient: whatever happens is a fault. */
    private ShopCalls calls(Clock clock) {
        return calls("", clock, Duration.ofMillis(400));
    }

    private ShopCalls calls(String base, Clock clock, Duration timeout) {
        return new ShopCalls(
                http, new ShopSettings(URI.create(server.baseUrl() + base), SECRET, timeout, "CNY"), clock);
    }

    private ShopOrders patient(String base, Clock clock) {
        return new ShopOrders(calls(base, clock, PATIENCE));
    }

    /** Calls below that base alone: one of an earlier test may still end. */
    private void asked(String base, int times) {
        // What was asked for is written down a moment after it was answered.
        Waiting.until(
                times + " calls below " + base,
                () -> server.findAll(getRequestedFor(urlPathMatching(base + "/.*")))
                                .size()
                        == times);
    }

    private ShopOrders orders() {
        return new ShopOrders(calls(Clock.systemUTC()));
    }

    private ShopWrites writes() {
        return new ShopWrites(calls("", Clock.systemUTC(), Duration.ofMillis(1_500)));
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    private void answers(ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    // ---- reading -------------------------------------------------------------------------------------------------

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("hanging", json(200, ORDER).withFixedDelay(3_000)),
                Arguments.of("a slow body", json(200, ORDER).withChunkedDribbleDelay(20, 5_000)),
                Arguments.of("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Arguments.of("closed without a word", aResponse().withFault(Fault.EMPTY_RESPONSE)),
                Arguments.of("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
                Arguments.of("cut in the body", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
                Arguments.of("an empty body", json(200, "")),
                Arguments.of("half an object", json(200, ORDER.substring(0, 90))),
                Arguments.of("two objects", json(200, ORDER + ORDER)),
                Arguments.of("a field twice", json(200, ORDER.replace("\"version\":1", "\"version\":1,\"version\":2"))),
                Arguments.of("a list", json(200, "[" + ORDER + "]")),
                Arguments.of("null", json(200, "null")),
                Arguments.of(
                        "a login page",
                        aResponse()
                                .withStatus(200)
                                .withHeader("Content-Type", "text/html")
                                .withBody("<html>")),
                Arguments.of("no content type", aResponse().withStatus(200).withBody(ORDER)),
                Arguments.of("a redirect", aResponse().withStatus(302).withHeader("Location", "/elsewhere")),
                Arguments.of("400", json(400, "{\"code\":\"badField\"}")),
                Arguments.of("401", json(401, "{\"code\":\"badSignature\"}")),
                Arguments.of("403", json(403, "{\"code\":\"forbidden\"}")),
                Arguments.of("a proxy's 404", aResponse().withStatus(404).withBody("not here")),
                Arguments.of("a 404 about something else", json(404, "{\"code\":\"noSuchPath\"}")),
                Arguments.of("409", json(409, "{\"code\":\"versionChanged\"}")),
                Arguments.of("429", json(429, "{}").withHeader("Retry-After", "30")),
                Arguments.of("500", json(500, "{}")),
                Arguments.of("502", aResponse().withStatus(502)),
                Arguments.of("503", json(503, "{}").withHeader("Retry-After", "30")),
                Arguments.of("a huge body", json(200, "{\"more\":\"" + "x".repeat(3 << 20) + "\"}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultIsNeverReadAsNoOrder(String name, ResponseDefinitionBuilder answer) {
        answers(answer);

        assertThatThrownBy(() -> orders().find("XE1")).as(name).isInstanceOf(ShopUnavailable.class);
        assertThatThrownBy(() -> orders().of("ann", 5)).as(name).isInstanceOf(ShopUnavailable.class);
        assertThatThrownBy(() -> new ShopProducts(calls(Clock.systemUTC()), Clock.systemUTC()).find("P1"))
                .as(name)
                .isInstanceOf(ShopUnavailable.class);
    }

    @Test
    void aRefusedConnectionIsAFault() {
        ShopSettings nobody = new ShopSettings(URI.create("http://127.0.0.1:1"), SECRET, PATIENCE, "CNY");

        assertThatThrownBy(() -> new ShopOrders(new ShopCalls(http, nobody, Clock.systemUTC())).find("XE1"))
                .isInstanceOf(ShopUnavailable.class);
        assertThat(new ShopWrites(new ShopCalls(http, nobody, Clock.systemUTC())).make(WRITE))
                .isInstanceOf(ShopWrites.NotDone.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"state\":\"paid\"' | '\"state\":\"onHold\"'",
                "'\"state\":\"paid\"' | '\"state\":\"delivered\"'",
                "'\"state\":\"paid\",' | ''",
                "'\"number\":\"XE1\"' | '\"number\":\"XE2\"'",
                "'\"phoneTail\":\"5678\"' | '\"phoneTail\":\"13800005678\"'",
                "'\"phoneTail\":\"5678\",' | ''",
                "'\"version\":1,' | ''",
                "'\"version\":1' | '\"version\":\"1\"'",
                "'\"amount\":\"88.00\"' | '\"amount\":88.00'",
                "'\"amount\":\"88.00\"' | '\"amount\":\"88.005\"'",
                "'\"amount\":\"88.00\"' | '\"amount\":\"-1.00\"'",
                "'\"amount\":\"88.00\",' | ''",
                "'\"currency\":\"CNY\"' | '\"currency\":\"USD\"'",
                "'{\"zh\":\"杯\"}' | '{}'",
                "'2026-11-20T08:00:00Z' | 'yesterday'",
                "'\"quantity\":1' | '\"quantity\":1.5'",
                "'\"shopper\":\"ann\",' | ''"
            })
    void whatTheContractDoesNotKnowIsNeverGuessed(String right, String wrong) {
        assertThat(ORDER).contains(right);
        answers(json(200, ORDER.replace(right, wrong)));

        assertThatThrownBy(() -> orders().find("XE1")).isInstanceOf(ShopUnavailable.class);
    }

    @Test
    void anotherShoppersOrderIsShownToNobody() {
        answers(json(200, "{\"orders\":[" + ORDER + "]}"));

        assertThat(patient("", Clock.systemUTC()).of("ann", 5)).hasSize(1);
        assertThatThrownBy(() -> patient("", Clock.systemUTC()).of("bob", 5))
                .isInstanceOf(ShopUnavailable.class)
                .hasMessageContaining("another shopper")
                .hasMessageNotContaining("XE1");
    }

    @Test
    void aReadingIsTriedAgain() {
        server.stubFor(get(anyUrl())
                .inScenario("again")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                .willSetStateTo("second"));
        server.stubFor(
                get(anyUrl()).inScenario("again").whenScenarioStateIs("second").willReturn(okJson(ORDER)));

        assertThat(patient("", Clock.systemUTC()).find("XE1").map(Order::state)).contains(Order.State.paid);
    }

    @Test
    void everyRequestIsSigned() {
        answers(json(200, ORDER));

        patient("/signed", Clock.systemUTC()).find("XE1");

        asked("/signed", 1);
        String given = server.findAll(getRequestedFor(urlEqualTo("/signed/orders/XE1")))
                .getFirst()
                .getHeader(Signature.HEADER);
        Instant at = Instant.ofEpochSecond(Long.parseLong(given.replaceAll("t=(\\d+),.*", "$1")));
        assertThat(given).isEqualTo(Signature.of(SECRET, at, "GET\n/signed/orders/XE1\n\n" + Signature.digest("")));
        assertThat(Duration.between(at, Instant.now())).isLessThan(Duration.ofMinutes(1));
    }

    // ---- left alone ----------------------------------------------------------------------------------------------

    /** A clock that stands until it is moved. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-11-20T08:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        synchronized void move(Duration by) {
            now = now.plus(by);
        }
    }

    private static void failing(ShopOrders orders) {
        assertThatThrownBy(() -> orders.find("XE1")).isInstanceOf(ShopUnavailable.class);
    }

    @Test
    void aSystemThatIsDownIsLeftAloneAndTriedOnceLater() {
        Hand clock = new Hand();
        ShopCalls calls = calls("/down", clock, PATIENCE);
        ShopOrders orders = new ShopOrders(calls);
        answers(json(500, "{}"));
        failing(orders);
        failing(orders);
        asked("/down", 5);
        assertThat(calls.state().open()).isTrue();

        failing(orders);
        asked("/down", 5);

        clock.move(Duration.ofSeconds(11));
        failing(orders);
        asked("/down", 6);

        clock.move(Duration.ofSeconds(11));
        answers(json(200, ORDER));
        assertThat(orders.find("XE1")).isPresent();
        assertThat(calls.state().open()).isFalse();
        assertThat(calls.state().fault()).isEmpty();
    }

    @Test
    void whoAsksToBeLeftAloneIs() {
        Hand clock = new Hand();
        ShopOrders orders = patient("/alone", clock);
        answers(json(429, "{}").withHeader("Retry-After", "20"));
        failing(orders);
        asked("/alone", 1);

        answers(json(200, ORDER));
        clock.move(Duration.ofSeconds(19));
        failing(orders);
        clock.move(Duration.ofSeconds(2));
        assertThat(orders.find("XE1")).isPresent();
    }

    // ---- writing -------------------------------------------------------------------------------------------------

    private void postAnswers(ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlEqualTo("/requests")).willReturn(answer));
    }

    private void keyAnswers(ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlPathEqualTo("/requests/c%3A7")).willReturn(answer));
    }

    @Test
    void aConfirmedChangeIsDone() {
        postAnswers(json(201, DONE));

        assertThat(writes().make(WRITE)).isEqualTo(new ShopWrites.Done());
        Waiting.until(
                "the key",
                () -> !server.findAll(
                                postRequestedFor(urlEqualTo("/requests")).withHeader("Idempotency-Key", equalTo("c:7")))
                        .isEmpty());
    }

    static Stream<Arguments> lost() {
        return Stream.of(
                Arguments.of("hanging", json(201, DONE).withFixedDelay(3_000)),
                Arguments.of("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Arguments.of("half an answer", json(201, DONE.substring(0, 20))),
                Arguments.of("500", json(500, "{}")),
                Arguments.of("502", aResponse().withStatus(502)),
                Arguments.of("a login page", aResponse().withStatus(200).withBody("<html>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lost")
    void aLostAnswerIsAskedForByTheKeyBeforeAnythingIsSaid(String name, ResponseDefinitionBuilder answer) {
        postAnswers(answer);
        keyAnswers(json(200, DONE));

        assertThat(writes().make(WRITE)).as(name).isEqualTo(new ShopWrites.Done());
        assertThat(server.findAll(postRequestedFor(urlEqualTo("/requests"))).size())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void whatNeverCameIsSentAgainUnderTheSameKey() {
        server.stubFor(post(urlEqualTo("/requests"))
                .inScenario("twice")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
                .willSetStateTo("second"));
        server.stubFor(post(urlEqualTo("/requests"))
                .inScenario("twice")
                .whenScenarioStateIs("second")
                .willReturn(json(201, DONE)));
        keyAnswers(json(404, "{\"code\":\"notFound\"}"));

        assertThat(writes().make(WRITE)).isEqualTo(new ShopWrites.Done());
        Waiting.until(
                "the same key twice",
                () -> server.findAll(postRequestedFor(urlEqualTo("/requests"))
                                        .withHeader("Idempotency-Key", equalTo("c:7")))
                                .size()
                        == 2);
    }

    @Test
    void whatStaysUnknownIsToldAsUnknown() {
        postAnswers(json(500, "{}"));
        keyAnswers(json(500, "{}"));

        assertThat(writes().make(WRITE)).isInstanceOf(ShopWrites.Unknown.class);
        assertThat(writes().find(WRITE)).isInstanceOf(ShopWrites.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"409, versionChanged", "422, notAllowed", "404, notFound"})
    void aNoIsANo(int status, String code) {
        postAnswers(json(status, "{\"code\":\"" + code + "\"}"));

        assertThat(writes().make(WRITE)).isEqualTo(new ShopWrites.Refused(code));
        assertThat(server.findAll(postRequestedFor(urlEqualTo("/requests"))).size())
                .isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"'\"key\":\"c:7\"', '\"key\":\"c:8\"'", "CA1, CA2", "XE1, XE2", "done, queued"})
    void aYesToSomethingElseIsNoYes(String right, String wrong) {
        postAnswers(json(201, DONE.replace(right, wrong)));

        assertThat(writes().make(WRITE)).isInstanceOf(ShopWrites.Unknown.class);
    }
}
