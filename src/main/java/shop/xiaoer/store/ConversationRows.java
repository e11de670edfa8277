package shop.xiaoer.store;

import io.vertx.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.EventJson;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.conversation.Transition.Command;

/**
 * A conversation's row, its one writer, and the log behind it. A move is one UPDATE whose WHERE names the fence (epoch,
 * turn, owner or agent) and which counts {@code last_seq} on; the events are then appended at the places this made, so
 * that the log has no gap. No row back means that the fence did not hold, and nothing may be written after it.
 */
final class ConversationRows {
    /** The fence of everything that a closed conversation does not take any more. */
    static final String LIVE = " and closed_at is null";

    /** The end of whatever the bot was doing. */
    static final String NO_TURN = "turn = turn + 1, turn_node = null, turn_drafted = false, turn_since = null";

    private ConversationRows() {}

    /** Moves the row under its fence; empty where the fence does not hold. */
    static Optional<Conversation> seize(
            Sql.Within within, String change, String fence, @Nullable Object... parameters) {
        return within.first(
                        "update conversation set " + change + " where " + fence + " returning " + PgLedger.row(),
                        parameters)
                .map(PgLedger::conversation);
    }

    /**
     * Writes one event under the row's epoch, at the place of the log that the move made, and in the same statement what
     * is owed to the webhooks that want to hear of it: nothing where there are none.
     */
    static ConversationEvent append(
            Sql.Within within,
            Conversation after,
            long seq,
            Author author,
            @Nullable Command command,
            @Nullable Long turn,
            EventBody body) {
        UUID conversation = after.id().value();
        String type = HookRows.type(body);
        Row row = within.first(
                        "with told as (insert into webhook_delivery (id, endpoint, type, subject, conversation, seq)"
                                + " select $12::uuid, id, $13::text, $1::uuid::text, $1::uuid, $2::bigint from webhook_endpoint"
                                + " where state <> 'stopped' and events && array[$13::text, $14::text])"
                                + " insert into event (conversation, seq, epoch, kind, author_kind, author_name, turn, sender, client_id, content_mac, body)"
                                + " values ($1::uuid, $2::bigint, $3, $4, $5, $6, $7, $8, $9, $10, $11::text::jsonb) returning at",
                        conversation,
                        seq,
                        after.epoch(),
                        body.kind(),
                        author.kind().name(),
                        author.name(),
                        turn,
                        author.sender(),
                        command == null ? null : command.clientId(),
                        command == null ? null : command.mac(),
                        EventJson.write(body),
                        TimeOrderedId.next(),
                        type,
                        HookRows.group(type))
                .orElseThrow();
        return new ConversationEvent(
                after.id(),
                seq,
                PgLedger.instant(row, "at"),
                after.epoch(),
                author,
                command == null ? null : command.clientId(),
                turn,
                body);
    }

    /** The row as the transaction sees it now. */
    static Optional<Conversation> now(Sql.Within within, ConversationId id) {
        return within.first("select " + PgLedger.row() + " from conversation where id = $1", id.value())
                .map(PgLedger::conversation);
    }

    /**
     * Why a fence did not hold: the row moved on, or there is none. Read over the connection that the transaction holds:
     * as many fences as the pool has connections may fail at once, and each would wait for a second one.
     */
    static Outcome stale(Sql.Within within, ConversationId id) {
        return now(within, id).<Outcome>map(Outcome.Stale::new).orElseGet(Outcome.Unknown::new);
    }
}
