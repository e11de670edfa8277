package shop.xiaoer.app.eval.dialogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import shop.xiaoer.app.eval.Bars;
import shop.xiaoer.app.eval.Half;
import shop.xiaoer.text.Language;

/** Results by class and language, beside the word list's and the bar. Pure. */
public final class DialogueTable {
    private final List<Row> rows;

    /**
     * Dialogues of one half.
     *
     * @param right those of which every turn was right
     * @param wordList the same for {@link WordListBot}
     */
    public record Part(int dialogues, int right, int wordList) {
        static Part of(List<DialogueRun.Result> results, WordListBot bot) {
            return new Part(
                    results.size(),
                    (int) results.stream().filter(DialogueRun.Result::right).count(),
                    (int) results.stream()
                            .filter(result -> bot.isRight(result.dialogue()))
                            .count());
        }

        /** 1 where there is none to get wrong. */
        public double share() {
            return dialogues == 0 ? 1 : right / (double) dialogues;
        }

        double wordListShare() {
            return dialogues == 0 ? 0 : wordList / (double) dialogues;
        }

        Part and(Part other) {
            return new Part(dialogues + other.dialogues, right + other.right, wordList + other.wordList);
        }

        String written() {
            return right + "/" + dialogues;
        }
    }

    /**
     * One class in one language.
     *
     * @param dev the half that rules were mended with
     * @param held the half that nobody read
     * @param bar the share that each half must reach, 0 to 1
     */
    public record Row(String kind, Language language, Part dev, Part held, double bar) {
        public Part all() {
            return dev.and(held);
        }

        public boolean isHeld() {
            return dev.share() >= bar && held.share() >= bar;
        }

        /** A set on which the word list holds the bar too says nothing. */
        public boolean isTooEasy() {
            return all().wordListShare() >= bar;
        }
    }

    private DialogueTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    public static DialogueTable of(List<DialogueRun.Result> results, WordListBot wordList, Bars bars) {
        Map<String, List<DialogueRun.Result>> groups = new TreeMap<>();
        for (DialogueRun.Result result : results) {
            Dialogue dialogue = result.dialogue();
            groups.computeIfAbsent(dialogue.kind() + " " + dialogue.language(), key -> new ArrayList<>())
                    .add(result);
        }
        List<Row> rows = new ArrayList<>();
        for (List<DialogueRun.Result> group : groups.values()) {
            Dialogue one = group.getFirst().dialogue();
            rows.add(new Row(
                    one.kind(),
                    one.language(),
                    Part.of(half(group, Half.dev), wordList),
                    Part.of(half(group, Half.held), wordList),
                    bars.of(one.kind(), one.language())));
        }
        return new DialogueTable(rows);
    }

    private static List<DialogueRun.Result> half(List<DialogueRun.Result> results, Half half) {
        return results.stream()
                .filter(result -> Half.of(result.dialogue().id()) == half)
                .toList();
    }

    public List<Row> rows() {
        return rows;
    }

    public boolean held() {
        return rows.stream().allMatch(Row::isHeld);
    }

    /** The table for people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-12s %-4s %8s %8s %8s %7s %10s %5s",
                "class",
                "lang",
                "dev",
                "held",
                "both",
                "share",
                "word list",
                "bar"));
        for (Row row : rows) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-12s %-4s %8s %8s %8s %6.1f%% %9.1f%% %4.0f%%  %s",
                    row.kind(),
                    row.language().code(),
                    row.dev().written(),
                    row.held().written(),
                    row.all().written(),
                    row.all().share() * 100,
                    row.all().wordListShare() * 100,
                    row.bar() * 100,
                    (row.isHeld() ? "held" : "NOT HELD")
                            + (row.isTooEasy() ? ", too easy: the word list holds it" : "")));
        }
        return lines;
    }

    /** The table as one object. */
    public Map<String, Object> asMap() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("class", row.kind());
            one.put("lang", row.language().code());
            one.put("dialogues", row.all().dialogues());
            one.put("right", row.all().right());
            one.put("share", rounded(row.all().share()));
            one.put("dev", half(row.dev()));
            one.put("held", half(row.held()));
            one.put("wordList", rounded(row.all().wordListShare()));
            one.put("bar", row.bar());
            one.put("barHeld", row.isHeld());
            one.put("tooEasy", row.isTooEasy());
            all.add(one);
        }
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("suite", "dialogues");
        table.put("held", held());
        table.put("rows", all);
        return table;
    }

    private static Map<String, Object> half(Part part) {
        Map<String, Object> half = new LinkedHashMap<>();
        half.put("dialogues", part.dialogues());
        half.put("right", part.right());
        half.put("share", rounded(part.share()));
        half.put("wordList", rounded(part.wordListShare()));
        return half;
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
