package shop.xiaoer.app.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import shop.xiaoer.text.Language;

/** Results by class and language, beside the word list's and the bar. Pure. */
public final class DialogueTable {
    private final List<Row> rows;

    /**
     * One class in one language.
     *
     * @param right dialogues of which every turn was right
     * @param wordList the same for {@link WordListBot}
     * @param bar the share that must be reached, 0 to 1
     */
    public record Row(String kind, Language language, int dialogues, int right, int wordList, double bar) {
        public double share() {
            return right / (double) dialogues;
        }

        public boolean held() {
            return share() >= bar;
        }

        /** A set on which the word list holds the bar too says nothing. */
        public boolean isTooEasy() {
            return wordList / (double) dialogues >= bar;
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
            int right = (int) group.stream().filter(DialogueRun.Result::right).count();
            int theirs = (int) group.stream()
                    .filter(result -> wordList.isRight(result.dialogue()))
                    .count();
            rows.add(new Row(
                    one.kind(), one.language(), group.size(), right, theirs, bars.of(one.kind(), one.language())));
        }
        return new DialogueTable(rows);
    }

    public List<Row> rows() {
        return rows;
    }

    public boolean held() {
        return rows.stream().allMatch(Row::held);
    }

    /** The table for people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-14s %-5s %9s %6s %7s %9s %6s",
                "class",
                "lang",
                "dialogues",
                "right",
                "share",
                "word list",
                "bar"));
        for (Row row : rows) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-14s %-5s %9d %6d %6.1f%% %8.1f%% %5.0f%%  %s",
                    row.kind(),
                    row.language().code(),
                    row.dialogues(),
                    row.right(),
                    row.share() * 100,
                    row.wordList() * 100.0 / row.dialogues(),
                    row.bar() * 100,
                    (row.held() ? "held" : "NOT HELD")
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
            one.put("dialogues", row.dialogues());
            one.put("right", row.right());
            one.put("share", Math.round(row.share() * 10_000) / 10_000.0);
            one.put("wordList", Math.round(row.wordList() * 10_000.0 / row.dialogues()) / 10_000.0);
            one.put("bar", row.bar());
            one.put("held", row.held());
            one.put("tooEasy", row.isTooEasy());
            all.add(one);
        }
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("suite", "dialogues");
        table.put("held", held());
        table.put("rows", all);
        return table;
    }
}
