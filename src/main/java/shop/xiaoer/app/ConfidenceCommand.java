package shop.xiaoer.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.xiaoer.app.eval.Half;
import shop.xiaoer.app.eval.JsonLines;
import shop.xiaoer.app.eval.dialogue.AnswerRecorder;
import shop.xiaoer.app.eval.dialogue.AskedQuestions;
import shop.xiaoer.app.eval.dialogue.Dialogue;
import shop.xiaoer.app.eval.dialogue.LabelledAnswers;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.confidence.ConfidenceModel;
import shop.xiaoer.confidence.ConfidenceTraining;
import shop.xiaoer.confidence.Door;
import shop.xiaoer.confidence.Expectation;
import shop.xiaoer.confidence.LabelledAnswer;
import shop.xiaoer.confidence.Reliability;
import shop.xiaoer.llm.ModelSettings;
import shop.xiaoer.text.Language;

/** Whether the confidence of answers keeps its word, by cross-validation on the project's labelled answers. */
@Command(
        name = "confidence",
        mixinStandardHelpOptions = true,
        description =
                "Prints how well confidence keeps its word and what thresholds are worth, by cross-validation on the"
                        + " project's labelled answers, and holds the bar.")
final class ConfidenceCommand implements Callable<Integer> {
    private static final double MOST_ECE = 0.05;
    /** With this threshold the server answers with the best that it has, however unsure. */
    private static final String ALWAYS = "0";
    /** With this one no page is sure enough as it stands, and the model writes. */
    private static final String NEVER = "1";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @ArgGroup
    private Work work = new Work();

    /** One of them, or the figures. */
    static final class Work {
        @Option(
                names = "--record",
                description = "asks a server of its own the project's labelled questions and keeps what it knew of each"
                        + " answer, with whether it was right, in eval/answers/labelled.jsonl")
        private boolean record;

        @Option(
                names = "--record-model",
                description = "the same of answers in the words of the model that the settings name, kept in"
                        + " eval/answers/labelled-model.jsonl")
        private boolean recordModel;

        @Option(
                names = "--learn",
                description =
                        "fits the curves to the kept answers and writes src/main/resources/confidence/weights.tsv")
        private boolean learn;
    }

    @Override
    public Integer call() {
        Settings settings = Settings.read(System.getenv());
        if (work.record) {
            return record(settings, ALWAYS, TrialServer.withoutModel(), "labelled.jsonl");
        }
        if (work.recordModel) {
            return record(settings, NEVER, settings.model(), "labelled-model.jsonl");
        }
        return work.learn ? learn() : figures();
    }

    // ---- the figures ---------------------------------------------------------------------------------------------

    private int figures() {
        CommandLineOutput out = new CommandLineOutput(spec);
        List<LabelledAnswer> answers = kept();
        Reliability reliability = ConfidenceTraining.crossValidated(answers);
        boolean held = reliability.ece() <= MOST_ECE;
        if (json) {
            out.json(asMap(reliability, held));
        } else {
            lines(reliability, answers).forEach(out::line);
            out.line(held ? "held" : "NOT HELD");
        }
        return held ? 0 : 1;
    }

    /** What the figures say, for people and for the page of results. */
    static List<String> lines(Reliability reliability, List<LabelledAnswer> answers) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%d answers, %.1f%% right; ECE %.3f (bar %.2f, ten bins), Brier %.3f",
                reliability.answers(),
                reliability.right() * 100,
                reliability.ece(),
                MOST_ECE,
                reliability.brier()));
        for (Door door : Door.values()) {
            long count =
                    answers.stream().filter(one -> one.signals().door() == door).count();
            lines.add(String.format(Locale.ROOT, "  %-9s %4d", door, count) + (count == 0 ? "  set by hand" : ""));
        }
        lines.add("");
        lines.addAll(reliability.diagram());
        lines.add("");
        lines.add("threshold  right among the given  given");
        reliability.expectations().stream()
                .filter(one -> Math.round(one.threshold() * 100) % 10 == 0 || one.threshold() > 0.9)
                .forEach(one -> lines.add(line(one)));
        return lines;
    }

    private static String line(Expectation one) {
        return String.format(
                Locale.ROOT, "%9.2f %21.1f%% %5.1f%%", one.threshold(), one.precision() * 100, one.coverage() * 100);
    }

    private static Map<String, Object> asMap(Reliability reliability, boolean held) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("suite", "confidence");
        map.put("held", held);
        map.put("answers", reliability.answers());
        map.put("ece", reliability.ece());
        map.put("brier", reliability.brier());
        map.put("bins", reliability.bins());
        map.put("thresholds", reliability.expectations());
        return map;
    }

    /** The project's labelled answers, the model's own where they were recorded. */
    static List<LabelledAnswer> kept() {
        List<LabelledAnswer> answers = new ArrayList<>();
        for (String name : List.of("labelled.jsonl", "labelled-model.jsonl")) {
            Path file = folder().resolve(name);
            if (Files.exists(file)) {
                answers.addAll(LabelledAnswers.read(file));
            }
        }
        if (answers.isEmpty()) {
            throw new JsonLines.BadFile(folder().resolve("labelled.jsonl") + ": is not there; run this in a clone");
        }
        return answers;
    }

    // ---- learning ------------------------------------------------------------------------------------------------

    private int learn() {
        List<LabelledAnswer> answers = kept();
        ConfidenceModel model = ConfidenceTraining.fit(answers);
        Path file = Clone.home().resolve("src/main/resources/confidence/weights.tsv");
        write(file, model.written());
        new CommandLineOutput(spec).line("weights from " + answers.size() + " answers: " + file);
        return 0;
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    // ---- recording -----------------------------------------------------------------------------------------------

    private int record(Settings settings, String threshold, ModelSettings model, String name) {
        List<LabelledAnswer> answers = new ArrayList<>();
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            copy(settings.knowledge(), folder.path(), threshold);
            try (TrialServer server = TrialServer.start(settings, model, folder.path());
                    AnswerRecorder recorder =
                            new AnswerRecorder(server.port(), server.identitySecret(), server.adminPassword())) {
                server.awaitTrained();
                questions().forEach(dialogue -> answers.addAll(recorder.record(dialogue)));
            }
        }
        Path file = folder().resolve(name);
        write(file, LabelledAnswers.lines(answers));
        new CommandLineOutput(spec).line(answers.size() + " answers: " + file);
        return 0;
    }

    /** All of the shop's knowledge, with another threshold. */
    private static void copy(Path from, Path to, String threshold) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path there = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(each, there);
                }
            }
            Path shop = to.resolve("shop.yaml");
            List<String> lines = new ArrayList<>(Files.readAllLines(shop).stream()
                    .filter(line -> !line.startsWith("confidence:"))
                    .toList());
            lines.add("confidence: {answer: " + threshold + ", askBack: 0, generated: 0}");
            Files.write(shop, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("the knowledge in " + from + " cannot be copied", e);
        }
    }

    /** Of the dialogues only the half that rules are mended with. */
    private static List<Dialogue> questions() {
        List<Dialogue> all = new ArrayList<>();
        for (Language language : Language.values()) {
            String code = language.code();
            all.addAll(AskedQuestions.paraphrases(folder().resolve("asked-" + code + ".jsonl"), language));
            all.addAll(
                    AskedQuestions.ofTheShop(Clone.home().resolve("eval/questions/dev-" + code + ".jsonl"), language));
            Dialogue.read(Clone.home().resolve("eval/dialogues/" + code + ".jsonl")).stream()
                    .filter(dialogue -> Half.of(dialogue.id()) == Half.dev)
                    .forEach(all::add);
        }
        return all;
    }

    private static Path folder() {
        return Clone.home().resolve("eval").resolve("answers");
    }
}
