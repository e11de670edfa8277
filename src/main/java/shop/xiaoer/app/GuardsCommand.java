package shop.xiaoer.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.xiaoer.app.eval.GuardTable;
import shop.xiaoer.app.eval.Half;
import shop.xiaoer.app.eval.JsonLines;
import shop.xiaoer.guard.GuardCase;
import shop.xiaoer.guard.Guards;
import shop.xiaoer.guard.WeightsTraining;
import shop.xiaoer.guard.trial.GuardCaseFile;
import shop.xiaoer.guard.trial.GuardEvaluation;

/** Replies against their evidence: anybody's cases, or the project's own with their bars. No port, no model. */
@Command(
        name = "guards",
        mixinStandardHelpOptions = true,
        description = "Judges replies against their evidence: {\"evidence\",\"orderFacts\"?,\"toolsDone\"?,"
                + "\"question\",\"reply\",\"supported\"}. Without --cases the project's own, with their bars.")
final class GuardsCommand implements Callable<Integer> {
    private static final String HEAD =
            "# sign, weight: learnt by ./xiaoer eval guards --learn; see shop.xiaoer.guard.Weights";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "one JSON object; with --cases there is nothing else")
    private boolean json;

    @Option(
            names = "--each",
            description =
                    "one line a case before the figures; of the project's own set only of the half that rules are mended with")
    private boolean each;

    @ArgGroup
    private Work work = new Work();

    /** One of the two, or the project's own suite. */
    static final class Work {
        @Option(names = "--cases", description = "JSON lines")
        private @Nullable Path cases;

        @Option(
                names = "--learn",
                description = "learns what the signs are worth from eval/guards/training and writes it to"
                        + " src/main/resources/guard/weights.tsv")
        private boolean learn;
    }

    @Override
    public Integer call() {
        if (work.cases != null) {
            return anybodys(work.cases);
        }
        return work.learn ? learn() : own();
    }

    private int anybodys(Path cases) {
        CommandLineOutput out = new CommandLineOutput(spec);
        GuardEvaluation figures = GuardEvaluation.of(read(cases), new Guards());
        if (each) {
            figures.each()
                    .forEach(verdict ->
                            out.json(EvalData.judged(verdict.index(), verdict.blocked(), verdict.rules(), List.of())));
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("cases", figures.cases());
        result.put("unsupportedLetThrough", figures.unsupportedLetThrough());
        result.put("supportedHeldBack", figures.supportedHeldBack());
        out.json(result);
        return 0;
    }

    private int own() {
        CommandLineOutput out = new CommandLineOutput(spec);
        List<GuardCase> second = read(Clone.set("guards/second.jsonl"));
        GuardTable table = new GuardTable()
                .row("first set", read(Clone.set("guards/cases.jsonl")), 0.09, 0.12)
                .row("second set, dev", of(second, Half.dev), 0.33, 0.15)
                .row("second set, held", of(second, Half.held), 0.33, 0.24);
        if (each) {
            table.wrong("second set, dev").forEach(out::line);
        }
        return out.judged(json, table.held(), table::asMap, table::lines);
    }

    private int learn() {
        List<GuardCase> replies = new ArrayList<>(read(Clone.set("guards/training/zh.jsonl")));
        replies.addAll(read(Clone.set("guards/training/en.jsonl")));
        List<String> lines = new ArrayList<>(List.of(HEAD));
        lines.addAll(WeightsTraining.lines(replies));
        Path file = Clone.home().resolve("src/main/resources/guard/weights.tsv");
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
        new CommandLineOutput(spec).line(lines.size() - 1 + " weights from " + replies.size() + " replies: " + file);
        return 0;
    }

    private static List<GuardCase> of(List<GuardCase> cases, Half half) {
        return cases.stream().filter(one -> Half.of(one.id()) == half).toList();
    }

    private static List<GuardCase> read(Path cases) {
        try {
            return new GuardCaseFile().read(JsonLines.plain(cases));
        } catch (IllegalArgumentException e) {
            throw new JsonLines.BadFile(cases + ": " + e.getMessage(), e);
        }
    }
}
