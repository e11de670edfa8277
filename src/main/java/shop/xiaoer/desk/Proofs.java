package shop.xiaoer.desk;

import shop.xiaoer.conversation.ConversationId;

/** Port to the count of wrong proofs. Blocks. */
@FunctionalInterface
public interface Proofs {
    /** Whether this conversation gave so many wrong proofs that no more are looked at. */
    boolean exhausted(ConversationId id);
}
