package shop.xiaoer.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The figures of one run by what was measured. {@code --json} prints {@code {program, machine, figures:{what:{name:
 * value}}}}, else a line for each. For one thread.
 */
public final class Report {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String program;
    private final boolean json;
    private final PrintWriter out;
    private final Map<String, Map<String, Object>> figures = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    public Report(String program, boolean json, PrintWriter out) {
        this.program = program;
        this.json = json;
        this.out = out;
    }

    public Report put(String what, Map<String, Object> values) {
        Map<String, Object> mine = figures.computeIfAbsent(what, missing -> new LinkedHashMap<>());
        values.forEach((name, value) -> mine.put(name, value instanceof Double number ? rounded(number) : value));
        return this;
    }

    public Report put(String what, String name, Object value) {
        return put(what, Map.of(name, value));
    }

    public Report put(String what, Percentiles times) {
        return put(what, times.figures());
    }

    /** A sentence below the table. */
    public Report note(String sentence) {
        notes.add(sentence);
        return this;
    }

    /** Says what goes on, on the error stream, where it disturbs no result. */
    public static void progress(String sentence) {
        System.err.println("bench: " + sentence);
    }

    public void print() {
        if (json) {
            out.println(asJson());
        } else {
            table();
        }
        out.flush();
    }

    private ObjectNode asJson() {
        ObjectNode tree = MAPPER.createObjectNode().put("program", program).put("machine", machine());
        tree.set("figures", MAPPER.valueToTree(figures));
        tree.set("notes", MAPPER.valueToTree(notes));
        return tree;
    }

    private void table() {
        out.println(program + " on " + machine());
        int width = figures.keySet().stream().mapToInt(String::length).max().orElse(0);
        figures.forEach((what, values) -> out.println("  " + what + " ".repeat(width - what.length()) + "  "
                + values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("  "))));
        notes.forEach(note -> out.println("  " + note));
    }

    private static String machine() {
        Runtime runtime = Runtime.getRuntime();
        return String.format(
                Locale.ROOT,
                "%d cores, %s, JDK %s",
                runtime.availableProcessors(),
                System.getProperty("os.arch"),
                Runtime.version());
    }

    private static Object rounded(double value) {
        if (Double.isNaN(value)) {
            return "none";
        }
        return value >= 100 ? (Object) Math.round(value) : (Object) (Math.round(value * 1000) / 1000.0);
    }
}
