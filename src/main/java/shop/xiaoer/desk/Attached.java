package shop.xiaoer.desk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shop.xiaoer.conversation.Attachments;
import shop.xiaoer.conversation.ConversationId;

/** The pictures that come with words: whether they may, and what of them tells one message from another. */
public record Attached(Attachments attachments) {
    /** What is wrong with these ids; empty where all are pictures of that conversation, few and different. Blocks. */
    public Optional<Ending> refused(ConversationId id, List<String> pictures) {
        if (pictures.isEmpty()) {
            return Optional.empty();
        }
        if (pictures.size() > Attachments.A_MESSAGE || new HashSet<>(pictures).size() < pictures.size()) {
            return Optional.of(new Ending.Problem(
                    "badField", "attachments: at most " + Attachments.A_MESSAGE + " different ones"));
        }
        List<UUID> ids =
                pictures.stream().flatMap(picture -> uuid(picture).stream()).toList();
        return ids.size() == pictures.size() && attachments.hold(id, ids)
                ? Optional.empty()
                : Optional.of(new Ending.Problem("badField", "attachments: no such picture in this conversation"));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What a message is, for its signature: {@code say}, the text and the pictures' ids. Words without a picture keep the one that they always had. */
    public static List<String> content(String text, List<String> pictures) {
        List<String> parts = new ArrayList<>(List.of("say", text));
        parts.addAll(pictures);
        return parts;
    }
}
