package shop.xiaoer.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shop.xiaoer.app.eval.ShopperClient;
import shop.xiaoer.intent.AttributeMatcher;
import shop.xiaoer.intent.FolderShelf;
import shop.xiaoer.intent.IntentMatcher;
import shop.xiaoer.intent.TrainingShelf;
import shop.xiaoer.knowledge.KnowledgeFolder;
import shop.xiaoer.knowledge.KnowledgeReader;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.retrieval.ArticleRanker;
import shop.xiaoer.retrieval.Retriever;
import shop.xiaoer.store.embedded.EmbeddedPostgres;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.OnnxEncoder;
import shop.xiaoer.text.embed.VectorCache;

/** Part of the build: the vectors of a knowledge base and what is learnt from it, so that the first start need not. */
@Command(
        name = "prepare",
        hidden = true,
        description = "Makes the vectors of a knowledge base and learns from it, at build time.")
final class PrepareCommand implements Callable<Integer> {
    private static final int VECTORS = 200_000;
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int QUESTIONS = 360;
    private static final int TURNS = 12;

    @Parameters(index = "0", description = "the knowledge base's folder")
    @SuppressWarnings("NullAway.Init")
    private Path knowledge;

    @Parameters(index = "1", description = "where the vectors go")
    @SuppressWarnings("NullAway.Init")
    private Path target;

    @Option(names = "--try", description = "start the server once as well and ask it some hundred questions")
    private boolean tryOut;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(target);
        EmbeddedPostgres.unpack(target);
        Snapshot snapshot = new KnowledgeReader("CNY").read(new KnowledgeFolder(knowledge).read());
        try (OnnxEncoder encoder = OnnxEncoder.open(target.resolve("encoder"));
                VectorCache cache = VectorCache.open(encoder, target.resolve("vectors.bin"), VECTORS);
                IntentMatcher intents = IntentMatcher.build(snapshot, cache)) {
            TrainingShelf learnt = new FolderShelf(Prepared.learnt(target));
            intents.train(learnt);
            AttributeMatcher.open(snapshot, cache).train(learnt);
            ArticleRanker.build(snapshot, cache);
            Retriever.build(snapshot, cache).search("?", Language.EN, 1);
            System.err.println(cache.kept() + " vectors");
        }
        if (tryOut) {
            tryOut(snapshot);
        }
        return 0;
    }

    /**
     * One start and some hundred questions: what a JVM that records itself must have seen, so that the next one compiles
     * what answers a shopper at once and not after some hundred slow answers.
     */
    private static void tryOut(Snapshot snapshot) {
        try (TrialServer server = TrialServer.start(Settings.read(System.getenv()), TrialServer.withoutModel());
                HttpClient http = HttpClient.newHttpClient()) {
            server.awaitTrained();
            for (Language language : Language.values()) {
                List<String> questions = ShopQuestions.facts(snapshot, language);
                for (int next = 0; next < Math.min(QUESTIONS, questions.size()); next += TURNS) {
                    chat(server, http, language, questions.subList(next, Math.min(next + TURNS, questions.size())));
                }
            }
        }
    }

    private static void chat(TrialServer server, HttpClient http, Language language, List<String> questions) {
        ObjectNode hello = CommandLineOutput.mapper().createObjectNode().put("locale", language.tag());
        try (ShopperClient shopper = new ShopperClient(http, server.port(), DEADLINE, hello)) {
            for (String question : questions) {
                long said = shopper.say(question);
                boolean answered = shopper.answer(said - 1, said).events().stream()
                        .anyMatch(event -> event.path("kind").asText().equals("answered"));
                if (!answered) {
                    // The next word might call a person, and then nobody answers.
                    return;
                }
            }
        }
    }
}
