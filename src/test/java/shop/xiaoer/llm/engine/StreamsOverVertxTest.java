package shop.xiaoer.llm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.xiaoer.llm.Generation;
import shop.xiaoer.llm.ModelGate;
import shop.xiaoer.llm.ModelReply;
import shop.xiaoer.llm.ModelSettings;
import shop.xiaoer.llm.ModelState;
import shop.xiaoer.llm.SystemTimers;
import shop.xiaoer.llm.testing.Heard;
import shop.xiaoer.llm.testing.Requests;
import shop.xiaoer.llm.testing.Waiting;

/** Many streams at once, and cancels, against a server that sees when a connection closes. */
class StreamsOverVertxTest {
    private static final int STREAMS = 200;
    private static final String LINE =
            "{\"model\":\"tiny:1b\",\"message\":{\"role\":\"assistant\",\"content\":\"word \"},\"done\":false}\n";
    private static final String LAST =
            "{\"model\":\"tiny:1b\",\"message\":{\"role\":\"assistant\",\"content\":\"end\"},\"done\":true,\"eval_count\":2}\n";

    private final Vertx serving = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Vertx asking = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private final SystemTimers timers = new SystemTimers();
    private final Map<HttpServerResponse, Boolean> open = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private boolean silent;
    private StreamingHttp http = new StreamingHttp(asking, settings(1));
    private ModelGate gate = new ModelGate(settings(1), new OllamaModel(settings(1), http), timers);

    private static ModelSettings settings(int port) {
        return ModelSettings.of(ModelSettings.Engine.ollama, URI.create("http://127.0.0.1:" + port), "tiny:1b")
                .withParallel(STREAMS, STREAMS);
    }

    @BeforeEach
    void start() {
        HttpServer server = serving.createHttpServer()
                .requestHandler(request -> {
                    HttpServerResponse response = request.response();
                    if ("/api/tags".equals(request.path())) {
                        response.end("{\"models\":[{\"name\":\"tiny:1b\"}]}");
                        return;
                    }
                    requests.incrementAndGet();
                    open.put(response, true);
                    request.connection().closeHandler(closed -> open.remove(response));
                    if (!silent) {
                        response.setChunked(true).write(LINE);
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        gate.close();
        http.close();
        ModelSettings settings = settings(server.actualPort());
        http = new StreamingHttp(asking, settings);
        gate = new ModelGate(settings, new OllamaModel(settings, http), timers);
        Waiting.until("the engine to be up", () -> gate.state() == ModelState.up);
    }

    @AfterEach
    void stop() {
        gate.close();
        http.close();
        timers.close();
        asking.close().toCompletionStage().toCompletableFuture().join();
        serving.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void two_hundred_streams_hold_no_thread_of_their_own() {
        Heard warm = new Heard();
        gate.start(Requests.chat(), warm).cancel();
        Waiting.until("the warm stream's close", open::isEmpty);
        int before = platformThreads();
        List<Heard> heard =
                IntStream.range(0, STREAMS).mapToObj(n -> new Heard()).toList();
        heard.forEach(one -> gate.start(Requests.chat(), one));
        Waiting.until("all streams under way", () -> heard.stream().allMatch(one -> one.textCount() == 1));
        assertThat(platformThreads() - before).isLessThanOrEqualTo(2);
        open.keySet().forEach(response -> response.end(LAST));
        heard.forEach(one -> assertThat(one.awaitEnd())
                .isInstanceOfSatisfying(
                        ModelReply.Answered.class,
                        reply -> assertThat(reply.text()).isEqualTo("word end")));
    }

    @Test
    void a_cancel_closes_the_connection_in_mid_stream() {
        Heard heard = new Heard();
        Generation generation = gate.start(Requests.chat(), heard);
        heard.awaitText("word");
        generation.cancel();
        Waiting.until("the server to see the close", open::isEmpty);
        assertThat(heard.awaitEnd()).isEqualTo(new ModelReply.Cancelled(false));
    }

    @Test
    void a_cancel_closes_the_connection_before_the_first_word() {
        silent = true;
        Heard heard = new Heard();
        Generation generation = gate.start(Requests.chat(), heard);
        Waiting.until("the request at the server", () -> !open.isEmpty());
        generation.cancel();
        Waiting.until("the server to see the close", open::isEmpty);
        assertThat(heard.awaitEnd()).isEqualTo(new ModelReply.Cancelled(false));
    }

    @Test
    void a_cancel_at_once_leaves_nothing_behind() {
        for (int n = 0; n < 50; n++) {
            Heard heard = new Heard();
            gate.start(Requests.chat(), heard).cancel();
            assertThat(heard.end()).contains(new ModelReply.Cancelled(false));
        }
        Heard last = new Heard();
        gate.start(Requests.chat(), last);
        last.awaitText("word");
        Waiting.until("only the last one open", () -> open.size() == 1);
    }

    @Test
    void a_server_that_dies_in_mid_stream_ends_the_stream() {
        Heard heard = new Heard();
        gate.start(Requests.chat(), heard);
        heard.awaitText("word");
        open.keySet().forEach(response -> response.reset());
        assertThat(heard.awaitEnd()).isInstanceOf(ModelReply.Refused.class);
    }

    private static int platformThreads() {
        return (int) Stream.of(allThreads()).filter(Thread::isAlive).count();
    }

    private static Thread[] allThreads() {
        return Thread.getAllStackTraces().keySet().toArray(Thread[]::new);
    }
}
