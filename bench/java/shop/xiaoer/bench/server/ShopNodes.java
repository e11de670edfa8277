package shop.xiaoer.bench.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.EmbeddedDatabaseException;
import shop.xiaoer.store.embedded.EmbeddedPostgres;

/**
 * A shop of one or several servers. One alone has its own embedded database; several share one that this program keeps,
 * so that a killed server does not take it along. For one thread, the ports and the address apart.
 */
public final class ShopNodes implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final List<ServerProcess> servers = new ArrayList<>();
    private final @Nullable DataFolder folder;
    private final @Nullable EmbeddedPostgres shared;

    private ShopNodes(@Nullable DataFolder folder, @Nullable EmbeddedPostgres shared) {
        this.folder = folder;
        this.shared = shared;
    }

    /** Starts them and waits until all serve. */
    public static ShopNodes start(int nodes, Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("XIAOER_DEMO", "true");
        ShopNodes shop = nodes == 1 ? new ShopNodes(null, null) : shared();
        EmbeddedPostgres database = shop.shared;
        if (database != null) {
            DatabaseAddress address = database.address();
            settings.put(
                    "XIAOER_DATABASE_URL",
                    "postgresql://" + address.user() + ":" + address.password() + "@" + address.host() + ":"
                            + address.port() + "/" + address.database());
        }
        for (int i = 0; i < nodes; i++) {
            shop.servers.add(ServerProcess.start(settings));
        }
        return shop;
    }

    private static ShopNodes shared() {
        DataFolder folder = DataFolder.make("database");
        return new ShopNodes(folder, EmbeddedPostgres.start(folder.path(), START));
    }

    public int size() {
        return servers.size();
    }

    public synchronized int port(int node) {
        return servers.get(node).port();
    }

    /** Kills a server without a word. */
    public void kill(int node) {
        servers.get(node).kill();
    }

    /** Ends a server as a supervisor does: it may bring what it has begun to its end. */
    public void stop(int node) {
        servers.get(node).stop();
    }

    /** @return how many starts failed before one did not */
    public int startAgain(int node) {
        return servers.get(node).startAgain();
    }

    /**
     * Kills the database as {@code kill -9} does and, where it is shared, starts it again; a server alone starts its own
     * again by itself.
     */
    public void crashDatabase() {
        DatabaseAddress address = database();
        try (Connection connection = address.connect();
                Statement ask = connection.createStatement();
                ResultSet rows = ask.executeQuery("select pg_backend_pid()")) {
            rows.next();
            // The process behind a connection is a child of the server's own.
            ProcessHandle.of(rows.getLong(1)).flatMap(ProcessHandle::parent).ifPresent(ShopNodes::end);
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be asked for its process", e);
        }
        EmbeddedPostgres database = shared;
        if (database != null) {
            revive(database);
        }
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** What the killed one leaves running needs a moment to see that it is alone; a supervisor would try again, too. */
    private static void revive(EmbeddedPostgres database) {
        long until = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                database.revive(START);
                return;
            } catch (EmbeddedDatabaseException e) {
                if (System.nanoTime() > until) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    public DatabaseAddress database() {
        EmbeddedPostgres database = shared;
        return database != null
                ? database.address()
                : EmbeddedPostgres.running(servers.getFirst().data())
                        .orElseThrow(() -> new IllegalStateException("the server's database does not run"));
    }

    @Override
    public void close() {
        servers.forEach(ServerProcess::close);
        EmbeddedPostgres database = shared;
        if (database != null) {
            database.close();
        }
        DataFolder data = folder;
        if (data != null) {
            data.close();
        }
    }
}
