package shop.xiaoer.store;

import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.conversation.Transition;
import shop.xiaoer.text.Language;

/**
 * The ticket's part of a transition: waits, is assigned, waits again, ends. A conversation has one open ticket at most,
 * which the table's index holds. Called after the conversation's row was moved, so that the locks keep their order.
 */
final class TicketMoves {
    /** Points of the shop's first rank, see {@link shop.xiaoer.handoff.WaitingLine}. */
    private static final int VIP = 10;

    private TicketMoves() {}

    /** How a ticket ended; without a claim before it, the shopper left the queue. */
    enum Ending {
        handedBack,
        closed,
        backToBot,
        timedOut
    }

    /** The shopper waits for a person; a ticket that is open already waits again, under the newer reason
     * and summary. */
    static void await(Sql.Within within, ConversationId id, HandoffReason reason, Language language, String summary) {
        within.run(
                "insert into ticket (id, conversation, reason, language, priority, summary, state)"
                        + " select $1, id, $3, $4, $5 + case when vip then " + VIP + " else 0 end, $6, 'waiting'"
                        + " from conversation where id = $2 on conflict (conversation) where state in ('waiting', 'assigned')"
                        + " do update set state = 'waiting', agent = null, wanted_until = null, reason = excluded.reason,"
                        + " priority = excluded.priority, summary = excluded.summary, language = excluded.language",
                TimeOrderedId.next(),
                id.value(),
                reason.name(),
                language.tag(),
                reason.priority(),
                summary);
    }

    /** Who waits turned out to be of the shop's first rank. */
    static void first(Sql.Within within, ConversationId id) {
        within.run(
                "update ticket set priority = priority + " + VIP
                        + " where conversation = $1 and state in ('waiting', 'assigned')",
                id.value());
    }

    /** An agent takes the conversation, from the queue or straight from the bot. */
    static void assign(Sql.Within within, Conversation row, String agent) {
        int assigned = within.change(
                "update ticket set state = 'assigned', agent = $2, claimed_at = clock_timestamp(), alive_at = null, wanted_agent = null,"
                        + " wanted_skill = null, wanted_until = null where conversation = $1 and state = 'waiting'",
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

    /** From one agent, or the queue, or the bot, to another: the new one's time counts from here. */
    static void pass(Sql.Within within, Conversation row, String agent) {
        int passed = within.change(
                "update ticket set agent = $2, claimed_at = clock_timestamp(), alive_at = null"
                        + " where conversation = $1 and state = 'assigned'",
                row.id().value(),
                agent);
        if (passed == 0) {
            assign(within, row, agent);
        }
    }

    /** Notes when the agent first said something; later words change nothing. */
    static void firstWord(Sql.Within within, ConversationId id) {
        within.run(
                "update ticket set first_word_at = coalesce(first_word_at, clock_timestamp()) where conversation = $1 and state = 'assigned'",
                id.value());
    }

    /** Back to the queue, with the place it had; kept for a while for whom it was passed on to. */
    static void release(Sql.Within within, ConversationId id, Transition.@Nullable PassedOn to) {
        within.run(
                "update ticket set state = 'waiting', agent = null, wanted_agent = $2, wanted_skill = $3,"
                        + " wanted_until = clock_timestamp() + $4::bigint * interval '1 millisecond'"
                        + " where conversation = $1 and state = 'assigned'",
                id.value(),
                to == null ? null : to.agent(),
                to == null ? null : to.skill(),
                to == null ? null : (Long) to.kept().toMillis());
    }

    static void end(Sql.Within within, ConversationId id, Ending ending) {
        within.run(
                "update ticket set state = 'done', ended_at = clock_timestamp(), ending = $2"
                        + " where conversation = $1 and state in ('waiting', 'assigned')",
                id.value(),
                ending.name());
    }
}
