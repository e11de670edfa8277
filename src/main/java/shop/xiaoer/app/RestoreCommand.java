package shop.xiaoer.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.store.Database;
import shop.xiaoer.store.backup.FlywayMigrations;
import shop.xiaoer.store.backup.Manifest;
import shop.xiaoer.store.backup.Restore;
import shop.xiaoer.store.embedded.DatabaseAddress;

/** Fills an empty database from a backup. The server must not run. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Fills an empty data folder or database from a backup; the server must not run.")
final class RestoreCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "what backup wrote")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        Manifest manifest = read(Settings.read(System.getenv()), file);
        tell(new CommandLineOutput(spec), json, file, manifest, "restored");
        return 0;
    }

    static Manifest read(Settings settings, Path file) {
        try (Storage storage = Storage.alone(settings)) {
            return Restore.read(file, storage.address(), migrations(storage.address()));
        }
    }

    private static FlywayMigrations migrations(DatabaseAddress address) {
        return new FlywayMigrations(Flyway.configure(Database.class.getClassLoader())
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations("classpath:db/migration")
                .load());
    }

    static void tell(CommandLineOutput out, boolean json, Path file, Manifest manifest, String what) {
        Map<String, Object> shown = BackupCommand.shown(file, manifest);
        if (json) {
            out.json(shown);
        } else {
            out.line(file + " " + what + ": " + shown.get("rows") + " rows of " + shown.get("tables")
                    + " tables, schema " + manifest.schema() + ", as of " + manifest.createdAt());
        }
    }
}
