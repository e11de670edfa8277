package shop.xiaoer.answer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventBody;

/**
 * What a turn has to answer, as of one moment.
 *
 * @param conversation the row
 * @param log the newest events, oldest first
 * @param asked the shopper's words and choices that nobody answered, oldest first; never empty
 * @param secrets values of secret fields by the seq of their choice: they are nowhere else
 * @param deadline when something must have been said
 */
public record Turn(
        Conversation conversation,
        List<ConversationEvent> log,
        List<ConversationEvent> asked,
        Map<Long, Map<String, String>> secrets,
        Instant deadline) {
    public Turn {
        log = List.copyOf(log);
        asked = List.copyOf(asked);
        secrets = Map.copyOf(secrets);
        if (asked.isEmpty()) {
            throw new IllegalArgumentException("asked: a turn answers something");
        }
    }

    /** The last seq that this turn answers. */
    public long through() {
        return asked.getLast().seq();
    }

    /** All that was asked, as one text: a burst of short messages is one turn. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (ConversationEvent event : asked) {
            if (event.body() instanceof EventBody.Said said && said.option() == null) {
                text.append(text.isEmpty() ? "" : "\n").append(said.text());
            }
        }
        return text.toString();
    }
}
