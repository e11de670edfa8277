package shop.xiaoer.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Outcome.Committed;
import shop.xiaoer.conversation.Transition.Command;

/**
 * What a client's ids were used for: a command with an id is done once, and the same id again gets the outcome of the
 * first time. Messages keep their id in the log, commands in a table of their own; one id stands in one of the two only.
 */
final class Commands {
    private final Sql sql;

    Commands(Sql sql) {
        this.sql = sql;
    }

    /** What a command does where its id is new, in the transaction that holds the row. */
    interface Work {
        Outcome in(Sql.Within within);
    }

    /** A command with an id is done once: its row is looked for under the conversation's lock. */
    Outcome once(ConversationId id, Command command, Work work) {
        return sql.transaction(within -> {
            within.run("select 1 from conversation where id = $1 for update", id.value());
            return before(within, id, command)
                    .or(() -> words(within, id, command))
                    .orElseGet(() -> work.in(within));
        });
    }

    /** An id that was given to words is no command's any more. */
    private static Optional<Outcome> words(Sql.Within within, ConversationId id, Command command) {
        return sameWords(within, id, command).map(words -> new Outcome.IdReused());
    }

    /** An id that was given to a command is no message's any more. */
    static boolean isCommand(Sql.Within within, ConversationId id, Command command) {
        return within.first(
                        "select 1 from command where actor = $1 and conversation = $2 and client_id = $3",
                        command.actor(),
                        id.value(),
                        command.clientId())
                .isPresent();
    }

    private static Optional<Outcome> before(Sql.Within within, ConversationId id, Command command) {
        return within.first(
                        "select m.mac, (m.outcome->>'seq')::bigint as seq, " + PgLedger.row()
                                + " from command m join conversation on conversation.id = m.conversation"
                                + " where m.actor = $1 and m.conversation = $2 and m.client_id = $3",
                        command.actor(),
                        id.value(),
                        command.clientId())
                .map(row -> same(row.getString("mac"), command)
                        ? new Outcome.Repeated(PgLedger.conversation(row), row.getLong("seq"))
                        : new Outcome.IdReused());
    }

    private static boolean same(String stored, Command command) {
        return MessageDigest.isEqual(
                stored.getBytes(StandardCharsets.US_ASCII), command.mac().getBytes(StandardCharsets.US_ASCII));
    }

    /** Ends a command with the event it wrote. */
    static Outcome written(Sql.Within within, Conversation after, Command command, Author author, EventBody body) {
        ConversationEvent event = ConversationRows.append(within, after, after.lastSeq(), author, null, null, body);
        remember(within, after.id(), command, event.seq());
        return new Committed(after, List.of(event), null);
    }

    /** Ends a command that wrote no event of its own: {@code seq} is what it points to, if anything. */
    static Outcome done(Sql.Within within, ConversationId id, Command command, @Nullable Long seq) {
        remember(within, id, command, seq);
        return new Outcome.Repeated(ConversationRows.now(within, id).orElseThrow(), seq);
    }

    private static void remember(Sql.Within within, ConversationId id, Command command, @Nullable Long seq) {
        within.run(
                "insert into command (actor, conversation, client_id, mac, outcome)"
                        + " values ($1, $2, $3, $4, jsonb_strip_nulls(jsonb_build_object('seq', $5::bigint)))",
                command.actor(),
                id.value(),
                command.clientId(),
                command.mac(),
                seq);
    }

    /** The command that came before with this id, if one did. */
    Optional<Outcome> again(ConversationId id, Command command) {
        return sql.transaction(within -> before(within, id, command));
    }

    /** The message that came before with this id, if one did. */
    Optional<Outcome> againWords(ConversationId id, Command command) {
        return sql.transaction(within -> sameWords(within, id, command));
    }

    /** The outcome of the message with this id where the content is the same, {@code idReused} where it is another. */
    static Optional<Outcome> sameWords(Sql.Within within, ConversationId id, Command command) {
        return within.first(
                        "select seq, content_mac, " + PgLedger.row()
                                + " from conversation join (select conversation as of_conversation, seq, content_mac from event"
                                + " where conversation = $1 and sender = $2 and client_id = $3) e on e.of_conversation = id",
                        id.value(),
                        command.actor(),
                        command.clientId())
                .map(row -> same(row.getString("content_mac"), command)
                        ? new Outcome.Repeated(PgLedger.conversation(row), row.getLong("seq"))
                        : new Outcome.IdReused());
    }
}
