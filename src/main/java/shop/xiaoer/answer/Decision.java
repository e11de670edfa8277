package shop.xiaoer.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.OrderWrite;
import shop.xiaoer.text.Language;

/** What the bot decided to do with a turn. */
public sealed interface Decision {
    DecisionCard card();

    record Reply(EventBody.Answered body, DecisionCard card) implements Decision {}

    record AskBack(EventBody.Asked body, DecisionCard card) implements Decision {}

    /**
     * A step of a service entrance.
     *
     * @param events what is shown, in order
     * @param state the entrance's state after it as JSON, null where it has ended
     * @param proven an order whose proof was just given
     * @param write what is done to an order with it
     */
    record EntranceMove(
            List<EventBody> events,
            @Nullable String state,
            @Nullable String proven,
            @Nullable OrderWrite write,
            DecisionCard card)
            implements Decision {
        public EntranceMove {
            events = List.copyOf(events);
        }
    }

    /** A person, and why. {@code before} is shown first; {@code summary} is for the agent. */
    record HandOff(HandoffReason reason, List<EventBody> before, String summary, Language language, DecisionCard card)
            implements Decision {
        public HandOff {
            before = List.copyOf(before);
        }
    }

    /** Somebody else answers: the turn was superseded or taken over while it ran. */
    record Dropped(String text, DecisionCard card) implements Decision {}
}
