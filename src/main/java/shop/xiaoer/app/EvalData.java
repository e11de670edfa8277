package shop.xiaoer.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.xiaoer.app.eval.IntentMeasurement;
import shop.xiaoer.app.eval.JsonLines;
import shop.xiaoer.app.eval.RetrievalMeasurement;
import shop.xiaoer.app.eval.understanding.RouteReading;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.compliance.ComplianceRules;
import shop.xiaoer.compliance.LearntSense;
import shop.xiaoer.compliance.RuleComplianceCheck;
import shop.xiaoer.intent.IntentMatcher;
import shop.xiaoer.intent.OwnExamples;
import shop.xiaoer.intent.entity.Entities;
import shop.xiaoer.intent.entity.ProductNames;
import shop.xiaoer.intent.entity.ShopColours;
import shop.xiaoer.intent.head.Labelled;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.knowledge.file.KnowledgeFolder;
import shop.xiaoer.knowledge.file.KnowledgeReader;
import shop.xiaoer.retrieval.TrustTraining;
import shop.xiaoer.text.Language;

/** The parts measured on anybody's labelled data. JSON on the standard output, no port, no model, no bar. */
final class EvalData {
    private EvalData() {}

    /** What all of them share: options, and where the result goes. */
    abstract static class Suite implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        CommandSpec spec;

        @Option(names = "--json", description = "no effect: the result is JSON already")
        boolean json;

        CommandLineOutput out() {
            return new CommandLineOutput(spec);
        }
    }

    /** A suite over one file of cases. */
    abstract static class CaseSuite extends Suite {
        @Option(names = "--cases", required = true, description = "the cases, one JSON object a line")
        @SuppressWarnings("NullAway.Init")
        Path cases;
    }

    static Snapshot snapshot(Settings settings) {
        return new KnowledgeReader(settings.currency()).read(new KnowledgeFolder(settings.knowledge()).read());
    }

    static RuleComplianceCheck compliance(Settings settings, Encoding encoding) {
        return compliance(complianceRules(settings), encoding);
    }

    static RuleComplianceCheck compliance(ComplianceRules rules, Encoding encoding) {
        return new RuleComplianceCheck(rules, LearntSense.shipped(), encoding.encoder());
    }

    static ComplianceRules complianceRules(Settings settings) {
        return ComplianceRules.read(snapshot(settings).compliance());
    }

    static Language language(JsonLines.Line line, String text) {
        try {
            return line.firstText("lang", "language")
                    .map(Language::of)
                    .orElseGet(() -> Language.detect(text, Language.ZH));
        } catch (IllegalArgumentException e) {
            throw new JsonLines.BadFile(line.where() + ": " + e.getMessage(), e);
        }
    }

    @Command(
            name = "intents",
            mixinStandardHelpOptions = true,
            description = "Trains intents on one file and measures them on another: {\"text\",\"intent\"},"
                    + " intent \"oos\" for a message that belongs to none.")
    static final class Intents extends Suite {
        @Option(names = "--train", required = true, description = "messages to learn from")
        @SuppressWarnings("NullAway.Init")
        private Path train;

        @Option(names = "--dev", description = "messages for the threshold; the last model learns from them too")
        private @Nullable Path dev;

        @Option(names = "--test", required = true, description = "messages to be told")
        @SuppressWarnings("NullAway.Init")
        private Path test;

        @Option(names = "--lang", description = "zh or en; by default what most messages are written in")
        private @Nullable String lang;

        @Override
        public Integer call() {
            List<Labelled> learned = read(train);
            List<Labelled> tuned = dev == null ? List.of() : read(dev);
            List<Labelled> asked = read(test);
            Language language = lang == null ? most(learned) : Language.of(lang);
            Path data = Settings.read(System.getenv()).data();
            try (Encoding encoding = Encoding.open(data)) {
                out().json(new IntentMeasurement(encoding.encoder(), language).measure(learned, tuned, asked));
            }
            return 0;
        }

        private static List<Labelled> read(Path file) {
            return JsonLines.read(file).stream()
                    .map(line -> new Labelled(line.written("text"), line.text("intent")))
                    .toList();
        }

        private static Language most(List<Labelled> messages) {
            long english = messages.stream()
                    .filter(message -> Language.detect(message.text(), Language.EN) == Language.EN)
                    .count();
            return english * 2 >= messages.size() ? Language.EN : Language.ZH;
        }
    }

    @Command(
            name = "retrieval",
            mixinStandardHelpOptions = true,
            description = "Searches documents for the answers of questions: {\"id\",\"title\"?,\"text\",\"lang\"?} and"
                    + " {\"text\",\"ids\"}.")
    static final class Retrieval extends Suite {
        @Option(names = "--documents", required = true, description = "what is searched")
        @SuppressWarnings("NullAway.Init")
        private Path documents;

        @Option(names = "--questions", required = true, description = "what is asked, and the ids that are right")
        @SuppressWarnings("NullAway.Init")
        private Path questions;

        @Override
        public Integer call() {
            var searched = JsonLines.read(documents).stream()
                    .map(RetrievalMeasurement::document)
                    .toList();
            var asked = JsonLines.read(questions).stream()
                    .map(RetrievalMeasurement::question)
                    .toList();
            try (Encoding encoding =
                    Encoding.open(Settings.read(System.getenv()).data())) {
                out().json(RetrievalMeasurement.measure(searched, asked, encoding.encoder()));
            }
            return 0;
        }
    }

    @Command(
            name = "answers",
            mixinStandardHelpOptions = true,
            description =
                    "Learns from the knowledge base's own wordings how the marks of an article are weighed, and says"
                            + " by which factors; those of the server are written down from here.")
    static final class Answers extends Suite {
        @Option(
                names = "--matters",
                defaultValue = "eval/answers/matters.txt",
                description = "ids of articles about one matter, a line each (default: ${DEFAULT-VALUE})")
        @SuppressWarnings("NullAway.Init")
        private Path matters;

        @Override
        public Integer call() throws IOException {
            Settings settings = Settings.read(System.getenv());
            List<Set<String>> same = Files.readAllLines(matters).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Set.of(line.strip().split("\\s+")))
                    .toList();
            try (Encoding encoding = Encoding.open(settings.data())) {
                TrustTraining training = new TrustTraining(snapshot(settings), encoding.encoder(), same);
                for (Language language : Language.values()) {
                    out().json(TrustTraining.asMap(training.learn(language)));
                }
            }
            return 0;
        }
    }

    static Map<String, Object> judged(int number, boolean blocked, List<String> rules, List<String> articles) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("case", number);
        line.put("blocked", blocked);
        line.put("rules", rules);
        line.put("articles", articles);
        return line;
    }

    @Command(
            name = "route",
            mixinStandardHelpOptions = true,
            description = "Tells what messages are taken for, with the shop's knowledge: {\"text\",\"lang\"}.")
    static final class Route extends CaseSuite {
        @Override
        public Integer call() {
            Settings settings = Settings.read(System.getenv());
            List<JsonLines.Line> lines = JsonLines.read(cases);
            Snapshot snapshot = snapshot(settings);
            List<Product> products = snapshot.products().stream()
                    .map(seed -> seed.at(java.time.LocalDate.now(settings.zone())))
                    .toList();
            Entities names = new Entities(new ProductNames(products), ShopColours.of(products));
            try (Encoding encoding = Encoding.open(settings.data());
                    IntentMatcher matcher = IntentMatcher.build(snapshot, OwnExamples.load(), encoding.encoder())) {
                matcher.train(encoding.learnt());
                for (int i = 0; i < lines.size(); i++) {
                    String text = lines.get(i).written("text");
                    out().json(shown(RouteReading.of(i, text, language(lines.get(i), text), matcher, names)));
                }
            }
            return 0;
        }

        private static Map<String, Object> shown(RouteReading reading) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("case", reading.number());
            line.put("intents", reading.intents());
            line.put("wantsPerson", reading.wantsPerson());
            line.put("danger", reading.danger());
            line.put("entities", reading.entities());
            line.put("confidence", reading.confidence());
            return line;
        }
    }
}
