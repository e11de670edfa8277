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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, that is killed without a word. */
public final class ServerProcess implements ServedShop {
    private static final Pattern READY = Pattern.compile("serves http://127\\.0\\.0\\.1:(\\d+)");
    private static final List<String> FLAGS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules",
            "jdk.incubator.vector",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-DOPT_OUT_TRACKING=true");

    private final Map<String, String> settings;
    private final HttpClient http = HttpClient.newHttpClient();
    private Running running;

    private record Running(Process process, int port) {}

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
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("XIAOER_"));
        builder.environment().putAll(settings);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
            int port = port(lines);
            // Read on, or a full pipe would hold the server up.
            Thread.ofVirtual().start(() -> lines.lines().forEach(line -> {}));
            return new Running(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(BufferedReader lines) throws IOException {
        List<String> told = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            told.add(line);
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                return Integer.parseInt(ready.group(1));
            }
        }
        throw new AssertionError("the server did not start: " + String.join("\n", told));
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
