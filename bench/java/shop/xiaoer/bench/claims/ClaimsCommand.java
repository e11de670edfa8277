package shop.xiaoer.bench.claims;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.xiaoer.bench.model.SlowModel;
import shop.xiaoer.bench.report.Report;
import shop.xiaoer.bench.server.ServerProcess;
import shop.xiaoer.bench.wire.Api;
import shop.xiaoer.bench.wire.Wire;
import shop.xiaoer.bench.wire.Wire.NoLine;

/** Claims that race each other and the bot's answer, over real sockets against a server in a process of its own. */
@Command(
        name = "claims",
        mixinStandardHelpOptions = true,
        description =
                "Two agents race for a chat while an answer streams into it; exits 1 on any word of the bot after it.")
public final class ClaimsCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--races", defaultValue = "1000", description = "(default ${DEFAULT-VALUE})")
    private int races;

    @Option(names = "--at-once", defaultValue = "6", description = "races at the same time (default ${DEFAULT-VALUE})")
    private int atOnce;

    @Option(
            names = "--pause",
            defaultValue = "8",
            description = "milliseconds between two words of the model (default ${DEFAULT-VALUE})")
    private int pause;

    @Option(names = "--seed", description = "of the moments; printed with every breach (default: by the clock)")
    private @Nullable Long seed;

    @Option(names = "--json", description = "one JSON object instead of a table")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        long from = seed == null ? System.nanoTime() : seed;
        Report.progress("seed " + from);
        Tally tally = new Tally();
        int begun;
        int cut;
        try (SlowModel model = new SlowModel(pause)) {
            Map<String, String> settings = Map.of(
                    "XIAOER_MODEL_ENGINE",
                    "openai",
                    "XIAOER_MODEL_URL",
                    model.url(),
                    "XIAOER_MODEL",
                    SlowModel.NAME,
                    "XIAOER_MODEL_PARALLEL",
                    String.valueOf(2 * atOnce + 2));
            try (ServerProcess server = ServerProcess.start(settings);
                    Wire wire = new Wire()) {
                run(wire, server.port(), model.answerMs(), from, tally);
            }
            begun = model.begun();
            cut = model.cut();
        }
        print(from, tally, begun, cut);
        return tally.breaches.isEmpty() && tally.run == races ? 0 : 1;
    }

    /** What all races came to. */
    private static final class Tally {
        private int run;
        private int silenced;
        private int cutInTheMiddle;
        private final List<String> breaches = new ArrayList<>();

        synchronized void add(Race race) {
            run++;
            silenced += race.silenced() ? 1 : 0;
            cutInTheMiddle += race.cutInTheMiddle() ? 1 : 0;
            ClaimChecker.check(race).forEach(breach -> breaches.add(race.name() + ": " + breach));
        }

        synchronized void failed(String why) {
            breaches.add(why);
        }
    }

    private void run(Wire wire, int port, long answerMs, long from, Tally tally) throws InterruptedException {
        Api api = new Api(port);
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService lanes = Executors.newFixedThreadPool(atOnce)) {
            List<Future<Void>> running = new ArrayList<>();
            for (int lane = 0; lane < atOnce; lane++) {
                running.add(lanes.submit(() -> lane(new Racers(wire, api, port, answerMs), next, from, tally)));
            }
            for (Future<Void> lane : running) {
                try {
                    lane.get();
                } catch (ExecutionException e) {
                    tally.failed("a lane of races ended: " + e.getCause());
                }
            }
        }
    }

    private @Nullable Void lane(Racers racers, AtomicInteger next, long from, Tally tally) throws NoLine {
        for (int number = next.getAndIncrement(); number < races; number = next.getAndIncrement()) {
            try {
                tally.add(racers.race(from, number));
            } catch (IllegalStateException e) {
                tally.failed("seed " + from + " race " + number + ": " + e.getMessage());
            }
            if (number % 100 == 99) {
                Report.progress((number + 1) + " races");
            }
        }
        racers.close();
        return null;
    }

    private void print(long from, Tally tally, int begun, int cut) {
        Report report = new Report("claims", json, spec.commandLine().getOut());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("seed", from);
        figures.put("races", tally.run);
        figures.put("claimedBeforeTheAnswer", tally.silenced);
        figures.put("ofThemWithADraftOnScreen", tally.cutInTheMiddle);
        figures.put("breaches", tally.breaches.size());
        report.put("races", figures);
        report.put("model", Map.of("generations", begun, "cutByTheServer", cut));
        tally.breaches.stream().limit(SHOWN).forEach(report::note);
        report.print();
    }
}
