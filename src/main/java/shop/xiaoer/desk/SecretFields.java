package shop.xiaoer.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;

/**
 * The secret values of forms, a phone's end for one, from the message that brought them until nothing is owed for it any
 * more: the turn that answers it has ended, or a claim, a hand-off or a close took it from the bot. They are in memory
 * only: after a crash the proof is asked for again. Safe from any thread.
 */
final class SecretFields {
    private final Map<ConversationId, Map<Long, Map<String, String>>> kept = new ConcurrentHashMap<>();

    /** @param seq the message that brought them */
    void keep(ConversationId id, long seq, Map<String, String> values) {
        kept.compute(id, (ignored, before) -> {
            Map<Long, Map<String, String>> all = before == null ? new ConcurrentHashMap<>() : before;
            all.put(seq, values);
            return all;
        });
    }

    /** The values that came with these messages, by their seq. */
    Map<Long, Map<String, String>> of(ConversationId id, List<ConversationEvent> asked) {
        Map<Long, Map<String, String>> all = kept.getOrDefault(id, Map.of());
        Map<Long, Map<String, String>> mine = new HashMap<>();
        asked.forEach(event -> {
            Map<String, String> values = all.get(event.seq());
            if (values != null) {
                mine.put(event.seq(), values);
            }
        });
        return mine;
    }

    /** Nothing up to {@code through} will be answered any more. */
    void forget(ConversationId id, long through) {
        kept.computeIfPresent(id, (ignored, values) -> {
            values.keySet().removeIf(seq -> seq <= through);
            return values.isEmpty() ? null : values;
        });
    }

    /** Conversations of which something is kept. */
    int size() {
        return kept.size();
    }
}
