package shop.xiaoer.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the durable log that the shopper sees.
 *
 * @param seq from 1 without a gap
 * @param epoch the owner's epoch under which it was written
 * @param clientId the sender's own id of it, where it has one
 * @param turn the turn that it ends, where it ends one
 */
public record ConversationEvent(
        ConversationId conversation,
        long seq,
        Instant at,
        long epoch,
        Author author,
        @Nullable String clientId,
        @Nullable Long turn,
        EventBody body) {}
