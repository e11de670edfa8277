package shop.xiaoer.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.xiaoer.app.eval.Half;
import shop.xiaoer.app.eval.dialogue.FollowUpCase;
import shop.xiaoer.app.eval.dialogue.FollowUpRun;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.text.Language;

/** Whether a message that leaves something out is led where its full wording is led. */
@Command(
        name = "followups",
        mixinStandardHelpOptions = true,
        description =
                "Asks a server of its own the project's labelled follow-ups after the lines before them, and their full"
                        + " wordings alone, says how many are led the same way, and holds the bar.")
final class FollowUpsCommand implements Callable<Integer> {
    /** What the project wants of each half. */
    private static final double BAR = 0.95;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Option(
            names = "--each",
            description =
                    "one line a follow-up that is led elsewhere, before the table; only of the half that rules are"
                            + " mended with, the other is to stay unread")
    private boolean each;

    /**
     * Of one language, shares from 0 to 1.
     *
     * @param dev on the half that rules are mended with
     * @param held on the half that nobody reads
     * @param alone of both halves, messages that leave nothing out
     */
    record Row(Language language, int cases, double dev, double held, double alone, double bar) {
        boolean isHeld() {
            return Math.min(dev, held) >= bar;
        }
    }

    @Override
    public Integer call() {
        List<Row> rows = rows(Settings.read(System.getenv()));
        CommandLineOutput out = new CommandLineOutput(spec);
        boolean held = rows.stream().allMatch(Row::isHeld);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("suite", "followups");
        map.put("held", held);
        map.put("rows", rows);
        return out.judged(json, held, () -> map, () -> lines(rows));
    }

    /** The table for people; shares in percent. */
    static List<String> lines(List<Row> rows) {
        List<String> lines = new ArrayList<>();
        lines.add("lang  follow-ups     dev    held  nothing left out     bar");
        for (Row row : rows) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-5s %10d %6.1f%% %6.1f%% %16.1f%% %6.1f%%  %s",
                    row.language().code(),
                    row.cases(),
                    row.dev() * 100,
                    row.held() * 100,
                    row.alone() * 100,
                    row.bar() * 100,
                    row.isHeld() ? "held" : "NOT HELD"));
        }
        return lines;
    }

    /** Blocks for the start of a server and some milliseconds a case. */
    List<Row> rows(Settings settings) {
        List<Row> rows = new ArrayList<>();
        try (TrialServer server = TrialServer.start(settings, TrialServer.withoutModel());
                FollowUpRun run = new FollowUpRun(server.port(), server.adminPassword())) {
            server.awaitTrained();
            for (Language language : Language.values()) {
                List<FollowUpRun.Result> results =
                        FollowUpCase.read(Clone.set("understanding/followups-" + language.code() + ".jsonl"), language)
                                .stream()
                                .map(run::run)
                                .toList();
                if (each) {
                    results.forEach(this::show);
                }
                rows.add(new Row(
                        language,
                        results.size(),
                        share(of(results, Half.dev)),
                        share(of(results, Half.held)),
                        share(results.stream()
                                .filter(one -> one.asked().standsAlone())
                                .toList()),
                        BAR));
            }
        }
        return rows;
    }

    private static List<FollowUpRun.Result> of(List<FollowUpRun.Result> results, Half half) {
        return results.stream().filter(one -> Half.of(one.asked().id()) == half).toList();
    }

    private static double share(List<FollowUpRun.Result> results) {
        return results.isEmpty()
                ? 0
                : results.stream().filter(FollowUpRun.Result::same).count() / (double) results.size();
    }

    private void show(FollowUpRun.Result result) {
        if (!result.same() && Half.of(result.asked().id()) == Half.dev) {
            new CommandLineOutput(spec)
                    .line(result.asked().id() + " " + result.asked().text() + " ["
                            + result.asked().full() + "] -> "
                            + result.after().way().replace('\n', ' ') + " // "
                            + result.alone().way().replace('\n', ' '));
        }
    }
}
