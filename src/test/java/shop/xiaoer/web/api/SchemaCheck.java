package shop.xiaoer.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds JSON against a schema of a document. It knows the part of JSON Schema that the documents use and no more, and is
 * stricter in one thing: a field that no schema names is a fault, for the server must send nothing that is not written
 * down.
 */
final class SchemaCheck {
    /** What schemas may be made of, so that nothing in a document is taken for a rule and is none. */
    static final Set<String> KEYWORDS = Set.of(
            "$ref",
            "title",
            "description",
            "examples",
            "default",
            "type",
            "const",
            "enum",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "minItems",
            "maxItems",
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "allOf",
            "oneOf",
            "anyOf",
            "x-enumDescriptions");

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Document document;

    SchemaCheck(Document document) {
        this.document = document;
    }

    /** What is wrong with a value, empty where nothing is. */
    List<String> faults(JsonNode value, JsonNode schema) {
        return value("", value, schema);
    }

    /** @param known the fields that the schema names, {@code open} where it lets others in by design */
    private record Seen(List<String> faults, Set<String> known, boolean open) {
        static Seen nothing() {
            return new Seen(new ArrayList<>(), new HashSet<>(), false);
        }

        Seen and(Seen other) {
            List<String> all = new ArrayList<>(faults);
            all.addAll(other.faults);
            Set<String> both = new HashSet<>(known);
            both.addAll(other.known);
            return new Seen(all, both, open || other.open);
        }
    }

    private List<String> value(String place, JsonNode value, JsonNode schema) {
        Seen seen = seen(place, value, schema);
        List<String> faults = new ArrayList<>(seen.faults());
        if (value.isObject() && !seen.open()) {
            value.fieldNames().forEachRemaining(name -> {
                if (!seen.known().contains(name)) {
                    faults.add(place + "/" + name + ": is not in the document");
                }
            });
        }
        return faults.stream().distinct().toList();
    }

    private Seen seen(String place, JsonNode value, JsonNode raw) {
        JsonNode schema = document.follow(raw);
        if (schema.isMissingNode()) {
            return fault(place, "no schema at " + raw.path("$ref").asText());
        }
        Seen seen = Seen.nothing();
        seen.faults().addAll(plain(place, value, schema));
        if (value.isObject()) {
            seen = seen.and(object(place, value, schema));
        }
        if (value.isArray()) {
            seen = seen.and(array(place, value, schema));
        }
        for (JsonNode part : schema.path("allOf")) {
            seen = seen.and(seen(place, value, part));
        }
        if (schema.has("oneOf")) {
            seen = seen.and(choice(place, value, schema.path("oneOf"), true));
        }
        if (schema.has("anyOf")) {
            seen = seen.and(choice(place, value, schema.path("anyOf"), false));
        }
        return seen;
    }

    private static Seen fault(String place, String what) {
        return new Seen(List.of(place + ": " + what), Set.of(), true);
    }

    private Seen choice(String place, JsonNode value, JsonNode branches, boolean exactlyOne) {
        List<Seen> all = new ArrayList<>();
        branches.forEach(branch -> all.add(seen(place, value, branch)));
        List<Seen> held = all.stream().filter(one -> one.faults().isEmpty()).toList();
        if (held.isEmpty()) {
            return all.stream()
                    .min(Comparator.comparingInt(one -> one.faults().size()))
                    .orElseThrow();
        }
        return exactlyOne && held.size() > 1 ? fault(place, "fits " + held.size() + " of oneOf") : held.getFirst();
    }

    private Seen object(String place, JsonNode value, JsonNode schema) {
        Seen seen = Seen.nothing();
        JsonNode properties = schema.path("properties");
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                seen.faults().add(place + "/" + name.asText() + ": is missing");
            }
        });
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String inner = place + "/" + field.getKey();
            if (properties.has(field.getKey())) {
                seen.known().add(field.getKey());
                seen.faults().addAll(value(inner, field.getValue(), properties.get(field.getKey())));
            } else if (schema.path("additionalProperties").isObject()) {
                seen.known().add(field.getKey());
                seen.faults().addAll(value(inner, field.getValue(), schema.get("additionalProperties")));
            }
        }
        boolean anything = schema.path("type").asText().equals("object")
                && Stream.of("properties", "additionalProperties", "allOf", "oneOf", "anyOf")
                        .noneMatch(schema::has);
        return new Seen(seen.faults(), seen.known(), anything);
    }

    private Seen array(String place, JsonNode value, JsonNode schema) {
        Seen seen = Seen.nothing();
        if (value.size() < schema.path("minItems").asInt(0)
                || value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
            seen.faults().add(place + ": has " + value.size() + " entries");
        }
        if (schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                seen.faults().addAll(value(place + "/" + i, value.get(i), schema.get("items")));
            }
        }
        return seen;
    }

    private static List<String> plain(String place, JsonNode value, JsonNode schema) {
        List<String> faults = new ArrayList<>();
        JsonNode type = schema.path("type");
        if (!type.isMissingNode() && names(type).stream().noneMatch(name -> is(value, name))) {
            faults.add(place + ": must be " + String.join(" or ", names(type)) + ", is " + shown(value));
            return faults;
        }
        if (schema.has("const") && !schema.get("const").equals(value)) {
            faults.add(place + ": must be " + schema.get("const") + ", is " + shown(value));
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            faults.add(place + ": must be one of " + schema.get("enum") + ", is " + shown(value));
        }
        if (value.isTextual()) {
            text(place, value.asText(), schema, faults);
        }
        if (value.isNumber()) {
            number(place, value.asDouble(), schema, faults);
        }
        return faults;
    }

    private static void text(String place, String text, JsonNode schema, List<String> faults) {
        int length = text.codePointCount(0, text.length());
        if (length < schema.path("minLength").asInt(0)
                || length > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
            faults.add(place + ": has " + length + " code points");
        }
        if (schema.has("pattern")
                && !Pattern.compile(schema.get("pattern").asText())
                        .matcher(text)
                        .find()) {
            faults.add(place + ": '" + text + "' does not match " + schema.get("pattern"));
        }
        if (schema.has("format") && !formatted(text, schema.get("format").asText())) {
            faults.add(place + ": '" + text + "' is no " + schema.get("format").asText());
        }
    }

    private static boolean formatted(String text, String format) {
        return switch (format) {
            case "date-time" -> instant(text);
            case "uuid" -> UUID.matcher(text).matches();
            default -> throw new IllegalArgumentException("format: '" + format + "' is checked by nobody");
        };
    }

    private static boolean instant(String text) {
        try {
            Instant.parse(text);
            return text.endsWith("Z");
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static void number(String place, double number, JsonNode schema, List<String> faults) {
        if (number < schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY)
                || number > schema.path("maximum").asDouble(Double.POSITIVE_INFINITY)
                || number <= schema.path("exclusiveMinimum").asDouble(Double.NEGATIVE_INFINITY)) {
            faults.add(place + ": " + number + " is out of bounds");
        }
    }

    private static boolean is(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("type: '" + type + "' is no JSON type");
        };
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(one -> names.add(one.asText()));
        } else {
            names.add(node.asText());
        }
        return names;
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode one : list) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
