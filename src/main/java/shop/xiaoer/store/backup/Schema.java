package shop.xiaoer.store.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the database's own catalogue says of the {@code public} schema, in the transaction of its connection. */
record Schema(Connection connection) {
    private static final String HISTORY = "flyway_schema_history";

    /** A table and the columns that a copy holds: those that the database does not compute itself. */
    record Table(String name, List<String> columns) {
        /** Returns {@code "name" ("column", ...)} for a COPY statement. */
        String columnsOf(List<String> chosen) {
            return quoted(name) + chosen.stream().map(Schema::quoted).collect(Collectors.joining(", ", " (", ")"));
        }
    }

    /** A foreign key as the statements that take it away and put it back. */
    record ForeignKey(String drop, String add) {}

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Sets how values are written and read as text, whatever the server's own taste is. */
    void speakPlainly() throws SQLException {
        execute("SET LOCAL statement_timeout = 0");
        execute("SET LOCAL datestyle = 'ISO, YMD'");
        execute("SET LOCAL intervalstyle = 'postgres'");
        execute("SET LOCAL extra_float_digits = 1");
        execute("SET LOCAL bytea_output = 'hex'");
        execute("SET LOCAL timezone = 'UTC'");
    }

    /** Returns the version of the last migration, or empty where there was none. */
    Optional<String> version() throws SQLException {
        if (strings("SELECT to_regclass('public." + HISTORY + "')::text").getFirst() == null) {
            return Optional.empty();
        }
        return strings("SELECT version FROM public." + HISTORY
                        + " WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1")
                .stream()
                .findFirst();
    }

    /** Returns all tables with rows of their own, in the order of their names; the migrations' history is not one. */
    List<Table> tables() throws SQLException {
        List<Table> tables = new ArrayList<>();
        for (String name : strings("""
                SELECT relname FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '%s'
                ORDER BY relname COLLATE "C"
                """.formatted(HISTORY))) {
            tables.add(new Table(name, columns(name)));
        }
        return tables;
    }

    private List<String> columns(String table) throws SQLException {
        return strings("""
                SELECT attname FROM pg_attribute
                WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
                ORDER BY attnum
                """.formatted(literal("public." + quoted(table))));
    }

    List<String> sequences() throws SQLException {
        return strings("""
                SELECT relname FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
                ORDER BY relname COLLATE "C"
                """);
    }

    Manifest.SequenceValue value(String sequence) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT last_value, is_called FROM public." + quoted(sequence))) {
            found.next();
            return new Manifest.SequenceValue(sequence, found.getLong(1), found.getBoolean(2));
        }
    }

    void setValue(Manifest.SequenceValue sequence) throws SQLException {
        execute("SELECT setval(" + literal("public." + quoted(sequence.name())) + ", " + sequence.value() + ", "
                + sequence.called() + ")");
    }

    boolean hasRows(Table table) throws SQLException {
        return !strings("SELECT 1 FROM public." + quoted(table.name()) + " LIMIT 1")
                .isEmpty();
    }

    List<ForeignKey> foreignKeys() throws SQLException {
        List<ForeignKey> keys = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("""
                        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
                               format('ALTER TABLE %s ADD CONSTRAINT %I %s',
                                      conrelid::regclass, conname, pg_get_constraintdef(oid))
                        FROM pg_constraint
                        WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0
                        ORDER BY conname
                        """)) {
            while (found.next()) {
                keys.add(new ForeignKey(found.getString(1), found.getString(2)));
            }
        }
        return keys;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private List<String> strings(String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                strings.add(found.getString(1));
            }
        }
        return strings;
    }
}
