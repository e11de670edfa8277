package shop.xiaoer.conversation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Port: the pictures of conversations. A picture belongs to one conversation, is never changed, and goes with it. Blocks;
 * called on virtual threads; throws {@link StoreUnavailable}.
 */
public interface Attachments {
    /** Largest picture in bytes. */
    int LARGEST = 10 << 20;

    /** So many pictures one message may carry. */
    int A_MESSAGE = 4;

    /** So many pictures a conversation may hold, of all senders together. */
    int A_CONVERSATION = 40;

    /** @return its id; empty where the conversation holds {@link #A_CONVERSATION} already */
    Optional<UUID> keep(ConversationId conversation, Picture picture, Author sender);

    Optional<Picture> find(ConversationId conversation, UUID id);

    /** Whether all of them are pictures of that conversation. */
    boolean hold(ConversationId conversation, List<UUID> ids);
}
