package shop.xiaoer.app.eval.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds what the server said in a turn against what is expected of it. Pure. */
public final class Judge {
    private static final Set<String> STATES_NOTHING = Set.of("asked", "handoffRequested");

    private Judge() {}

    /** What is not as expected, one short line each; empty where all is right. */
    public static List<String> faults(JsonNode expect, List<JsonNode> events, List<String> drafts) {
        return new Turn(expect, events, drafts).faults();
    }

    private record Turn(JsonNode expect, List<JsonNode> events, List<String> drafts) {
        List<String> faults() {
            List<String> faults = new ArrayList<>();
            List<String> kinds = events.stream().map(Turn::kind).toList();
            List<String> wanted = list("kind");
            if (!wanted.isEmpty() && kinds.stream().noneMatch(wanted::contains)) {
                faults.add("kind " + kinds + ", wanted " + wanted);
            }
            boolean statesNothing =
                    wanted.size() > 1 && (events.isEmpty() || STATES_NOTHING.contains(kind(events.getLast())));
            if (!statesNothing) {
                facts(faults, kinds, wanted);
            }
            lacks(faults);
            each("handoffRequested", "reason", list("reason"), faults);
            each("answered", "lang", list("lang"), faults);
            return faults;
        }

        private void facts(List<String> faults, List<String> kinds, List<String> wanted) {
            each("answered", "route", list("route"), faults);
            sources(faults, kinds);
            String said = said();
            for (String pattern : list("holds")) {
                if (!found(pattern, said)) {
                    faults.add("does not hold " + pattern + ": " + shortened(said));
                }
            }
            entrance(faults, kinds, wanted);
        }

        private void sources(List<String> faults, List<String> kinds) {
            List<String> wanted = list("source");
            if (wanted.isEmpty() || !kinds.contains("answered")) {
                return;
            }
            List<String> given = new ArrayList<>();
            events.stream()
                    .filter(event -> kind(event).equals("answered"))
                    .forEach(event -> event.path("sources")
                            .forEach(source -> given.add(source.path("id").asText())));
            if (given.stream().noneMatch(wanted::contains)) {
                faults.add("source " + given + ", wanted " + wanted);
            }
        }

        private void entrance(List<String> faults, List<String> kinds, List<String> wanted) {
            List<String> names = list("entrance");
            List<String> steps = list("step");
            if (names.isEmpty() && steps.isEmpty()) {
                return;
            }
            List<JsonNode> entrances = events.stream()
                    .filter(event -> kind(event).equals("entrance"))
                    .toList();
            if (entrances.isEmpty()) {
                boolean cardWillDo = wanted.contains("card") && kinds.contains("card");
                boolean other = !wanted.isEmpty()
                        && !wanted.equals(List.of("entrance"))
                        && kinds.stream().anyMatch(kind -> !kind.equals("entrance") && wanted.contains(kind));
                if (!cardWillDo && !other) {
                    faults.add("no entrance, wanted " + names);
                }
                return;
            }
            if (!names.isEmpty()
                    && entrances.stream()
                            .noneMatch(
                                    event -> names.contains(event.path("name").asText()))) {
                faults.add("entrance " + entrances.getLast().path("name").asText() + ", wanted " + names);
            }
            String step = entrances.getLast().path("step").asText();
            if (!steps.isEmpty() && !steps.contains(step)) {
                faults.add("step " + step + ", wanted " + steps);
            }
        }

        private void lacks(List<String> faults) {
            String all = said() + "\n" + String.join("\n", drafts);
            for (String pattern : list("lacks")) {
                if (found(pattern, all)) {
                    faults.add("must not hold " + pattern + ": " + shortened(all));
                }
            }
        }

        private void each(String kind, String field, List<String> wanted, List<String> faults) {
            if (wanted.isEmpty()) {
                return;
            }
            for (JsonNode event : events) {
                String is = event.path(field).asText();
                if (kind(event).equals(kind) && !wanted.contains(is)) {
                    faults.add(field + " " + is + ", wanted " + wanted);
                }
            }
        }

        private List<String> list(String field) {
            JsonNode node = expect.path(field);
            List<String> all = new ArrayList<>();
            if (node.isArray()) {
                node.forEach(each -> all.add(each.asText()));
            } else if (node.isValueNode() && !node.isNull()) {
                all.add(node.asText());
            }
            return all;
        }

        /** Texts of the events, with titles, rows and steps of their cards. */
        private String said() {
            List<String> parts = new ArrayList<>();
            for (JsonNode event : events) {
                add(parts, event.path("text"));
                card(parts, event.path("card"));
                event.path("cards").forEach(card -> card(parts, card));
            }
            return String.join("\n", parts);
        }

        private static void card(List<String> parts, JsonNode card) {
            add(parts, card.path("title"));
            add(parts, card.path("price"));
            add(parts, card.path("state"));
            add(parts, card.path("case"));
            card.path("rows")
                    .forEach(row -> parts.add(
                            row.path("label").asText() + " " + row.path("value").asText()));
            card.path("steps").forEach(step -> add(parts, step.path("label")));
        }

        private static void add(List<String> parts, JsonNode text) {
            if (text.isTextual() && !text.asText().isBlank()) {
                parts.add(text.asText());
            }
        }

        private static boolean found(String pattern, String text) {
            return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
                    .matcher(text)
                    .find();
        }

        private static String kind(JsonNode event) {
            return event.path("kind").asText();
        }

        private static String shortened(String text) {
            String line = text.replace('\n', ' ').strip();
            return line.length() <= 120 ? line : line.substring(0, 120) + "...";
        }
    }
}
