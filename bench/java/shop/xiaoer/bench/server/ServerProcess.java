package shop.xiaoer.bench.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import shop.xiaoer.bench.report.Report;

/**
 * The shop's server in a process of its own: loopback, a free port, an embedded database in a new folder below {@code
 * target/bench-data}, no limits, no model unless the settings name one. For one thread.
 */
public final class ServerProcess implements AutoCloseable {
    /** Of the demo accounts. */
    public static final String PASSWORD = "bench-password";

    private static final int MOST_FAILED_STARTS = 3;

    private final DataFolder data;
    private final Map<String, String> settings;
    private JavaProcess running;

    private ServerProcess(DataFolder data, Map<String, String> settings) {
        this.data = data;
        this.settings = settings;
        this.running = run();
    }

    /** Starts it and waits until it serves. */
    public static ServerProcess start(Map<String, String> more) {
        DataFolder data = DataFolder.make("shop");
        Map<String, String> settings = new TreeMap<>();
        settings.put("XIAOER_HOST", "127.0.0.1");
        settings.put("XIAOER_PORT", "0");
        settings.put("XIAOER_HOME", Path.of("").toAbsolutePath().toString());
        settings.put("XIAOER_DATA", data.path().toString());
        settings.put("XIAOER_DEMO_PASSWORD", PASSWORD);
        settings.put("XIAOER_ADMIN_PASSWORD", PASSWORD);
        settings.put("XIAOER_MODEL_ENGINE", "none");
        settings.put("XIAOER_LIMITS", "off");
        settings.put("XIAOER_DRAIN", "1s");
        settings.putAll(more);
        return new ServerProcess(data, settings);
    }

    private JavaProcess run() {
        return JavaProcess.server(List.of("serve"), settings);
    }

    public int port() {
        return running.port();
    }

    public long pid() {
        return running.pid();
    }

    public Path data() {
        return data.path();
    }

    /** Kills it without a word. Its database goes on until the next start finds it. */
    public void kill() {
        running.kill();
    }

    /** Ends it in good order. */
    public void stop() {
        running.end();
    }

    /**
     * Starts it again on the same folder, perhaps on another port. A start that fails is tried again, as a supervisor of
     * processes would.
     *
     * @return how many starts failed
     */
    public int startAgain() {
        for (int failed = 0; ; failed++) {
            try {
                running = run();
                return failed;
            } catch (IllegalStateException e) {
                if (failed == MOST_FAILED_STARTS) {
                    throw e;
                }
                Report.progress(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Ends it and removes its folder. */
    @Override
    public void close() {
        if (!running.isAlive()) {
            // A killed server leaves its database running, and only the next one ends it.
            startAgain();
        }
        running.end();
        data.close();
    }
}
