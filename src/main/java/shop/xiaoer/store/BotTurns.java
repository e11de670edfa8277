package shop.xiaoer.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.OrderWrite;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Outcome.Committed;
import shop.xiaoer.conversation.Transition;

/**
 * The bot's turns from their beginning to their answer or hand-off. Every write names the epoch and the turn, so that
 * one that was superseded or taken over writes nothing; answer, decision and the change of an order are one commit.
 */
final class BotTurns {
    /** The bot answers what was said to it, and an entrance that was chosen while a person is awaited. */
    private static final String ANSWERABLE = "(owner = 'bot' or (owner = 'none' and exists (" + PgLedger.CHOSEN_WAITING
            + " and e.conversation = conversation.id and e.seq > conversation.answered_through and e.epoch = conversation.epoch)))";

    private final Sql sql;

    BotTurns(Sql sql) {
        this.sql = sql;
    }

    Outcome beginTurn(Transition.BeginTurn begin) {
        return sql.transaction(within -> ConversationRows.seize(
                        within,
                        "turn = turn + 1, turn_node = $2, turn_drafted = false, turn_since = clock_timestamp()",
                        "id = $1 and last_said > answered_through and " + ANSWERABLE + ConversationRows.LIVE
                                + " and (turn_node is null or turn_node = $2 or not exists (select 1 from node n where n.id = turn_node and n.expires_at > clock_timestamp()))",
                        begin.conversation().value(),
                        begin.node())
                .<Outcome>map(after -> new Committed(after, List.of(), after.turn()))
                .orElseGet(() -> ConversationRows.stale(within, begin.conversation())));
    }

    Outcome beginDraft(Transition.BeginDraft begin) {
        return sql.transaction(within -> ConversationRows.seize(
                        within,
                        "turn_drafted = true",
                        "id = $1 and epoch = $2 and turn = $3 and turn_node is not null and owner <> 'agent'"
                                + ConversationRows.LIVE,
                        begin.conversation().value(),
                        begin.epoch(),
                        begin.turn())
                .<Outcome>map(after -> new Committed(after, List.of(), null))
                .orElseGet(() -> ConversationRows.stale(within, begin.conversation())));
    }

    Outcome endTurn(Transition.EndTurn end) {
        try {
            return sql.transaction(within -> endTurn(within, end));
        } catch (Refused e) {
            return new Outcome.WriteRefused();
        }
    }

    private Outcome endTurn(Sql.Within within, Transition.EndTurn end) {
        Optional<Conversation> row = ConversationRows.seize(
                within,
                "last_seq = last_seq + $4, answered_through = greatest(answered_through, $5), turn_node = null, turn_drafted = false,"
                        + " turn_since = null, entrance = $6::text::jsonb,"
                        + " proven = case when $7::text is null or $7 = any(proven) then proven else array_append(proven, $7) end",
                "id = $1 and epoch = $2 and turn = $3 and turn_node is not null and owner <> 'agent'"
                        + ConversationRows.LIVE,
                end.conversation().value(),
                end.epoch(),
                end.turn(),
                (long) end.events().size(),
                end.through(),
                end.entrance(),
                end.proven());
        if (row.isEmpty()) {
            return ConversationRows.stale(within, end.conversation());
        }
        Conversation after = row.get();
        List<ConversationEvent> events = new ArrayList<>();
        long seq = after.lastSeq() - end.events().size();
        for (EventBody body : end.events()) {
            events.add(ConversationRows.append(
                    within, after, ++seq, new Author(Author.Kind.ai, "小二"), null, end.turn(), body));
        }
        Long last = end.events().isEmpty() ? null : (Long) after.lastSeq();
        decide(within, after, end.turn(), end.epoch(), last, end.card());
        OrderWrite write = end.write();
        if (write != null) {
            apply(within, end, write);
        }
        return new Committed(after, events, null);
    }

    private static void apply(Sql.Within within, Transition.EndTurn end, OrderWrite write) {
        int fresh = within.change(
                "insert into effect (key, conversation, epoch, turn, state, request, result)"
                        + " values ($1, $2, $3, $4, 'done', jsonb_build_object('entrance', $5::text, 'order', $6::text, 'reason', $7::text),"
                        + " jsonb_build_object('case', $8::text)) on conflict do nothing",
                write.key(),
                end.conversation().value(),
                end.epoch(),
                end.turn(),
                write.entrance(),
                write.order(),
                write.reason(),
                write.caseNumber());
        int changed = within.change(
                "update shop_order set version = version + 1, state = coalesce($3, state),"
                        + " returned = case when $3 = 'returnRequested' then jsonb_build_object('case', $4::text, 'reason', $5::text,"
                        + " 'at', clock_timestamp(), 'refund', $6::numeric)"
                        + " || case when $7::text::jsonb = '[]'::jsonb then '{}'::jsonb else jsonb_build_object('goods', $7::text::jsonb) end else returned end where number = $1 and version = $2",
                write.order(),
                write.version(),
                write.newState(),
                write.caseNumber(),
                write.reason(),
                write.refund(),
                ShopJson.write(write.goods()));
        if (fresh == 0 || changed == 0) {
            throw new Refused();
        }
        within.run(
                "insert into service_case (number, entrance, order_number, conversation, detail, state)"
                        + " values ($1, $2, $3, $4, jsonb_build_object('reason', $5::text)"
                        + " || case when $6::text::jsonb = '[]'::jsonb then '{}'::jsonb else jsonb_build_object('goods', $6::text::jsonb) end, 'open')",
                write.caseNumber(),
                write.entrance(),
                write.order(),
                end.conversation().value(),
                write.reason(),
                ShopJson.write(write.goods()));
    }

    Outcome handOff(Transition.HandOff handOff) {
        return sql.transaction(within -> {
            long events = handOff.before().size() + 1L;
            Optional<Conversation> row = ConversationRows.seize(
                    within,
                    "owner = 'none', epoch = epoch + 1, answered_through = last_said, last_seq = last_seq + $4, "
                            + ConversationRows.NO_TURN,
                    "id = $1 and epoch = $2 and turn = $3 and owner = 'bot' and turn_node is not null"
                            + ConversationRows.LIVE,
                    handOff.conversation().value(),
                    handOff.epoch(),
                    handOff.turn(),
                    events);
            if (row.isEmpty()) {
                return ConversationRows.stale(within, handOff.conversation());
            }
            Conversation after = row.get();
            List<ConversationEvent> written = new ArrayList<>();
            long seq = after.lastSeq() - events;
            for (EventBody body : handOff.before()) {
                written.add(ConversationRows.append(
                        within,
                        after.under(handOff.epoch()),
                        ++seq,
                        new Author(Author.Kind.ai, "小二"),
                        null,
                        handOff.turn(),
                        body));
            }
            written.add(
                    ConversationRows.append(within, after, ++seq, Author.SYSTEM, null, handOff.turn(), handOff.body()));
            TicketMoves.await(
                    within, handOff.conversation(), handOff.body().reason(), handOff.language(), handOff.summary());
            decide(within, after, handOff.turn(), handOff.epoch(), seq, handOff.card());
            return new Committed(after, written, null);
        });
    }

    /** @param seq of the last event that was said, null where the turn ends without a word */
    private static void decide(
            Sql.Within within, Conversation row, long turn, long epoch, @Nullable Long seq, String card) {
        within.run(
                "insert into decision (conversation, turn, epoch, seq, outcome, card)"
                        + " values ($1, $2, $3, $4, case when $4::bigint is null then 'dropped' else 'sent' end, $5::text::jsonb)"
                        + " on conflict do nothing",
                row.id().value(),
                turn,
                epoch,
                seq,
                card);
    }

    /** Rolls a turn's end back where its write cannot be done. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused() {
            super("the order changed, or the write was done before");
        }
    }
}
