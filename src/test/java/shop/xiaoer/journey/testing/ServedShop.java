package shop.xiaoer.journey.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A shop that is served somewhere on this machine. */
public interface ServedShop extends AutoCloseable {
    HttpClient http();

    int port();

    /** Ends the server as this shop's server ends, and starts another one on the same database. */
    void restart();

    @Override
    void close();

    default URI address(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    default URI socket(String path) {
        return URI.create("ws://127.0.0.1:" + port() + path);
    }

    default FrameStream chat() {
        return FrameStream.open(http(), socket("/ws/chat"), ShopperClient.PROTOCOL);
    }

    default HttpResponse<String> get(String path, String token) {
        return call(HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    default HttpResponse<String> get(String path) {
        return call(HttpRequest.newBuilder(address(path)).build());
    }

    default HttpResponse<String> post(String path, JsonNode body) {
        return call(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    default HttpResponse<String> post(String path, JsonNode body, String token) {
        return call(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** A body that is no JSON. */
    default HttpResponse<String> post(String path, String body, String type, String token) {
        return call(HttpRequest.newBuilder(address(path))
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    default HttpResponse<String> patch(String path, JsonNode body, String token) {
        return call(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    default HttpResponse<String> delete(String path, String token) {
        return call(HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer " + token)
                .DELETE()
                .build());
    }

    /** Signs in. @return the token */
    default String login(String name) {
        HttpResponse<String> reply =
                post("/api/v1/login", Json.object().put("name", name).put("password", TestShop.PASSWORD));
        if (reply.statusCode() != 200) {
            throw new AssertionError("login of " + name + ": " + reply.statusCode() + " " + reply.body());
        }
        return Json.read(reply.body()).path("token").asText();
    }

    /** Any other call. */
    default HttpResponse<String> call(HttpRequest request) {
        try {
            return http().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
