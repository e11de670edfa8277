package shop.xiaoer.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.xiaoer.llm.testing.Waiting;

final class EmbeddedPostgresTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** Unpacked once for all tests. */
    @TempDir
    static Path programs;

    @TempDir
    Path temporary;

    private Path folder = Path.of("");

    @BeforeEach
    void anAwkwardName() throws IOException {
        folder = Files.createDirectories(temporary.resolve("it's a shop's 数据"));
        Files.createSymbolicLink(folder.resolve("postgres-bin"), programs);
    }

    @AfterEach
    void theProgramsStay() throws IOException {
        Files.deleteIfExists(folder.resolve("postgres-bin"));
    }

    @Test
    void rowsSurviveAStopAndAStart() throws SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, TIMEOUT)) {
            execute(server.address(), "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('云朵')");
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, TIMEOUT)) {
            assertThat(ask(server.address(), "SELECT word FROM kept")).isEqualTo("云朵");
        }
        assertThat(EmbeddedPostgres.running(folder)).isEmpty();
    }

    @Test
    void theServerIsSafeByDefault() throws SQLException, IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, TIMEOUT)) {
            DatabaseAddress address = server.address();
            assertThat(server.version()).startsWith(PostgresBundle.MAJOR + ".");
            assertThat(ask(address, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(address, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(address, "SHOW data_checksums")).isEqualTo("on");
            assertThat(ask(address, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(address, "SHOW unix_socket_directories")).isEmpty();
            assertThat(ask(address, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(ask(address, "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"))
                    .isEqualTo("0");
            assertThat(address.toString()).doesNotContain(address.password());
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), address.user(), "wrong"))
                    .hasMessageContaining("password");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("postgres/password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void anOperatorsOwnSettingsTuneAndDoNotOpen() throws SQLException, IOException {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/own.conf"), "work_mem = '9MB'\nlisten_addresses = '*'\n");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, TIMEOUT)) {
            assertThat(ask(server.address(), "SHOW work_mem")).isEqualTo("9MB");
            assertThat(ask(server.address(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void aWrongSettingOfTheOperatorsIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/own.conf"), "work_mem = 'a lot'\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder, TIMEOUT))
                .isInstanceOf(EmbeddedDatabaseException.class)
                .hasMessageContaining("work_mem")
                .hasMessageContaining("own.conf");
        FolderLock.take(folder).close();
    }

    @Test
    void aSecondServerOnTheFolderIsRefusedAndTheFirstGoesOn() throws SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, TIMEOUT)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder, TIMEOUT))
                    .isInstanceOf(EmbeddedDatabaseException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            assertThat(ask(server.address(), "SELECT 1")).isEqualTo("1");
            assertThat(EmbeddedPostgres.running(folder)).contains(server.address());
        }
    }

    @Test
    void anotherProcessIsRefusedThenKilledAndItsOrphanReplaced() throws Exception {
        Process other = otherServer();
        String address = other.inputReader().readLine();
        assertThat(address).startsWith("jdbc:postgresql://127.0.0.1:");
        long orphan = PostmasterFile.read(ClusterFolder.of(folder).data())
                .orElseThrow()
                .pid();
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder, TIMEOUT))
                .hasMessageContaining("in use")
                .hasMessageContaining("process " + other.pid());

        other.toHandle().destroyForcibly(); // Process.destroyForcibly would close the output that is read below
        assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(other.inputReader().readLine())
                .as("the orphan does not hold the killed process's output open")
                .isNull();
        assertThat(EmbeddedPostgres.running(folder)).isPresent();

        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, TIMEOUT)) {
            assertThat(ask(server.address(), "SELECT word FROM kept")).isEqualTo("committed");
            assertThat(PostmasterFile.read(ClusterFolder.of(folder).data())
                            .orElseThrow()
                            .pid())
                    .isNotEqualTo(orphan);
            assertThat(new PostmasterFile(ClusterFolder.of(folder).data(), orphan, 0).isServing())
                    .isFalse();
        }
    }

    @Test
    void aStaleFileThatNamesAStrangersProcessIsForgotten() throws Exception {
        EmbeddedPostgres.start(folder, TIMEOUT).close();
        Files.writeString(
                ClusterFolder.of(folder).data().resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n/elsewhere\n1\n5432\n\n127.0.0.1\n");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, TIMEOUT)) {
            assertThat(ask(server.address(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aServerThatFellIsStartedAgainAtItsAddress() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, TIMEOUT)) {
            assertThat(server.revive(TIMEOUT)).as("it runs").isFalse();
            execute(server.address(), "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('committed')");
            ProcessHandle postmaster = ProcessHandle.of(
                            PostmasterFile.read(ClusterFolder.of(folder).data())
                                    .orElseThrow()
                                    .pid())
                    .orElseThrow();
            postmaster.destroyForcibly();
            postmaster.onExit().get(10, TimeUnit.SECONDS);

            Waiting.until("its last children have left and it is back", () -> revived(server));

            assertThat(ask(server.address(), "SELECT word FROM kept")).isEqualTo("committed");
        }
    }

    /** Its children hold the memory for a moment longer than it lives: then a start is refused, and tried again. */
    private static boolean revived(EmbeddedPostgres server) {
        try {
            return server.revive(TIMEOUT);
        } catch (EmbeddedDatabaseException e) {
            return false;
        }
    }

    @Test
    void rootRunsAnotherUsersFolderAsThatUser() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can hand a folder to another user");
        assumeTrue(new ServerAccount.Other(ServerAccount.NOBODY).works(), "setpriv does not work here");
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
        Files.setPosixFilePermissions(programs, PosixFilePermissions.fromString("rwx--x--x"));
        EmbeddedPostgres.start(folder, TIMEOUT).close();
        new ServerAccount.Other(ServerAccount.NOBODY)
                .own(ClusterFolder.of(folder).root());
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, TIMEOUT)) {
            long pid = PostmasterFile.read(ClusterFolder.of(folder).data())
                    .orElseThrow()
                    .pid();
            assertThat(Files.getAttribute(Path.of("/proc", Long.toString(pid)), "unix:uid"))
                    .isEqualTo(ServerAccount.NOBODY);
            assertThat(ask(server.address(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aFolderThatTheOtherUserCannotEnterIsNamed() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can hand a folder to another user");
        assumeTrue(new ServerAccount.Other(ServerAccount.NOBODY).works(), "setpriv does not work here");
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(ClusterFolder.of(folder).data());
        new ServerAccount.Other(ServerAccount.NOBODY)
                .own(ClusterFolder.of(folder).root());
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder, TIMEOUT))
                .hasMessageContaining("cannot enter " + folder)
                .hasMessageContaining("normal user");
    }

    @Test
    void anotherMajorsDataIsRefusedWithTheMend() throws IOException {
        assertThat(EmbeddedPostgres.examine(folder)).isEmpty();
        EmbeddedPostgres.start(folder, TIMEOUT).close();
        assertThat(EmbeddedPostgres.examine(folder)).contains(PostgresBundle.MAJOR);
        Files.writeString(ClusterFolder.of(folder).data().resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder, TIMEOUT))
                .hasMessageContaining("PostgreSQL 17, this build brings 18")
                .hasMessageContaining("xiaoer backup")
                .hasMessageContaining("xiaoer restore");
        assertThatThrownBy(() -> EmbeddedPostgres.examine(folder)).hasMessageContaining("PostgreSQL 17");
    }

    @Test
    void halfWorkOfAKilledFirstStartIsDoneAgain() throws SQLException, IOException {
        Path half = Files.createDirectories(folder.resolve("postgres/data.new/base"));
        Files.writeString(half.resolve("1"), "half");
        Files.createDirectories(programs.resolve("unpacking-1/bin"));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, TIMEOUT)) {
            assertThat(ask(server.address(), "SELECT 1")).isEqualTo("1");
        }
        assertThat(programs).isDirectoryNotContaining("glob:**unpacking*");
    }

    @Test
    void closingTwiceDoesNotStopTheNextServer() throws SQLException {
        EmbeddedPostgres first = EmbeddedPostgres.start(folder, TIMEOUT);
        first.close();
        try (EmbeddedPostgres second = EmbeddedPostgres.start(folder, TIMEOUT)) {
            first.close();
            assertThat(ask(second.address(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aMachineWithoutABundleIsToldWhatToDo() {
        assertThatThrownBy(() -> PostgresBundle.of("Linux", "riscv64"))
                .hasMessageContaining("riscv64")
                .hasMessageContaining("XIAOER_DATABASE_URL");
        assertThatThrownBy(() -> PostgresBundle.of("Windows 11", "amd64")).hasMessageContaining("XIAOER_DATABASE_URL");
    }

    @Test
    void bothProcessorsArchivesAreComplete() throws IOException {
        for (String processor : List.of("amd64", "aarch64")) {
            Path unpacked = PostgresBundle.of("Linux", processor).unpackInto(temporary.resolve(processor));
            assertThat(unpacked.resolve("bin/postgres")).isExecutable();
            assertThat(unpacked.resolve("bin/initdb")).isExecutable();
            assertThat(unpacked.resolve("bin/pg_ctl")).isExecutable();
            assertThat(unpacked.resolve("lib/libpq.so.5")).isSymbolicLink().exists();
        }
    }

    private Process otherServer() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherServer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static void execute(DatabaseAddress address, String... statements) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static String ask(DatabaseAddress address, String query) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
