package shop.xiaoer.app.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import shop.xiaoer.guard.GuardCase;
import shop.xiaoer.guard.Guards;
import shop.xiaoer.guard.trial.GuardEvaluation;

/** How often the guards are right on labelled replies, beside a check of the numbers alone, with bars. */
public final class GuardTable {
    private static final String LINE = "%-18s %6s %12s %8s %10s %8s %22s  %s";

    private final List<Row> rows = new ArrayList<>();
    private final Guards guards = new Guards();

    /** Shares are 0..1. */
    private record Row(
            String set, List<GuardCase> cases, GuardEvaluation ours, double mostLetThrough, double mostHeldBack) {
        boolean isHeld() {
            return ours.unsupportedLetThrough() <= mostLetThrough && ours.supportedHeldBack() <= mostHeldBack;
        }

        double numbers(boolean supported) {
            Predicate<GuardCase> wrong = one -> NumberCheck.holdsBack(one) == supported;
            long all =
                    cases.stream().filter(one -> one.supported() == supported).count();
            return cases.stream()
                            .filter(one -> one.supported() == supported)
                            .filter(wrong)
                            .count()
                    / (double) Math.max(1, all);
        }
    }

    /** Judges the cases: some milliseconds each. */
    public GuardTable row(String set, List<GuardCase> cases, double mostLetThrough, double mostHeldBack) {
        rows.add(new Row(set, cases, GuardEvaluation.of(cases, guards), mostLetThrough, mostHeldBack));
        return this;
    }

    public boolean held() {
        return rows.stream().allMatch(Row::isHeld);
    }

    /** The replies of a set that are judged wrongly, one a line. */
    public List<String> wrong(String set) {
        List<String> wrong = new ArrayList<>();
        for (Row row : rows) {
            if (!row.set.equals(set)) {
                continue;
            }
            for (GuardEvaluation.Judgement one : row.ours.each()) {
                GuardCase labelled = row.cases.get(one.index());
                if (labelled.supported() == one.blocked()) {
                    wrong.add((one.blocked() ? "held back   " : "let through ") + labelled.id() + " " + one.rules()
                            + " " + labelled.reply());
                }
            }
        }
        return wrong;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(LINE.formatted("replies", "cases", "let through", "bar", "held back", "bar", "numbers alone", "")
                .stripTrailing());
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private static String line(Row row) {
        return String.format(
                Locale.ROOT,
                LINE,
                row.set,
                row.cases.size(),
                percent(row.ours.unsupportedLetThrough()),
                "< " + percent(row.mostLetThrough),
                percent(row.ours.supportedHeldBack()),
                "< " + percent(row.mostHeldBack),
                percent(row.numbers(false)) + " / " + percent(row.numbers(true)),
                row.isHeld() ? "held" : "NOT HELD");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", share * 100);
    }

    /** For JSON: each set by its name. */
    public Map<String, Object> asMap() {
        Map<String, Object> sets = new LinkedHashMap<>();
        for (Row row : rows) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("cases", row.cases.size());
            one.put("unsupportedLetThrough", row.ours.unsupportedLetThrough());
            one.put("supportedHeldBack", row.ours.supportedHeldBack());
            one.put("numbersLetThrough", row.numbers(false));
            one.put("numbersHeldBack", row.numbers(true));
            one.put("held", row.isHeld());
            sets.put(row.set, one);
        }
        return sets;
    }
}
