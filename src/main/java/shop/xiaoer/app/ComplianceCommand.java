package shop.xiaoer.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.xiaoer.app.eval.ComplianceTable;
import shop.xiaoer.app.eval.JsonLines;
import shop.xiaoer.compliance.ComplianceCase;
import shop.xiaoer.compliance.ComplianceEvaluation;

/** Sentences of hosts judged by the rules of the live room: anybody's, or the project's own with their bars. */
@Command(
        name = "compliance",
        mixinStandardHelpOptions = true,
        description = "Judges sentences by the rules of the live room: {\"text\",\"category\",\"context\"?,"
                + "\"unlawful\",\"article\"?,\"evasion\"?}. Without --cases the project's own, with their bars.")
final class ComplianceCommand implements Callable<Integer> {
    /** A little beside what the worse of the two parts reached when it was set; they go one way only. */
    private static final List<OwnSet> OWN = List.of(
            new OwnSet("zh 1", List.of("zh-1.jsonl"), new ComplianceTable.Bars(0.76, 0.07, 0.90, 0.73)),
            new OwnSet("zh 2", List.of("zh-2.jsonl"), new ComplianceTable.Bars(0.63, 0.14, 0.76, 0.60)),
            new OwnSet("en", List.of("en.jsonl"), new ComplianceTable.Bars(0.58, 0.15, 0.75, 0.52)));

    private record OwnSet(String name, List<String> files, ComplianceTable.Bars bars) {}

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--cases", description = "other cases than the project's own, one JSON object a line; no bars")
    private @Nullable Path cases;

    @Option(
            names = "--each",
            description =
                    "one line a case before the figures; of the project's own sets only of the part that rules are"
                            + " mended with, the rest is to stay unread")
    private boolean each;

    @Option(names = "--json", description = "the table of the own sets as one JSON object; other cases always are")
    private boolean json;

    @Override
    public Integer call() {
        ComplianceEvaluation evaluation = new ComplianceEvaluation(EvalData.compliance(Settings.read(System.getenv())));
        Path file = cases;
        return file == null ? own(evaluation) : given(file, evaluation);
    }

    private int given(Path file, ComplianceEvaluation evaluation) {
        ComplianceEvaluation.Outcome outcome = evaluation.evaluate(
                JsonLines.read(file).stream().map(ComplianceCommand::parsed).toList());
        CommandLineOutput out = new CommandLineOutput(spec);
        if (each) {
            outcome.verdicts().forEach(verdict -> show(out, verdict));
        }
        out.json(outcome.figures());
        return 0;
    }

    private int own(ComplianceEvaluation evaluation) {
        ComplianceTable table = new ComplianceTable(evaluation);
        CommandLineOutput out = new CommandLineOutput(spec);
        for (OwnSet set : OWN) {
            List<ComplianceTable.Labelled> labelled = set.files().stream()
                    .flatMap(name -> JsonLines.read(file(name)).stream())
                    .map(line -> new ComplianceTable.Labelled(line.text("id"), parsed(line)))
                    .toList();
            for (int i = 0; each && i < labelled.size(); i++) {
                if (!labelled.get(i).isSetAside()) {
                    show(out, evaluation.verdict(i, labelled.get(i).sentence()));
                }
            }
            table.add(set.name(), labelled, set.bars());
        }
        if (json) {
            out.json(table.asMap());
        } else {
            table.lines().forEach(out::line);
        }
        return table.held() ? 0 : 1;
    }

    private static void show(CommandLineOutput out, ComplianceEvaluation.Verdict verdict) {
        out.json(EvalData.judged(verdict.number(), verdict.blocked(), verdict.rules(), verdict.articles()));
    }

    private static Path file(String name) {
        Path file = Path.of(System.getenv().getOrDefault("XIAOER_HOME", "."))
                .resolve("eval")
                .resolve("compliance")
                .resolve(name);
        if (!Files.exists(file)) {
            throw new JsonLines.BadFile(file + ": is not there; run this in a clone");
        }
        return file;
    }

    private static ComplianceCase parsed(JsonLines.Line line) {
        try {
            return ComplianceCase.parse(line.node().toString());
        } catch (IllegalArgumentException e) {
            throw new JsonLines.BadFile(line.where() + ": " + e.getMessage(), e);
        }
    }
}
