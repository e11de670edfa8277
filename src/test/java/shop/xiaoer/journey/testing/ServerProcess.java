package shop.xiaoer.journey.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A server in a process of its own, with the log that the product writes, that is killed without a word. What it wrote is
 * kept: logs go to standard output, what a person should read to standard error.
 */
public final class ServerProcess implements ServedShop {
    private static final Pattern READY = Pattern.compile(".*serves http://127\\.0\\.0\\.1:(\\d+).*");
    private static final List<String> FLAGS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules",
            "jdk.incubator.vector",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-DOPT_OUT_TRACKING=true",
            // Before the tests' own, which is nearer on the class path.
            "-Dlogback.configurationFile=logback.xml");

    private final Map<String, String> settings;
    private final HttpClient http = HttpClient.newHttpClient();
    private Running running;

    /** Lines as they come, read to the end: a full pipe would hold the server up. */
    private static final class Lines {
        private final List<String> read = new ArrayList<>();
        private boolean ended;

        Lines(BufferedReader from) {
            Thread.ofVirtual().start(() -> {
                try {
                    from.lines().forEach(this::add);
                } catch (UncheckedIOException killed) {
                    // A process that is killed takes its pipes along.
                } finally {
                    end();
                }
            });
        }

        private synchronized void add(String line) {
            read.add(line);
            notifyAll();
        }

        private synchronized void end() {
            ended = true;
            notifyAll();
        }

        synchronized List<String> soFar() {
            return List.copyOf(read);
        }

        /** Waits for the last line. */
        List<String> all() {
            first(line -> false);
            return soFar();
        }

        /** Waits for such a line; empty where the last one came without. */
        synchronized Optional<String> first(Predicate<String> fits) {
            try {
                while (!ended && read.stream().noneMatch(fits)) {
                    wait();
                }
                return read.stream().filter(fits).findFirst();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }

    private record Running(Process process, Lines out, Lines err, int port) {}

    private ServerProcess(Map<String, String> settings) {
        this.settings = settings;
        this.running = run(settings);
    }

    /** Starts it and waits until it serves. */
    public static ServerProcess start(Map<String, String> settings) {
        return new ServerProcess(settings);
    }

    private static Running run(Map<String, String> settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "shop.xiaoer.app.Main",
                "serve"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("XIAOER_"));
        builder.environment().putAll(settings);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            Lines out = new Lines(process.inputReader(StandardCharsets.UTF_8));
            Lines err = new Lines(process.errorReader(StandardCharsets.UTF_8));
            return new Running(process, out, err, port(out, err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(Lines out, Lines err) {
        return err.first(line -> READY.matcher(line).find())
                .map(line ->
                        Integer.valueOf(READY.matcher(line).replaceFirst("$1").strip()))
                .orElseThrow(() -> new AssertionError("the server did not start: " + String.join("\n", err.all()) + "\n"
                        + String.join("\n", out.all())));
    }

    /** What was logged so far. */
    public List<String> log() {
        return running.out().soFar();
    }

    /** What was told to a person so far. */
    public List<String> told() {
        return running.err().soFar();
    }

    /** Asks it to stop and waits until it has; nothing of its log is missing after this. */
    public void stop() {
        // By its handle: the process's own way would close the pipes before they are read to the end.
        running.process().toHandle().destroy();
        running.process().onExit().join();
        running.out().all();
        running.err().all();
    }

    @Override
    public HttpClient http() {
        return http;
    }

    @Override
    public int port() {
        return running.port();
    }

    /** Kills it as the kernel does: nothing is flushed, nothing is told. */
    @Override
    public void restart() {
        close();
        running = run(settings);
    }

    @Override
    public void close() {
        running.process().destroyForcibly();
        running.process().onExit().join();
    }
}
