package shop.xiaoer.bench.lanes;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.xiaoer.bench.report.Percentiles;
import shop.xiaoer.bench.report.Report;
import shop.xiaoer.llm.ModelGate;
import shop.xiaoer.llm.ModelRequest;
import shop.xiaoer.llm.ModelSettings;
import shop.xiaoer.llm.ModelState;
import shop.xiaoer.llm.SystemTimers;
import shop.xiaoer.llm.engine.OpenAiCompatibleModel;
import shop.xiaoer.llm.engine.StreamingHttp;

/** Chat's first token with and without a batch of scripts beside it, in interleaved pairs of the same seed. */
@Command(
        name = "lanes",
        mixinStandardHelpOptions = true,
        description =
                "Chat's first token while scripts are written, against chat alone, over a stand-in for a GPU server;"
                        + " exits 1 where its p95 is more than 1.2 times that alone.")
public final class LanesCommand implements Callable<Integer> {
    private static final double BAR = 1.2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--pairs",
            defaultValue = "4",
            description = "of windows, alone and beside (default ${DEFAULT-VALUE})")
    private int pairs;

    @Option(names = "--seconds", defaultValue = "8", description = "a window (default ${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--rate", defaultValue = "4", description = "chats a second, at random (default ${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--parallel",
            defaultValue = "16",
            description = "requests side by side, of engine and gate" + " (default ${DEFAULT-VALUE})")
    private int parallel;

    @Option(
            names = "--batch",
            defaultValue = "32",
            description = "segments asked for at a time (default ${DEFAULT-VALUE})")
    private int batch;

    @Option(
            names = "--seed",
            defaultValue = "20261123",
            description = "of the moments of chat (default ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--json", description = "one JSON object instead of a table")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        List<Long> alone = new ArrayList<>();
        List<Long> beside = new ArrayList<>();
        List<Long> without = new ArrayList<>();
        int failed = 0;
        int written = 0;
        BatchEngine.Shape shape = new BatchEngine.Shape(parallel, 150, 15, 80);
        Vertx vertx = Vertx.vertx();
        try (BatchEngine engine = new BatchEngine(shape)) {
            ModelSettings settings = settings(URI.create(engine.url()));
            try (StreamingHttp http = new StreamingHttp(vertx, settings);
                    SystemTimers timers = new SystemTimers();
                    ModelGate gate = new ModelGate(settings, new OpenAiCompatibleModel(settings, http), timers)) {
                ready(gate);
                ChatLoad lanes = new ChatLoad(gate, rate, Duration.ofSeconds(seconds), ModelRequest.Lane.script);
                ChatLoad none = new ChatLoad(gate, rate, Duration.ofSeconds(seconds), ModelRequest.Lane.chat);
                // Nothing of the first window counts: it meets cold code.
                lanes.run(seed, batch);
                for (int pair = 1; pair <= pairs; pair++) {
                    Report.progress("pair " + pair + " of " + pairs);
                    // Each goes first in turn, so that what the machine does meanwhile falls on both.
                    ChatLoad.Outcome first = lanes.run(seed + pair, pair % 2 == 0 ? batch : 0);
                    ChatLoad.Outcome second = lanes.run(seed + pair, pair % 2 == 0 ? 0 : batch);
                    ChatLoad.Outcome loaded = pair % 2 == 0 ? first : second;
                    ChatLoad.Outcome quiet = pair % 2 == 0 ? second : first;
                    ChatLoad.Outcome mixed = none.run(seed + pair, batch);
                    alone.addAll(quiet.nanos());
                    beside.addAll(loaded.nanos());
                    without.addAll(mixed.nanos());
                    failed += quiet.failed() + loaded.failed();
                    written += loaded.scripts();
                }
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        return report(
                Percentiles.ofNanos(alone), Percentiles.ofNanos(beside), Percentiles.ofNanos(without), failed, written);
    }

    private int report(Percentiles alone, Percentiles beside, Percentiles without, int failed, int written) {
        double ratio = beside.p95() / alone.p95();
        Report report = new Report("lanes", json, spec.commandLine().getOut());
        report.put("chat alone, first token", alone)
                .put("chat beside a batch of scripts, first token", beside)
                .put("the same without lanes (all in one line), first token", without)
                .put("p95 beside / alone", "ratio", ratio)
                .put("p95 beside / alone", "bar", BAR)
                .put("chats", "withoutAnyToken", failed)
                .put("segments", "writtenMeanwhile", written);
        report.print();
        return ratio <= BAR && failed == 0 ? 0 : 1;
    }

    private ModelSettings settings(URI url) {
        ModelSettings usual = ModelSettings.of(ModelSettings.Engine.openai, url, BatchEngine.NAME);
        return new ModelSettings(
                usual.engine(),
                usual.url(),
                usual.model(),
                usual.key(),
                usual.firstToken(),
                usual.stall(),
                usual.total(),
                parallel,
                Math.max(usual.queue(), 4 * batch),
                usual.breakerFaults(),
                usual.breakerWindow(),
                usual.breakerRetry());
    }

    private static void ready(ModelGate gate) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (gate.state() != ModelState.up) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the stand-in was not seen within " + PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
