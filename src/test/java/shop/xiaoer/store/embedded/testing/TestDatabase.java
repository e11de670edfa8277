package shop.xiaoer.store.embedded.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.EmbeddedDatabaseException;
import shop.xiaoer.store.embedded.EmbeddedPostgres;

/**
 * One embedded server for the whole test process, in {@code target/test-postgres}, and a new empty database for whoever
 * asks. The folder stays, so that only the first run unpacks and initialises; databases of earlier runs are dropped.
 * Nothing is synced to the disk: a killed process loses nothing by that, and timings taken here are no measure of the
 * product's database.
 */
public final class TestDatabase {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    /** Creates an empty database; it is dropped by a later run. Thread-safe. */
    public static DatabaseAddress fresh() {
        String name = "test_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        DatabaseAddress server = Server.RUNNING.address();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " STRATEGY file_copy");
        } catch (SQLException e) {
            throw new IllegalStateException("no test database", e);
        }
        return server.withDatabase(name);
    }

    /** Started when the first test asks. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            Path folder = Path.of("target", "test-postgres");
            EmbeddedPostgres server;
            try {
                server = start(folder);
            } catch (EmbeddedDatabaseException e) {
                if (!e.toString().contains("is in use by")) {
                    throw e;
                }
                // Two test runs at once in one clone: the second takes a folder of its own.
                server = start(Path.of(
                        "target", "test-postgres-" + ProcessHandle.current().pid()));
            }
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "test-database-stop"));
            dropOld(server.address());
            return server;
        }

        private static EmbeddedPostgres start(Path folder) {
            try {
                Files.createDirectories(folder.resolve("postgres"));
                Files.writeString(
                        folder.resolve("postgres").resolve("own.conf"), "fsync = off\nmax_connections = 200\n");
                return EmbeddedPostgres.start(folder, TIMEOUT);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void dropOld(DatabaseAddress server) {
            try (Connection connection = server.connect();
                    Statement statement = connection.createStatement()) {
                List<String> names = new ArrayList<>();
                try (ResultSet found =
                        statement.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'")) {
                    while (found.next()) {
                        names.add(found.getString(1));
                    }
                }
                for (String name : names) {
                    statement.execute("DROP DATABASE " + name + " WITH (FORCE)");
                }
            } catch (SQLException e) {
                throw new IllegalStateException("old test databases stay", e);
            }
        }
    }
}
