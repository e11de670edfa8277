package shop.xiaoer.app.eval.understanding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import shop.xiaoer.app.eval.Half;
import shop.xiaoer.text.Language;

/** What messages are taken for, beside the word list's reading and the bars, each half by itself. Pure. */
public final class UnderstandingTable {
    private final List<Row> rows = new ArrayList<>();

    /** A message with the server's reading and the word list's. */
    public record Read(LabelledMessage message, RouteReading ours, RouteReading wordList) {
        public static Read of(int number, LabelledMessage message, RouteReading ours) {
            return new Read(message, ours, WordListReader.read(number, message.text()));
        }
    }

    /**
     * One figure in one language.
     *
     * @param dev on the half that rules and examples are mended with
     * @param held on the half that nobody reads
     * @param wordList of the plain words and digits, on both
     * @param bar that each half must reach, or must not exceed where less is better
     */
    public record Row(
            String figure,
            Language language,
            int messages,
            double dev,
            double held,
            double wordList,
            double bar,
            boolean lessIsBetter) {
        public boolean isHeld() {
            return reaches(dev) && reaches(held);
        }

        public boolean isTooEasy() {
            return reaches(wordList);
        }

        private boolean reaches(double value) {
            return lessIsBetter ? value <= bar : value >= bar;
        }
    }

    private interface Measure {
        double of(List<Read> reads, Function<Read, RouteReading> reading);
    }

    private final Map<Language, Map<String, Double>> bars;

    public UnderstandingTable(Map<Language, Map<String, Double>> bars) {
        this.bars = Map.copyOf(bars);
    }

    /** Wants and what is named: micro-averaged F1. */
    public UnderstandingTable messages(Language language, List<Read> reads) {
        add(
                "wants, F1",
                language,
                reads,
                false,
                (all, reading) -> sum(
                                all,
                                one -> Agreement.of(
                                        one.message().intents(),
                                        reading.apply(one).intents()))
                        .f1());
        add(
                "entities, F1",
                language,
                reads,
                false,
                (all, reading) -> sum(
                                all,
                                one -> Agreement.of(
                                        one.message().named(one.message().entities()),
                                        one.message().named(reading.apply(one).entities())))
                        .f1());
        return this;
    }

    /** Whether a person is asked for. */
    public UnderstandingTable person(Language language, List<Read> reads) {
        add(
                "person, asked and heard",
                language,
                reads,
                false,
                (all, reading) -> sum(
                                all,
                                one -> Agreement.of(
                                        one.message().wantsPerson(),
                                        reading.apply(one).wantsPerson()))
                        .recall());
        add(
                "person, called in vain",
                language,
                reads,
                true,
                (all, reading) -> share(
                        all,
                        one -> !one.message().wantsPerson(),
                        one -> reading.apply(one).wantsPerson()));
        return this;
    }

    /** Dangers: those found, and calm messages that were taken for one. */
    public UnderstandingTable dangers(Language language, List<Read> reads) {
        add(
                "danger, found",
                language,
                reads,
                false,
                (all, reading) -> sum(
                                all,
                                one -> Agreement.of(
                                        dangers(one.message().danger()),
                                        dangers(reading.apply(one).danger())))
                        .recall());
        add(
                "danger, seen in calm words",
                language,
                reads,
                true,
                (all, reading) -> share(
                        all,
                        one -> dangers(one.message().danger()).isEmpty(),
                        one -> !dangers(reading.apply(one).danger()).isEmpty()));
        return this;
    }

    private static List<String> dangers(List<String> danger) {
        return danger.stream().filter(one -> !one.equals("none")).toList();
    }

    private static Agreement sum(List<Read> reads, Function<Read, Agreement> each) {
        return reads.stream().map(each).reduce(Agreement.nothing(), Agreement::and);
    }

    private static double share(List<Read> reads, Function<Read, Boolean> among, Function<Read, Boolean> those) {
        List<Read> group = reads.stream().filter(among::apply).toList();
        return group.isEmpty() ? 0 : group.stream().filter(those::apply).count() / (double) group.size();
    }

    private void add(String figure, Language language, List<Read> reads, boolean lessIsBetter, Measure measure) {
        rows.add(new Row(
                figure,
                language,
                reads.size(),
                measure.of(half(reads, Half.dev), Read::ours),
                measure.of(half(reads, Half.held), Read::ours),
                measure.of(reads, Read::wordList),
                bars.getOrDefault(language, Map.of()).getOrDefault(figure, lessIsBetter ? 1.0 : 0.0),
                lessIsBetter));
    }

    private static List<Read> half(List<Read> reads, Half half) {
        return reads.stream()
                .filter(read -> Half.of(read.message().id()) == half)
                .toList();
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
                "%-27s %-4s %8s %7s %7s %10s %7s",
                "figure",
                "lang",
                "messages",
                "dev",
                "held",
                "word list",
                "bar"));
        for (Row row : rows) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-27s %-4s %8d %6.1f%% %6.1f%% %9.1f%% %s%5.1f%%  %s",
                    row.figure(),
                    row.language().code(),
                    row.messages(),
                    row.dev() * 100,
                    row.held() * 100,
                    row.wordList() * 100,
                    row.lessIsBetter() ? "<" : ">",
                    row.bar() * 100,
                    (row.isHeld() ? "held" : "NOT HELD")
                            + (row.isTooEasy() ? ", too easy: the word list holds it" : "")));
        }
        return lines;
    }

    /** The table as one object; shares 0 to 1. */
    public Map<String, Object> asMap() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("figure", row.figure());
            one.put("lang", row.language().code());
            one.put("messages", row.messages());
            one.put("dev", rounded(row.dev()));
            one.put("held", rounded(row.held()));
            one.put("wordList", rounded(row.wordList()));
            one.put("bar", row.bar());
            one.put("barHeld", row.isHeld());
            one.put("tooEasy", row.isTooEasy());
            all.add(one);
        }
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("suite", "understanding");
        table.put("held", held());
        table.put("rows", all);
        return table;
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
