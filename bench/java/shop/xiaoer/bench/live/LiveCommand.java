package shop.xiaoer.bench.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.xiaoer.app.eval.dialogue.ShopperClient;
import shop.xiaoer.bench.report.Percentiles;
import shop.xiaoer.bench.report.Report;
import shop.xiaoer.bench.server.DataFolder;
import shop.xiaoer.bench.server.ServerProcess;
import shop.xiaoer.bench.wire.Json;

/** The time from a file's writing to the first answer that shows it, the first change right after the start included. */
@Command(
        name = "live",
        mixinStandardHelpOptions = true,
        description = "How soon a changed file of the knowledge base is live; exits 1 where a change never is.")
public final class LiveCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Longer than the server's look at the folder, so that each change is one of its own. */
    private static final Duration BETWEEN = Duration.ofMillis(1_100);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--changes", defaultValue = "10", description = "of each kind (default ${DEFAULT-VALUE})")
    private int changes;

    @Option(names = "--json", description = "one JSON object instead of a table")
    private boolean json;

    /**
     * @param file inside the knowledge base
     * @param from what stands there; each place of it is changed
     * @param to what stands there instead, {@code %d} for the number of the change
     * @param shown what the answer says then
     */
    private record Change(String kind, String file, String from, String to, String question, String shown) {
        String text(String was, int number) {
            return was.replace(from, to.formatted(number));
        }
    }

    private static final List<Change> CHANGES = List.of(
            new Change("an article", "faq/zh/service-hours.md", "客服每天", "第%d次值班表：客服每天", "客服几点上班", "第%d次值班表"),
            new Change(
                    "a price",
                    "products/drinkware.yaml",
                    "\"88.00\"",
                    "\"7%d.00\"",
                    "How much is the cloud thermos?",
                    "7%d CNY"));

    @Override
    public Integer call() throws IOException, InterruptedException {
        Report report = new Report("live", json, spec.commandLine().getOut());
        int missed = 0;
        try (DataFolder folder = DataFolder.make("knowledge")) {
            copy(Path.of("knowledge-base"), folder.path());
            try (ServerProcess server = ServerProcess.start(
                            Map.of("XIAOER_KNOWLEDGE", folder.path().toString()));
                    HttpClient http = HttpClient.newHttpClient();
                    ShopperClient shopper = new ShopperClient(
                            http, server.port(), PATIENCE, Json.object().put("locale", "zh-CN"))) {
                for (Change change : CHANGES) {
                    List<Long> times = new ArrayList<>();
                    for (int number = 1; number <= changes; number++) {
                        long time = time(shopper, folder.path().resolve(change.file()), change, number);
                        if (time < 0) {
                            missed++;
                        } else {
                            times.add(time);
                        }
                    }
                    report.put(change.kind(), Percentiles.ofNanos(times));
                }
                report.put("an answer alone", Percentiles.ofNanos(alone(shopper)));
            }
        }
        report.put("changes", "neverLive", missed);
        report.print();
        return missed == 0 ? 0 : 1;
    }

    /** Nanoseconds until it is said; -1 where it never is. The file is put back. */
    private static long time(ShopperClient shopper, Path file, Change change, int number)
            throws IOException, InterruptedException {
        String was = Files.readString(file);
        Files.writeString(file, change.text(was, number));
        long begun = System.nanoTime();
        long taken = -1;
        while (taken < 0 && System.nanoTime() - begun < PATIENCE.toNanos()) {
            if (answer(shopper, change.question()).contains(change.shown().formatted(number))) {
                taken = System.nanoTime() - begun;
            }
        }
        Files.writeString(file, was);
        Thread.sleep(BETWEEN);
        return taken;
    }

    private List<Long> alone(ShopperClient shopper) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            long begun = System.nanoTime();
            answer(shopper, CHANGES.getFirst().question());
            times.add(System.nanoTime() - begun);
        }
        return times;
    }

    private static String answer(ShopperClient shopper, String question) {
        long said = shopper.say(question);
        StringBuilder all = new StringBuilder();
        for (JsonNode event : shopper.answer(said - 1, said).events()) {
            all.append(event.path("text").asText()).append('\n');
        }
        return all.toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path there = to.resolve(from.relativize(file));
                Files.createDirectories(there.getParent());
                Files.copy(file, there);
            }
        }
    }
}
