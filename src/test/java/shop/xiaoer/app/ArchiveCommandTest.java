package shop.xiaoer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.review.Review;
import shop.xiaoer.broadcast.review.ReviewOutcome;
import shop.xiaoer.broadcast.review.Reviewer;
import shop.xiaoer.broadcast.review.ScriptCheck;
import shop.xiaoer.broadcast.testing.MemoryLedger;
import shop.xiaoer.broadcast.testing.Scripts;
import shop.xiaoer.broadcast.testing.Shelf;
import shop.xiaoer.text.Language;
import shop.xiaoer.wire.ArchiveJson;

/** An export is checked far from the database that it came from. */
class ArchiveCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    Path folder;

    private final StringWriter told = new StringWriter();
    private Path export = Path.of("");

    @BeforeEach
    void anExport() throws IOException {
        Shelf shelf = Shelf.ofSix();
        MemoryLedger ledger = new MemoryLedger();
        Script draft = Scripts.write(shelf, Language.ZH, 300, 1);
        Review review = new Review(
                ledger,
                new ScriptCheck(Scripts.LAWFUL, shelf, shelf::policies, Clock.fixed(NOW, ZoneOffset.UTC)),
                shelf,
                shelf::policies,
                () -> "law",
                () -> NOW,
                Review.Eyes.two);
        Reviewer admin = new Reviewer("admin", Reviewer.Role.admin);
        assertThat(review.submit(draft, draft.version(), admin, null)).isInstanceOf(ReviewOutcome.Moved.class);
        assertThat(review.approve(ledger.kept().orElseThrow(), draft.version(), admin, "gut", null))
                .isInstanceOf(ReviewOutcome.Moved.class);
        export = Files.write(
                folder.resolve("archive.jsonl"),
                ledger.entries(draft.id()).stream().map(ArchiveJson::line).toList());
    }

    private int run(String... arguments) {
        return Main.commandLine(new PrintWriter(told, true)).execute(arguments);
    }

    @Test
    void aWholeExportEndsWellAndADamagedOneNamesItsEntry() throws IOException {
        assertThat(run("archive", "verify", export.toString())).isZero();
        assertThat(told.toString()).contains("whole: 2 entries of 1 scripts");

        Files.writeString(export, Files.readString(export).replace("\"gut\"", "\"besser\""));

        assertThat(run("archive", "verify", "--json", export.toString())).isOne();
        assertThat(told.toString()).contains("\"no\":2").contains("\"whole\":false");
    }

    @Test
    void aFileThatIsNoExportIsWrongUseAndItsLineIsNamed() throws IOException {
        List<String> lines = Files.readAllLines(export);
        Files.write(export, List.of(lines.getFirst(), "{}"));

        assertThat(run("archive", "verify", export.toString())).isEqualTo(2);
        assertThat(run("archive")).isEqualTo(2);
        assertThat(run("archive", "verify", "--against", export.toString(), export.toString()))
                .isEqualTo(2);
    }
}
