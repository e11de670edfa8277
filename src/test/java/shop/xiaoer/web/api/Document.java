package shop.xiaoer.web.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.BiConsumer;

/** One of the documents that the server serves, as a tree whose references can be followed. */
record Document(JsonNode root) {
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final YAMLMapper YAML = YAMLMapper.builder(
                    YAMLFactory.builder().build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** @param name such as {@code openapi.yaml} */
    static Document load(String name) {
        try (InputStream stream = Document.class.getResourceAsStream("/web/api/" + name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new Document((name.endsWith(".json") ? JSON : YAML).readTree(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /** The node that a reference leads to, or the node itself; missing where it leads nowhere. */
    JsonNode follow(JsonNode node) {
        JsonNode at = node;
        for (int hops = 0; at.path("$ref").isTextual(); hops++) {
            if (hops > 10) {
                return MissingNode.getInstance();
            }
            at = target(at.path("$ref").asText());
        }
        return at;
    }

    /** What a {@code $ref} names; missing where it is not of this document. */
    JsonNode target(String reference) {
        return reference.startsWith("#/") ? root.at(reference.substring(1)) : MissingNode.getInstance();
    }

    JsonNode schema(String name) {
        return root.path("components").path("schemas").path(name);
    }

    /** Calls for every object and array of the tree, parents first, with its place as a JSON pointer. */
    void walk(BiConsumer<String, JsonNode> visitor) {
        walk("", root, visitor);
    }

    private static void walk(String place, JsonNode node, BiConsumer<String, JsonNode> visitor) {
        if (!node.isContainerNode()) {
            return;
        }
        visitor.accept(place, node);
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(place + "/" + i, node.get(i), visitor);
            }
        } else {
            node.properties().forEach(field -> walk(place + "/" + escaped(field.getKey()), field.getValue(), visitor));
        }
    }

    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    /** The text as JSON, empty where it is none. */
    static Optional<JsonNode> read(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static JsonNode json(String text) {
        return read(text).orElseThrow(() -> new IllegalArgumentException("no JSON: " + text));
    }
}
