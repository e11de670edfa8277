package shop.xiaoer.app.eval.dialogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;

/** Lets a measurement in as the server's own administrator. */
final class AdminToken {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private AdminToken() {}

    /** Blocks for the login. */
    static String of(HttpClient http, int port, String password) {
        String body = MAPPER.createObjectNode()
                .put("name", "admin")
                .put("password", password)
                .toString();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return ShopperClient.fetched(http, request).path("token").asText();
    }
}
