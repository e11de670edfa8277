package shop.xiaoer.store.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The files of one database cluster below the data folder: data, password, settings and log. */
record ClusterFolder(Path root) {
    private static final String USER = "xiaoer";
    private static final String DATABASE = "xiaoer";
    private static final long LOG_LIMIT = 8L << 20;

    static ClusterFolder of(Path dataFolder) {
        return new ClusterFolder(dataFolder.toAbsolutePath().normalize().resolve("postgres"));
    }

    Path data() {
        return root.resolve("data");
    }

    Path log() {
        return root.resolve("log");
    }

    Path logFile() {
        return log().resolve("postgres.log");
    }

    Path ownSettings() {
        return root.resolve("own.conf");
    }

    Path password() {
        return root.resolve("password");
    }

    String user() {
        return USER;
    }

    boolean isMade() {
        return Files.exists(data());
    }

    void requireMajor(String ours) throws IOException {
        Path file = data().resolve("PG_VERSION");
        if (!Files.exists(file)) {
            return;
        }
        String found = Files.readString(file).strip();
        if (!found.equals(ours)) {
            throw new EmbeddedDatabaseException(
                    "The data in " + data() + " was written by PostgreSQL " + found + ", this build brings " + ours,
                    "Run 'xiaoer backup FILE' with the build that wrote it, move " + root
                            + " away, then run 'xiaoer restore FILE' with this one");
        }
    }

    void makePassword() throws IOException {
        if (Files.exists(password()) && Files.size(password()) > 0) {
            return;
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(password());
        Files.createFile(
                password(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password(), Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    void configure(int port) throws IOException {
        Files.writeString(data().resolve("postgresql.conf"), ServerSettings.postgresql(port, ownSettings()));
        Files.writeString(data().resolve("pg_hba.conf"), ServerSettings.access(USER));
    }

    DatabaseAddress address(int port) throws IOException {
        if (!Files.exists(password())) {
            throw new EmbeddedDatabaseException(
                    "The database's password is missing: " + password(),
                    "Put the file back from a copy of the folder, or restore a backup into a new folder");
        }
        return new DatabaseAddress("127.0.0.1", port, USER, Files.readString(password()), DATABASE);
    }

    void turnLog() throws IOException {
        if (logged() > LOG_LIMIT) {
            Files.move(logFile(), log().resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Returns how many bytes the log has. */
    long logged() throws IOException {
        return Files.exists(logFile()) ? Files.size(logFile()) : 0;
    }

    /** Returns what the server said after the log had so many bytes. */
    String saidSince(long bytes) throws IOException {
        if (!Files.exists(logFile())) {
            return "";
        }
        try (var channel = Files.newByteChannel(logFile(), StandardOpenOption.READ);
                InputStream text = Channels.newInputStream(channel.position(bytes))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
