package shop.xiaoer.bench.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.xiaoer.bench.faults.HistoryChecker.Breach;
import shop.xiaoer.bench.faults.HistoryChecker.Finding;
import shop.xiaoer.bench.report.Report;
import shop.xiaoer.bench.server.ShopNodes;
import shop.xiaoer.bench.wire.Api;
import shop.xiaoer.bench.wire.Wire;

/** Chats over connections that break and a server that is killed: nothing may be lost, doubled, reordered or gone. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description =
                "Cuts connections, kills servers and their database; exits 1 where anything is lost, doubled, reordered or gone.")
public final class FaultsCommand implements Callable<Integer> {
    private static final int SHOWN = 10;
    private static final int FEWEST_MESSAGES = 5;
    private static final int MOST_MESSAGES = 9;
    private static final int MOST_FAULTS = 5;
    private static final int LATEST_KILL_MS = 1_500;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--runs", defaultValue = "200", description = "chats with a fault each (default ${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--at-once", defaultValue = "10", description = "chats at the same time (default ${DEFAULT-VALUE})")
    private int atOnce;

    @Option(
            names = "--kill-every",
            defaultValue = "5",
            description = "kill the server in each so-many-th batch, 0 for never (default ${DEFAULT-VALUE})")
    private int killEvery;

    @Option(
            names = "--crash-every",
            defaultValue = "0",
            description = "kill the database in each so-many-th batch, 0 for never (default ${DEFAULT-VALUE})")
    private int crashEvery;

    @Option(
            names = "--stop-every",
            defaultValue = "0",
            description =
                    "end every server in its turn and start it again, as a rolling restart does, in each so-many-th batch, 0 for never (default ${DEFAULT-VALUE})")
    private int stopEvery;

    @Option(names = "--nodes", defaultValue = "1", description = "servers of the shop (default ${DEFAULT-VALUE})")
    private int nodes;

    @Option(
            names = "--who",
            defaultValue = "shopper",
            description = "who talks over the broken connections: ${COMPLETION-CANDIDATES}")
    private Talk.Who who = Talk.Who.shopper;

    @Option(
            names = "--plant",
            defaultValue = "none",
            description = "a bug that the checker must find: ${COMPLETION-CANDIDATES}")
    private Plant.Kind plant = Plant.Kind.none;

    @Option(names = "--seed", description = "of texts, faults and kills (default: by the clock)")
    private @Nullable Long seed;

    @Option(names = "--json", description = "one JSON object instead of a table")
    private boolean json;

    /** What all chats came to. */
    private final Map<Breach, Integer> breaches = new EnumMap<>(Breach.class);

    private final Map<String, Integer> fired = new TreeMap<>();
    private final List<String> shown = new ArrayList<>();
    private int done;
    private int withKill;
    private int withoutFault;
    private int kills;
    private int crashes;
    private int rolls;
    private int failedStarts;
    private int messages;

    @Override
    public Integer call() throws InterruptedException, SQLException {
        long from = seed == null ? System.nanoTime() : seed;
        Report.progress("seed " + from);
        try (ShopNodes shop = ShopNodes.start(nodes, Map.of());
                Wire wire = new Wire()) {
            AgentTokens tokens = who == Talk.Who.agent ? AgentTokens.of(shop) : AgentTokens.none();
            for (int batch = 0; done < runs; batch++) {
                Hit hit = new Hit(isDue(killEvery, batch), isDue(crashEvery, batch), isDue(stopEvery, batch));
                batch(shop, wire, tokens, from, Math.min(atOnce, runs - done), hit);
                Report.progress(done + " chats, " + kills + " kills, " + crashes + " crashes of the database, breaches "
                        + breaches);
            }
        }
        print(from);
        return breaches.isEmpty() && withoutFault == 0 ? 0 : 1;
    }

    /** A chat, its tunnel and its thread. */
    private record Run(int number, Talk talk, FaultyTunnel tunnel, Thread thread, AtomicBoolean killed) {}

    /** What a batch has to bear beside its connections. */
    private record Hit(boolean kill, boolean crash, boolean roll) {}

    private static boolean isDue(int every, int batch) {
        return every > 0 && batch % every == every - 1;
    }

    private void batch(ShopNodes shop, Wire wire, AgentTokens tokens, long from, int size, Hit hit)
            throws InterruptedException, SQLException {
        SplittableRandom random = new SplittableRandom(from ^ done);
        List<Run> batch = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            batch.add(begin(shop, wire, tokens, from, done + i));
        }
        if (hit.crash()) {
            Thread.sleep(random.nextInt(50, LATEST_KILL_MS));
            shop.crashDatabase();
            crashes++;
        }
        if (hit.kill()) {
            Thread.sleep(random.nextInt(50, LATEST_KILL_MS));
            batch.stream().filter(run -> !run.talk.isEnded()).forEach(run -> run.killed.set(true));
            int node = random.nextInt(shop.size());
            shop.kill(node);
            kills++;
            failedStarts += shop.startAgain(node);
        }
        if (hit.roll()) {
            batch.stream().filter(run -> !run.talk.isEnded()).forEach(run -> run.killed.set(true));
            for (int node = 0; node < shop.size(); node++) {
                shop.stop(node);
                failedStarts += shop.startAgain(node);
            }
            rolls++;
        }
        for (Run run : batch) {
            run.thread.join();
        }
        Api api = new Api(shop.port(0));
        try (StoredLog stored = StoredLog.open(shop.database())) {
            for (Run run : batch) {
                judge(run, api, stored, from);
                run.tunnel.close();
            }
        }
    }

    private Run begin(ShopNodes shop, Wire wire, AgentTokens tokens, long from, int number) {
        SplittableRandom random = new SplittableRandom(from + number);
        FaultPlan plan = new FaultPlan(random.split(), random.nextInt(1, MOST_FAULTS + 1));
        SplittableRandom way = random.split();
        // Each connection goes to any node, as behind a load balancer.
        FaultyTunnel tunnel =
                new FaultyTunnel(() -> shop.port(anyOf(way, shop.size())), plan, new Plant(plant, random.split()));
        int count = random.nextInt(FEWEST_MESSAGES, MOST_MESSAGES + 1);
        Talk talk = switch (who) {
            case shopper -> new ShopperTalk(wire, tunnel, plan, random.split(), count);
            case agent -> new AgentTalk(wire, tunnel, plan, random.split(), count, tokens.serve(shop.port(0), number));
        };
        Thread thread = Thread.ofPlatform().name("talk " + number).start(() -> {
            try {
                talk.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return new Run(number, talk, tunnel, thread, new AtomicBoolean());
    }

    private static synchronized int anyOf(SplittableRandom random, int size) {
        return random.nextInt(size);
    }

    private void judge(Run run, Api api, StoredLog stored, long from) throws SQLException {
        done++;
        withKill += run.killed.get() ? 1 : 0;
        messages += run.talk.history().said().size();
        Map<Fault.Kind, Integer> mine = run.tunnel.fired();
        mine.forEach((kind, times) -> fired.merge(kind.name(), times, Integer::sum));
        fired.merge("ownCut", run.talk.ownCuts(), Integer::sum);
        withoutFault += mine.isEmpty() && run.talk.ownCuts() == 0 && !run.killed.get() ? 1 : 0;
        List<Finding> findings = new ArrayList<>();
        if (run.talk.conversation().isEmpty()) {
            findings.add(new Finding(Breach.lost, "no welcome ever came"));
        } else {
            List<JsonNode> log = api.events(run.talk.conversation(), run.talk.token());
            findings.addAll(HistoryChecker.check(who, run.talk.history(), log, stored.rows(run.talk.conversation())));
        }
        for (Finding finding : findings) {
            breaches.merge(finding.breach(), 1, Integer::sum);
            shown.add("seed " + from + " chat " + run.number + " " + run.talk.conversation() + ": " + finding.breach()
                    + ": " + finding.what());
        }
    }

    private void print(long from) {
        Report report = new Report("faults", json, spec.commandLine().getOut());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("seed", from);
        figures.put("chats", done);
        figures.put("withAKilledServer", withKill);
        figures.put("kills", kills);
        figures.put("failedStarts", failedStarts);
        figures.put("crashesOfTheDatabase", crashes);
        figures.put("rollingRestarts", rolls);
        figures.put("nodes", nodes);
        figures.put("who", who.name());
        figures.put("messages", messages);
        figures.put("planted", plant.name());
        report.put("runs", figures);
        report.put("faults", new LinkedHashMap<>(fired));
        Map<String, Object> found = new LinkedHashMap<>();
        for (Breach breach : Breach.values()) {
            found.put(breach.name(), breaches.getOrDefault(breach, 0));
        }
        report.put("breaches", found);
        shown.stream().limit(SHOWN).forEach(report::note);
        report.print();
    }
}
