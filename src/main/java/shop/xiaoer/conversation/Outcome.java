package shop.xiaoer.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a transition ended. */
public sealed interface Outcome {
    /**
     * It is durable.
     *
     * @param after the conversation's row after it
     * @param events what it wrote, in order; empty where it wrote none
     * @param begun the turn that it began, null where it began none
     */
    record Committed(
            Conversation after,
            List<ConversationEvent> events,
            @Nullable Long begun) implements Outcome {
        public Committed {
            events = List.copyOf(events);
        }
    }

    /** The same command came before and had this outcome; {@code seq} is absent where it wrote no event. */
    record Repeated(Conversation now, @Nullable Long seq) implements Outcome {}

    /** The id was used with other content. */
    record IdReused() implements Outcome {}

    /** The fence did not hold: somebody else moved first. Nothing was changed. */
    record Stale(Conversation now) implements Outcome {}

    /** A person owns it already. */
    record AlreadyClaimed(String agent) implements Outcome {}

    /** Closed for good. */
    record Closed() implements Outcome {}

    /** The order changed since the shopper said yes, or the write was done under this key before. Nothing was changed. */
    record WriteRefused() implements Outcome {}

    record Unknown() implements Outcome {}
}
