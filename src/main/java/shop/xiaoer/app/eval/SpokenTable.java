package shop.xiaoer.app.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import shop.xiaoer.text.Language;

/** How many texts are read out rightly, beside who says each figure by itself, and the bar. Pure. */
public final class SpokenTable {
    private static final String[] ZH = "零 一 二 三 四 五 六 七 八 九".split(" ");
    private static final String[] EN = "zero one two three four five six seven eight nine".split(" ");

    private final Map<Language, Double> bars;
    private final BiFunction<String, Language, String> reader;
    private final List<Row> rows = new ArrayList<>();

    /**
     * One language.
     *
     * @param dev share on the two thirds that rules are mended with
     * @param aside share on the third that nobody reads
     * @param naive share of figure by figure, on both
     * @param bar that both parts must reach
     */
    public record Row(Language language, int cases, double dev, double aside, double naive, double bar) {
        public boolean isHeld() {
            return dev >= bar && aside >= bar;
        }

        public boolean isTooEasy() {
            return naive >= bar;
        }
    }

    /** @param reader how a text is said */
    public SpokenTable(Map<Language, Double> bars, BiFunction<String, Language, String> reader) {
        this.bars = Map.copyOf(bars);
        this.reader = reader;
    }

    public SpokenTable add(Language language, List<SpokenCase> cases) {
        rows.add(new Row(
                language,
                cases.size(),
                share(cases.stream().filter(one -> !one.isSetAside()).toList(), reader),
                share(cases.stream().filter(SpokenCase::isSetAside).toList(), reader),
                share(cases, SpokenTable::figureByFigure),
                bars.getOrDefault(language, 0.0)));
        return this;
    }

    /** Of cases that say what is right; 1 where there are none. */
    public static double share(List<SpokenCase> cases, BiFunction<String, Language, String> reader) {
        return cases.isEmpty()
                ? 1
                : cases.stream()
                                .filter(one -> one.isRight(reader.apply(one.text(), one.language())))
                                .count()
                        / (double) cases.size();
    }

    /** What a voice without a normaliser does at its simplest. */
    static String figureByFigure(String text, Language language) {
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean figure = c >= '0' && c <= '9';
            said.append(!figure ? String.valueOf(c) : language == Language.ZH ? ZH[c - '0'] : " " + EN[c - '0'] + " ");
        }
        return said.toString();
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
                "%-16s %-4s %6s %7s %10s %17s %8s",
                "figure",
                "lang",
                "cases",
                "dev",
                "set aside",
                "figure by figure",
                "bar"));
        for (Row row : rows) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-16s %-4s %6d %6.1f%% %9.1f%% %16.1f%% %s%6.1f%%  %s",
                    "read out rightly",
                    row.language().code(),
                    row.cases(),
                    row.dev() * 100,
                    row.aside() * 100,
                    row.naive() * 100,
                    ">",
                    row.bar() * 100,
                    (row.isHeld() ? "held" : "NOT HELD")
                            + (row.isTooEasy() ? ", too easy: figure by figure holds it" : "")));
        }
        return lines;
    }

    /** The table as one object; shares 0 to 1. */
    public Map<String, Object> asMap() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("lang", row.language().code());
            one.put("cases", row.cases());
            one.put("dev", rounded(row.dev()));
            one.put("setAside", rounded(row.aside()));
            one.put("figureByFigure", rounded(row.naive()));
            one.put("bar", row.bar());
            one.put("barHeld", row.isHeld());
            one.put("tooEasy", row.isTooEasy());
            all.add(one);
        }
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("suite", "spoken");
        table.put("held", held());
        table.put("rows", all);
        return table;
    }

    /** To four places. */
    public static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
