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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.xiaoer.app.eval.ComplianceTable;
import shop.xiaoer.app.eval.JsonLines;
import shop.xiaoer.app.server.KeptPersonas;
import shop.xiaoer.app.server.ScriptSources;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.broadcast.script.LawfulTalk;
import shop.xiaoer.compliance.ComplianceCase;
import shop.xiaoer.compliance.ComplianceEvaluation;
import shop.xiaoer.compliance.ComplianceRules;
import shop.xiaoer.compliance.RuleComplianceCheck;
import shop.xiaoer.compliance.SenseTraining;
import shop.xiaoer.knowledge.ProductSeed;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;

/** Sentences of hosts judged by the rules of the live room: anybody's, or the project's own with their bars. */
@Command(
        name = "compliance",
        mixinStandardHelpOptions = true,
        description = "Judges sentences by the rules of the live room: {\"text\",\"category\",\"context\"?,"
                + "\"unlawful\",\"article\"?,\"evasion\"?}. Without --cases the project's own, with their bars.")
final class ComplianceCommand implements Callable<Integer> {
    /** A little beside what the worse of the two parts reached when it was set; they go one way only. */
    private static final List<OwnSet> OWN = List.of(
            new OwnSet("zh 1", Language.ZH, List.of("zh-1.jsonl"), new ComplianceTable.Bars(0.90, 0.06, 0.95, 0.85)),
            new OwnSet("zh 2", Language.ZH, List.of("zh-2.jsonl"), new ComplianceTable.Bars(0.83, 0.075, 0.94, 0.78)),
            new OwnSet("en", Language.EN, List.of("en.jsonl"), new ComplianceTable.Bars(0.70, 0.04, 0.95, 0.57)));

    /** The share of the fresh lawful sentences that the learnt sense may hold: it sets the bar. */
    private static double mayBeHeld(Language language) {
        return switch (language) {
            case ZH -> 0.07;
            case EN -> 0.12;
        };
    }

    private record OwnSet(String name, Language language, List<String> files, ComplianceTable.Bars bars) {}

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

    @Option(
            names = "--learn",
            description = "learns the sense of sentences in their context from the sets and dev-zh.jsonl, dev-en.jsonl,"
                    + " what is set aside left out, writes it to src/main/resources/compliance and prints how it does"
                    + " on sentences that it did not learn from")
    private boolean learn;

    @Override
    public Integer call() {
        if (learn) {
            return learnt();
        }
        Settings settings = Settings.read(System.getenv());
        try (Encoding encoding = Encoding.open(settings.data())) {
            ComplianceEvaluation evaluation = new ComplianceEvaluation(EvalData.compliance(settings, encoding));
            Path file = cases;
            return file == null ? own(evaluation) : given(file, evaluation);
        }
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

    private int learnt() {
        Settings settings = Settings.read(System.getenv());
        try (Encoding encoding = Encoding.open(settings.data())) {
            return learnt(EvalData.snapshot(settings), encoding.encoder());
        }
    }

    private int learnt(Snapshot snapshot, Encoder encoder) {
        ComplianceRules rules = ComplianceRules.read(snapshot.compliance());
        CommandLineOutput out = new CommandLineOutput(spec);
        for (Language language : Language.values()) {
            List<SenseTraining.Sample> samples = new ArrayList<>(samples(language));
            samples.addAll(ownTalk(snapshot, rules, language));
            SenseTraining.Learnt learnt = SenseTraining.learn(rules, samples, mayBeHeld(language), encoder);
            Path target = Clone.home().resolve("src/main/resources/compliance/sense-" + language.code() + ".bin");
            try {
                Files.createDirectories(target.getParent());
                Files.write(target, learnt.file());
            } catch (IOException e) {
                throw new UncheckedIOException(target + ": cannot be written", e);
            }
            Map<String, Object> figures = new LinkedHashMap<>(learnt.figures());
            figures.put("language", language.code());
            figures.put("bytes", learnt.file().length);
            out.json(figures);
        }
        return 0;
    }

    private static List<SenseTraining.Sample> samples(Language language) {
        List<SenseTraining.Sample> samples = new ArrayList<>();
        OWN.stream()
                .filter(set -> set.language() == language)
                .flatMap(set -> set.files().stream())
                .flatMap(name -> labelled(name, language, false))
                .forEach(samples::add);
        labelled("dev-" + language.code() + ".jsonl", language, true).forEach(samples::add);
        tested(language).forEach(samples::add);
        return samples;
    }

    /** What templates say of the shop's own goods, lawful as far as the rules can tell. */
    private static List<SenseTraining.Sample> ownTalk(Snapshot snapshot, ComplianceRules rules, Language language) {
        return LawfulTalk.of(
                        snapshot.products().stream().map(ProductSeed::product).toList(),
                        (attribute, tongue) -> ScriptSources.asks(snapshot, attribute, tongue),
                        tongue -> ScriptSources.policies(snapshot, tongue),
                        snapshot.personas().stream().map(KeptPersonas::persona).toList(),
                        new RuleComplianceCheck(rules),
                        language)
                .stream()
                .map(lawful -> new SenseTraining.Sample(
                        "own " + lawful.context().category() + " " + lawful.text(), "", false, lawful))
                .toList();
    }

    /** The sentences that the rules are tested with. */
    private static Stream<SenseTraining.Sample> tested(Language language) {
        String name = "src/test/resources/compliance/" + language.code() + ".jsonl";
        return JsonLines.read(Clone.home().resolve(name)).stream()
                .map(line -> new SenseTraining.Sample(line.where().toString(), "", false, parsed(line)));
    }

    private static Stream<SenseTraining.Sample> labelled(String name, Language language, boolean fresh) {
        return JsonLines.read(Clone.set("compliance/" + name)).stream()
                .filter(line -> fresh || !isSetAside(line))
                .map(line -> new SenseTraining.Sample(
                        line.text("id"), line.firstText("twin").orElse(""), fresh, parsed(line)))
                .filter(sample -> sample.sentence().context().language() == language);
    }

    private static boolean isSetAside(JsonLines.Line line) {
        return new ComplianceTable.Labelled(line.text("id"), parsed(line)).isSetAside();
    }

    private int own(ComplianceEvaluation evaluation) {
        ComplianceTable table = new ComplianceTable(evaluation);
        CommandLineOutput out = new CommandLineOutput(spec);
        for (OwnSet set : OWN) {
            List<ComplianceTable.Labelled> labelled = set.files().stream()
                    .flatMap(name -> JsonLines.read(Clone.set("compliance/" + name)).stream())
                    .map(line -> new ComplianceTable.Labelled(line.text("id"), parsed(line)))
                    .toList();
            for (int i = 0; each && i < labelled.size(); i++) {
                if (!labelled.get(i).isSetAside()) {
                    show(out, evaluation.verdict(i, labelled.get(i).sentence()));
                }
            }
            table.add(set.name(), labelled, set.bars());
        }
        return out.judged(json, table.held(), table::asMap, table::lines);
    }

    private static void show(CommandLineOutput out, ComplianceEvaluation.Verdict verdict) {
        out.json(EvalData.judged(verdict.number(), verdict.blocked(), verdict.rules(), verdict.articles()));
    }

    private static ComplianceCase parsed(JsonLines.Line line) {
        try {
            return ComplianceCase.parse(line.node().toString());
        } catch (IllegalArgumentException e) {
            throw new JsonLines.BadFile(line.where() + ": " + e.getMessage(), e);
        }
    }
}
