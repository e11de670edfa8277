package shop.xiaoer.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation's row at one moment.
 *
 * <pre>
 *   bot ──handOff──▶ none(waiting) ──claim──▶ agent
 *    ▲ ▲               │    ▲                  │ │
 *    │ └──backToBot────┘    └────release───────┘ │
 *    └───────────────handBack────────────────────┘     any ──close──▶ closed ──say──▶ bot (reopened)
 * </pre>
 *
 * @param epoch grows with every change of owner and with nothing else
 * @param turn the number of the latest turn; a runner of another number is stale
 * @param answeredThrough all that the shopper said up to this seq is answered or given up
 * @param entrance state of the open service entrance as JSON, null where none is open
 * @param proven numbers of orders whose proof was given in this conversation
 * @param shopper who the shop says this is ({@code sub} of a signed identity)
 */
public record Conversation(
        ConversationId id,
        Owner owner,
        @Nullable String agent,
        long epoch,
        long lastSeq,
        long lastSaid,
        long answeredThrough,
        long turn,
        @Nullable String entrance,
        List<String> proven,
        @Nullable String shopper,
        @Nullable String shopperName,
        String locale,
        @Nullable String page,
        @Nullable Instant closedAt) {

    public Conversation {
        proven = List.copyOf(proven);
    }

    public boolean owesAnswer() {
        return owner == Owner.bot && lastSaid > answeredThrough;
    }

    /** The same row under another epoch: what was said before a change of owner stands under the one before. */
    public Conversation under(long other) {
        return new Conversation(
                id,
                owner,
                agent,
                other,
                lastSeq,
                lastSaid,
                answeredThrough,
                turn,
                entrance,
                proven,
                shopper,
                shopperName,
                locale,
                page,
                closedAt);
    }
}
