package shop.xiaoer.store;

import java.util.List;
import java.util.Optional;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Outcome.Committed;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.conversation.Transition;

/**
 * Where nobody is there: the shopper leaves a contact, which becomes a task; the wait ends and the bot speaks again;
 * somebody calls and ends the task.
 */
final class CallbackMoves {
    private final Sql sql;

    CallbackMoves(Sql sql) {
        this.sql = sql;
    }

    Outcome leaveContact(Transition.LeaveContact leave) {
        return sql.transaction(within -> {
            Optional<Conversation> row = ConversationRows.seize(
                    within,
                    "last_seq = last_seq + 2, last_said = last_seq + 1, answered_through = last_seq + 1",
                    "id = $1 and epoch = $2 and owner = 'none'" + ConversationRows.LIVE
                            + " and not exists (select 1 from command where actor = $3 and conversation = $1 and client_id = $4)",
                    leave.conversation().value(),
                    leave.epoch(),
                    leave.command().actor(),
                    leave.command().clientId());
            return row.map(after -> taken(within, leave, after)).orElseGet(() -> notTaken(within, leave));
        });
    }

    private static Outcome taken(Sql.Within within, Transition.LeaveContact leave, Conversation after) {
        ConversationEvent said = ConversationRows.append(
                within,
                after,
                after.lastSeq() - 1,
                new Author(Author.Kind.shopper, leave.command().actor()),
                leave.command(),
                null,
                leave.body());
        ConversationEvent confirmed = ConversationRows.append(
                within, after, after.lastSeq(), new Author(Author.Kind.ai, "小二"), null, null, leave.confirmation());
        within.run(
                "insert into callback (id, conversation, contact) values ($1, $2, $3) on conflict (conversation)"
                        + " where done_at is null do update set contact = excluded.contact, taken_at = clock_timestamp()",
                TimeOrderedId.next(),
                leave.conversation().value(),
                leave.contact());
        return new Committed(after, List.of(said, confirmed), null);
    }

    private static Outcome notTaken(Sql.Within within, Transition.LeaveContact leave) {
        return Commands.sameWords(within, leave.conversation(), leave.command())
                .orElseGet(() -> Commands.isCommand(within, leave.conversation(), leave.command())
                        ? new Outcome.IdReused()
                        : ConversationRows.stale(within, leave.conversation()));
    }

    Outcome endWait(Sql.Within within, Transition.EndWait end) {
        Optional<Conversation> row = ConversationRows.seize(
                within,
                "owner = 'bot', epoch = epoch + 1, entrance = null, answered_through = last_said, last_seq = last_seq + 1, "
                        + ConversationRows.NO_TURN,
                "id = $1 and epoch = $2 and owner = 'none'" + ConversationRows.LIVE,
                end.conversation().value(),
                end.epoch());
        if (row.isEmpty()) {
            return ConversationRows.stale(within, end.conversation());
        }
        TicketMoves.end(within, end.conversation(), TicketMoves.Ending.timedOut);
        return Commands.written(
                within, row.get(), end.command(), Author.SYSTEM, new EventBody.HandedBack(Author.Kind.system.name()));
    }

    Outcome called(Sql.Within within, Transition.Called called) {
        int done = within.change(
                "update callback set done_at = clock_timestamp(), done_by = $2, note = $3"
                        + " where conversation = $1 and done_at is null",
                called.conversation().value(),
                called.agent(),
                called.note());
        if (done == 0) {
            return ConversationRows.stale(within, called.conversation());
        }
        within.run(
                "insert into note (conversation, agent, text) values ($1, $2, $3)",
                called.conversation().value(),
                called.agent(),
                called.note());
        return Commands.done(within, called.conversation(), called.command(), null);
    }
}
