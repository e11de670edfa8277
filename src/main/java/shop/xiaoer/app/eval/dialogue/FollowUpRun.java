package shop.xiaoer.app.eval.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a server follow-ups after the lines before them, and their full wordings by themselves, over OpenAI's protocol,
 * which keeps nothing. Blocks; one question at a time.
 */
public final class FollowUpRun implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI door;
    private final String token;

    /** @param adminPassword of the server's account {@code admin} */
    public FollowUpRun(int port, String adminPassword) {
        this.door = URI.create("http://127.0.0.1:" + port + "/v1/chat/completions");
        this.token = AdminToken.of(http, port, adminPassword);
    }

    /**
     * Where a message was led.
     *
     * @param way route, entrance, reason of a hand-over, sources; with the words where a page or the catalogue answered
     */
    public record Led(String way, String text) {}

    /** @param alone the full wording without anything before it */
    public record Result(FollowUpCase asked, Led after, Led alone) {
        public boolean same() {
            return after.way().equals(alone.way());
        }
    }

    public Result run(FollowUpCase one) {
        List<FollowUpCase.Line> talk = new ArrayList<>(one.before());
        talk.add(new FollowUpCase.Line(true, one.text()));
        return new Result(one, led(talk), led(List.of(new FollowUpCase.Line(true, one.full()))));
    }

    private Led led(List<FollowUpCase.Line> talk) {
        ObjectNode body = MAPPER.createObjectNode().put("model", "xiaoer-shop");
        ArrayNode messages = body.putArray("messages");
        talk.forEach(line -> messages.addObject()
                .put("role", line.shopper() ? "user" : "assistant")
                .put("content", line.text()));
        JsonNode answer = ShopperClient.fetched(
                http,
                HttpRequest.newBuilder(door)
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build());
        String text = answer.at("/choices/0/message/content").asText();
        return new Led(way(answer.path("xiaoer"), text), text);
    }

    private static String way(JsonNode told, String text) {
        String route = told.path("route").asText();
        List<String> sources = new ArrayList<>();
        told.path("sources").forEach(source -> sources.add(source.path("id").asText()));
        return switch (route) {
            case "entrance" -> route + " " + told.path("entrance").asText();
            case "handoff" -> route + " " + told.at("/handoff/reason").asText();
            // One of several replies to small talk is as good as another.
            case "known" -> route + " " + sources + (sources.toString().contains("intent:") ? "" : " " + text);
            default -> route;
        };
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
