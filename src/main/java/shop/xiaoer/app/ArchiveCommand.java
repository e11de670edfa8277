package shop.xiaoer.app;

import io.vertx.core.Vertx;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.broadcast.review.ArchiveCheck;
import shop.xiaoer.broadcast.review.ArchiveEntry;
import shop.xiaoer.broadcast.review.ScriptArchive;
import shop.xiaoer.store.Database;
import shop.xiaoer.store.broadcast.PgScripts;
import shop.xiaoer.wire.ArchiveJson;

/** The archive of reviewed scripts, checked and taken out; the server may run meanwhile. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        description = "Checks the archive of reviewed scripts, or takes it out as one file.",
        subcommands = {ArchiveCommand.Verify.class, ArchiveCommand.Export.class})
final class ArchiveCommand implements Callable<Integer> {
    private static final int PAGE = 100;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "verify or export is needed");
    }

    /** Opens the archive of these settings for the time of one use. */
    static <T> T opened(Settings settings, Function<ScriptArchive, T> use) {
        Vertx vertx = Vertx.vertx();
        try (Storage storage = Storage.whileServing(settings);
                Database database = Database.open(vertx, storage.address())) {
            return use.apply(new PgScripts(database.sql()));
        } finally {
            vertx.close();
        }
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description =
                    "Goes through the chain of hashes and names the first entry that is not as it was; ends with 1"
                            + " where there is one.")
    static final class Verify implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "FILE",
                description = "an export to check instead of the database")
        private @Nullable Path file;

        @Option(
                names = "--against",
                paramLabel = "FILE",
                description = "an earlier export: what stands in it must stand in the archive unchanged")
        private @Nullable Path against;

        @Option(names = "--json", description = "one JSON object")
        private boolean json;

        @Override
        public Integer call() {
            Path export = file;
            if (export != null && against != null) {
                throw new ParameterException(spec.commandLine(), "--against: goes with the database, not with a FILE");
            }
            Map<ScriptArchive.Mark, String> known = against == null ? Map.of() : hashes(against);
            ArchiveCheck.Verdict verdict = export != null
                    ? ArchiveCheck.of(entries(export))
                    : opened(Settings.read(System.getenv()), archive -> ArchiveCheck.of(archive, known));
            CommandLineOutput out = new CommandLineOutput(spec);
            if (json) {
                out.json(ArchiveJson.verdict(verdict));
            } else {
                out.line(words(verdict));
            }
            return verdict instanceof ArchiveCheck.Verdict.Whole ? 0 : 1;
        }

        private static String words(ArchiveCheck.Verdict verdict) {
            return switch (verdict) {
                case ArchiveCheck.Verdict.Whole whole ->
                    "whole: " + whole.entries() + " entries of " + whole.scripts() + " scripts";
                case ArchiveCheck.Verdict.Broken broken ->
                    "broken at entry " + broken.at().no() + " of script "
                            + broken.at().script() + ": " + broken.why();
            };
        }

        private Map<ScriptArchive.Mark, String> hashes(Path export) {
            Map<ScriptArchive.Mark, String> hashes = new HashMap<>();
            entries(export)
                    .forEach(entry -> hashes.put(new ScriptArchive.Mark(entry.script(), entry.no()), entry.hash()));
            return hashes;
        }

        private List<ArchiveEntry> entries(Path export) {
            List<ArchiveEntry> entries = new ArrayList<>();
            try {
                for (String line : Files.readAllLines(export)) {
                    entries.add(ArchiveJson.entry(line));
                }
                return entries;
            } catch (IOException e) {
                throw new ParameterException(spec.commandLine(), export + ": cannot be read: " + e.getMessage(), e);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(
                        spec.commandLine(), export + ", line " + (entries.size() + 1) + ": " + e.getMessage(), e);
            }
        }
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes the archive as JSON lines, oldest first within each script.")
    static final class Export implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "FILE",
                description = "where to; one of that name is replaced (default: the standard output)")
        private @Nullable Path file;

        @Override
        public Integer call() {
            Path to = file;
            if (to == null) {
                opened(
                        Settings.read(System.getenv()),
                        archive -> written(archive, spec.commandLine().getOut()));
                return 0;
            }
            try (BufferedWriter lines = Files.newBufferedWriter(to);
                    PrintWriter out = new PrintWriter(lines)) {
                long written = opened(Settings.read(System.getenv()), archive -> written(archive, out));
                if (out.checkError()) {
                    throw new IOException("the disk took no more");
                }
                new CommandLineOutput(spec).line(to + ": " + written + " entries");
            } catch (IOException e) {
                throw new UncheckedIOException(to + " cannot be written", e);
            }
            return 0;
        }

        private static long written(ScriptArchive archive, PrintWriter out) {
            long written = 0;
            List<ArchiveEntry> page = archive.page(null, null, PAGE);
            while (!page.isEmpty()) {
                page.forEach(entry -> out.print(ArchiveJson.line(entry) + "\n"));
                written += page.size();
                ArchiveEntry last = page.getLast();
                page = archive.page(null, new ScriptArchive.Mark(last.script(), last.no()), PAGE);
            }
            out.flush();
            return written;
        }
    }
}
