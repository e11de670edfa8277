package shop.xiaoer.handoff;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Port: the replies that are kept ready, everybody's and each account's own. Blocks. */
public interface CannedReplies {
    /** As many as one account may keep for itself. */
    int MOST_OWN = 200;
    /** As many as everybody shares. */
    int MOST_SHARED = 500;

    /** How a write ended. */
    sealed interface Kept {
        record Done(CannedReply reply) implements Kept {}

        /** Another reply of the same owner has the shortcut. */
        record Taken() implements Kept {}

        record Full() implements Kept {}

        /** It was removed meanwhile. */
        record Gone() implements Kept {}
    }

    /** Everybody's and the account's own, by their shortcuts. */
    List<CannedReply> of(String account);

    Optional<CannedReply> find(UUID id);

    /** Adds a reply. The same words under the same shortcut again are the reply that stands. */
    Kept add(CannedReply reply);

    /** Replaces the reply with that id. */
    Kept change(CannedReply reply);

    /** @return false where there is none */
    boolean remove(UUID id, String by);
}
