package shop.xiaoer.guard.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.guard.GuardCase;
import shop.xiaoer.guard.OrderFacts;

/** Reads labelled replies from JSON lines. Fields that are not known are left alone. */
public final class GuardCaseFile {
    private static final Set<String> KNOWN = Set.of("order", "state", "items", "total", "currency", "today");
    private final ObjectMapper mapper = new ObjectMapper();

    /**
     * The cases in the order of their lines; empty lines are passed over.
     *
     * @throws IllegalArgumentException naming the line that is not a case
     */
    public List<GuardCase> read(List<String> lines) {
        List<GuardCase> cases = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                cases.add(line(lines.get(i), i + 1));
            }
        }
        return List.copyOf(cases);
    }

    private GuardCase line(String line, int number) {
        try {
            JsonNode node = mapper.readTree(line);
            if (!node.path("reply").isTextual()) {
                throw new IllegalArgumentException("line " + number + ": has no reply");
            }
            return new GuardCase(
                    node.path("id").asText(""),
                    node.path("kind").asText(""),
                    texts(node.path("evidence")),
                    node.path("orderFacts").isObject() ? order(node.path("orderFacts")) : null,
                    new HashSet<>(texts(node.path("toolsDone"))),
                    new HashSet<>(texts(node.path("productNames"))),
                    node.path("question").asText(""),
                    node.path("reply").asText(),
                    node.path("supported").asBoolean(),
                    node.path("span").asText(""));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("line " + number + ": is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(item -> texts.add(item.isTextual() ? item.asText() : item.toString()));
        return texts;
    }

    private static OrderFacts order(JsonNode node) {
        List<OrderFacts.Item> items = new ArrayList<>();
        for (JsonNode item : node.path("items")) {
            items.add(new OrderFacts.Item(
                    item.path("product").asText(""),
                    Math.max(1, item.path("quantity").asInt(1)),
                    item.path("price").asText("")));
        }
        Map<String, LocalDate> dates = new HashMap<>();
        Map<String, String> others = new HashMap<>();
        node.properties().forEach(field -> {
            if (!KNOWN.contains(field.getKey())) {
                other(field.getKey(), field.getValue(), dates, others);
            }
        });
        return new OrderFacts(
                node.path("order").asText(""),
                node.path("state").asText(""),
                items,
                text(node.path("total")),
                node.path("currency").asText("CNY"),
                dates,
                others,
                day(node.path("today").asText("")).orElse(null));
    }

    private static void other(String name, JsonNode value, Map<String, LocalDate> dates, Map<String, String> others) {
        if (value.isObject() || value.isArray()) {
            int at = 0;
            for (JsonNode part : value) {
                other(name + "." + at, part, dates, others);
                at++;
            }
            return;
        }
        Optional<LocalDate> day = day(value.asText(""));
        if (day.isPresent()) {
            dates.put(name, day.get());
        } else if (!value.isNull()) {
            others.put(name, value.asText());
        }
    }

    private static @Nullable String text(JsonNode node) {
        if (node.isObject()) {
            return node.path("amount").asText();
        }
        return node.isMissingNode() || node.isNull() ? null : node.asText();
    }

    private static Optional<LocalDate> day(String written) {
        if (written.length() < 10) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(written.substring(0, 10)));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }
}
