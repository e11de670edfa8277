package shop.xiaoer.node;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationId;

/** One thing that a node tells the others. It carries no words of a shopper: those are read from the log. */
public sealed interface Note {
    /** About one conversation, or a claim's answer. */
    sealed interface OfConversation extends Note {}

    /** What the windows of agents show beside a conversation's log. */
    sealed interface Beside extends OfConversation {}

    /** @param id of the note, by which it is read */
    record Noted(ConversationId conversation, UUID id) implements Beside {}

    /** @param id of the whisper, by which it is read */
    record Whispered(ConversationId conversation, UUID id) implements Beside {}

    /** It is a known shopper's from now on; who that is stands in its row. */
    record Joined(ConversationId conversation) implements Beside {}

    /** @param tags all that the conversation bears from now on */
    record Tagged(ConversationId conversation, List<String> tags) implements Beside {
        public Tagged {
            tags = List.copyOf(tags);
        }
    }

    /**
     * A supervisor put it into other hands.
     *
     * @param by who did it
     * @param to who has it now
     * @param former who had it
     */
    record Taken(ConversationId conversation, long epoch, String by, String to, String former) implements Beside {}

    /** How far one side has read. */
    record Seen(ConversationId conversation, Author.Kind by, long seq) implements OfConversation {}

    /** About a live room. */
    sealed interface OfRoom extends Note {}

    /**
     * Something was committed.
     *
     * @param turn the row's turn after it: one that runs under a smaller number is over
     * @param changedHands whether the queue looks otherwise now
     */
    record Moved(ConversationId conversation, long lastSeq, long epoch, long turn, boolean changedHands)
            implements OfConversation {}

    /**
     * Silence the bot under older epochs on every stream of it, and say so.
     *
     * @param ask a number of the asker's own, given back with {@link Fenced}
     * @param seq everything through it is to be flushed
     */
    record Fence(long ask, ConversationId conversation, long epoch, long seq) implements OfConversation {}

    /** It is silent here. */
    record Fenced(long ask, UUID asker) implements OfConversation {}

    record Typing(ConversationId conversation, Author author, boolean on) implements OfConversation {}

    /** What the agent served was brought back to the queue for silence: he takes no new chats until saying so again. */
    record Rested(ConversationId conversation, String agent) implements OfConversation {}

    /** A turn's decision was written. */
    record Decided(ConversationId conversation, long turn) implements OfConversation {}

    /** A renderer has come to the sender for this room: whoever directs it gives it away, as a newer renderer takes an older one's place. */
    record RoomWanted(String room) implements OfRoom {}

    /** Comments that were kept for a room which another node directs. */
    record RoomComments(String room, List<String> msgIds) implements OfRoom {
        public RoomComments {
            msgIds = List.copyOf(msgIds);
        }
    }

    /** A wish for a room which another node directs. */
    sealed interface RoomAsk extends OfRoom {
        /** A number of the asker's own, given back with {@link RoomWished}. */
        long ask();

        String room();
    }

    /**
     * What an operator does.
     *
     * @param move {@code start}, {@code pause}, {@code stop} or {@code microphone}
     * @param by who wishes it
     */
    record RoomWish(long ask, String room, String move, String by) implements RoomAsk {}

    /**
     * What an operator wants said.
     *
     * @param key of the wish: the same again is said once
     * @param by whose words they are
     * @param language their language's tag
     */
    record RoomWords(long ask, String room, String key, String by, String text, String language) implements RoomAsk {}

    /**
     * What became of a wish.
     *
     * @param code of the contract, null where it was done
     */
    record RoomWished(long ask, UUID asker, @Nullable String code, String detail) implements OfRoom {}
}
