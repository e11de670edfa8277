package shop.xiaoer.bench.socket;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import shop.xiaoer.bench.report.Report;
import shop.xiaoer.bench.server.DataFolder;
import shop.xiaoer.bench.server.EchoProcess;
import shop.xiaoer.bench.server.Memory;
import shop.xiaoer.bench.server.ServerProcess;
import shop.xiaoer.bench.wire.Wire;

/** Idle sockets and known answers, beside an echo and beside an echo with one durable insert, by one load program. */
@Command(
        name = "socket",
        mixinStandardHelpOptions = true,
        description = "Memory of idle sockets and times of known answers, beside a bare Vert.x echo.")
public final class SocketCommand implements Callable<Integer> {
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int MOST_BESIDE = 4_000;
    private static final int MOST_SECONDS = 120;
    private static final int MOST_RATE = 5_000;
    private static final int SHOWN = 3;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--url",
            description = "a running server on this machine instead of one of our own; its memory is not read")
    private @Nullable URI url;

    @Option(
            names = "--idle",
            defaultValue = "2000",
            description = "idle connections (default ${DEFAULT-VALUE}, at most 10000)")
    private int idle;

    /** So many that a chat's next message comes after its answer: one that comes before makes one turn with it. */
    @Option(names = "--chats", defaultValue = "300", description = "chats that speak (default ${DEFAULT-VALUE})")
    private int chats;

    @Option(names = "--rate", defaultValue = "100", description = "messages a second (default ${DEFAULT-VALUE})")
    private int rate;

    @Option(
            names = "--seconds",
            defaultValue = "15",
            description = "of each measurement (default ${DEFAULT-VALUE}, at most 120)")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "20",
            description = "seconds of the same load before it (default ${DEFAULT-VALUE}, at most 120)")
    private int warmUp;

    @Option(
            names = "--beside",
            defaultValue = "1000",
            description = "chats that speak beside the idle connections (default ${DEFAULT-VALUE})")
    private int beside;

    @Option(
            names = "--pairs",
            defaultValue = "1000",
            description = "single round trips at the shop and at the echo with an insert (default ${DEFAULT-VALUE})")
    private int pairs;

    @Option(names = "--json", description = "one JSON object instead of a table")
    private boolean json;

    @Override
    public Integer call() {
        check();
        Report report = new Report("socket", json, spec.commandLine().getOut());
        try (Wire wire = new Wire()) {
            shop(report, wire);
            Report.progress("the echo");
            try (EchoProcess echo = EchoProcess.start(List.of())) {
                measure(report, wire, Dialect.echo, echo.port(), echo.pid(), "echo");
            }
            Report.progress("the echo with one durable insert");
            withInsert(echo -> rate(report, wire, Dialect.echo, echo.port(), echo.pid(), "echo+insert"));
        }
        report.note("say->ack of the shop stands beside echo+insert; due time counts, so a late sender shows.");
        report.print();
        return 0;
    }

    private void check() {
        boolean fits = idle >= 0
                && idle <= MOST_CONNECTIONS
                && chats >= 1
                && chats <= MOST_CONNECTIONS
                && beside >= 0
                && beside <= MOST_BESIDE
                && pairs >= 0
                && pairs <= MOST_CONNECTIONS
                && rate >= 1
                && rate <= MOST_RATE
                && warmUp >= 0
                && warmUp <= MOST_SECONDS
                && seconds >= 1
                && seconds <= MOST_SECONDS;
        if (!fits) {
            throw new ParameterException(spec.commandLine(), "a number is out of its bounds; see --help");
        }
        URI named = url;
        if (named != null && !List.of("127.0.0.1", "localhost").contains(String.valueOf(named.getHost()))) {
            throw new ParameterException(spec.commandLine(), "--url: only servers on this machine are loaded");
        }
    }

    private void shop(Report report, Wire wire) {
        URI named = url;
        if (named != null) {
            measure(report, wire, Dialect.shop, named.getPort(), -1, "shop");
            roundTrips(report, wire, named.getPort());
            return;
        }
        Report.progress("the shop");
        try (ServerProcess server = ServerProcess.start(Map.of())) {
            measure(report, wire, Dialect.shop, server.port(), server.pid(), "shop");
            roundTrips(report, wire, server.port());
        }
    }

    private void roundTrips(Report report, Wire wire, int port) {
        if (pairs > 0) {
            withInsert(echo -> new RoundTrips(wire, port, echo.port(), pairs).report(report));
        }
    }

    private static void withInsert(Consumer<EchoProcess> work) {
        try (DataFolder data = DataFolder.make("echo");
                EchoProcess echo =
                        EchoProcess.start(List.of("--insert", data.path().toString()))) {
            work.accept(echo);
        }
    }

    private void measure(Report report, Wire wire, Dialect dialect, int port, long pid, String name) {
        rate(report, wire, dialect, port, pid, name);
        if (pid > 0) {
            Memory before = Memory.of(pid);
            report.put(name + " memory", "afterLoadMb", before.residentKb() / 1024);
            idle(report, wire, dialect, port, name, before, () -> pid);
        }
    }

    private void rate(Report report, Wire wire, Dialect dialect, int port, long pid, String name) {
        Load load = new Load(dialect, wire, port);
        List<Caller> callers = load.connect(chats);
        load.atRate(callers, rate, Duration.ofSeconds(warmUp));
        Report.progress(name + ": " + rate + " messages a second for " + seconds + " s");
        double before = processor(pid);
        Load.Result steady = load.atRate(callers, rate, Duration.ofSeconds(seconds));
        put(report, name + " " + rate + "/s", steady, dialect, processor(pid) - before);
        before = processor(pid);
        Load.Result most = load.asFastAsAnswered(callers, Duration.ofSeconds(Math.max(1, seconds / 3)));
        put(report, name + " at will", most, dialect, processor(pid) - before);
        callers.forEach(Caller::close);
    }

    private static double processor(long pid) {
        return pid > 0 ? Memory.processorMs(pid) : Double.NaN;
    }

    private static void put(Report report, String name, Load.Result result, Dialect dialect, double processorMs) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("messagesPerSecond", result.messagesPerSecond());
        whole.put("processorMsEach", processorMs / Math.max(1, result.answers().count()));
        whole.put("unanswered", result.lost());
        whole.put("notKnown", result.other().size());
        report.put(name, whole);
        report.put(name + " say->ack", result.acks());
        if (dialect == Dialect.shop) {
            report.put(name + " say->answered", result.answers());
            report.put(name + " in the server", result.inServer());
        }
        result.other().stream().limit(SHOWN).forEach(frame -> report.note(name + " was told " + frame));
    }

    private void idle(
            Report report, Wire wire, Dialect dialect, int port, String name, Memory before, LongSupplier pid) {
        if (idle == 0) {
            return;
        }
        Report.progress(name + ": " + idle + " idle connections");
        List<Caller> callers = new Load(dialect, wire, port).connect(idle);
        Memory after = Memory.of(pid.getAsLong());
        Map<String, Object> figures = new LinkedHashMap<>();
        long alive = callers.stream().filter(Caller::isConnected).count();
        figures.put("connections", alive);
        figures.put("refused", idle - alive);
        figures.put("residentKbEach", (after.residentKb() - before.residentKb()) / (double) alive);
        figures.put("heapKbEach", (after.heapKb() - before.heapKb()) / (double) alive);
        figures.put("residentMb", after.residentKb() / 1024);
        report.put(name + " idle", figures);
        if (dialect == Dialect.shop && beside > 0) {
            beside(report, new Load(dialect, wire, port), name + " beside " + alive + " idle", callers);
        }
        callers.forEach(Caller::close);
    }

    /** Many chats that speak now and then, while all the others are silent: nobody is refused, dropped or left alone. */
    private void beside(Report report, Load load, String name, List<Caller> silent) {
        Report.progress(name + ": " + beside + " chats speak");
        List<Caller> speaking = load.connect(beside);
        load.atRate(speaking, rate, Duration.ofSeconds(warmUp));
        Load.Result result = load.atRate(speaking, rate, Duration.ofSeconds(seconds));
        put(report, name, result, Dialect.shop, Double.NaN);
        Map<String, Object> lines = new LinkedHashMap<>();
        lines.put("speaking", speaking.size());
        lines.put("refused", beside - speaking.size());
        lines.put(
                "dropped",
                Stream.concat(speaking.stream(), silent.stream())
                        .filter(caller -> !caller.isConnected())
                        .count());
        report.put(name, lines);
        speaking.forEach(Caller::close);
    }
}
