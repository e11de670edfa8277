package shop.xiaoer.llm.engine;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import shop.xiaoer.llm.LanguageModel;
import shop.xiaoer.llm.ModelEngine;
import shop.xiaoer.llm.ModelGate;
import shop.xiaoer.llm.ModelSettings;
import shop.xiaoer.llm.SystemTimers;
import shop.xiaoer.llm.testing.LanguageModelContract;

/** The contract over a gate and an engine that talks to a stub server, in chunks that pass over line ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StubbedEngineTest extends LanguageModelContract {
    static final String MODEL = "tiny:1b";

    private final Vertx vertx = Vertx.vertx();
    private final SystemTimers timers = new SystemTimers();
    private final List<AutoCloseable> open = new ArrayList<>();
    final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .dynamicPort()
            .containerThreads(30));

    abstract ModelSettings.Engine engine();

    abstract ModelEngine engine(ModelSettings settings, StreamingHttp http);

    /** Where requests go. */
    abstract String chatPath();

    /** The list of models, with the path it stands at. */
    abstract String listPath();

    abstract String list();

    /** The body of a whole reply. */
    abstract String body(List<String> texts, boolean cut);

    /** The same, without its end. */
    abstract String open(List<String> texts);

    abstract String errorLine(String message);

    abstract String errorBody(String message);

    @BeforeAll
    void start() {
        server.start();
    }

    @AfterEach
    void closeModels() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        open.clear();
        server.resetAll();
    }

    @AfterAll
    void stop() {
        server.stop();
        timers.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Override
    protected LanguageModel modelThat(Behaviour behaviour) {
        server.stubFor(get(urlEqualTo(listPath())).willReturn(okJson(list())));
        server.stubFor(post(urlEqualTo(chatPath())).willReturn(reply(behaviour)));
        return gate(settings(behaviour));
    }

    ModelGate gate(ModelSettings settings) {
        StreamingHttp http = new StreamingHttp(vertx, settings);
        ModelGate gate = new ModelGate(settings, engine(settings, http), timers);
        open.add(gate);
        open.add(http);
        return gate;
    }

    ModelSettings settings(Behaviour behaviour) {
        URI url = URI.create(
                behaviour == Behaviour.isNotThere
                        ? "http://127.0.0.1:" + freePort()
                        : "http://127.0.0.1:" + server.port());
        Duration brief = Duration.ofMillis(400);
        Duration ample = Duration.ofSeconds(60);
        return ModelSettings.of(engine(), url, MODEL)
                .withDeadlines(
                        behaviour == Behaviour.isSlowToStart ? brief : ample,
                        behaviour == Behaviour.stallsAfterTwoWords ? brief : ample,
                        ample);
    }

    private ResponseDefinitionBuilder reply(Behaviour behaviour) {
        List<String> words = List.of("one ", "two ", "three");
        List<String> two = words.subList(0, 2);
        return switch (behaviour) {
            case answers -> dribble(body(words, false), 7, 60);
            case cutsAtTheBound -> dribble(body(words, true), 3, 20);
            case thinksAloud ->
                dribble(
                        body(
                                List.of("<th", "ink>\nthe shopper", " wants</thi", "nk>\n\n", "one ", "two ", "three"),
                                false),
                        5,
                        20);
            // Two chunks: the first with both words, the second, after the deadline, with a tail without meaning.
            case stallsAfterTwoWords, saysTwoWordsAndGoesOn -> dribble(padded(open(two)), 2, 5_000);
            case isSlowToStart -> dribble(body(words, false), 1, 0).withFixedDelay(3_000);
            case breaksMidStream -> aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK);
            case endsTooEarly -> dribble(open(two), 3, 20);
            case failsWith500 -> aResponse().withStatus(500).withBody(errorBody("llama runner has died"));
            case isBusyWith503 -> aResponse().withStatus(503).withBody(errorBody("server busy"));
            case runsOutOfMemory ->
                aResponse()
                        .withStatus(500)
                        .withBody(errorBody("model requires more system memory (5.6 GiB) than is available (2.1 GiB)"));
            case answersNoJson -> dribble("<html><body>\nIt works!</body></html>\n", 2, 10);
            case saysNothing -> dribble(body(List.of(), false), 2, 10);
            case erroredMidStream -> dribble(open(two) + errorLine("an error was encountered"), 4, 20);
            case lacksTheModel -> aResponse().withStatus(404).withBody(errorBody("model '" + MODEL + "' not found"));
            case isNotThere -> aResponse().withStatus(418);
        };
    }

    /** White space behind the words, so that half of the body holds them whole. */
    private static String padded(String words) {
        return words + " ".repeat(words.length() + 2);
    }

    private static ResponseDefinitionBuilder dribble(String body, int chunks, int millis) {
        return aResponse().withStatus(200).withBody(body).withChunkedDribbleDelay(chunks, millis);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    void anythingElseFails() {
        server.stubFor(any(com.github.tomakehurst.wiremock.client.WireMock.anyUrl())
                .atPriority(10)
                .willReturn(aResponse().withStatus(404)));
    }
}
