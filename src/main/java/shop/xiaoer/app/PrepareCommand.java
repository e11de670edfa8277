package shop.xiaoer.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shop.xiaoer.app.eval.dialogue.ShopperClient;
import shop.xiaoer.app.server.Prepared;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.intent.AttributeMatcher;
import shop.xiaoer.intent.IntentMatcher;
import shop.xiaoer.intent.OwnExamples;
import shop.xiaoer.intent.head.FolderShelf;
import shop.xiaoer.intent.head.TrainingShelf;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.knowledge.file.KnowledgeFolder;
import shop.xiaoer.knowledge.file.KnowledgeReader;
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

    @Parameters(index = "0", description = "the knowledge base's folder")
    @SuppressWarnings("NullAway.Init")
    private Path knowledge;

    @Parameters(index = "1", description = "where the vectors go")
    @SuppressWarnings("NullAway.Init")
    private Path target;

    @Option(names = "--try", description = "start the server once as well and ask it something")
    private boolean tryOut;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(target);
        EmbeddedPostgres.unpack(target);
        Snapshot snapshot = new KnowledgeReader("CNY").read(new KnowledgeFolder(knowledge).read());
        try (OnnxEncoder encoder = OnnxEncoder.open(Prepared.encoder(target));
                VectorCache cache = VectorCache.open(encoder, target.resolve("vectors.bin"), VECTORS);
                IntentMatcher intents = IntentMatcher.build(snapshot, OwnExamples.load(), cache)) {
            TrainingShelf learnt = new FolderShelf(Prepared.learnt(target));
            intents.train(learnt);
            AttributeMatcher.open(snapshot, cache).train(learnt);
            ArticleRanker.build(snapshot, cache);
            Retriever.build(snapshot, cache).search("?", Language.EN, 1);
            System.err.println(cache.kept() + " vectors");
        }
        if (tryOut) {
            tryOut();
        }
        return 0;
    }

    /** One start with a question in each language: what a JVM that records itself must have seen. */
    private static void tryOut() {
        try (TrialServer server = TrialServer.start(Settings.read(System.getenv()), TrialServer.withoutModel());
                HttpClient http = HttpClient.newHttpClient()) {
            server.awaitTrained();
            for (Language language : Language.values()) {
                ask(server, http, language);
            }
        }
    }

    private static void ask(TrialServer server, HttpClient http, Language language) {
        String question = language == Language.ZH ? "云朵保温杯多少钱" : "How much is the cloud thermos?";
        ObjectNode hello = CommandLineOutput.mapper().createObjectNode().put("locale", language.tag());
        try (ShopperClient shopper = new ShopperClient(http, server.port(), DEADLINE, hello)) {
            long said = shopper.say(question);
            shopper.answer(said - 1, said);
        }
    }
}
