package shop.xiaoer.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.compliance.ComplianceRules;
import shop.xiaoer.confidence.ConfidenceModel;
import shop.xiaoer.confidence.Expectation;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.prompt.BrokenPrompts;
import shop.xiaoer.prompt.PromptLibrary;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.EmbeddedDatabaseException;
import shop.xiaoer.store.embedded.EmbeddedPostgres;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.OnnxEncoder;

/** Looks at every part and changes none: it makes no folder, starts no database, pulls no model. */
final class Doctor {
    private static final int JDK = 25;
    private static final long GIB = 1L << 30;
    private static final long LEAST_DISK = GIB / 4;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int SHOWN = 20;

    private final Settings settings;
    private final ModelDoctor model;

    Doctor(Settings settings, Map<String, String> environment) {
        this.settings = settings;
        this.model = new ModelDoctor(settings.model(), environment);
    }

    /** Blocks for some seconds. */
    List<Examination> examine() {
        List<Examination> found = new ArrayList<>();
        found.add(jdk());
        found.add(port());
        found.add(data());
        found.add(database());
        found.addAll(model.examine());
        found.add(encoder());
        found.add(knowledge());
        found.add(confidence());
        found.add(prompts());
        found.add(demo());
        found.add(new ShopDoctor(settings).examine());
        return found;
    }

    private static Examination jdk() {
        String here = Runtime.version() + " at " + System.getProperty("java.home");
        return Runtime.version().feature() >= JDK
                ? Examination.ok("jdk", here)
                : Examination.fail("jdk", here, "run with a JDK " + JDK);
    }

    private Examination port() {
        String address = settings.host() + ":" + settings.port();
        if (settings.port() == 0) {
            return Examination.ok("port", "any free one of " + settings.host());
        }
        try (ServerSocket _ = new ServerSocket(settings.port(), 1, InetAddress.getByName(settings.host()))) {
            return Examination.ok("port", address + " is free");
        } catch (IOException e) {
            return isOurs()
                    ? Examination.ok("port", address + " is served by a running Xiaoer")
                    : Examination.fail(
                            "port",
                            address + " cannot be used: " + e.getMessage(),
                            "stop what uses it, or choose another one in XIAOER_PORT and XIAOER_HOST");
        }
    }

    private boolean isOurs() {
        String host = settings.host().equals("0.0.0.0") ? "127.0.0.1" : settings.host();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest live = HttpRequest.newBuilder(
                            URI.create("http://" + host + ":" + settings.port() + "/health/live"))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<String> answer = http.send(live, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains("\"status\"");
        } catch (IOException | IllegalArgumentException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Examination data() {
        Path folder = settings.data().toAbsolutePath().normalize();
        Path nearest = folder;
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        if (!Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
            return Examination.fail(
                    "data",
                    folder + " cannot be written by this user",
                    "give the user the folder (chown), or name another one in XIAOER_DATA");
        }
        try {
            long free = Files.getFileStore(nearest).getUsableSpace();
            String seen = folder + (nearest.equals(folder) ? "" : " (made at the first start)") + ", "
                    + Math.round(free * 10.0 / GIB) / 10.0 + " GiB free" + holder(folder);
            if (free < LEAST_DISK) {
                return Examination.fail("data", seen, "free 256 MiB at least, or name another disk in XIAOER_DATA");
            }
            return free < GIB
                    ? Examination.warn("data", seen, "free some space: the database grows with the conversations")
                    : Examination.ok("data", seen);
        } catch (IOException e) {
            return Examination.fail("data", folder + ": " + e, "check the disk");
        }
    }

    /** Reads the holder's name and takes no lock: a server that starts at this moment must not be in the way of it. */
    private static String holder(Path folder) throws IOException {
        Path file = folder.resolve("xiaoer.pid");
        if (!Files.exists(file)) {
            return ", no server uses it";
        }
        String number = Files.readString(file).strip().split(" ", 2)[0];
        boolean alive = number.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(number))
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
        return alive
                ? ", in use by the server that runs as process " + number
                : ", left by a server that ended without stopping (the next start clears up)";
    }

    private Examination database() {
        DatabaseAddress external = settings.database();
        if (external != null) {
            return answering(
                    "external " + external,
                    external,
                    "check XIAOER_DATABASE_URL, and that the server runs and lets this user in");
        }
        try {
            Optional<DatabaseAddress> running = EmbeddedPostgres.running(settings.data());
            return running.map(address -> answering(
                            "embedded, running on port " + address.port(),
                            address,
                            "read postgres/log/postgres.log in the data folder"))
                    .orElseGet(this::bundle);
        } catch (EmbeddedDatabaseException e) {
            return Examination.fail("database", e.fault(), e.mend());
        }
    }

    private static Examination answering(String which, DatabaseAddress address, String mend) {
        try {
            return Examination.ok("database", which + ", PostgreSQL " + address.serverVersion());
        } catch (StoreUnavailable e) {
            return Examination.fail("database", which + ": " + Reason.of(e), mend);
        }
    }

    private Examination bundle() {
        String processor = System.getProperty("os.arch", "");
        String archive = switch (processor) {
            case "amd64", "x86_64" -> "postgres-linux-x86_64.txz";
            case "aarch64", "arm64" -> "postgres-linux-arm_64.txz";
            default -> "";
        };
        boolean there = !archive.isEmpty()
                && System.getProperty("os.name", "").equals("Linux")
                && Doctor.class.getClassLoader().getResource(archive) != null;
        if (!there) {
            return Examination.fail(
                    "database",
                    "no PostgreSQL is bundled for " + System.getProperty("os.name") + " on " + processor,
                    "run PostgreSQL yourself and name it in XIAOER_DATABASE_URL");
        }
        try {
            String data = EmbeddedPostgres.examine(settings.data())
                    .map(major -> "data of PostgreSQL " + major)
                    .orElse("made at the first start");
            return Examination.ok("database", "embedded, for " + processor + ", not running, " + data);
        } catch (EmbeddedDatabaseException e) {
            return Examination.fail("database", e.fault(), e.mend());
        }
    }

    private Examination encoder() {
        try (TemporaryFolder folder = TemporaryFolder.make();
                OnnxEncoder encoder = OnnxEncoder.open(Encoding.models(settings.data(), folder.path()))) {
            int zh = encoder.encode("保温杯", Language.ZH).length;
            int en = encoder.encode("thermos", Language.EN).length;
            return Examination.ok(
                    "encoder",
                    encoder.model(Language.ZH) + " (" + zh + "), " + encoder.model(Language.EN) + " (" + en + ")");
        } catch (RuntimeException | LinkageError e) {
            return Examination.fail(
                    "encoder", Reason.of(e), "build again (./xiaoer build); its libraries need glibc 2.28 or later");
        }
    }

    private Examination knowledge() {
        if (!Files.isDirectory(settings.knowledge())) {
            return Examination.fail(
                    "knowledge", settings.knowledge() + " is no folder", "name the folder in XIAOER_KNOWLEDGE");
        }
        Snapshot snapshot = EvalData.snapshot(settings);
        List<String> faults =
                new ArrayList<>(snapshot.faults().stream().map(Object::toString).toList());
        ComplianceRules.read(snapshot.compliance()).faults().forEach(fault -> faults.add(fault.toString()));
        String seen =
                snapshot.articles().size() + " articles, " + snapshot.products().size() + " products, "
                        + snapshot.intents().size() + " intents in " + settings.knowledge();
        return faults.isEmpty()
                ? Examination.ok("knowledge", seen)
                : Examination.fail(
                        "knowledge",
                        seen + "; " + faults.size() + (faults.size() == 1 ? " fault: " : " faults: ")
                                + faults.stream().limit(SHOWN).collect(Collectors.joining("; ")),
                        "correct the named lines; a running server takes them over by itself");
    }

    /** What the shop's threshold is worth, and what the next ones would be. */
    private Examination confidence() {
        if (!Files.isDirectory(settings.knowledge())) {
            return Examination.ok("confidence", "no threshold without knowledge");
        }
        double threshold = EvalData.snapshot(settings).shop().confidence().answer();
        ConfidenceModel model = ConfidenceModel.own();
        String others = DoubleStream.of(0.3, 0.5, 0.7, 0.8, 0.9)
                .filter(other -> other != threshold)
                .mapToObj(other -> worth(model.at(other)))
                .collect(Collectors.joining("; "));
        return Examination.ok(
                "confidence",
                "answers " + worth(model.at(threshold)) + ", on labelled questions over the demo shop; others: "
                        + others);
    }

    private static String worth(Expectation expected) {
        return String.format(
                Locale.ROOT,
                "from %.2f on: %.0f%% of them right, %.0f%% of the questions answered",
                expected.threshold(),
                expected.precision() * 100,
                expected.coverage() * 100);
    }

    private Examination prompts() {
        try {
            PromptLibrary _ = PromptLibrary.load(settings.prompts());
            return Examination.ok("prompts", "all there in " + settings.prompts());
        } catch (BrokenPrompts e) {
            return Examination.fail(
                    "prompts",
                    e.faults().stream().map(Object::toString).collect(Collectors.joining("; ")),
                    "correct the named lines, or name another folder in XIAOER_PROMPTS");
        }
    }

    private Examination demo() {
        return settings.demo()
                ? Examination.warn(
                        "demo",
                        "the demo shop's orders and accounts are on",
                        "set XIAOER_DEMO=false before real shoppers come")
                : Examination.ok("demo", "off");
    }
}
