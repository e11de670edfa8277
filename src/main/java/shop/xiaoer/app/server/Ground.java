package shop.xiaoer.app.server;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.prompt.PromptLibrary;
import shop.xiaoer.store.Database;
import shop.xiaoer.store.Sql;
import shop.xiaoer.text.Pinyin;
import shop.xiaoer.text.WordTable;
import shop.xiaoer.text.embed.OnnxEncoder;
import shop.xiaoer.text.embed.VectorCache;

/**
 * What everything of a server stands on: its database, the encoder of meanings, its words and prompts.
 *
 * @param tables is done when the tables of pinyin are read
 */
record Ground(
        Vertx vertx,
        ServedDatabase served,
        Database database,
        VectorCache vectors,
        WordTable words,
        PromptLibrary prompts,
        CompletableFuture<Void> tables) {
    private static final int VECTORS = 200_000;

    /** Blocks for seconds. What was begun is kept, however far it came. */
    static Ground laid(Settings settings, StartedParts parts) {
        CompletableFuture<OnnxEncoder> encoderSoon =
                CompletableFuture.supplyAsync(() -> OnnxEncoder.open(Prepared.encoderInto(settings.data())));
        // While the database starts, the processor has nothing else to do.
        CompletableFuture<Void> tables = CompletableFuture.runAsync(Pinyin::prepare);
        ServedDatabase served = ServedDatabase.of(settings, parts);
        Database.migrate(served.address());
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        parts.keep(() -> vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS));
        Database database = parts.keep(Database.open(vertx, served.address()));
        OnnxEncoder encoder = parts.keep(encoderSoon.join());
        Prepared.into(settings.data());
        VectorCache vectors =
                parts.keep(VectorCache.open(encoder, settings.data().resolve("vectors.bin"), VECTORS));
        return new Ground(
                vertx, served, database, vectors, WordTable.load(), PromptLibrary.load(settings.prompts()), tables);
    }

    Sql sql() {
        return database.sql();
    }
}
