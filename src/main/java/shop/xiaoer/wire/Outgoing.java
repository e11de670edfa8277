package shop.xiaoer.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server sends, as JSON: what all frames have in common, and those that go to everybody. */
public final class Outgoing {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Outgoing() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode list() {
        return MAPPER.createArrayNode();
    }

    static ObjectNode frame(String type) {
        return object().put("type", type);
    }

    public static String ack(String id, @Nullable Long seq) {
        ObjectNode frame = frame("ack").put("id", id);
        if (seq != null) {
            frame.put("seq", seq);
        }
        return frame.toString();
    }

    public static String problem(String code, String detail, @Nullable String id, @Nullable String conversation) {
        ObjectNode frame = frame("problem").put("code", code).put("detail", detail);
        if (id != null) {
            frame.put("id", id);
        }
        if (conversation != null) {
            frame.put("conversation", conversation);
        }
        return frame.toString();
    }

    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    static void strings(ArrayNode list, List<String> texts) {
        texts.forEach(list::add);
    }

    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON cannot be read", e);
        }
    }

    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
