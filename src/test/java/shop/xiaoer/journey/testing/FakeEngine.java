package shop.xiaoer.journey.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A model server that speaks OpenAI's protocol and says what a test tells it to, piece by piece. The script is given the
 * last message of the request. Thread-safe.
 */
public final class FakeEngine implements AutoCloseable {
    public static final String MODEL = "fake";

    private final HttpServer server;
    private final AtomicReference<Function<String, List<String>>> script =
            new AtomicReference<>(asked -> List.of("nothing"));
    private volatile boolean refusing;

    private FakeEngine(HttpServer server) {
        this.server = server;
    }

    public static FakeEngine start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeEngine engine = new FakeEngine(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/v1/models", engine::models);
            server.createContext("/v1/chat/completions", engine::complete);
            server.start();
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void says(Function<String, List<String>> next) {
        script.set(next);
    }

    /** From now on answers with a fault that repeats what it was asked, as some servers do; {@code false} ends it. */
    public void refuses(boolean next) {
        refusing = next;
    }

    /** Settings of a server that asks this engine. */
    public Map<String, String> settings() {
        return Map.of(
                "XIAOER_MODEL_ENGINE",
                "openai",
                "XIAOER_MODEL_URL",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "XIAOER_MODEL",
                MODEL);
    }

    private void models(HttpExchange exchange) throws IOException {
        byte[] body = "{\"object\":\"list\",\"data\":[{\"id\":\"fake\"}]}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private void complete(HttpExchange exchange) throws IOException {
        JsonNode request = Json.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        JsonNode messages = request.path("messages");
        if (refusing) {
            refuse(exchange, messages);
            return;
        }
        List<String> pieces = script.get()
                .apply(messages.get(messages.size() - 1).path("content").asText());
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (String piece : pieces) {
                out.write(line(piece).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            out.write(
                    ("data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"model\":\"fake\",\"choices\":[{\"index\":0,"
                                    + "\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n")
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void refuse(HttpExchange exchange, JsonNode messages) throws IOException {
        var fault = Json.object();
        fault.putObject("error").put("message", "cannot answer " + messages).put("type", "server_error");
        byte[] body = fault.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(500, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static String line(String piece) {
        var chunk = Json.object()
                .put("id", "c")
                .put("object", "chat.completion.chunk")
                .put("model", MODEL);
        chunk.putArray("choices")
                .addObject()
                .put("index", 0)
                .putObject("delta")
                .put("role", "assistant")
                .put("content", piece);
        return "data: " + chunk + "\n\n";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
