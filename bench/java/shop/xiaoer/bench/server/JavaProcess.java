package shop.xiaoer.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JVM of our own that says on which port it listens. Ended with this process, whatever comes. */
final class JavaProcess {
    private static final Pattern READY = Pattern.compile("serves http://127\\.0\\.0\\.1:(\\d+)");
    /** As {@code ./xiaoer} runs the server. */
    private static final List<String> FLAGS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules",
            "jdk.incubator.vector",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-DOPT_OUT_TRACKING=true");

    private static final String SERVER = "shop.xiaoer.app.Main";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final int port;

    private JavaProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The product's own server: from its jar and with its AOT cache, where the build made them. */
    static JavaProcess server(List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of("-Dfile.encoding=UTF-8", "-XX:TieredStopAtLevel=4"));
        String aot = System.getProperty("bench.aot");
        if (aot != null) {
            command.addAll(List.of(
                    "-XX:AOTCache=" + aot,
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:-AOTReplayTraining",
                    "-Xlog:disable",
                    "-Xlog:all=error:stderr"));
        }
        command.addAll(
                List.of("-cp", System.getProperty("bench.server", System.getProperty("java.class.path")), SERVER));
        command.addAll(arguments);
        return run(command, environment);
    }

    static JavaProcess start(List<String> mainAndArguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(mainAndArguments);
        return run(command, environment);
    }

    private static JavaProcess run(List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add("-Dxiaoer.prepared=" + System.getProperty("xiaoer.prepared", "target/prepared"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("XIAOER_"));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end " + process.pid()));
            process.getOutputStream().close();
            BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
            int port = port(lines);
            // Read on, or a full pipe would hold the process up.
            Thread.ofVirtual().start(() -> readOn(lines));
            return new JavaProcess(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readOn(BufferedReader lines) {
        try {
            lines.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The process was ended, and its output with it.
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
        throw new IllegalStateException("the server did not start: " + String.join("\n", told));
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does: nothing is flushed, nothing is told. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** As {@code kill} does; not gone in time, it is killed. */
    void end() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }
}
