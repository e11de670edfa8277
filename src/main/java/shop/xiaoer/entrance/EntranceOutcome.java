package shop.xiaoer.entrance;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.OrderWrite;

/** What a step of an entrance led to. */
public sealed interface EntranceOutcome {
    /**
     * Something is shown.
     *
     * @param state where it stands now, null where it has ended
     * @param proven an order whose proof was given just now
     */
    record Shown(
            List<EventBody> events,
            @Nullable EntranceState state,
            @Nullable String proven,
            @Nullable OrderWrite write) implements EntranceOutcome {
        public Shown {
            events = List.copyOf(events);
        }

        Shown withProof(String order) {
            return new Shown(events, state, order, write);
        }
    }

    /** A person has to go on. */
    record Person(HandoffReason reason, List<EventBody> before, String summary) implements EntranceOutcome {
        public Person {
            before = List.copyOf(before);
        }
    }

    /** The shopper said something else: the turn goes on as if no entrance were open. */
    record NotMine() implements EntranceOutcome {}
}
