package shop.xiaoer.bench.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A bare Vert.x echo in a process of its own, with the server's JVM flags. */
public final class EchoProcess implements AutoCloseable {
    private final JavaProcess running;

    private EchoProcess(JavaProcess running) {
        this.running = running;
    }

    /** @param arguments of {@code bench/run echo} */
    public static EchoProcess start(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("shop.xiaoer.bench.Bench", "echo"));
        all.addAll(arguments);
        return new EchoProcess(JavaProcess.start(all, Map.of()));
    }

    public int port() {
        return running.port();
    }

    public long pid() {
        return running.pid();
    }

    @Override
    public void close() {
        running.end();
    }
}
