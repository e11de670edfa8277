package shop.xiaoer.store;

import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.text.Language;

/**
 * The ticket's part of a transition: waits, is assigned, waits again, ends. A conversation has one open ticket at most,
 * which the table's index holds. Called after the conversation's row was moved, so that the locks keep their order.
 */
final class TicketMoves {
    private TicketMoves() {}

    /** The shopper waits for a person; a ticket that is open already waits again, under the newer reason
     * and summary. */
    static void await(Sql.Within within, ConversationId id, HandoffReason reason, Language language, String summary) {
        within.run(
                "insert into ticket (id, conversation, reason, language, priority, summary, state)"
                        + " values ($1, $2, $3, $4, $5, $6, 'waiting') on conflict (conversation) where state in ('waiting', 'assigned')"
                        + " do update set state = 'waiting', agent = null, reason = excluded.reason,"
                        + " priority = excluded.priority, summary = excluded.summary, language = excluded.language",
                TimeOrderedId.next(),
                id.value(),
                reason.name(),
                language.tag(),
                reason.priority(),
                summary);
    }

    /** An agent takes the conversation, from the queue or straight from the bot. */
    static void assign(Sql.Within within, Conversation row, String agent) {
        int assigned = within.change(
                "update ticket set state = 'assigned', agent = $2, claimed_at = clock_timestamp() where conversation = $1 and state = 'waiting'",
                row.id().value(),
                agent);
        if (assigned == 0) {
            within.run(
                    "insert into ticket (id, conversation, reason, language, state, agent, claimed_at)"
                            + " values ($1, $2, 'claimed', $3, 'assigned', $4, clock_timestamp())",
                    TimeOrderedId.next(),
                    row.id().value(),
                    row.locale(),
                    agent);
        }
    }

    /** Notes when the agent first said something; later words change nothing. */
    static void firstWord(Sql.Within within, ConversationId id) {
        within.run(
                "update ticket set first_word_at = coalesce(first_word_at, clock_timestamp()) where conversation = $1 and state = 'assigned'",
                id.value());
    }

    /** Back to the queue, with the place it had. */
    static void release(Sql.Within within, ConversationId id) {
        within.run(
                "update ticket set state = 'waiting', agent = null where conversation = $1 and state = 'assigned'",
                id.value());
    }

    static void end(Sql.Within within, ConversationId id) {
        within.run(
                "update ticket set state = 'done' where conversation = $1 and state in ('waiting', 'assigned')",
                id.value());
    }
}
