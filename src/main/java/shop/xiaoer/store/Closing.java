package shop.xiaoer.store;

import java.util.List;
import java.util.Optional;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Transition;

/**
 * How a conversation ends and what the shopper thinks of it: the close by either side, the rating of the whole, and the
 * word on a single answer.
 */
final class Closing {
    private static final String SHOPPER = "shopper";

    private Closing() {}

    static Outcome close(Sql.Within within, Transition.Close close) {
        Long epoch = close.epoch();
        String fence = epoch == null
                ? "id = $1 and $2::bigint is null and $3 <> ''"
                : "id = $1 and epoch = $2 and owner = 'agent' and agent = $3";
        Optional<Conversation> row = ConversationRows.seize(
                within,
                "epoch = epoch + case when owner = 'none' then 0 else 1 end, owner = 'none', agent = null,"
                        + " answered_through = last_said, entrance = null, closed_at = clock_timestamp(), last_seq = last_seq + 1, "
                        + ConversationRows.NO_TURN,
                fence + ConversationRows.LIVE,
                close.conversation().value(),
                epoch,
                close.by().name());
        if (row.isEmpty()) {
            return ConversationRows.now(within, close.conversation())
                    .<Outcome>map(now -> now.closedAt() != null ? new Outcome.Closed() : new Outcome.Stale(now))
                    .orElseGet(Outcome.Unknown::new);
        }
        TicketMoves.end(within, close.conversation(), TicketMoves.Ending.closed);
        List<String> tags = close.tags();
        if (tags != null) {
            PgTags.set(within, close.conversation(), close.by().name(), tags);
        }
        return Commands.written(
                within,
                row.get(),
                close.command(),
                Author.SYSTEM,
                new EventBody.Closed(close.by().name()));
    }

    static Outcome rate(Sql.Within within, Transition.Rate rate) {
        Optional<Conversation> row = ConversationRows.seize(
                within,
                "last_seq = last_seq + 1",
                "id = $1",
                rate.conversation().value());
        return row.<Outcome>map(after -> Commands.written(
                        within,
                        after,
                        rate.command(),
                        new Author(Author.Kind.shopper, SHOPPER),
                        new EventBody.Rated(rate.score(), rate.comment())))
                .orElseGet(Outcome.Unknown::new);
    }

    static Outcome feedback(Sql.Within within, Transition.Feedback feedback) {
        int changed = within.change(
                "insert into feedback (conversation, seq, helpful, comment) select conversation, seq, $3, $4 from event"
                        + " where conversation = $1 and seq = $2 and author_kind = 'ai'"
                        + " on conflict (conversation, seq) do update set helpful = excluded.helpful, comment = excluded.comment",
                feedback.conversation().value(),
                feedback.seq(),
                feedback.helpful(),
                feedback.comment());
        return changed == 0
                ? new Outcome.Unknown()
                : Commands.done(within, feedback.conversation(), feedback.command(), null);
    }
}
