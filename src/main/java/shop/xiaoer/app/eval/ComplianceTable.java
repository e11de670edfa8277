package shop.xiaoer.app.eval;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import shop.xiaoer.compliance.ComplianceCase;
import shop.xiaoer.compliance.ComplianceEvaluation;
import shop.xiaoer.compliance.ComplianceEvaluation.Figures;
import shop.xiaoer.compliance.Finding;

/**
 * What the check says of a labelled set, on the part that rules are mended with and on the third that is set aside,
 * beside what a plain word list would say, and the bars. Pure.
 */
public final class ComplianceTable {
    /** Words of the usual lists of forbidden words: what a set is worth shows in how far this gets. */
    private static final Pattern WORDS = Pattern.compile("(?i)\\b(?:best|number one|#1|no\\. 1|cures?|heals?|miracle"
            + "|guaranteed?|100 ?%|risk[- ]free|lowest price|cheapest|clinically proven|doctor recommended|fda approved"
            + "|last chance|only \\d+ left|free|eco-friendly|detox|lose weight|no side effects|world's)\\b"
            + "|最|第一|国家级|顶级|唯一|治疗|治愈|根治|保证|绝对|百分百|原价|仅剩|无副作用|减肥|稳赚");

    private final List<Row> rows = new ArrayList<>();
    private final ComplianceEvaluation ours;
    private final ComplianceEvaluation wordList =
            new ComplianceEvaluation((text, context) -> WORDS.matcher(text).find()
                    ? List.of(new Finding(0, 1, "word", "", Finding.Severity.blocking, null, null, null))
                    : List.of());

    public ComplianceTable(ComplianceEvaluation ours) {
        this.ours = ours;
    }

    /** A labelled sentence with the id that says on which side it lies. */
    public record Labelled(String id, ComplianceCase sentence) {
        /** A third, by the id alone, is measured and not read. */
        public boolean isSetAside() {
            CRC32 sum = new CRC32();
            sum.update(id.getBytes(StandardCharsets.UTF_8));
            return sum.getValue() % 3 == 0;
        }
    }

    /** What both parts must reach, and what they may not exceed. */
    public record Bars(double caught, double blocked, double evasions, double article) {}

    /**
     * One figure of one set.
     *
     * @param dev on the part that rules are mended with
     * @param held on the third that nobody reads
     * @param wordList of the plain words, on both
     */
    public record Row(
            String figure, String set, int cases, double dev, double held, double wordList, double bar, boolean less) {
        public boolean isHeld() {
            return less ? dev <= bar && held <= bar : dev >= bar && held >= bar;
        }
    }

    public ComplianceTable add(String set, List<Labelled> cases, Bars bars) {
        Figures dev =
                figures(ours, cases.stream().filter(one -> !one.isSetAside()).toList());
        Figures held = figures(ours, cases.stream().filter(Labelled::isSetAside).toList());
        Figures words = figures(wordList, cases);
        row("unlawful, caught", set, dev, held, words, Figures::unlawfulCaught, bars.caught(), false);
        row("lawful, blocked", set, dev, held, words, Figures::lawfulBlocked, bars.blocked(), true);
        row("evasions, caught", set, dev, held, words, Figures::evasionsCaught, bars.evasions(), false);
        row("right article", set, dev, held, words, Figures::rightArticle, bars.article(), false);
        return this;
    }

    private static Figures figures(ComplianceEvaluation check, List<Labelled> cases) {
        return check.evaluate(cases.stream().map(Labelled::sentence).toList()).figures();
    }

    private void row(
            String figure,
            String set,
            Figures dev,
            Figures held,
            Figures words,
            ToDoubleFunction<Figures> of,
            double bar,
            boolean less) {
        rows.add(new Row(
                figure,
                set,
                dev.cases() + held.cases(),
                of.applyAsDouble(dev),
                of.applyAsDouble(held),
                of.applyAsDouble(words),
                bar,
                less));
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    public boolean held() {
        return rows.stream().allMatch(Row::isHeld);
    }

    /** The table for people; shares in percent. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-18s %-6s %6s %7s %7s %10s %7s",
                "figure",
                "set",
                "cases",
                "dev",
                "held",
                "word list",
                "bar"));
        for (Row row : rows) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-18s %-6s %6d %6.1f%% %6.1f%% %9.1f%% %s%5.1f%%  %s",
                    row.figure(),
                    row.set(),
                    row.cases(),
                    row.dev() * 100,
                    row.held() * 100,
                    row.wordList() * 100,
                    row.less() ? "<" : ">",
                    row.bar() * 100,
                    row.isHeld() ? "held" : "NOT HELD"));
        }
        return lines;
    }

    /** The table as one object; shares 0 to 1. */
    public Map<String, Object> asMap() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("figure", row.figure());
            one.put("set", row.set());
            one.put("cases", row.cases());
            one.put("dev", row.dev());
            one.put("held", row.held());
            one.put("wordList", row.wordList());
            one.put("bar", row.bar());
            one.put("barHeld", row.isHeld());
            all.add(one);
        }
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("suite", "compliance");
        table.put("held", held());
        table.put("rows", all);
        return table;
    }
}
