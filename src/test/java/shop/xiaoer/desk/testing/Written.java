package shop.xiaoer.desk.testing;

import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationEvent;

/** What was written to a stream, one record a frame. */
public sealed interface Written {
    record Event(ConversationEvent event) implements Written {}

    record Draft(long turn, String text) implements Written {}

    record DraftGone(long turn) implements Written {}

    record Queue(int position) implements Written {}

    record Typing(String author) implements Written {}

    record Seen(long seq) implements Written {}

    /** A mark that a test puts between the frames. */
    record Mark(String name) implements Written {}

    /** Whether the bot speaks in it. */
    default boolean isOfTheBot() {
        return switch (this) {
            case Event event -> event.event().author().kind() == Author.Kind.ai;
            case Draft ignored -> true;
            case DraftGone ignored -> false;
            case Queue ignored -> false;
            case Typing ignored -> false;
            case Seen ignored -> false;
            case Mark ignored -> false;
        };
    }
}
