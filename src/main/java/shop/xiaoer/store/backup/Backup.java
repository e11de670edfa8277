package shop.xiaoer.store.backup;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.store.embedded.DatabaseAddress;

/** Writes the database into a file while the server works. */
public final class Backup {
    private final Connection connection;
    private final Schema schema;

    private Backup(Connection connection) {
        this.connection = connection;
        this.schema = new Schema(connection);
    }

    /**
     * Writes every table as of one moment. The file appears whole or not at all, replaces one of the same name, and is
     * readable by its owner only.
     *
     * @param connection of PostgreSQL's driver, in no transaction; the caller closes it
     * @param file where to, in a folder that exists
     * @param product this product's version
     * @throws BackupException if the database has no schema yet, cannot be read, or the file cannot be written
     */
    public static Manifest write(Connection connection, Path file, String product) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path half = Files.createTempFile(
                    folder == null ? Path.of("/") : folder,
                    ".backup-",
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Manifest manifest = new Backup(connection).write(half, product);
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return manifest;
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw new BackupException(
                    "The backup cannot be written to " + file + ": " + e
                            + ". Choose a folder that exists, may be written and has room",
                    e);
        } catch (SQLException e) {
            throw new BackupException("The database cannot be read: " + e.getMessage(), e);
        }
    }

    /** Writes every table of the database at {@code address}, as {@link #write(Connection, Path, String)} does. */
    public static Manifest write(DatabaseAddress address, Path file, String product) {
        try (Connection connection = address.connect()) {
            return write(connection, file, product);
        } catch (SQLException e) {
            throw new StoreUnavailable("the database cannot be reached: " + e.getMessage(), e);
        }
    }

    private Manifest write(Path half, String product) throws IOException, SQLException {
        connection.setAutoCommit(false);
        try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
            schema.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            schema.speakPlainly();
            ZipOutputStream zip =
                    new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
            Manifest manifest = writeAll(zip, product);
            zip.finish();
            zip.flush();
            channel.force(true);
            return manifest;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private Manifest writeAll(ZipOutputStream zip, String product) throws IOException, SQLException {
        String version = schema.version()
                .orElseThrow(() -> new BackupException("The database has no schema yet: there is nothing to back up"));
        Instant now = now();
        List<Manifest.TableCopy> tables = new ArrayList<>();
        for (Schema.Table table : schema.tables()) {
            tables.add(copy(table, zip));
        }
        // Sequences stand outside of every snapshot; read last, they are never behind the rows.
        List<Manifest.SequenceValue> sequences = new ArrayList<>();
        for (String sequence : schema.sequences()) {
            sequences.add(schema.value(sequence));
        }
        Manifest manifest = new Manifest(Manifest.FORMAT, product, version, now, tables, sequences);
        byte[] json = manifest.toJson();
        put(zip, Manifest.ENTRY, json);
        put(zip, Manifest.DIGEST_ENTRY, Digests.of(json).getBytes(StandardCharsets.US_ASCII));
        return manifest;
    }

    private Instant now() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT extract(epoch FROM now()) * 1000")) {
            found.next();
            return Instant.ofEpochMilli(found.getLong(1));
        }
    }

    private Manifest.TableCopy copy(Schema.Table table, ZipOutputStream zip) throws IOException, SQLException {
        MessageDigest digest = Digests.sha256();
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        zip.putNextEntry(new ZipEntry(Manifest.entryOf(table.name())));
        long rows = copies.copyOut(
                "COPY public." + table.columnsOf(table.columns()) + " TO STDOUT (FORMAT text, ENCODING 'UTF8')",
                new DigestOutputStream(unclosable(zip), digest));
        zip.closeEntry();
        return new Manifest.TableCopy(table.name(), table.columns(), rows, Digests.hex(digest));
    }

    private static OutputStream unclosable(ZipOutputStream zip) {
        return new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() {}
        };
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
