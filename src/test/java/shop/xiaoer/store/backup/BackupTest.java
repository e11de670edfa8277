package shop.xiaoer.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.testing.TestDatabase;

final class BackupTest {
    @TempDir
    Path folder;

    private DatabaseAddress shop = new DatabaseAddress("", 0, "", "", "");
    private Path file = Path.of("");

    @BeforeEach
    void aShopWithRows() throws SQLException {
        shop = TestDatabase.fresh();
        file = folder.resolve("shop.zip");
        ShopSchema.small(shop, "1").toNewest();
        long seed = System.nanoTime();
        System.out.println("BackupTest seed " + seed);
        fill(new Random(seed));
    }

    @Test
    void aRestoredDatabaseIsTheSameInEveryTableAndSequence() throws SQLException, IOException {
        Manifest manifest = backup();
        assertThat(manifest.schema()).isEqualTo("1");
        assertThat(manifest.product()).isEqualTo("0.1.0");
        assertThat(manifest.rows()).isGreaterThan(100);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        DatabaseAddress copy = TestDatabase.fresh();
        assertThat(restore(copy)).isEqualTo(manifest);
        assertThat(contents(copy)).isEqualTo(contents(shop));
        assertThat(ask(copy, "INSERT INTO note (text) VALUES ('next') RETURNING id"))
                .isEqualTo(ask(shop, "INSERT INTO note (text) VALUES ('next') RETURNING id"));
        assertThatThrownBy(() -> execute(copy, "INSERT INTO line VALUES ('no such order', 1, 1)"))
                .hasMessageContaining("foreign key");
    }

    @Test
    void theRestoredDatabaseMovesOnToThisBuildsSchema() throws SQLException {
        backup();
        DatabaseAddress copy = TestDatabase.fresh();
        try (Connection connection = copy.connect()) {
            Restore.read(file, connection, ShopSchema.small(copy, "2"));
        }
        assertThat(ask(copy, "SELECT count(*) FROM purchase WHERE channel = 'web'"))
                .isEqualTo(ask(shop, "SELECT count(*) FROM purchase"));
    }

    @Test
    void rowsThatCommitDuringTheBackupAreAllInOrAllOut() throws SQLException {
        try (Connection writer = shop.connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("INSERT INTO purchase (id) VALUES ('late')");
            statement.execute("INSERT INTO line VALUES ('late', 1, 1)");
            backup();
            writer.commit();
        }
        DatabaseAddress copy = TestDatabase.fresh();
        restore(copy);
        assertThat(ask(copy, "SELECT count(*) FROM line WHERE purchase = 'late'"))
                .isEqualTo("0");
        assertThat(ask(shop, "SELECT count(*) FROM line WHERE purchase = 'late'"))
                .isEqualTo("1");
    }

    @Test
    void aDatabaseWithRowsIsLeftAlone() throws SQLException {
        backup();
        Map<String, String> before = contents(shop);
        assertThatThrownBy(() -> restore(shop))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("not empty");
        assertThat(contents(shop)).isEqualTo(before);
    }

    @Test
    void anEmptyDatabaseOfTheSameSchemaIsFilled() throws SQLException {
        backup();
        DatabaseAddress copy = TestDatabase.fresh();
        ShopSchema.small(copy, "1").toNewest();
        execute(copy, "TRUNCATE \"Odd \"\"Name\"\"\"");
        restore(copy);
        assertThat(contents(copy)).isEqualTo(contents(shop));
    }

    @Test
    void theProductsOwnSchemaComesBack() throws SQLException {
        shop = TestDatabase.fresh();
        ShopSchema.ofTheProduct(shop).toNewest();
        Manifest manifest = backup();
        assertThat(manifest.tables()).isNotEmpty();
        DatabaseAddress copy = TestDatabase.fresh();
        try (Connection connection = copy.connect()) {
            Restore.read(file, connection, ShopSchema.ofTheProduct(copy));
        }
        assertThat(contents(copy)).isEqualTo(contents(shop));
    }

    @Test
    void anOwnerWhoIsNoSuperuserMayRestoreToo() throws SQLException {
        backup();
        DatabaseAddress copy = TestDatabase.fresh();
        String role = "owner_of_" + copy.database();
        execute(copy, "CREATE ROLE " + role + " LOGIN");
        execute(copy, "ALTER DATABASE " + copy.database() + " OWNER TO " + role);
        execute(copy, "ALTER ROLE xiaoer IN DATABASE " + copy.database() + " SET role = '" + role + "'");
        assertThat(ask(copy, "SELECT current_user")).isEqualTo(role);
        restore(copy);
        assertThat(contents(copy)).isEqualTo(contents(shop));
    }

    @Test
    void aBackupOfALaterSchemaIsRefused() throws SQLException {
        ShopSchema.small(shop, "2").toNewest();
        backup();
        DatabaseAddress copy = TestDatabase.fresh();
        assertThatThrownBy(() -> restore(copy)).hasMessageContaining("schema 2").hasMessageContaining("does not know");
        assertThat(ask(copy, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("0");
    }

    @Test
    void everyDamagedByteIsFoundBeforeAnythingIsChanged() throws SQLException, IOException {
        backup();
        byte[] whole = Files.readAllBytes(file);
        DatabaseAddress copy = TestDatabase.fresh();
        Random random = new Random(7);
        for (int run = 0; run < 40; run++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(whole.length * 3 / 4)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            try {
                Archive.open(file).close();
            } catch (BackupException expected) {
                continue;
            }
            // A flipped bit in a header that nobody reads, like a file's time, changes no row.
            assertThat(contentsOf(file)).isEqualTo(contentsOf(write("whole.zip", whole)));
        }
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> restore(copy)).hasMessageContaining("damaged");
        Files.writeString(file, "not a zip");
        assertThatThrownBy(() -> restore(copy)).hasMessageContaining("damaged");
        assertThat(ask(copy, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("0");
    }

    @Test
    void rowsThatWereChangedInsideTheFileAreNamed() throws SQLException, IOException {
        backup();
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Files.writeString(zip.getPath("tables/note.copy"), "1\tforged\n");
        }
        assertThatThrownBy(() -> Archive.open(file)).hasMessageContaining("note");
    }

    @Test
    void aRestoreThatFailsHalfwayLeavesNoRow() throws SQLException {
        backup();
        DatabaseAddress copy = TestDatabase.fresh();
        ShopSchema.small(copy, "1").toNewest();
        execute(copy, "TRUNCATE \"Odd \"\"Name\"\"\"");
        execute(copy, "ALTER TABLE note ADD CONSTRAINT narrow CHECK (length(text) < 3) NOT VALID");
        assertThatThrownBy(() -> restore(copy))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("narrow");
        assertThat(ask(copy, "SELECT count(*) FROM purchase")).isEqualTo("0");
        assertThat(ask(copy, "SELECT count(*) FROM pg_constraint WHERE contype = 'f'"))
                .isEqualTo("3");
    }

    @Test
    void aFolderThatIsNotThereAndADatabaseWithoutSchemaAreNamed() {
        Path nowhere = folder.resolve("absent").resolve("shop.zip");
        assertThatThrownBy(() -> {
                    try (Connection connection = shop.connect()) {
                        Backup.write(connection, nowhere, "0.1.0");
                    }
                })
                .hasMessageContaining("absent");
        assertThatThrownBy(() -> {
                    try (Connection connection = TestDatabase.fresh().connect()) {
                        Backup.write(connection, file, "0.1.0");
                    }
                })
                .hasMessageContaining("no schema");
        assertThat(folder).isEmptyDirectory();
    }

    private Manifest backup() throws SQLException {
        try (Connection connection = shop.connect()) {
            return Backup.write(connection, file, "0.1.0");
        }
    }

    private Manifest restore(DatabaseAddress target) throws SQLException {
        try (Connection connection = target.connect()) {
            return Restore.read(file, connection, ShopSchema.small(target, "1"));
        }
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static Map<String, String> contentsOf(Path file) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Archive archive = Archive.open(file)) {
            for (Manifest.TableCopy table : archive.manifest().tables()) {
                contents.put(table.name(), table.sha256());
            }
        }
        return contents;
    }

    /** Every table's rows in one order, as a digest; every sequence's state. */
    private static Map<String, String> contents(DatabaseAddress address) throws SQLException {
        Map<String, String> contents = new TreeMap<>();
        try (Connection connection = address.connect()) {
            Schema schema = new Schema(connection);
            for (Schema.Table table : schema.tables()) {
                contents.put(
                        table.name(),
                        ask(
                                address,
                                "SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text COLLATE \"C\")), '')"
                                        + " FROM " + Schema.quoted(table.name()) + " t"));
            }
            for (String sequence : schema.sequences()) {
                contents.put(sequence, schema.value(sequence).toString());
            }
        }
        return contents;
    }

    private void fill(Random random) throws SQLException {
        try (Connection connection = shop.connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement purchase =
                            connection.prepareStatement("INSERT INTO purchase (id, total, details, photo, at, weight)"
                                    + " VALUES (?, ?, ?::jsonb, ?, to_timestamp(?), ?)");
                    PreparedStatement line = connection.prepareStatement("INSERT INTO line VALUES (?, ?, ?)");
                    PreparedStatement note =
                            connection.prepareStatement("INSERT INTO note (text, parent) VALUES (?, ?)")) {
                for (int n = 1; n <= 60; n++) {
                    byte[] photo = new byte[random.nextInt(300)];
                    random.nextBytes(photo);
                    purchase.setString(1, "XE" + n);
                    purchase.setBigDecimal(2, BigDecimal.valueOf(random.nextLong(1_000_000), 2));
                    purchase.setString(3, "{\"say\":\"tab\\tline\\n引号\\\"\",\"n\":" + n + "}");
                    purchase.setBytes(4, n % 7 == 0 ? null : photo);
                    purchase.setDouble(5, random.nextDouble() * 2e9);
                    purchase.setDouble(6, random.nextGaussian());
                    purchase.executeUpdate();
                    line.setString(1, "XE" + n);
                    line.setInt(2, n);
                    line.setInt(3, random.nextInt(9));
                    line.executeUpdate();
                    note.setString(1, text(random));
                    note.setObject(2, n == 1 ? null : 1 + random.nextInt(n - 1));
                    note.executeUpdate();
                }
            }
            connection.commit();
        }
    }

    /** Characters that a text form could stumble over: its own marks, line ends of all kinds, four-byte characters. */
    private static String text(Random random) {
        String[] parts = {"\\N", "\\.", "\t", "\n", "\r\n", "\\", "云朵保温杯", "😀", "'", "\"", "", "NULL", "\u2028", "a"};
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(8); n >= 0; n--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(DatabaseAddress address, String query) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
