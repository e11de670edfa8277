package shop.xiaoer.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.store.backup.Backup;
import shop.xiaoer.store.backup.Manifest;

/** Writes the whole database into a file, while the server works or while it is down. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Writes the whole database into a file; the server may run meanwhile.")
final class BackupCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "where to; one of that name is replaced")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        Manifest manifest = write(Settings.read(System.getenv()), file);
        RestoreCommand.tell(new CommandLineOutput(spec), json, file, manifest, "written");
        return 0;
    }

    static Manifest write(Settings settings, Path file) {
        try (Storage storage = Storage.whileServing(settings)) {
            return Backup.write(storage.address(), file, Main.VERSION);
        }
    }

    static Map<String, Object> shown(Path file, Manifest manifest) {
        long rows =
                manifest.tables().stream().mapToLong(Manifest.TableCopy::rows).sum();
        return Map.of(
                "file",
                file.toString(),
                "schema",
                manifest.schema(),
                "createdAt",
                manifest.createdAt().toString(),
                "tables",
                manifest.tables().size(),
                "rows",
                rows);
    }
}
