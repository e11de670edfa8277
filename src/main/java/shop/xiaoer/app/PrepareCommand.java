package shop.xiaoer.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import shop.xiaoer.intent.AttributeMatcher;
import shop.xiaoer.intent.FolderShelf;
import shop.xiaoer.intent.IntentMatcher;
import shop.xiaoer.intent.TrainingShelf;
import shop.xiaoer.knowledge.KnowledgeFolder;
import shop.xiaoer.knowledge.KnowledgeReader;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.retrieval.ArticleRanker;
import shop.xiaoer.retrieval.Retriever;
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

    @Parameters(index = "0", description = "the knowledge base's folder")
    @SuppressWarnings("NullAway.Init")
    private Path knowledge;

    @Parameters(index = "1", description = "where the vectors go")
    @SuppressWarnings("NullAway.Init")
    private Path target;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(target);
        Snapshot snapshot = new KnowledgeReader("CNY").read(new KnowledgeFolder(knowledge).read());
        try (OnnxEncoder encoder = OnnxEncoder.open(target.resolve("encoder"));
                VectorCache cache = VectorCache.open(encoder, target.resolve("vectors.bin"), VECTORS);
                IntentMatcher intents = IntentMatcher.build(snapshot, cache);
                Retriever retriever = Retriever.build(snapshot, cache)) {
            TrainingShelf learnt = new FolderShelf(Prepared.learnt(target));
            intents.train(learnt);
            AttributeMatcher.open(snapshot, cache).train(snapshot, learnt);
            ArticleRanker.build(snapshot, cache);
            retriever.search("?", Language.EN, 1);
            System.err.println(cache.kept() + " vectors");
        }
        return 0;
    }
}
