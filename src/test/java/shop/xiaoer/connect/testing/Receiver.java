package shop.xiaoer.connect.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Function;
import shop.xiaoer.connect.Signature;

/** Another system that takes webhooks on a free port of this machine and keeps what came. */
public final class Receiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Got> got = new ArrayList<>();
    private Function<JsonNode, Integer> answer = body -> 200;

    /** One that came, and the status that it was answered with. */
    public record Got(JsonNode body, String raw, String signature, int status) {
        public String type() {
            return body.path("type").asText();
        }

        public String id() {
            return body.path("id").asText();
        }
    }

    private Receiver(HttpServer server) {
        this.server = server;
    }

    public static Receiver start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Receiver receiver = new Receiver(server);
            server.createContext("/", receiver::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** The status for each body from now on. */
    public synchronized void answer(Function<JsonNode, Integer> with) {
        answer = with;
    }

    public synchronized List<Got> got() {
        return List.copyOf(got);
    }

    /** Those that were taken. */
    public synchronized List<Got> taken() {
        return got.stream().filter(one -> one.status() == 200).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String raw = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode body = JSON.readTree(raw);
        int status;
        synchronized (this) {
            status = answer.apply(body);
            got.add(new Got(
                    body, raw, String.valueOf(exchange.getRequestHeaders().getFirst(Signature.HEADER)), status));
        }
        if (status == 302) {
            exchange.getResponseHeaders().set("Location", url() + "/elsewhere");
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
