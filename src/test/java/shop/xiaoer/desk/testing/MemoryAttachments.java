package shop.xiaoer.desk.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import shop.xiaoer.conversation.Attachments;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Picture;

/** Pictures in memory. Thread-safe. */
public final class MemoryAttachments implements Attachments {
    private final Map<ConversationId, Map<UUID, Picture>> kept = new ConcurrentHashMap<>();

    @Override
    public Optional<UUID> keep(ConversationId conversation, Picture picture, Author sender) {
        Map<UUID, Picture> mine = kept.computeIfAbsent(conversation, id -> new ConcurrentHashMap<>());
        UUID id = UUID.randomUUID();
        synchronized (mine) {
            return mine.size() < A_CONVERSATION && mine.put(id, picture) == null ? Optional.of(id) : Optional.empty();
        }
    }

    @Override
    public Optional<Picture> find(ConversationId conversation, UUID id) {
        return Optional.ofNullable(kept.getOrDefault(conversation, Map.of()).get(id));
    }

    @Override
    public boolean hold(ConversationId conversation, List<UUID> ids) {
        return kept.getOrDefault(conversation, Map.of()).keySet().containsAll(ids);
    }
}
