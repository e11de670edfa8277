package shop.xiaoer.conversation;

import java.time.Duration;
import java.util.List;

/**
 * Port: what entrances do to orders that lie in a shop's own system, written down before it is asked and after it
 * answered, so that an outcome which nobody heard is asked for again by its key. Blocks; throws {@link StoreUnavailable}.
 */
public interface Effects {
    /**
     * Writes down that it is about to be asked for, where that turn still runs under that epoch.
     *
     * @param events what the shopper is told once it is done
     */
    Beginning begin(ConversationId conversation, long epoch, long turn, OrderWrite write, List<EventBody> events);

    /** The shop did it: the case is opened, once. */
    void done(ConversationId conversation, OrderWrite write);

    /** The shop did not do it, and will not. */
    void failed(String key, String why);

    /** Tells the agents of that conversation. */
    void tell(ConversationId conversation, String text);

    /** Whose outcome is not known and that nobody asks for any more, oldest first. */
    List<Pending> unsettled(Duration olderThan, int limit);

    sealed interface Beginning {}

    /** Nobody asked before. */
    record Fresh() implements Beginning {}

    /** The turn was superseded or taken over: nothing may be asked for. */
    record Stale() implements Beginning {}

    /** The same key came before, perhaps in a turn whose node died. */
    record Before(State state, OrderWrite write, List<EventBody> events) implements Beginning {
        public Before {
            events = List.copyOf(events);
        }
    }

    /** The names are those in the table. */
    enum State {
        begun,
        done,
        failed
    }

    record Pending(ConversationId conversation, OrderWrite write) {}
}
