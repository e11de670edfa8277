package shop.xiaoer.entrance;

import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.ConversationId;

/**
 * Port: the count of wrong proofs. Five wrong ones in a conversation, or twenty at one order number in fifteen minutes,
 * and no more are looked at, right ones neither. Blocks.
 */
public interface ProofAttempts {
    boolean exhausted(ConversationId conversation, @Nullable String order);

    void wrong(ConversationId conversation, String order);
}
