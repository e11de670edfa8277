package shop.xiaoer.handoff;

import java.time.Duration;
import java.util.List;
import shop.xiaoer.conversation.ConversationId;

/** Port: the open tickets and what became of the last ones. Blocks. */
public interface Tickets {
    /** Waiting and assigned; those who wait in the order in which they are to be served. */
    List<Ticket> open();

    /** The last {@code limit} waits and services, none older than some hours. */
    ExpectedWait.Recent recent(int limit);

    /** Those who left a contact and were not called yet, oldest first. */
    List<Callback> callbacks();

    /**
     * Served by nobody any more: the shopper has waited {@code quiet} for a word and the agent gave no sign of life, or
     * no window of the agent has been open anywhere for {@code gone}.
     */
    List<Deserted> deserted(Duration quiet, Duration gone);

    /** The agent is there and looks at this conversation. */
    void alive(ConversationId conversation, String agent);

    /** Still waiting that long after a contact was taken. */
    List<Deserted> leftWaiting(Duration since);

    /**
     * @param agent empty where nobody serves it
     * @param lastSeq the log's last seq when this was seen: a word that came after it makes it untrue
     */
    record Deserted(ConversationId conversation, long epoch, String agent, long lastSeq) {}
}
