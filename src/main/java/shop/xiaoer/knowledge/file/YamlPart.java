package shop.xiaoer.knowledge.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Localized;

/**
 * A piece of a YAML file that knows its line. What is missing or of the wrong form is reported to the {@link Reading}
 * and a stand-in is returned, so that one look at a file finds all its faults; what was reported never serves.
 */
final class YamlPart {
    private static final int DEEPEST = 40;
    private static final String STAND_IN = "?";

    private final Reading reading;
    private final Node node;
    private final String name;
    private final int lineOffset;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    YamlPart(Reading reading, Node node, String name, int lineOffset) {
        this.reading = reading;
        this.node = node;
        this.name = name;
        this.lineOffset = lineOffset;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::addField);
        }
    }

    private void addField(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            reading.fail(line(tuple.getKeyNode()), "a key of " + name + " is no plain word");
            return;
        }
        if (fields.containsKey(key.getValue())) {
            reading.fail(line(key), "'" + key.getValue() + "' stands twice in " + name);
        }
        lines.put(key.getValue(), line(key));
        if (!Tag.NULL.equals(tuple.getValueNode().getTag())) {
            fields.put(key.getValue(), tuple.getValueNode());
        }
    }

    int line() {
        return line(node);
    }

    private int line(Node of) {
        return of.getStartMark().getLine() + 1 + lineOffset;
    }

    Reading reading() {
        return reading;
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    boolean isText() {
        return node instanceof ScalarNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** The line of a field's key, or of the part itself where it has no such field. */
    int line(String key) {
        return lines.getOrDefault(key, line());
    }

    Set<String> keys() {
        return Set.copyOf(lines.keySet());
    }

    /** The part must be a map; says so where it is none. */
    boolean requireMap() {
        if (!isMap()) {
            reading.fail(line(), name + " must be a map of keys and values");
        }
        return isMap();
    }

    /** Reports every key that nobody asked for: after all are read. What is known serves all the same. */
    void noOtherKeys() {
        for (Map.Entry<String, Integer> key : lines.entrySet()) {
            if (!asked.contains(key.getKey())) {
                reading.note(
                        key.getValue(),
                        "unknown key '" + key.getKey() + "' in " + name + "; known are " + String.join(", ", asked));
            }
        }
    }

    Optional<YamlPart> part(String key) {
        asked.add(key);
        Node field = fields.get(key);
        return field == null
                ? Optional.empty()
                : Optional.of(new YamlPart(reading, field, "'" + key + "'", lineOffset));
    }

    private Optional<YamlPart> required(String key) {
        Optional<YamlPart> part = part(key);
        if (part.isEmpty()) {
            reading.fail(line(key), "'" + key + "' is missing in " + name);
        }
        return part;
    }

    /** A required word or number as it is written; not blank. */
    String text(String key) {
        return required(key).map(YamlPart::scalar).orElse(STAND_IN);
    }

    Optional<String> textIfAny(String key) {
        return part(key).map(YamlPart::scalar);
    }

    /** This part itself as a text; not blank. */
    String scalar() {
        if (!(node instanceof ScalarNode scalar)) {
            reading.fail(line(), name + " must be a text");
            return STAND_IN;
        }
        if (scalar.getValue().isBlank()) {
            reading.fail(line(), name + " must not be blank");
            return STAND_IN;
        }
        return scalar.getValue().strip();
    }

    /** A required text that {@code parse} understands, else {@code standIn}; its complaint becomes the fault. */
    <T> T parsed(String key, T standIn, Function<String, T> parse) {
        return required(key).map(part -> part.parsed(standIn, parse)).orElse(standIn);
    }

    <T> Optional<T> parsedIfAny(String key, T standIn, Function<String, T> parse) {
        return part(key).map(part -> part.parsed(standIn, parse));
    }

    private <T> T parsed(T standIn, Function<String, T> parse) {
        int before = reading.faults().size();
        String text = scalar();
        if (reading.faults().size() > before) {
            return standIn;
        }
        try {
            return parse.apply(text);
        } catch (RuntimeException e) {
            String complaint = e.getMessage();
            reading.fail(line(), name + ": " + (complaint == null ? "'" + text + "' cannot be read" : complaint));
            return standIn;
        }
    }

    int whole(String key, int least, int most) {
        return parsed(key, least, text -> wholeNumber(text, least, most));
    }

    Optional<Integer> wholeIfAny(String key, int least, int most) {
        return parsedIfAny(key, least, text -> wholeNumber(text, least, most));
    }

    private static int wholeNumber(String text, int least, int most) {
        if (!text.matches("-?\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("'" + text + "' is no whole number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }

    boolean yesOrNo(String key) {
        return parsed(key, false, YamlPart::yesOrNoText);
    }

    static boolean yesOrNoText(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }

    <E extends Enum<E>> E oneOf(String key, Class<E> type) {
        E[] all = type.getEnumConstants();
        return parsed(key, all[0], text -> {
            for (E one : all) {
                if (one.name().equals(text)) {
                    return one;
                }
            }
            throw new IllegalArgumentException("'" + text + "' is none of " + List.of(all));
        });
    }

    Localized localized(String key) {
        return required(key).map(YamlPart::localized).orElse(new Localized(STAND_IN, STAND_IN));
    }

    Optional<Localized> localizedIfAny(String key) {
        return part(key).map(YamlPart::localized);
    }

    /** This part as a text in both languages. */
    Localized localized() {
        if (!requireMap()) {
            return new Localized(STAND_IN, STAND_IN);
        }
        Localized both = new Localized(text("zh"), text("en"));
        noOtherKeys();
        return both;
    }

    /** The items of a list; none where the key is absent. A single value counts as a list of one. */
    List<YamlPart> list(String key) {
        Optional<YamlPart> part = part(key);
        if (part.isEmpty()) {
            return List.of();
        }
        return part.get().items();
    }

    List<YamlPart> items() {
        if (!(node instanceof SequenceNode sequence)) {
            reading.fail(line(), name + " must be a list");
            return List.of();
        }
        List<YamlPart> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new YamlPart(reading, item, "an entry of " + name, lineOffset));
        }
        return items;
    }

    /** A required list, reported where it is absent or empty. */
    List<YamlPart> requiredList(String key) {
        List<YamlPart> items = list(key);
        if (items.isEmpty()) {
            reading.fail(line(key), "'" + key + "' must be a list with an entry at least, in " + name);
        }
        return items;
    }

    List<String> texts(String key) {
        return list(key).stream().map(YamlPart::scalar).toList();
    }

    /** Texts per language, {@code {zh: [...], en: [...]}}; either may be absent. */
    Map<Language, List<String>> textsByLanguage(String key) {
        Optional<YamlPart> part = part(key);
        if (part.isEmpty() || !part.get().requireMap()) {
            return Map.of();
        }
        Map<Language, List<String>> texts = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            texts.put(language, part.get().texts(language.code()));
        }
        part.get().noOtherKeys();
        return Map.copyOf(texts);
    }

    /** This part as JSON, numbers and truth values as such. */
    JsonNode json() {
        return json(node, 0);
    }

    private JsonNode json(Node of, int depth) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        if (depth > DEEPEST) {
            reading.fail(line(of), name + " is nested too deep");
            return factory.nullNode();
        }
        if (of instanceof MappingNode mapping) {
            ObjectNode object = factory.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    object.set(key.getValue(), json(tuple.getValueNode(), depth + 1));
                }
            }
            return object;
        }
        if (of instanceof SequenceNode sequence) {
            ArrayNode array = factory.arrayNode();
            sequence.getValue().forEach(item -> array.add(json(item, depth + 1)));
            return array;
        }
        return of instanceof ScalarNode scalar ? scalarJson(scalar) : factory.nullNode();
    }

    private static JsonNode scalarJson(ScalarNode scalar) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        String text = scalar.getValue();
        if (Tag.NULL.equals(scalar.getTag())) {
            return factory.nullNode();
        }
        if (Tag.BOOL.equals(scalar.getTag()) && (text.equals("true") || text.equals("false"))) {
            return factory.booleanNode(text.equals("true"));
        }
        if (Tag.INT.equals(scalar.getTag()) && text.matches("-?\\d{1,18}")) {
            return factory.numberNode(Long.parseLong(text));
        }
        if (Tag.FLOAT.equals(scalar.getTag()) && text.matches("-?\\d+\\.\\d+")) {
            return factory.numberNode(new BigDecimal(text));
        }
        return factory.textNode(text);
    }
}
