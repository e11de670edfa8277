package shop.xiaoer.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;

/** A shopper without a browser, who writes over HTTP: what the agent at the console has to do with. */
final class ConsolePagesShopper {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final String url;
    private final HttpClient client;
    private final String token;
    final String conversation;

    private ConsolePagesShopper(String url, HttpClient client, JsonNode opened) {
        this.url = url;
        this.client = client;
        token = opened.path("token").asText();
        conversation = opened.path("conversation").asText();
    }

    static ConsolePagesShopper open(ServerUnderTest server, HttpClient client, String locale)
            throws InterruptedException {
        URI conversations = URI.create(server.url() + "/api/v1/conversations");
        HttpRequest request = HttpRequest.newBuilder(conversations)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        JSON.createObjectNode().put("locale", locale).toString()))
                .build();
        return new ConsolePagesShopper(server.url(), client, read(client, request));
    }

    void say(String text) throws InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("text", text);
        read(
                client,
                at("/messages")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build());
    }

    /** Texts of the log in order, as the shopper sees them. */
    List<String> texts() throws InterruptedException {
        JsonNode events = read(client, at("/events?after=0").GET().build()).path("events");
        return StreamSupport.stream(events.spliterator(), false)
                .map(event -> event.path("text").asText(""))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Waits until something was said besides the shopper's own words. */
    void awaitAnswer() throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (texts().size() < 2) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("no answer within " + PATIENCE);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** The end of the id, by which the console tells one chat from another. */
    String shortName() {
        return conversation.substring(conversation.length() - 4);
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/api/v1/conversations/" + conversation + path))
                .header("Authorization", "Bearer " + token);
    }

    private static JsonNode read(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(request.uri() + ": " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }
}
