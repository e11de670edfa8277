package shop.xiaoer.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Port: the durable log and the rows of all conversations. Blocks; called on virtual threads. Every method throws {@link
 * StoreUnavailable} where the outcome cannot be known before its deadline; a transition that threw may be tried again
 * with the same command, and is then done once.
 */
public interface Ledger {
    /**
     * Opens a conversation.
     *
     * @return false where the identity's jti has opened another conversation before
     */
    boolean open(Opening opening);

    Outcome commit(Transition transition);

    Optional<Conversation> find(ConversationId id);

    /** The row where the token's hash is that one; empty for a wrong token as for an unknown conversation. */
    Optional<Conversation> find(ConversationId id, String tokenHash);

    /** Row and events after {@code after} as of one moment: the newest {@code limit} where there are more. */
    Optional<Excerpt> excerpt(ConversationId id, long after, int limit);

    /** Events with a seq above {@code after}, oldest first, at most {@code limit}. */
    List<ConversationEvent> events(ConversationId id, long after, int limit);

    /** Decision cards as JSON, oldest first. */
    List<DecisionEntry> decisions(ConversationId id);

    /** How far each side has read; nothing read where there is no such conversation. */
    ReadMarks readMarks(ConversationId id);

    /**
     * The shopper has read up to a seq. A mark never goes back and never beyond the log.
     *
     * @return the mark where it went on; empty where it stands already
     */
    Optional<Long> shopperRead(ConversationId id, long seq);

    /** The agent has, where it is the one who serves. */
    Optional<Long> agentRead(ConversationId id, String agent, long seq);

    /**
     * @param shopper the last seq that the shopper has read
     * @param agent the last that an agent who served it has
     */
    record ReadMarks(long shopper, long agent) {
        public static final ReadMarks NONE = new ReadMarks(0, 0);
    }

    List<NoteEntry> notes(ConversationId id);

    /** What was whispered beside it, oldest first; for who serves it and who watches over that. */
    List<NoteEntry> whispers(ConversationId id);

    /**
     * Makes a conversation the shopper's, once and for good, where it is nobody's yet; remembers the identity's jti as this
     * conversation's.
     *
     * @param proven the orders proven in it, as the caller has looked at them
     */
    Joining join(ConversationId id, Identity identity, List<String> proven);

    /** How it ended that an identity came with a conversation. */
    enum Joining {
        /** It was nobody's and is that shopper's from now on. */
        joined,
        /** It is that shopper's already. */
        known,
        /** Other orders are proven by now than the caller has looked at. */
        moved,
        /** It is another's, or the jti came with another conversation. Nothing was written. */
        refused
    }

    /** Conversations whose answer is owed and whose runner is gone, or has been this node for two seconds. */
    List<ConversationId> owed(UUID node, int limit);

    /** The last seq of each, to find what a lost hint did not tell. */
    List<Mark> marks(List<ConversationId> ids);

    /** Records a turn's answer that was not sent. */
    void dropped(ConversationId id, long epoch, long turn, String card, String text);

    record Opening(
            ConversationId id,
            String tokenHash,
            String locale,
            @Nullable String page,
            @Nullable Identity identity) {}

    /**
     * Who the shop says a shopper is.
     *
     * @param vip of the shop's first rank: goes before others who wait for a person
     */
    record Identity(String subject, @Nullable String name, String jti, Instant expiresAt, boolean vip) {}

    record Excerpt(Conversation conversation, List<ConversationEvent> events) {
        public Excerpt {
            events = List.copyOf(events);
        }
    }

    record DecisionEntry(
            long turn,
            long epoch,
            @Nullable Long seq,
            String outcome,
            String card,
            @Nullable String droppedText,
            Instant at) {}

    record NoteEntry(UUID id, String agent, String text, Instant at) {}

    record Mark(ConversationId id, long lastSeq, long epoch) {}
}
