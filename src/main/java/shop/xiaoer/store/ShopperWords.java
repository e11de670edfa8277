package shop.xiaoer.store;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.EventJson;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Outcome.Committed;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.conversation.Transition;

/**
 * What the shopper says. One statement appends the message and, where the bot may answer it, begins the turn that will;
 * a turn that has shown nothing yet is superseded by it. Words into a conversation that was closed not long ago open it
 * again.
 */
final class ShopperWords {
    private static final String SHOPPER = "shopper";

    /** A turn that was superseded again and again is let alone after this: somebody who types for ever gets an answer. */
    private static final String SUPERSEDABLE =
            "(turn_node is null or (not turn_drafted and turn_since > clock_timestamp() - interval '15 seconds'))";

    private final Sql sql;

    ShopperWords(Sql sql) {
        this.sql = sql;
    }

    Outcome say(Transition.Say say) {
        boolean opensEntrance = say.body().option() != null;
        // Every expression is computed on the row as it is locked, never on an older snapshot of it.
        String begins = "((owner = 'bot' or (owner = 'none' and $7)) and " + SUPERSEDABLE + ")";
        Optional<Row> written = sql.first(
                "with c as (update conversation set last_seq = last_seq + 1, last_said = last_seq + 1,"
                        + "   turn = case when " + begins + " then turn + 1 else turn end,"
                        + "   turn_said = case when " + begins + " then last_seq + 1 else turn_said end,"
                        + "   turn_since = case when " + begins
                        + " and turn_node is null then clock_timestamp() else turn_since end,"
                        + "   turn_drafted = turn_drafted and not " + begins + ","
                        + "   turn_node = case when " + begins + " then $6 else turn_node end"
                        + "   where id = $1" + ConversationRows.LIVE
                        + "   and not exists (select 1 from command where actor = 'shopper' and conversation = $1 and client_id = $3)"
                        + "   returning " + PgLedger.row() + ", turn_said = last_seq as begun),"
                        + " e as (insert into event (conversation, seq, epoch, kind, author_kind, author_name, sender, client_id, content_mac, body)"
                        + "   select id, last_seq, epoch, 'said', 'shopper', $2, 'shopper', $3, $4, $5::text::jsonb from c returning at),"
                        + " told as (insert into webhook_delivery (id, endpoint, type, subject, conversation, seq)"
                        + "   select $8::uuid, w.id, 'conversation.said', c.id::text, c.id, c.last_seq from c, webhook_endpoint w"
                        + "   where w.state <> 'stopped' and w.events && array['conversation', 'conversation.said'])"
                        + " select c.*, e.at, $2::text as author from c, e",
                say.conversation().value(),
                SHOPPER,
                say.command().clientId(),
                say.command().mac(),
                EventJson.write(say.body()),
                say.node(),
                opensEntrance,
                TimeOrderedId.next());
        if (written.isPresent()) {
            return said(say, written.get());
        }
        if (sql.transaction(within -> Commands.isCommand(within, say.conversation(), say.command()))) {
            return new Outcome.IdReused();
        }
        return sql.transaction(within -> reopen(within, say)) ? say(say) : gone(say.conversation());
    }

    private static Outcome said(Transition.Say say, Row row) {
        Conversation after = PgLedger.conversation(row);
        ConversationEvent event = new ConversationEvent(
                say.conversation(),
                after.lastSeq(),
                PgLedger.instant(row, "at"),
                after.epoch(),
                new Author(Author.Kind.shopper, row.getString("author")),
                say.command().clientId(),
                null,
                say.body());
        return new Committed(after, List.of(event), row.getBoolean("begun") ? after.turn() : null);
    }

    private boolean reopen(Sql.Within within, Transition.Say say) {
        return ConversationRows.seize(
                        within,
                        "owner = 'bot', epoch = epoch + 1, closed_at = null, entrance = null, last_seq = last_seq + 1, "
                                + ConversationRows.NO_TURN,
                        "id = $1 and closed_at > clock_timestamp() - interval '24 hours'",
                        say.conversation().value())
                .map(after -> ConversationRows.append(
                        within, after, after.lastSeq(), Author.SYSTEM, null, null, new EventBody.Reopened()))
                .isPresent();
    }

    private Outcome gone(ConversationId id) {
        return sql.transaction(within -> ConversationRows.now(within, id)).isPresent()
                ? new Outcome.Closed()
                : new Outcome.Unknown();
    }
}
