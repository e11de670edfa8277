package shop.xiaoer.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The AsyncAPI document, for tests that hold real frames against it. Safe from any thread. */
public final class FrameDocument {
    private final Document document;
    private final SchemaCheck check;

    private FrameDocument(Document document) {
        this.document = document;
        this.check = new SchemaCheck(document);
    }

    /** @throws RuntimeException where the document is missing or no YAML */
    public static FrameDocument load() {
        return new FrameDocument(Document.load("asyncapi.yaml"));
    }

    /** Who sends a frame. The document is the server's: it sends what clients receive. */
    public enum Sender {
        client("receive"),
        server("send");

        private final String action;

        Sender(String action) {
            this.action = action;
        }
    }

    /** The types of the frames that this side of a socket may send; {@code channel} is chat, agent or room. */
    public Set<String> types(String channel, Sender sender) {
        Set<String> types = new TreeSet<>();
        messages(channel, sender)
                .forEach(message -> types.add(message.path("name").asText()));
        return types;
    }

    /** The fields that a frame may have, {@code type} among them. */
    Set<String> fields(String channel, Sender sender, String type) {
        Set<String> fields = new TreeSet<>();
        messages(channel, sender).stream()
                .filter(message -> message.path("name").asText().equals(type))
                .forEach(message -> document.follow(message.path("payload"))
                        .path("properties")
                        .fieldNames()
                        .forEachRemaining(fields::add));
        return fields;
    }

    /**
     * What is wrong with a frame, empty where nothing is.
     *
     * @param channel chat, agent or room
     */
    public List<String> check(String channel, Sender sender, String frame) {
        JsonNode json = Document.json(frame);
        String type = json.path("type").asText();
        return messages(channel, sender).stream()
                .filter(message -> message.path("name").asText().equals(type))
                .findFirst()
                .map(message -> check.faults(json, message.path("payload")).stream()
                        .map(fault -> channel + " " + type + " " + fault)
                        .toList())
                .orElseGet(() -> List.of(
                        channel + ": the " + sender + " sends no '" + type + "' by the document, came " + frame));
    }

    private List<JsonNode> messages(String channel, Sender sender) {
        List<JsonNode> messages = new ArrayList<>();
        for (JsonNode operation : document.root().path("operations")) {
            boolean here = operation.path("channel").path("$ref").asText().equals("#/channels/" + channel);
            if (here && operation.path("action").asText().equals(sender.action)) {
                operation.path("messages").forEach(message -> messages.add(document.follow(message)));
            }
        }
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("channel: no '" + channel + "' in the document");
        }
        return messages;
    }
}
