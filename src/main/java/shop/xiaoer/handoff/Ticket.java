package shop.xiaoer.handoff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.ConversationId;

/**
 * A conversation that waits for a person or is served by one.
 *
 * @param epoch the conversation's epoch: what a claim must name
 * @param priority points of urgency, see {@link WaitingLine}
 * @param agent who serves it, null while it waits
 * @param wish whom it should go to
 * @param claimed since when it is served, null while it waits
 * @param unanswered since when the shopper has waited for a person's word, null where the last word is a person's
 */
public record Ticket(
        ConversationId conversation,
        long epoch,
        String reason,
        String language,
        int priority,
        String summary,
        Instant since,
        @Nullable String agent,
        Wish wish,
        @Nullable Instant claimed,
        @Nullable Instant unanswered) {
    public boolean waiting() {
        return agent == null;
    }

    /**
     * Whom a ticket should go to, beside what its reason and language ask for.
     *
     * @param agent to whom it was passed on by name
     * @param skill to whose bearers it was passed on
     * @param until how long that passing on holds; from then on it is everybody's
     * @param lastAgent who served this shopper last
     */
    public record Wish(
            @Nullable String agent,
            @Nullable String skill,
            @Nullable Instant until,
            @Nullable String lastAgent) {
        public static final Wish NONE = new Wish(null, null, null, null);

        boolean holds(Instant now) {
            return until != null && now.isBefore(until);
        }
    }
}
