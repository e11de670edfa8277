package shop.xiaoer.desk.agent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationId;

/** What happens beside a conversation's log and keeps the windows of agents in step. Never the shopper's. */
public sealed interface Aside {
    ConversationId conversation();

    record Noted(ConversationId conversation, UUID id, String agent, String text, Instant at) implements Aside {}

    record Whispered(ConversationId conversation, UUID id, String author, String text, Instant at) implements Aside {}

    /**
     * To the windows of the agent who had it: it is in other hands.
     *
     * @param by who did it
     * @param to who has it now
     */
    record Taken(ConversationId conversation, long epoch, String by, String to) implements Aside {}

    /**
     * How far one side has read.
     *
     * @param by the shopper, or the agent who serves
     */
    record Seen(ConversationId conversation, Author.Kind by, long seq) implements Aside {}

    /**
     * A visitor turned out to be a shopper whom the shop knows.
     *
     * @param name as the shop has it
     */
    record Joined(ConversationId conversation, @Nullable String name) implements Aside {}

    /** @param tags all that the conversation bears from now on */
    record Tagged(ConversationId conversation, List<String> tags) implements Aside {
        public Tagged {
            tags = List.copyOf(tags);
        }
    }
}
