package shop.xiaoer.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.EventBody.EntranceStep;
import shop.xiaoer.conversation.EventBody.HandoffRequested;
import shop.xiaoer.conversation.EventBody.Said;
import shop.xiaoer.text.Language;

/**
 * A change of one conversation: one value, one commit. Events, ticket, command, decision and effect of one move are
 * written together, or none is.
 */
public sealed interface Transition {
    ConversationId conversation();

    /** A client's own id of a command and what it says: the same id with other content is refused. */
    record Command(String actor, String clientId, String mac) {
        /** Of what the command leaves beside the log: one that is sent again has the same. */
        public UUID idOfWhatItLeaves(ConversationId conversation) {
            return UUID.nameUUIDFromBytes((conversation + "\n" + actor + "\n" + clientId).getBytes(UTF_8));
        }
    }

    /**
     * The shopper's words or choice. Reopens a conversation that was closed less than a day ago. Where the bot owns it
     * and nothing of the running turn was shown, a new turn begins at {@code node}.
     */
    record Say(ConversationId conversation, Command command, Said body, UUID node) implements Transition {}

    /** Takes an owed turn: nobody runs one, or its runner's node is gone. */
    record BeginTurn(ConversationId conversation, UUID node) implements Transition {}

    /** The first word of a turn is about to be shown: from here on it is not superseded. Fenced by epoch and turn. */
    record BeginDraft(ConversationId conversation, long epoch, long turn) implements Transition {}

    /**
     * Ends a turn with what the bot says. Fenced by epoch and turn.
     *
     * @param through the last seq that this answers
     * @param entrance the open entrance's state after it, null where none is open
     * @param proven an order whose proof was given in this turn
     * @param card the decision card as JSON
     */
    record EndTurn(
            ConversationId conversation,
            long epoch,
            long turn,
            long through,
            List<EventBody> events,
            @Nullable String entrance,
            @Nullable String proven,
            @Nullable OrderWrite write,
            String card)
            implements Transition {
        public EndTurn {
            events = List.copyOf(events);
        }
    }

    /** Ends a turn by handing over. Fenced by epoch and turn. */
    record HandOff(
            ConversationId conversation,
            long epoch,
            long turn,
            HandoffRequested body,
            List<EventBody> before,
            Language language,
            String summary,
            String card)
            implements Transition {
        public HandOff {
            before = List.copyOf(before);
        }
    }

    /** The shopper's door: honoured in every state, whatever runs. */
    record AskForPerson(
            ConversationId conversation, Command command, HandoffRequested body, Language language, String summary)
            implements Transition {}

    /** An agent takes the conversation; compare-and-set on the epoch. */
    record Claim(ConversationId conversation, Command command, long epoch, String agent) implements Transition {}

    record AgentSay(ConversationId conversation, Command command, long epoch, String agent, Said body)
            implements Transition {}

    /** The shopper waits no longer: the choice and the way back to the bot, where nobody has claimed it meanwhile. */
    record BackToBot(ConversationId conversation, Command command, long epoch, Said body) implements Transition {}

    /** Back to the bot, by the agent who owns it. */
    record HandBack(ConversationId conversation, Command command, long epoch, String agent) implements Transition {}

    /** Back to the queue with its place: the agent passes it on, to nobody in particular or to {@code to} first. */
    record Release(
            ConversationId conversation,
            Command command,
            long epoch,
            String agent,
            @Nullable PassedOn to) implements Transition {
        public Release(ConversationId conversation, Command command, long epoch, String agent) {
            this(conversation, command, epoch, agent, null);
        }
    }

    /** For whom a ticket is kept for a while: exactly one of the two is named. */
    record PassedOn(@Nullable String agent, @Nullable String skill, Duration kept) {}

    /**
     * Back to the queue with its place, for its agent is silent or gone. Fenced by the log's end, too: a word that came
     * meanwhile keeps it where it is.
     */
    record Desert(ConversationId conversation, Command command, long epoch, String agent, long lastSeq)
            implements Transition {}

    /** While waiting: where the shopper can be reached. {@code contact} goes into the task, never into the log. */
    record LeaveContact(
            ConversationId conversation,
            Command command,
            long epoch,
            Said body,
            EntranceStep confirmation,
            String contact)
            implements Transition {
        @Override
        public String toString() {
            return "LeaveContact[" + conversation + ", epoch=" + epoch + ", contact=••••]";
        }
    }

    /** The wait is over without a person, after a contact was taken: the bot speaks again. */
    record EndWait(ConversationId conversation, Command command, long epoch) implements Transition {}

    /** The shopper was called back. Ends the task, whoever serves the conversation. */
    record Called(ConversationId conversation, Command command, String agent, String note) implements Transition {}

    /**
     * {@code epoch} is null where the shopper closes.
     *
     * @param tags what the conversation bears from then on; null leaves it as it is
     */
    record Close(
            ConversationId conversation,
            Command command,
            @Nullable Long epoch,
            Author by,
            @Nullable List<String> tags) implements Transition {
        public Close(ConversationId conversation, Command command, @Nullable Long epoch, Author by) {
            this(conversation, command, epoch, by, null);
        }
    }

    /** The tags that a conversation bears from now on, whoever serves it. */
    record Tag(ConversationId conversation, Command command, String agent, List<String> tags) implements Transition {
        public Tag {
            tags = List.copyOf(tags);
        }
    }

    record Rate(
            ConversationId conversation,
            Command command,
            int score,
            @Nullable String comment) implements Transition {}

    record Feedback(
            ConversationId conversation,
            Command command,
            long seq,
            boolean helpful,
            @Nullable String comment) implements Transition {}

    /** Somebody looks into what another agent serves: it changes nothing and leaves its trail. */
    record Watch(ConversationId conversation, Command command, String by) implements Transition {}

    /**
     * Words between the agent who serves and those who watch over it; neither the shopper's nor the bot's. Fenced by the
     * epoch.
     *
     * @param author as the others see it
     * @param by the account
     */
    record Whisper(ConversationId conversation, Command command, long epoch, String author, String by, String text)
            implements Transition {}

    /**
     * Puts a conversation into an agent's hands, whoever had it; compare-and-set on the epoch.
     *
     * @param by the account that does it
     */
    record Reassign(ConversationId conversation, Command command, long epoch, String by, String to)
            implements Transition {}

    record Note(ConversationId conversation, Command command, long epoch, String agent, String text)
            implements Transition {}
}
