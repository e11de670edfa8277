package shop.xiaoer.bench.understanding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.xiaoer.bench.report.Report;
import shop.xiaoer.bench.understanding.Inventions.Message;
import shop.xiaoer.intent.IntentMatch;
import shop.xiaoer.intent.IntentMatcher;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.knowledge.file.KnowledgeFolder;
import shop.xiaoer.knowledge.file.KnowledgeReader;
import shop.xiaoer.retrieval.Document;
import shop.xiaoer.retrieval.Passage;
import shop.xiaoer.retrieval.Retriever;
import shop.xiaoer.text.embed.OnnxEncoder;
import shop.xiaoer.text.embed.VectorCache;

/** Intents and retrieval on one thread of this process, beside Lucene's monitor and BM25 over the same. */
@Command(
        name = "understanding",
        mixinStandardHelpOptions = true,
        description = "Messages and searches a second on one thread, beside bare Lucene.")
public final class UnderstandingCommand implements Callable<Integer> {
    private static final int VECTORS = 200_000;
    private static final int MESSAGES = 5_000;
    private static final int PASSAGES = 10;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--rules",
            defaultValue = "1000",
            description = "made-up rules of each language (default ${DEFAULT-VALUE})")
    private int rules;

    @Option(names = "--documents", defaultValue = "10000", description = "of the larger set (default ${DEFAULT-VALUE})")
    private int documents;

    @Option(names = "--seconds", defaultValue = "5", description = "of each measurement (default ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--seed",
            defaultValue = "20261122",
            description = "of rules, messages and documents (default ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--knowledge", defaultValue = "knowledge-base", description = "(default ${DEFAULT-VALUE})")
    private Path knowledge = Path.of("knowledge-base");

    @Option(names = "--json", description = "one JSON object instead of a table")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Report report = new Report("understanding", json, spec.commandLine().getOut());
        report.put("made up", "seed", seed).put("made up", "rulesOfEachLanguage", rules);
        Inventions inventions = new Inventions(seed, rules);
        Speed speed = new Speed(report, Duration.ofSeconds(seconds));
        Path folder = Files.createDirectories(Path.of("target", "bench-data", "encoder"));
        Path vectors = prepared(folder);
        try (OnnxEncoder encoder = OnnxEncoder.open(folder);
                VectorCache cache = VectorCache.open(encoder, vectors, VECTORS)) {
            intents(report, speed, inventions, encoder, cache);
            retrieval(speed, inventions, cache);
        }
        larger(speed, inventions);
        report.print();
        return 0;
    }

    /** The vectors that the build made, in a copy of our own: a file of vectors has one process. */
    private static Path prepared(Path folder) throws IOException {
        Path made = Path.of(System.getProperty("xiaoer.prepared", "target/prepared"), "vectors.bin");
        Path mine = folder.resolve("vectors.bin");
        if (Files.exists(made) && !Files.exists(mine)) {
            Files.copy(made, mine, StandardCopyOption.REPLACE_EXISTING);
        }
        return mine;
    }

    private void intents(Report report, Speed speed, Inventions inventions, OnnxEncoder encoder, VectorCache cache) {
        SortedMap<String, String> files = new TreeMap<>(new KnowledgeFolder(knowledge).read());
        files.put("intents/made-up.yaml", inventions.file());
        Snapshot snapshot = new KnowledgeReader("CNY").read(files);
        if (!snapshot.faults().isEmpty()) {
            throw new IllegalStateException(
                    "the made-up rules are broken: " + snapshot.faults().getFirst());
        }
        List<Message> decided = inventions.decided(MESSAGES);
        List<Message> undecided = inventions.undecided(200 * MESSAGES);
        try (IntentMatcher matcher = IntentMatcher.build(snapshot, cache);
                BareMonitor bare = new BareMonitor(inventions.stored())) {
            matcher.train();
            report.put("made up", "decidedByARule", share(decided, message -> isByRule(matcher, message)));
            report.put("made up", "matchedByTheBareMonitor", share(decided, message -> bare.match(message) > 0));
            speed.measure("a keyword decides", decided, message -> matcher.match(message.text(), message.language()));
            speed.measure("  bare monitor", decided, bare::match);
            speed.measure("meaning decides", undecided, message -> matcher.match(message.text(), message.language()));
            speed.measure("  bare encoder", undecided, message -> encoder.encode(message.text(), message.language()));
        }
    }

    private static double share(List<Message> messages, Predicate<Message> fits) {
        return messages.stream().filter(fits).count() / (double) messages.size();
    }

    private static boolean isByRule(IntentMatcher matcher, Message message) {
        return switch (matcher.match(message.text(), message.language())) {
            case IntentMatch.Clear clear -> clear.byRule();
            case IntentMatch.Ambiguous ignored -> false;
            case IntentMatch.None ignored -> false;
        };
    }

    private void retrieval(Speed speed, Inventions inventions, VectorCache cache) {
        Snapshot snapshot = new KnowledgeReader("CNY").read(new KnowledgeFolder(knowledge).read());
        List<Document> documents = snapshot.articles().stream()
                .map(article -> new Document(
                        article.id(),
                        Passage.Kind.article,
                        article.language(),
                        article.title(),
                        article.questions(),
                        article.text()))
                .toList();
        List<Message> questions = snapshot.articles().stream()
                .flatMap(UnderstandingCommand::questions)
                .toList();
        Retriever retriever = Retriever.build(documents, cache);
        String set = documents.size() + " documents of the demo shop";
        BareSearch bare = new BareSearch(documents);
        speed.measure(
                set,
                inventions.undecided(200 * MESSAGES),
                one -> retriever.search(one.text(), one.language(), PASSAGES));
        speed.measure(
                set + ", vectors known", questions, one -> retriever.search(one.text(), one.language(), PASSAGES));
        speed.measure("  bare BM25", questions, bare::search);
    }

    private static Stream<Message> questions(Article article) {
        return article.questions().stream().map(text -> new Message(text, article.language()));
    }

    private void larger(Speed speed, Inventions inventions) {
        if (documents == 0) {
            return;
        }
        List<Document> many = inventions.documents(documents);
        List<Message> questions = inventions.questions(MESSAGES);
        Report.progress("an index of " + documents + " documents");
        Retriever retriever = Retriever.build(many, new DrawnVectors());
        BareSearch bare = new BareSearch(many);
        speed.measure(
                documents + " made-up documents, drawn vectors",
                questions,
                one -> retriever.search(one.text(), one.language(), PASSAGES));
        speed.measure("  bare BM25 over " + documents, questions, bare::search);
    }
}
