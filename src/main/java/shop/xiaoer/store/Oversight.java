package shop.xiaoer.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Outcome.Committed;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.conversation.Transition;

/** What those who watch over others do: look, whisper, put a conversation into other hands. Each leaves its trail. */
final class Oversight {
    private Oversight() {}

    static Outcome watch(Sql.Within within, Transition.Watch watch) {
        audit(within, watch.by(), "conversation.watched", watch, Map.of());
        return Commands.done(within, watch.conversation(), watch.command(), null);
    }

    /** The epoch is the fence: under it the conversation is in the hands that the whisper was meant for. */
    static Outcome whisper(Sql.Within within, Transition.Whisper whisper) {
        int whispered = within.change(
                "insert into whisper (id, conversation, author, text) select $5, id, $3, $4 from conversation"
                        + " where id = $1 and epoch = $2 and owner = 'agent'" + ConversationRows.LIVE,
                whisper.conversation().value(),
                whisper.epoch(),
                whisper.author(),
                whisper.text(),
                whisper.command().idOfWhatItLeaves(whisper.conversation()));
        if (whispered == 0) {
            return ConversationRows.stale(within, whisper.conversation());
        }
        // The words are not in the trail: they stand in their own table.
        audit(within, whisper.by(), "conversation.whispered", whisper, Map.of());
        return Commands.done(within, whisper.conversation(), whisper.command(), null);
    }

    /** Called with the conversation's row locked, so that nobody else moves it between the look and the move. */
    static Outcome reassign(Sql.Within within, Transition.Reassign move) {
        Optional<Conversation> before = ConversationRows.now(within, move.conversation());
        if (before.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (before.get().closedAt() != null) {
            return new Outcome.Closed();
        }
        String former = before.get().owner() == Owner.agent ? before.get().agent() : null;
        Optional<Conversation> row = ConversationRows.seize(
                within,
                "owner = 'agent', agent = $3, epoch = epoch + 1, answered_through = last_said, last_seq = last_seq + $4::bigint, "
                        + ConversationRows.NO_TURN,
                "id = $1 and epoch = $2" + ConversationRows.LIVE,
                move.conversation().value(),
                move.epoch(),
                move.to(),
                former == null ? 1L : 2L);
        if (row.isEmpty()) {
            return ConversationRows.stale(within, move.conversation());
        }
        TicketMoves.pass(within, row.get(), move.to());
        audit(
                within,
                move.by(),
                "conversation.reassigned",
                move,
                former == null ? Map.of("to", move.to()) : Map.of("from", former, "to", move.to()));
        return written(within, move, row.get(), former);
    }

    private static Outcome written(
            Sql.Within within, Transition.Reassign move, Conversation after, @Nullable String former) {
        List<ConversationEvent> events = new ArrayList<>();
        if (former != null) {
            events.add(ConversationRows.append(
                    within,
                    after.under(move.epoch()),
                    after.lastSeq() - 1,
                    Author.SYSTEM,
                    null,
                    null,
                    new EventBody.AgentLeft(former)));
        }
        Committed joined = (Committed)
                Commands.written(within, after, move.command(), Author.SYSTEM, new EventBody.AgentJoined(move.to()));
        events.addAll(joined.events());
        return new Committed(after, events, null);
    }

    private static void audit(
            Sql.Within within, String actor, String act, Transition subject, Map<String, String> detail) {
        AuditRows.add(within, actor, act, subject.conversation().toString(), detail);
    }
}
