package shop.xiaoer.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object, each read with its type; a wrong one is named. Unknown fields are ignored. */
public final class Fields {
    /** Longest text that a shopper or an agent may send, in code points. */
    public static final int LONGEST_TEXT = 4000;

    private static final int LONGEST_ID = 64;
    /** PostgreSQL keeps no NUL, neither in a text nor in JSON, and no person writes one. */
    private static final String NO_NUL = "must not hold the character NUL";

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(50).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final ObjectNode node;
    private final @Nullable String id;

    private Fields(ObjectNode node) throws BadFrame {
        this.node = node;
        this.id = readId();
    }

    public static Fields frame(String text) throws BadFrame {
        try {
            return of(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw BadFrame.unreadable("the frame is not JSON");
        }
    }

    /** A body of HTTP, which must be UTF-8. */
    public static Fields body(byte[] bytes) throws BadFrame {
        try {
            return of(MAPPER.readTree(bytes));
        } catch (IOException e) {
            throw BadFrame.unreadable("the body is not JSON in UTF-8");
        }
    }

    /** A body of HTTP that may be a list. */
    static JsonNode tree(byte[] bytes) throws BadFrame {
        try {
            JsonNode tree = MAPPER.readTree(bytes);
            if (tree == null || !tree.isContainerNode()) {
                throw BadFrame.unreadable("a JSON object or list is expected");
            }
            return tree;
        } catch (IOException e) {
            throw BadFrame.unreadable("the body is not JSON in UTF-8");
        }
    }

    private static Fields of(@Nullable JsonNode node) throws BadFrame {
        if (!(node instanceof ObjectNode object)) {
            throw BadFrame.unreadable("a JSON object is expected");
        }
        return new Fields(object);
    }

    public String type() throws BadFrame {
        JsonNode type = node.get("type");
        if (type == null || !type.isTextual()) {
            throw BadFrame.unreadable("type: is missing");
        }
        return type.asText();
    }

    private @Nullable String readId() throws BadFrame {
        JsonNode value = node.get("id");
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.asText().isEmpty() || value.asText().length() > LONGEST_ID) {
            throw BadFrame.field("id: must be a text of 1 to " + LONGEST_ID + " characters", null);
        }
        if (holdsNul(value)) {
            throw BadFrame.field("id: " + NO_NUL, null);
        }
        return value.asText();
    }

    public @Nullable String idOrNull() {
        return id;
    }

    public String id() throws BadFrame {
        if (id == null) {
            throw BadFrame.field("id: is missing", null);
        }
        return id;
    }

    public String text(String name) throws BadFrame {
        String value = textOrNull(name);
        if (value == null) {
            throw BadFrame.field(name + ": is missing", id);
        }
        return value;
    }

    public @Nullable String textOrNull(String name) throws BadFrame {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw BadFrame.field(name + ": must be a text", id);
        }
        withoutNul(name, value);
        return value.asText();
    }

    private void withoutNul(String name, JsonNode value) throws BadFrame {
        if (holdsNul(value)) {
            throw BadFrame.field(name + ": " + NO_NUL, id);
        }
    }

    private static boolean holdsNul(JsonNode value) {
        return value.isContainerNode()
                ? value.properties().stream().anyMatch(entry -> entry.getKey().indexOf('\0') >= 0)
                        || value.valueStream().anyMatch(Fields::holdsNul)
                : value.asText().indexOf('\0') >= 0;
    }

    /** What somebody says: not blank, not too long. */
    public String words(String name) throws BadFrame {
        String value = text(name);
        if (value.isBlank()) {
            throw BadFrame.field(name + ": must not be blank", id);
        }
        return bounded(name, value);
    }

    public @Nullable String wordsOrNull(String name) throws BadFrame {
        String value = textOrNull(name);
        return value == null ? null : bounded(name, value);
    }

    private String bounded(String name, String value) throws BadFrame {
        if (value.codePointCount(0, value.length()) > LONGEST_TEXT) {
            throw BadFrame.of("textTooLong", name + ": has more than " + LONGEST_TEXT + " characters", id);
        }
        return value;
    }

    public long number(String name) throws BadFrame {
        Long value = numberOrNull(name);
        if (value == null) {
            throw BadFrame.field(name + ": is missing", id);
        }
        return value;
    }

    public @Nullable Long numberOrNull(String name) throws BadFrame {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw BadFrame.field(name + ": must be a whole number", id);
        }
        return value.asLong();
    }

    /** A count that must not be negative. */
    public @Nullable Long countOrNull(String name) throws BadFrame {
        Long value = numberOrNull(name);
        if (value != null && value < 0) {
            throw BadFrame.field(name + ": must not be negative", id);
        }
        return value;
    }

    public boolean flag(String name) throws BadFrame {
        JsonNode value = node.get(name);
        if (value == null || !value.isBoolean()) {
            throw BadFrame.field(name + ": must be true or false", id);
        }
        return value.asBoolean();
    }

    /** A list of texts; empty where the field is absent. */
    public List<String> list(String name) throws BadFrame {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw BadFrame.field(name + ": must be a list", id);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value) {
            if (!each.isTextual()) {
                throw BadFrame.field(name + ": must be a list of texts", id);
            }
            withoutNul(name, each);
            texts.add(each.asText());
        }
        return List.copyOf(texts);
    }

    /** A field of texts by name; numbers count as their text. */
    public Map<String, String> texts(String name) throws BadFrame {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return Map.of();
        }
        if (!value.isObject()) {
            throw BadFrame.field(name + ": must be an object", id);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            if (!entry.getValue().isValueNode()) {
                throw BadFrame.field(name + "." + entry.getKey() + ": must be a text", id);
            }
            withoutNul(name + "." + entry.getKey(), entry.getValue());
            texts.put(
                    entry.getKey(),
                    bounded(name + "." + entry.getKey(), entry.getValue().asText()));
        }
        return texts;
    }

    /** The field as JSON text, null where it is absent; it must be an object. */
    public @Nullable String objectOrNull(String name) throws BadFrame {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isObject()) {
            throw BadFrame.field(name + ": must be an object", id);
        }
        withoutNul(name, value);
        return value.toString();
    }

    JsonNode whole() {
        return node;
    }

    public JsonNode node(String name) {
        return node.path(name);
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    BadFrame wrong(String detail) {
        return BadFrame.field(detail, id);
    }

    /** A fault of a field that only its reader can see. */
    public BadFrame fault(String detail) {
        return BadFrame.field(detail, id);
    }
}
