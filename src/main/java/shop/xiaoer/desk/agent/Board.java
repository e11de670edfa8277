package shop.xiaoer.desk.agent;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.handoff.Callback;
import shop.xiaoer.handoff.Ticket;

/**
 * What an agent sees of the desk at one moment: who is there, who waits, whom he serves.
 *
 * @param served whom the others serve; empty for who may not look into that
 * @param callbacks who wants to be called back
 * @param marks what is known of an open ticket beside it
 */
public record Board(
        List<Colleague> agents,
        List<Ticket> queue,
        List<Ticket> mine,
        List<Ticket> served,
        List<Callback> callbacks,
        Map<ConversationId, Mark> marks) {
    public Board {
        agents = List.copyOf(agents);
        queue = List.copyOf(queue);
        mine = List.copyOf(mine);
        served = List.copyOf(served);
        callbacks = List.copyOf(callbacks);
        marks = Map.copyOf(marks);
    }

    public record Colleague(String name, Status status) {}

    /**
     * @param meantFor the agent, or {@code skill:} and a skill, whose it is first; null where it is everybody's
     * @param meantUntil until then; null where it is nobody's in particular
     * @param warnsAt when a reply is nearly due by the platform's clock, null where none is counted
     * @param dueAt when it is due
     */
    public record Mark(
            @Nullable String meantFor,
            @Nullable Instant meantUntil,
            @Nullable Instant warnsAt,
            @Nullable Instant dueAt) {
        static final Mark NONE = new Mark(null, null, null, null);
    }

    public Mark mark(Ticket ticket) {
        return marks.getOrDefault(ticket.conversation(), Mark.NONE);
    }

    public enum Status {
        online,
        away,
        offline
    }
}
