package shop.xiaoer.store.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.room.KeywordReply;
import shop.xiaoer.store.Database;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.testing.TestDatabase;
import shop.xiaoer.text.Language;

/** Of two who change one reply at once, the second learns that he was. */
class PgRoomRepliesTest {
    private static final String ROOM = UUID.randomUUID().toString();
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00.123456789Z");
    private static final KeywordReply DRAFT = reply("三天内发货。");

    private final Vertx vertx = Vertx.vertx();

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private PgRoomReplies replies;

    private static KeywordReply reply(String text) {
        return new KeywordReply(
                "01890000-0000-7000-8000-000000000001", List.of("发货"), Map.of(Language.ZH, text), "lan", null, null);
    }

    @BeforeEach
    void aRoomWithADraft() {
        DatabaseAddress address = TestDatabase.fresh();
        Database.migrate(address);
        database = Database.open(vertx, address);
        database.sql()
                .run(
                        "insert into room (id, state, plan, loop, item, segment, sentence)"
                                + " values ($1, 'ready', '{}', 1, 0, 1, 0)",
                        UUID.fromString(ROOM));
        replies = new PgRoomReplies(database.sql());
        assertThat(replies.keep(ROOM, null, DRAFT)).isTrue();
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void anApprovalOfWordsThatWereChangedMeanwhileIsNotKept() {
        KeywordReply changed = reply("明天发货。");
        assertThat(replies.keep(ROOM, DRAFT, changed)).isTrue();

        assertThat(replies.keep(ROOM, DRAFT, DRAFT.approved("laowang", NOW))).isFalse();
        assertThat(replies.of(ROOM)).containsExactly(changed);
    }

    @Test
    void anEditOfWordsThatWereApprovedMeanwhileIsNotKept() {
        KeywordReply approved = DRAFT.approved("laowang", NOW);
        assertThat(replies.keep(ROOM, DRAFT, approved)).isTrue();

        assertThat(replies.keep(ROOM, DRAFT, reply("明天发货。"))).isFalse();
        assertThat(replies.of(ROOM)).containsExactly(approved);
        assertThat(replies.keep(ROOM, approved, reply("明天发货。"))).isTrue();
    }

    @Test
    void aDroppedOneStaysDropped() {
        assertThat(replies.drop(ROOM, DRAFT.id(), "lan")).isTrue();

        assertThat(replies.keep(ROOM, DRAFT, DRAFT.approved("laowang", NOW))).isFalse();
        assertThat(replies.of(ROOM)).isEmpty();
        assertThat(database.sql().run("select 1 from audit where act = 'room.replyApproved'"))
                .isEmpty();
    }

    @Test
    void anIdIsTakenOnce() {
        assertThat(replies.keep(ROOM, null, reply("明天发货。"))).isFalse();
        assertThat(replies.of(ROOM)).containsExactly(DRAFT);
    }
}
