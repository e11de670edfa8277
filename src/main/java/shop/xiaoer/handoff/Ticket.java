package shop.xiaoer.handoff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.ConversationId;

/**
 * A conversation that waits for a person or is served by one.
 *
 * @param epoch the conversation's epoch: what a claim must name
 * @param agent who serves it, null while it waits
 */
public record Ticket(
        ConversationId conversation,
        long epoch,
        String reason,
        String language,
        int priority,
        String summary,
        Instant since,
        @Nullable String agent) {
    public boolean waiting() {
        return agent == null;
    }
}
