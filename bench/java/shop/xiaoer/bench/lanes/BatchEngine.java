package shop.xiaoer.bench.lanes;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import shop.xiaoer.bench.model.ChatChunks;

/**
 * A stand-in for a server that decodes side by side on a GPU, speaking OpenAI's chat completions: so many requests at a time,
 * the rest wait in line; a first token after the prefill, then one a step. A place is free again when its reader has gone.
 */
final class BatchEngine implements AutoCloseable {
    static final String NAME = "batch";
    private static final ChatChunks WIRE = new ChatChunks(NAME);
    private static final String WORD = "word ";

    private final Vertx vertx = Vertx.vertx();
    private final Shape shape;
    private final int port;
    /** Only touched on the server's event loop. */
    private final Deque<HttpServerResponse> waiting = new ArrayDeque<>();

    private final List<HttpServerResponse> running = new ArrayList<>();

    /**
     * @param parallel requests that it decodes at a time
     * @param prefillMs from its place to the first token
     * @param stepMs between two tokens
     * @param tokens of a reply
     */
    record Shape(int parallel, long prefillMs, long stepMs, int tokens) {}

    BatchEngine(Shape shape) {
        this.shape = shape;
        this.port = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    private void answer(HttpServerRequest request) {
        if (WIRE.listed(request)) {
            return;
        }
        HttpServerResponse response = request.response();
        response.exceptionHandler(gone -> leave(response));
        response.closeHandler(gone -> leave(response));
        request.body().onSuccess(body -> {
            waiting.addLast(response);
            admit();
        });
    }

    private void admit() {
        while (running.size() < shape.parallel() && !waiting.isEmpty()) {
            HttpServerResponse next = waiting.removeFirst();
            running.add(next);
            ChatChunks.begin(next);
            vertx.setTimer(shape.prefillMs(), begun -> step(next, 0));
        }
    }

    private void step(HttpServerResponse response, int said) {
        if (!running.contains(response)) {
            return;
        }
        if (said == shape.tokens()) {
            WIRE.end(response);
            leave(response);
            return;
        }
        WIRE.piece(response, WORD);
        vertx.setTimer(shape.stepMs(), next -> step(response, said + 1));
    }

    private void leave(HttpServerResponse response) {
        boolean decoded = running.remove(response);
        boolean waited = waiting.remove(response);
        if (decoded || waited) {
            admit();
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
