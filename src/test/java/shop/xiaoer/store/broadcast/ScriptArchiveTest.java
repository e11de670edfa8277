package shop.xiaoer.store.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.review.ArchiveCheck;
import shop.xiaoer.broadcast.review.ArchiveCheck.Verdict;
import shop.xiaoer.broadcast.review.ArchiveEntry;
import shop.xiaoer.broadcast.review.Review;
import shop.xiaoer.broadcast.review.ReviewOutcome;
import shop.xiaoer.broadcast.review.Reviewer;
import shop.xiaoer.broadcast.review.Rewording;
import shop.xiaoer.broadcast.review.ScriptArchive.Mark;
import shop.xiaoer.broadcast.review.ScriptCheck;
import shop.xiaoer.broadcast.script.ScriptRequest;
import shop.xiaoer.broadcast.testing.Scripts;
import shop.xiaoer.broadcast.testing.Shelf;
import shop.xiaoer.store.Database;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.testing.TestDatabase;
import shop.xiaoer.text.Language;
import shop.xiaoer.wire.ArchiveJson;

/** What was reviewed stays as it was, and where somebody with all rights on the database changed it, it is found. */
class ScriptArchiveTest {
    private static final Reviewer LAN = new Reviewer("lan", Reviewer.Role.operator);
    private static final Reviewer ADMIN = new Reviewer("admin", Reviewer.Role.admin);
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00.123456Z");

    private final Vertx vertx = Vertx.vertx();
    private final Shelf shelf = Shelf.ofSix();
    private final DatabaseAddress address = TestDatabase.fresh();

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private PgScripts scripts;

    @SuppressWarnings("NullAway.Init")
    private Review review;

    @SuppressWarnings("NullAway.Init")
    private Rewording rewording;

    private final List<String> ids = new ArrayList<>();

    @BeforeEach
    void threeScriptsWithThreeEntriesEach() {
        Database.migrate(address);
        database = Database.open(vertx, address);
        scripts = new PgScripts(database.sql());
        Clock clock = Clock.fixed(NOW, ZoneId.of("Asia/Shanghai"));
        ScriptCheck check = new ScriptCheck(Scripts.LAWFUL, shelf, shelf::policies, clock);
        rewording = new Rewording(scripts, check, Scripts.METER, () -> NOW);
        review = new Review(scripts, check, shelf, shelf::policies, () -> "law", () -> NOW, Review.Eyes.two);
        for (int i = 0; i < 3; i++) {
            Script draft = Scripts.write(shelf, request(i));
            scripts.add(draft, "lan");
            Script inReview = moved(review.submit(draft, draft.version(), LAN, "看过了"));
            Script approved = moved(review.approve(inReview, draft.version(), ADMIN, null, NOW.plusSeconds(3600)));
            int hook = approved.segments().stream()
                    .filter(segment -> segment.type() == SegmentType.hook)
                    .findFirst()
                    .orElseThrow()
                    .n();
            moved(rewording.edit(approved, hook, "今天我们慢慢看。", null, approved.version(), LAN));
            ids.add(draft.id());
        }
        ids.sort(null);
    }

    private ScriptRequest request(int number) {
        ScriptRequest like = Scripts.request(shelf.ids(), Language.ZH, 300, number);
        return new ScriptRequest(
                UUID.randomUUID().toString(),
                like.products(),
                like.language(),
                like.persona(),
                like.platform(),
                like.words(),
                like.seed(),
                like.engine());
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    private static Script moved(ReviewOutcome outcome) {
        assertThat(outcome).isInstanceOf(ReviewOutcome.Moved.class);
        return ((ReviewOutcome.Moved) outcome).script();
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    /** As somebody who may do everything with the database would. */
    private void forge(String statement) throws SQLException {
        sql(
                "alter table script_archive disable trigger user",
                statement,
                "alter table script_archive enable trigger user");
    }

    private Verdict verdict() {
        return ArchiveCheck.of(scripts, Map.of());
    }

    private void brokenAt(String script, long no) {
        assertThat(verdict())
                .isInstanceOfSatisfying(
                        Verdict.Broken.class, broken -> assertThat(broken.at()).isEqualTo(new Mark(script, no)));
    }

    @Test
    void aWholeArchiveIsWholeAndEachEntryHasTheWordsItIsAbout() {
        assertThat(verdict()).isEqualTo(new Verdict.Whole(3, 9));
        assertThat(scripts.entries(ids.getFirst()))
                .allSatisfy(
                        entry -> assertThat(entry.content()).contains("welcome").contains("{}"));
    }

    @Test
    void whoApprovesWordsThatWereEditedMeanwhileUndoesNothing() {
        Script read = scripts.find(ids.getFirst()).orElseThrow();
        int hook = read.segments().stream()
                .filter(segment -> segment.type() == SegmentType.hook)
                .findFirst()
                .orElseThrow()
                .n();
        Script edited = moved(rewording.edit(read, hook, "今天我们再看看。", null, read.version(), LAN));

        assertThat(review.approve(read, read.version(), ADMIN, null, null))
                .isEqualTo(new ReviewOutcome.StaleVersion(edited.version()));
        Script stands = scripts.find(read.id()).orElseThrow();
        assertThat(stands.version()).isEqualTo(edited.version());
        assertThat(stands.state().name()).isEqualTo("draft");

        Script inReview = moved(review.submit(stands, stands.version(), LAN, null));
        moved(review.approve(inReview, inReview.version(), ADMIN, null, null));
        assertThat(review.reject(inReview, inReview.version(), ADMIN, "too late"))
                .isEqualTo(new ReviewOutcome.StaleVersion(edited.version()));
        assertThat(scripts.find(read.id()).orElseThrow().state().name()).isEqualTo("approved");
        assertThat(verdict()).isEqualTo(new Verdict.Whole(3, 12));
    }

    @Test
    void noStatementChangesRemovesOrEmptiesEntries() {
        for (String statement : List.of(
                "update script_archive set reason = 'x' where no = 1",
                "delete from script_archive where no = 3",
                "truncate script_archive")) {
            assertThatThrownBy(() -> sql(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("only grows");
        }
        assertThat(verdict()).isEqualTo(new Verdict.Whole(3, 9));
    }

    @Test
    void aChangedWordReviewerReasonOrDateIsFound() throws SQLException {
        for (String change : List.of(
                "content = replace(content, '慢慢', '快快')",
                "actor = 'laowang'",
                "reason = 'another'",
                "valid_until = '2027-01-01'",
                "act = 'approved'",
                "version = 'f'")) {
            String where = " where script = '" + ids.get(1) + "' and no = 3";
            sql("create table kept as select * from script_archive");
            forge("update script_archive set " + change + where);

            brokenAt(ids.get(1), 3);

            forge("delete from script_archive");
            sql("insert into script_archive select * from kept order by script, no", "drop table kept");
            assertThat(verdict()).isEqualTo(new Verdict.Whole(3, 9));
        }
    }

    @Test
    void anEntryThatIsLeftOutIsFoundInTheMiddleAtTheEndAndWithItsWholeScript() throws SQLException {
        forge("delete from script_archive where script = '" + ids.getLast() + "'");
        brokenAt(ids.getLast(), 3);
        forge("delete from script_archive where script = '" + ids.get(1) + "' and no = 3");
        brokenAt(ids.get(1), 3);
        forge("delete from script_archive where script = '" + ids.getFirst() + "' and no = 2");
        brokenAt(ids.getFirst(), 2);
    }

    @Test
    void aChainThatWasHashedAnewIsFoundAgainstAnEarlierExport() throws SQLException {
        Map<Mark, String> export = new HashMap<>();
        List<ArchiveEntry> all = scripts.page(null, null, 100);
        all.forEach(entry -> export.put(new Mark(entry.script(), entry.no()), entry.hash()));
        assertThat(ArchiveCheck.of(scripts, export)).isEqualTo(new Verdict.Whole(3, 9));
        String last = ids.getLast();
        forge("delete from script_archive where script = '" + last + "' and no = 3");
        sql("update script set archived = 2, archived_hash = (select hash from script_archive where script = '" + last
                + "' and no = 2) where id = '" + last + "'");

        assertThat(verdict()).isEqualTo(new Verdict.Whole(3, 8));
        assertThat(ArchiveCheck.of(scripts, export))
                .isInstanceOfSatisfying(
                        Verdict.Broken.class, broken -> assertThat(broken.at()).isEqualTo(new Mark(last, 3)));
    }

    @Test
    void anExportIsReadAgainAsItWasAndItsDamageIsFound() {
        List<String> lines =
                scripts.page(null, null, 100).stream().map(ArchiveJson::line).toList();
        List<ArchiveEntry> read = lines.stream().map(ArchiveJson::entry).toList();

        assertThat(read).isEqualTo(scripts.page(null, null, 100));
        assertThat(ArchiveCheck.of(read)).isEqualTo(new Verdict.Whole(3, 9));
        List<ArchiveEntry> damaged = new ArrayList<>(read);
        damaged.set(4, ArchiveJson.entry(lines.get(4).replace("\"by\":\"admin\"", "\"by\":\"lan\"")));
        assertThat(ArchiveCheck.of(damaged))
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> assertThat(broken.at())
                                .isEqualTo(new Mark(read.get(4).script(), 2)));
        assertThat(scripts.page(ids.get(1), null, 100)).hasSize(3);
        assertThatThrownBy(() -> ArchiveJson.entry("{\"script\":\"a\"}")).hasMessageContaining("version");
    }
}
