package shop.xiaoer.bench.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** The shop's API, as far as programs here need it. Safe from any thread; blocks. */
public final class Api {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    public Api(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** Signs in. @return the token */
    public String login(String name, String password) {
        return call(HttpRequest.newBuilder(URI.create(base + "/api/v1/login"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.object()
                                .put("name", name)
                                .put("password", password)
                                .toString())))
                .path("token")
                .asText();
    }

    /** A new conversation. @return its id, token and epoch */
    public JsonNode open(String locale) {
        return call(HttpRequest.newBuilder(URI.create(base + "/api/v1/conversations"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Json.object().put("locale", locale).toString())));
    }

    /** The whole log of a conversation. */
    public List<JsonNode> events(String conversation, String token) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page;
        do {
            long after = all.isEmpty() ? 0 : all.getLast().path("seq").asLong();
            page = get("/api/v1/conversations/" + conversation + "/events?after=" + after, token);
            page.path("events").forEach(all::add);
        } while (page.path("more").asBoolean());
        return all;
    }

    public JsonNode get(String path, String token) {
        return call(HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token));
    }

    private JsonNode call(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        response.request().uri() + ": " + response.statusCode() + " " + response.body());
            }
            return Json.read(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
