package shop.xiaoer.bench.model;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model server that speaks OpenAI's chat completions, always says the same in words without a figure, and takes its
 * time: one piece every few milliseconds.
 */
public final class SlowModel implements AutoCloseable {
    public static final String NAME = "slow";
    private static final ChatChunks WIRE = new ChatChunks(NAME);
    private static final String PIECE = "Both keep a drink warm, and both are easy to clean. ";
    private static final int TIMES = 4;

    private final Vertx vertx = Vertx.vertx();
    private final List<String> words;
    private final long pauseMs;
    private final int port;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();

    public SlowModel(long pauseMs) {
        this.pauseMs = pauseMs;
        this.words = List.of(PIECE.repeat(TIMES).split("(?<= )"));
        this.port = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** How long a whole answer takes. */
    public long answerMs() {
        return pauseMs * words.size();
    }

    public int begun() {
        return begun.get();
    }

    /** Answers whose reader went away before their end. */
    public int cut() {
        return cut.get();
    }

    private void answer(HttpServerRequest request) {
        if (WIRE.listed(request)) {
            return;
        }
        begun.incrementAndGet();
        request.body().onSuccess(body -> stream(request.response()));
    }

    private void stream(HttpServerResponse response) {
        ChatChunks.begin(response);
        AtomicInteger next = new AtomicInteger();
        long timer = vertx.setPeriodic(pauseMs, tick -> {
            int word = next.getAndIncrement();
            if (word < words.size()) {
                WIRE.piece(response, words.get(word));
            } else {
                vertx.cancelTimer(tick);
                WIRE.end(response);
            }
        });
        response.closeHandler(gone -> {
            vertx.cancelTimer(timer);
            if (!response.ended()) {
                cut.incrementAndGet();
            }
        });
        response.exceptionHandler(gone -> {});
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
