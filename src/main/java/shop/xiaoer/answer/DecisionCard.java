package shop.xiaoer.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.confidence.Expectation;
import shop.xiaoer.confidence.Signals;

/**
 * Why an answer is what it is: kept with it, seen by the agent. Filled while a turn runs, by the turn's own thread.
 * Times are milliseconds.
 */
public final class DecisionCard {
    private @Nullable String route;
    private @Nullable String language;
    private @Nullable String intent;
    private double intentScore;
    private double intentMargin;
    private @Nullable String reason;
    private double confidence;
    private double threshold;
    private @Nullable Expectation expected;
    private @Nullable Signals signals;
    private @Nullable String model;
    private @Nullable String promptHash;
    private @Nullable String repairHash;
    private @Nullable String knowledgeHash;
    private final List<Passage> passages = new ArrayList<>();
    private final List<Verdict> guards = new ArrayList<>();
    private final Map<String, Long> times = new LinkedHashMap<>();

    /** Evidence that was looked at. */
    public record Passage(String id, String title, double score, double bm25, double cosine) {}

    /** What a guard said of a clause. */
    public record Verdict(String guard, boolean held, String clause, String why) {}

    public void route(String value) {
        route = value;
    }

    public void language(String value) {
        language = value;
    }

    public void intent(String id, double score) {
        intent = id;
        intentScore = score;
    }

    public void reason(String value) {
        reason = value;
    }

    /** How clear the best intent is: its score over the next one's, 0 to 1. */
    public void intentMargin(double value) {
        intentMargin = value;
    }

    public void confidence(double value, double limit) {
        confidence = value;
        threshold = limit;
    }

    /** What the shop's threshold is worth. */
    public void expected(Expectation value) {
        expected = value;
    }

    /** What the confidence was made of; null where it was not made of one answer's. */
    public void signals(@Nullable Signals value) {
        signals = value;
    }

    public void model(String name, String hash) {
        model = name;
        promptHash = hash;
    }

    /** The prompt by which a reply that the guards held back was written anew. */
    public void repair(String hash) {
        repairHash = hash;
    }

    public void knowledge(String hash) {
        knowledgeHash = hash;
    }

    public void passage(Passage passage) {
        passages.add(passage);
    }

    public void guard(Verdict verdict) {
        guards.add(verdict);
    }

    public void time(String what, long nanos) {
        times.merge(what, nanos / 1_000_000, Long::sum);
    }

    public double confidence() {
        return confidence;
    }

    double intentScore() {
        return intentScore;
    }

    double intentMargin() {
        return intentMargin;
    }

    /** The card as a tree of plain values, empty ones left out. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, "route", route);
        put(map, "language", language);
        put(map, "intent", intent);
        if (intent != null) {
            map.put("intentScore", rounded(intentScore));
        }
        put(map, "reason", reason);
        map.put("confidence", rounded(confidence));
        map.put("threshold", rounded(threshold));
        Expectation worth = expected;
        if (worth != null) {
            map.put("expected", Map.of("precision", rounded(worth.precision()), "coverage", rounded(worth.coverage())));
        }
        Signals known = signals;
        if (known != null) {
            put(map, "door", known.door().name());
            Map<String, Double> values = new LinkedHashMap<>();
            known.asMap().forEach((name, value) -> values.put(name, rounded(value)));
            map.put("signals", values);
        }
        map.put("evidence", List.copyOf(passages));
        map.put("guards", List.copyOf(guards));
        map.put("times", Map.copyOf(times));
        put(map, "model", model);
        put(map, "promptHash", promptHash);
        put(map, "repairHash", repairHash);
        put(map, "knowledgeHash", knowledgeHash);
        return map;
    }

    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
