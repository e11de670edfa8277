package shop.xiaoer.handoff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Owner;

/** Port: all conversations, to be looked through. Blocks. */
public interface Talks {
    /** Words are looked for from that many characters on. */
    int SHORTEST_WORDS = 2;

    /** The newest first; empty conversations are none. */
    Page find(Search search, Place place);

    /**
     * What the same shopper talked about before: only where the shop's own signature says who both were.
     *
     * @return empty where there is no such conversation
     */
    Optional<Page> earlier(ConversationId of, Place place);

    /** @param before only what was opened before this conversation */
    record Place(@Nullable ConversationId before, int limit) {}

    /**
     * What is null does not count.
     *
     * @param words stand somewhere in what was said, whatever the case
     * @param agent has served it
     * @param from opened at or after
     * @param to opened before
     */
    record Search(
            @Nullable String words,
            @Nullable String agent,
            @Nullable String tag,
            @Nullable State state,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** How it stands with a conversation; the names are those on the wire. */
    enum State {
        open,
        bot,
        waiting,
        served,
        closed
    }

    /** @param more whether there are older ones */
    record Page(List<Talk> talks, boolean more) {
        public Page {
            talks = List.copyOf(talks);
        }
    }

    /**
     * @param words the newest that were found, or the last that were said; null where nothing was
     * @param agents who has served it, by name
     */
    record Talk(
            ConversationId id,
            Owner owner,
            @Nullable String agent,
            boolean closed,
            String locale,
            @Nullable String shopperName,
            long lastSeq,
            Instant openedAt,
            Instant lastAt,
            @Nullable String words,
            List<String> agents,
            List<String> tags) {
        public Talk {
            agents = List.copyOf(agents);
            tags = List.copyOf(tags);
        }
    }
}
