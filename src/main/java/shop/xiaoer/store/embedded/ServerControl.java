package shop.xiaoer.store.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** The moves of one cluster: made, started, stopped. Called by one thread at a time, under the folder's lock. */
record ServerControl(PostgresPrograms programs, ClusterFolder cluster) {
    /** Makes the cluster aside and moves it into its place, so that a half-made one is never started. */
    void initialise(Duration timeout) throws IOException {
        cluster.makePassword();
        Path half = cluster.root().resolve("data.new");
        Folders.delete(half);
        programs.account().own(cluster.root());
        PostgresPrograms.Ending ending = programs.run(
                timeout,
                "initdb",
                "--pgdata=" + half,
                "--username=" + cluster.user(),
                "--pwfile=" + cluster.password(),
                "--auth=scram-sha-256",
                // Many rounds protect a password that can be guessed. Ours is drawn, and each connection pays for them.
                "--set=scram_iterations=64",
                "--data-checksums",
                "--encoding=UTF8",
                "--locale=C",
                // The order of ids needs no language, and the built-in one never changes with the system's libraries.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
        if (!ending.good()) {
            throw new EmbeddedDatabaseException(
                    "The database cannot be made in " + half + ": " + ending.output(),
                    "Check that the disk has room and that its user may reach and write the folder");
        }
        Files.move(half, cluster.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Starts the server on a free port and waits until our own database in it answers to our password. */
    DatabaseAddress start(Deadline deadline) throws IOException {
        cluster.turnLog();
        while (true) {
            int port = freePort();
            Optional<String> said = tried(port, deadline);
            if (said.isEmpty()) {
                return entered(cluster.address(port));
            }
            // Another program took the port first, or the last server's children are still leaving.
            boolean passing =
                    said.get().contains("could not bind") || said.get().contains("still in use");
            if (!passing || deadline.isOver()) {
                throw notStarted(said.get());
            }
        }
    }

    /** Starts the server on the port that its clients know. */
    void startAgain(int port, Deadline deadline) throws IOException {
        Optional<String> said = tried(port, deadline);
        if (said.isPresent()) {
            throw notStarted(said.get());
        }
    }

    /** Empty where it runs, else what it said. */
    private Optional<String> tried(int port, Deadline deadline) throws IOException {
        cluster.configure(port);
        programs.account().own(cluster.data());
        long logged = cluster.logged();
        PostgresPrograms.Ending ending = programs.run(
                deadline.left().plusSeconds(1),
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=" + deadline.seconds(),
                "--pgdata=" + cluster.data(),
                "--log=" + cluster.logFile());
        if (ending.good()) {
            return Optional.empty();
        }
        String said = cluster.saidSince(logged);
        return Optional.of(said.isBlank() ? ending.output() : said);
    }

    /** Whether a process of this data folder serves. */
    boolean isServing() throws IOException {
        Optional<PostmasterFile> postmaster = PostmasterFile.read(cluster.data());
        return postmaster.isPresent() && postmaster.get().isServing();
    }

    private EmbeddedDatabaseException notStarted(String said) {
        return new EmbeddedDatabaseException(
                "The embedded PostgreSQL did not start: " + said,
                "Read " + cluster.logFile()
                        + "; a full disk, a folder that the database's user cannot reach and a wrong" + " line in "
                        + cluster.ownSettings() + " are the usual reasons");
    }

    private DatabaseAddress entered(DatabaseAddress address) {
        try (Connection connection = address.withDatabase("postgres").connect();
                Statement statement = connection.createStatement()) {
            if (!has(statement, address.database())) {
                statement.execute("CREATE DATABASE \"" + address.database() + "\"");
            }
            return address;
        } catch (SQLException e) {
            throw new EmbeddedDatabaseException(
                    "The embedded PostgreSQL runs and does not let us in: " + e.getMessage(),
                    "Read " + cluster.logFile() + "; " + cluster.password() + " must be the file made with the data",
                    e);
        }
    }

    private static boolean has(Statement statement, String database) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT datname FROM pg_database")) {
            while (found.next()) {
                if (found.getString(1).equals(database)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Stops what a killed process left running; forgets a server whose number a stranger has now. */
    void stopOrphan(Duration timeout) throws IOException {
        Optional<PostmasterFile> postmaster = PostmasterFile.read(cluster.data());
        if (postmaster.isEmpty()) {
            return;
        }
        if (postmaster.get().isServing()) {
            stop(timeout);
        } else if (postmaster.get().isStrangers()) {
            Files.deleteIfExists(postmaster.get().file());
        }
    }

    void stop(Duration timeout) {
        String data = "--pgdata=" + cluster.data();
        String seconds = "--timeout=" + Math.max(1, timeout.toSeconds());
        if (programs.run(timeout.plusSeconds(1), "pg_ctl", "stop", "--mode=fast", "--wait", seconds, data)
                .good()) {
            return;
        }
        // Committed rows are safe: the next start replays them from the log.
        PostgresPrograms.Ending ending =
                programs.run(Duration.ofSeconds(10), "pg_ctl", "stop", "--mode=immediate", "--wait", data);
        if (!ending.good()) {
            throw new EmbeddedDatabaseException(
                    "The database in " + cluster.data() + " does not stop: " + ending.output(),
                    "Stop its process by hand");
        }
    }
}
