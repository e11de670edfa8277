package shop.xiaoer.store;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventJson;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.conversation.Transition;

/**
 * The ledger in PostgreSQL. A conversation's row is its one writer: each transition begins with an UPDATE of that row
 * whose WHERE names the fence; no row means stale, and nothing else is written. A waiting UPDATE evaluates its WHERE
 * anew when it gets the row, which is what makes an answer lose against a claim that came a moment earlier.
 */
public final class PgLedger implements Ledger {
    private static final String ROW =
            "id, owner, agent, epoch, last_seq, last_said, answered_through, turn, entrance::text as entrance,"
                    + " proven, shopper, shopper_name, locale, page::text as page, closed_at";

    /** A shopper's choices; which of them are meant is added by who asks. */
    static final String CHOSEN_WAITING =
            "select 1 from event e where e.author_kind = 'shopper' and e.body->>'option' is not null";

    private static final String NOBODY_RUNS_IT =
            " and (n.id is null or n.expires_at < clock_timestamp() or (n.id = $1 and c.turn_since < clock_timestamp() - interval '2 seconds'))";

    /** While a person is awaited only a chosen entrance is owed; who waits has an open ticket, and these are few. */
    private static final String OWED = "(select c.id from conversation c left join node n on n.id = c.turn_node"
            + " where c.owner = 'bot' and c.last_said > c.answered_through" + NOBODY_RUNS_IT
            + " order by c.id limit $2) union all "
            + "(select c.id from ticket t join conversation c on c.id = t.conversation left join node n on n.id = c.turn_node"
            + " where t.state in ('waiting', 'assigned') and c.owner = 'none' and c.closed_at is null"
            + " and c.last_said > c.answered_through" + NOBODY_RUNS_IT
            + " and exists (" + CHOSEN_WAITING
            + " and e.conversation = c.id and e.seq > c.answered_through and e.epoch = c.epoch)"
            + " order by c.id limit $2)";

    private final Sql sql;
    private final Transitions transitions;
    private final Duration deadline;

    /** @param deadline until when a transition whose outcome is unknown is tried again */
    public PgLedger(Sql sql, Duration deadline) {
        this.sql = sql;
        this.transitions = new Transitions(sql);
        this.deadline = deadline;
    }

    @Override
    public boolean open(Opening opening) {
        return retried(() -> sql.transaction(within -> {
            Identity identity = opening.identity();
            within.run(
                    "insert into conversation (id, token_hash, locale, page, shopper, shopper_name, vip)"
                            + " values ($1, $2, $3, $4::text::jsonb, $5, $6, $7) on conflict (id) do nothing",
                    opening.id().value(),
                    opening.tokenHash(),
                    opening.locale(),
                    opening.page(),
                    identity == null ? null : identity.subject(),
                    identity == null ? null : identity.name(),
                    identity != null && identity.vip());
            if (identity == null || IdentityClaims.spend(within, opening.id(), identity)) {
                return true;
            }
            within.run("delete from conversation where id = $1", opening.id().value());
            return false;
        }));
    }

    @Override
    public Joining join(ConversationId id, Identity identity, List<String> proven) {
        return retried(() -> sql.transaction(within -> IdentityClaims.join(within, id, identity, proven)));
    }

    @Override
    public Outcome commit(Transition transition) {
        return retried(() -> transitions.commit(transition));
    }

    /**
     * A lost connection leaves the outcome unknown. Trying again is safe: the client's id makes a message one message,
     * the fence makes a move one move; where the first try was done, the second says so.
     */
    private <T> T retried(Supplier<T> work) {
        Instant until = Instant.now().plus(deadline);
        while (true) {
            try {
                return work.get();
            } catch (StoreUnavailable e) {
                if (Instant.now().isAfter(until)) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private static void pause(StoreUnavailable cause) {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cause;
        }
    }

    @Override
    public Optional<Conversation> find(ConversationId id) {
        return sql.first("select " + ROW + " from conversation where id = $1", id.value())
                .map(PgLedger::conversation);
    }

    @Override
    public Optional<Conversation> find(ConversationId id, String tokenHash) {
        return sql.first(
                        "select " + ROW + " from conversation where id = $1 and token_hash = $2", id.value(), tokenHash)
                .map(PgLedger::conversation);
    }

    @Override
    public Optional<Excerpt> excerpt(ConversationId id, long after, int limit) {
        return sql.transaction(within -> {
            within.run("set transaction isolation level repeatable read, read only");
            Optional<Conversation> found = within.first(
                            "select " + ROW + " from conversation where id = $1", id.value())
                    .map(PgLedger::conversation);
            return found.map(conversation -> new Excerpt(
                    conversation,
                    within
                            .run(
                                    "select * from (" + EVENTS
                                            + " where conversation = $1 and seq > $2 order by seq desc limit $3) newest order by seq",
                                    id.value(),
                                    after,
                                    limit)
                            .stream()
                            .map(PgLedger::event)
                            .toList()));
        });
    }

    static final String EVENTS =
            "select conversation, seq, epoch, kind, author_kind, author_name, turn, client_id, body::text as body, at from event";

    @Override
    public List<ConversationEvent> events(ConversationId id, long after, int limit) {
        return sql
                .run(EVENTS + " where conversation = $1 and seq > $2 order by seq limit $3", id.value(), after, limit)
                .stream()
                .map(PgLedger::event)
                .toList();
    }

    @Override
    public List<DecisionEntry> decisions(ConversationId id) {
        return sql
                .run(
                        "select turn, epoch, seq, outcome, card::text as card, dropped_text, at from decision"
                                + " where conversation = $1 order by turn",
                        id.value())
                .stream()
                .map(row -> new DecisionEntry(
                        row.getLong("turn"),
                        row.getLong("epoch"),
                        row.getLong("seq"),
                        row.getString("outcome"),
                        row.getString("card"),
                        row.getString("dropped_text"),
                        instant(row, "at")))
                .toList();
    }

    @Override
    public List<NoteEntry> notes(ConversationId id) {
        return sql
                .run("select id, agent, text, at from note where conversation = $1 order by at, id", id.value())
                .stream()
                .map(row -> new NoteEntry(
                        row.getUUID("id"), row.getString("agent"), row.getString("text"), instant(row, "at")))
                .toList();
    }

    @Override
    public ReadMarks readMarks(ConversationId id) {
        return sql.first("select shopper_seen, agent_seen from conversation where id = $1", id.value())
                .map(row -> new ReadMarks(row.getLong("shopper_seen"), row.getLong("agent_seen")))
                .orElse(ReadMarks.NONE);
    }

    @Override
    public Optional<Long> shopperRead(ConversationId id, long seq) {
        return sql.first(
                        "update conversation set shopper_seen = least($2::bigint, last_seq)"
                                + " where id = $1 and shopper_seen < least($2::bigint, last_seq) returning shopper_seen as mark",
                        id.value(),
                        seq)
                .map(row -> row.getLong("mark"));
    }

    @Override
    public Optional<Long> agentRead(ConversationId id, String agent, long seq) {
        return sql.first(
                        "update conversation set agent_seen = least($2::bigint, last_seq)"
                                + " where id = $1 and owner = 'agent' and agent = $3"
                                + " and agent_seen < least($2::bigint, last_seq) returning agent_seen as mark",
                        id.value(),
                        seq,
                        agent)
                .map(row -> row.getLong("mark"));
    }

    @Override
    public List<NoteEntry> whispers(ConversationId id) {
        return sql
                .run("select id, author, text, at from whisper where conversation = $1 order by at, id", id.value())
                .stream()
                .map(row -> new NoteEntry(
                        row.getUUID("id"), row.getString("author"), row.getString("text"), instant(row, "at")))
                .toList();
    }

    @Override
    public List<ConversationId> owed(UUID node, int limit) {
        return sql.run(OWED, node, limit).stream()
                .map(row -> new ConversationId(row.getUUID("id")))
                .toList();
    }

    @Override
    public List<Mark> marks(List<ConversationId> ids) {
        UUID[] values = ids.stream().map(ConversationId::value).toArray(UUID[]::new);
        return sql.run("select id, last_seq, epoch from conversation where id = any($1)", (Object) values).stream()
                .map(row ->
                        new Mark(new ConversationId(row.getUUID("id")), row.getLong("last_seq"), row.getLong("epoch")))
                .toList();
    }

    @Override
    public void dropped(ConversationId id, long epoch, long turn, String card, String text) {
        sql.run(
                "insert into decision (conversation, turn, epoch, outcome, card, dropped_text)"
                        + " values ($1, $2, $3, 'dropped', $4::text::jsonb, $5) on conflict do nothing",
                id.value(),
                turn,
                epoch,
                card,
                text);
    }

    static Conversation conversation(Row row) {
        String[] proven = row.getArrayOfStrings("proven");
        return new Conversation(
                new ConversationId(row.getUUID("id")),
                Owner.valueOf(row.getString("owner")),
                row.getString("agent"),
                row.getLong("epoch"),
                row.getLong("last_seq"),
                row.getLong("last_said"),
                row.getLong("answered_through"),
                row.getLong("turn"),
                row.getString("entrance"),
                proven == null ? List.of() : Arrays.asList(proven),
                row.getString("shopper"),
                row.getString("shopper_name"),
                row.getString("locale"),
                row.getString("page"),
                instantOrNull(row, "closed_at"));
    }

    static ConversationEvent event(Row row) {
        return new ConversationEvent(
                new ConversationId(row.getUUID("conversation")),
                row.getLong("seq"),
                instant(row, "at"),
                row.getLong("epoch"),
                new Author(Author.Kind.valueOf(row.getString("author_kind")), row.getString("author_name")),
                row.getString("client_id"),
                row.getLong("turn"),
                EventJson.read(row.getString("kind"), row.getString("body")));
    }

    /** A column of a moment that is never null. */
    public static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    /** The same where there may be none. */
    public static @Nullable Instant instantOrNull(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    /** Columns of a conversation's row, for RETURNING. */
    static String row() {
        return ROW;
    }

    static boolean unique(PgException e) {
        return Sql.isUniqueViolation(e);
    }
}
