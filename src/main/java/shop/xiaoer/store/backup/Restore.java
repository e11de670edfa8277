package shop.xiaoer.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.store.embedded.DatabaseAddress;

/** Fills an empty database from a backup. */
public final class Restore {
    private final Connection connection;
    private final Schema schema;
    private final Archive archive;

    private Restore(Connection connection, Archive archive) {
        this.connection = connection;
        this.schema = new Schema(connection);
        this.archive = archive;
    }

    /**
     * Checks the file, brings the empty database to the backup's schema, fills it in one transaction, and brings it to
     * this build's schema. The server must not run.
     *
     * @param file what {@link Backup} wrote
     * @param connection of PostgreSQL's driver, in no transaction; the caller closes it
     * @param migrations of this build, on the same database
     * @throws BackupException if the file is damaged or of a later build, or the database is not empty; after it the
     *     database has as many rows as before
     */
    public static Manifest read(Path file, Connection connection, Migrations migrations) {
        try (Archive archive = Archive.open(file)) {
            Manifest manifest = archive.manifest();
            if (!migrations.knows(manifest.schema())) {
                throw new BackupException(
                        "The backup " + file + " has the schema " + manifest.schema() + " of " + manifest.product()
                                + ", which this build does not know. Restore it with that build or a later one");
            }
            Restore restore = new Restore(connection, archive);
            restore.requireEmpty();
            migrations.upTo(manifest.schema());
            restore.requireSchema(manifest.schema());
            restore.fill();
            migrations.toNewest();
            restore.schema.execute("ANALYZE");
            return manifest;
        } catch (SQLException e) {
            throw new BackupException("The backup " + file + " was not restored: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new BackupException("The backup " + file + " cannot be read: " + e, e);
        }
    }

    /** Fills the database at {@code address}, as {@link #read(Path, Connection, Migrations)} does. */
    public static Manifest read(Path file, DatabaseAddress address, Migrations migrations) {
        try (Connection connection = address.connect()) {
            return read(file, connection, migrations);
        } catch (SQLException e) {
            throw new StoreUnavailable("the database cannot be reached: " + e.getMessage(), e);
        }
    }

    private void requireEmpty() throws SQLException {
        for (Schema.Table table : schema.tables()) {
            if (schema.hasRows(table)) {
                throw new BackupException("The database is not empty: " + table.name()
                        + " has rows. Restore into a new data folder or an empty database");
            }
        }
    }

    private void requireSchema(String version) throws SQLException {
        String found = schema.version().orElse("none");
        if (!found.equals(version)) {
            throw new BackupException("The database has the schema " + found + ", the backup " + version
                    + ". Restore into a database without tables");
        }
    }

    private void fill() throws SQLException, IOException {
        connection.setAutoCommit(false);
        try {
            schema.speakPlainly();
            fillAll();
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Foreign keys are put back over the filled tables, so that the order is free and every reference is checked. */
    private void fillAll() throws SQLException, IOException {
        List<Schema.ForeignKey> keys = schema.foreignKeys();
        for (Schema.ForeignKey key : keys) {
            schema.execute(key.drop());
        }
        Map<String, Schema.Table> tables =
                schema.tables().stream().collect(Collectors.toMap(Schema.Table::name, Function.identity()));
        for (Schema.Table table : tables.values()) {
            if (schema.hasRows(table)) { // what a migration put there
                schema.execute("TRUNCATE public." + Schema.quoted(table.name()));
            }
        }
        for (Manifest.TableCopy copy : archive.manifest().tables()) {
            fill(copy, tables.get(copy.name()));
        }
        for (Manifest.SequenceValue sequence : archive.manifest().sequences()) {
            schema.setValue(sequence);
        }
        for (Schema.ForeignKey key : keys) {
            schema.execute(key.add());
        }
    }

    private void fill(Manifest.TableCopy copy, Schema.@Nullable Table table) throws SQLException, IOException {
        if (table == null || !table.columns().containsAll(copy.columns())) {
            throw new BackupException("The table " + copy.name() + " of the backup is not the one of the schema "
                    + archive.manifest().schema() + ": the file was written by a build that was changed by hand");
        }
        String name = Schema.quoted(copy.name());
        schema.execute("ALTER TABLE public." + name + " DISABLE TRIGGER USER");
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        try (InputStream rows = archive.rows(copy)) {
            long read = copies.copyIn(
                    "COPY public." + table.columnsOf(copy.columns()) + " FROM STDIN (FORMAT text, ENCODING 'UTF8')",
                    rows,
                    1 << 16);
            if (read != copy.rows()) {
                throw new BackupException(
                        "The table " + copy.name() + " took " + read + " of " + copy.rows() + " rows");
            }
        }
        schema.execute("ALTER TABLE public." + name + " ENABLE TRIGGER USER");
    }
}
