package shop.xiaoer.store.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.testing.TestDatabase;

/**
 * Every table of the product comes back from a backup. The tables are asked of {@code information_schema}, not of what
 * the backup itself looks at, so that a new table of a kind or in a place that it does not see is found here.
 */
class EveryTableTest {
    /** Tables that no backup holds, each with the reason. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "public.flyway_schema_history",
            "written anew by the migrations that a restore runs; the manifest names the version");

    /** One value for each type; the same everywhere, so that every reference finds the row it means. */
    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry("uuid", "'01900000-0000-7000-8000-000000000001'"),
            Map.entry("text", "'a\\b\t云😀'"),
            Map.entry("bigint", "7"),
            Map.entry("integer", "7"),
            Map.entry("smallint", "7"),
            Map.entry("numeric", "7.25"),
            Map.entry("double precision", "0.1"),
            Map.entry("real", "0.1"),
            Map.entry("boolean", "true"),
            Map.entry("date", "'2028-02-29'"),
            Map.entry("timestamp with time zone", "'2026-11-11 23:59:59.123456+08'"),
            Map.entry("jsonb", "'{\"say\": \"tab\\t引号\\\"\"}'"),
            Map.entry("bytea", "'\\x00ff5c0a'"),
            Map.entry("ARRAY", "'{one,\"two, three\"}'"));

    private static final Pattern ALLOWED = Pattern.compile("'([^']+)'::text");

    @TempDir
    Path folder;

    private DatabaseAddress shop = new DatabaseAddress("", 0, "", "", "");

    @BeforeEach
    void aShopWithARowInEveryTable() throws SQLException {
        shop = TestDatabase.fresh();
        ShopSchema.ofTheProduct(shop).toNewest();
        try (Connection connection = shop.connect();
                Statement statement = connection.createStatement()) {
            // References are satisfied when all rows stand; their order is not this test's matter.
            statement.execute("SET session_replication_role = replica");
            for (String table : tables(connection)) {
                if (!LEFT_OUT.containsKey(table)) {
                    statement.execute("DELETE FROM " + table);
                    statement.execute(row(connection, table));
                }
            }
        }
    }

    private Manifest backup() throws SQLException {
        try (Connection connection = shop.connect()) {
            return Backup.write(connection, folder.resolve("shop.zip"), "0.1.0");
        }
    }

    @Test
    void everyTableIsInTheBackupOrLeftOutForAReason() throws SQLException {
        Manifest manifest = backup();

        try (Connection connection = shop.connect()) {
            TreeSet<String> told = new TreeSet<>(LEFT_OUT.keySet());
            manifest.tables().forEach(table -> told.add("public." + table.name()));
            assertThat(told).as("the backup's tables and those left out").containsExactlyElementsOf(tables(connection));
        }
        assertThat(manifest.tables())
                .as("nothing is both in the backup and left out")
                .noneMatch(table -> LEFT_OUT.containsKey("public." + table.name()))
                .allMatch(table -> table.rows() == 1);
    }

    @Test
    void everyColumnThatIsNotComputedIsInTheBackup() throws SQLException {
        Manifest manifest = backup();

        try (Connection connection = shop.connect()) {
            for (Manifest.TableCopy table : manifest.tables()) {
                assertThat(table.columns())
                        .as(table.name())
                        .containsExactlyInAnyOrderElementsOf(strings(
                                connection,
                                "SELECT column_name FROM information_schema.columns"
                                        + " WHERE table_schema || '.' || table_name = 'public." + table.name()
                                        + "' AND is_generated = 'NEVER'"));
            }
        }
    }

    @Test
    void everySequenceIsInTheBackup() throws SQLException {
        Manifest manifest = backup();

        try (Connection connection = shop.connect()) {
            // Those of identity columns are no objects of their own in information_schema.
            List<String> sequences = strings(
                    connection,
                    "SELECT schemaname || '.' || sequencename FROM pg_sequences"
                            + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')");
            assertThat(manifest.sequences().stream().map(sequence -> "public." + sequence.name()))
                    .containsExactlyInAnyOrderElementsOf(sequences);
        }
    }

    @Test
    void theRowOfEveryTableComesBack() throws SQLException {
        backup();
        DatabaseAddress copy = TestDatabase.fresh();
        try (Connection connection = copy.connect()) {
            Restore.read(folder.resolve("shop.zip"), connection, ShopSchema.ofTheProduct(copy));
        }

        assertThat(rows(copy))
                .isEqualTo(rows(shop))
                .allSatisfy((table, rows) -> assertThat(rows).as(table).hasSize(1));
    }

    // ---- what the database itself says ---------------------------------------------------------------------------

    private static List<String> tables(Connection connection) throws SQLException {
        return strings(connection, """
                SELECT table_schema || '.' || table_name FROM information_schema.tables
                WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type <> 'VIEW'
                ORDER BY (table_schema || '.' || table_name) COLLATE "C"
                """);
    }

    /** The statement that puts a row into a table, with a value in every column that takes one. */
    private static String row(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("""
                        SELECT column_name, data_type FROM information_schema.columns
                        WHERE table_schema || '.' || table_name = '%s' AND is_generated = 'NEVER' AND is_identity = 'NO'
                        """.formatted(table))) {
            while (found.next()) {
                String type = found.getString(2);
                assertThat(SAMPLES)
                        .as("a sample of the type of " + table + "." + found.getString(1))
                        .containsKey(type);
                columns.add('"' + found.getString(1) + '"');
                values.add(allowed(connection, table, found.getString(1), SAMPLES.getOrDefault(type, "")));
            }
        }
        return "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES (" + String.join(", ", values)
                + ")";
    }

    /** The first of the words that a check allows the column, else the sample. */
    private static String allowed(Connection connection, String table, String column, String sample)
            throws SQLException {
        return strings(connection, """
                        SELECT pg_get_constraintdef(c.oid) FROM pg_constraint c
                        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
                        WHERE c.contype = 'c' AND c.conrelid = '%s'::regclass AND a.attname = '%s'
                        """.formatted(table, column)).stream()
                .flatMap(check -> ALLOWED.matcher(check).results())
                .map(MatchResult::group)
                .findFirst()
                .orElse(sample);
    }

    private static Map<String, List<String>> rows(DatabaseAddress address) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        try (Connection connection = address.connect()) {
            for (String table : tables(connection)) {
                if (!LEFT_OUT.containsKey(table)) {
                    rows.put(table, strings(connection, "SELECT t::text FROM " + table + " t"));
                }
            }
        }
        return rows;
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
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
