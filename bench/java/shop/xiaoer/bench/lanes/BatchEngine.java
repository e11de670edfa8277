package shop.xiaoer.bench.lanes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import shop.xiaoer.bench.wire.Json;

/**
 * A stand-in for a server that decodes side by side on a GPU, speaking OpenAI's chat completions: so many requests at a time,
 * the rest wait in line; a first token after the prefill, then one a step. A place is free again when its reader has gone.
 */
final class BatchEngine implements AutoCloseable {
    static final String NAME = "batch";
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
        if ("/v1/models".equals(request.path())) {
            ObjectNode list = Json.object().put("object", "list");
            list.putArray("data").addObject().put("id", NAME).put("object", "model");
            request.response().putHeader("Content-Type", "application/json").end(list.toString());
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
            next.setChunked(true).putHeader("Content-Type", "text/event-stream");
            vertx.setTimer(shape.prefillMs(), begun -> step(next, 0));
        }
    }

    private void step(HttpServerResponse response, int said) {
        if (!running.contains(response)) {
            return;
        }
        if (said == shape.tokens()) {
            response.end("data: " + chunk("", true) + "\n\ndata: [DONE]\n\n");
            leave(response);
            return;
        }
        response.write("data: " + chunk(WORD, false) + "\n\n");
        vertx.setTimer(shape.stepMs(), next -> step(response, said + 1));
    }

    private void leave(HttpServerResponse response) {
        boolean decoded = running.remove(response);
        boolean waited = waiting.remove(response);
        if (decoded || waited) {
            admit();
        }
    }

    private static ObjectNode chunk(String text, boolean last) {
        ObjectNode chunk = Json.object()
                .put("id", "c1")
                .put("object", "chat.completion.chunk")
                .put("created", 1)
                .put("model", NAME);
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        ObjectNode delta = choice.putObject("delta");
        if (last) {
            choice.put("finish_reason", "stop");
        } else {
            delta.put("role", "assistant").put("content", text);
            choice.putNull("finish_reason");
        }
        return chunk;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
