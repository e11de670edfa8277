package shop.xiaoer.conversation;

import java.util.Optional;
import java.util.UUID;

/** A conversation's id, a UUIDv7. */
public record ConversationId(UUID value) {
    /** Empty where the text is no UUID: a stranger's text is no fault of ours. */
    public static Optional<ConversationId> parse(String text) {
        try {
            UUID value = UUID.fromString(text);
            return value.toString().equalsIgnoreCase(text) ? Optional.of(new ConversationId(value)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static ConversationId next() {
        return new ConversationId(TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
