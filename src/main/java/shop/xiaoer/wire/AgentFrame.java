package shop.xiaoer.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.handoff.Tags;
import shop.xiaoer.text.Language;

/** What an agent's console may send. */
public sealed interface AgentFrame {
    record Hello(String token) implements AgentFrame {}

    record Status(String status) implements AgentFrame {}

    record Claim(String id, ConversationId conversation, long epoch) implements AgentFrame {}

    record Say(String id, ConversationId conversation, long epoch, String text, List<String> attachments)
            implements AgentFrame {
        public Say {
            attachments = List.copyOf(attachments);
        }
    }

    record HandBack(String id, ConversationId conversation, long epoch) implements AgentFrame {}

    record Transfer(String id, ConversationId conversation, long epoch, String to) implements AgentFrame {}

    /** @param tags null where they stay as they are */
    record Close(
            String id,
            ConversationId conversation,
            long epoch,
            @Nullable List<String> tags) implements AgentFrame {}

    record Tag(String id, ConversationId conversation, List<String> tags) implements AgentFrame {
        public Tag {
            tags = List.copyOf(tags);
        }
    }

    record Note(String id, ConversationId conversation, long epoch, String text) implements AgentFrame {}

    /** To who serves the conversation, or from there to those who watch over it. */
    record Whisper(String id, ConversationId conversation, long epoch, String text) implements AgentFrame {}

    /** A supervisor takes over what an agent serves. */
    record StepIn(String id, ConversationId conversation, long epoch) implements AgentFrame {}

    /** A supervisor puts a conversation into an agent's hands. */
    record Reassign(String id, ConversationId conversation, long epoch, String to) implements AgentFrame {}

    /** The shopper was called back. */
    record Called(String id, ConversationId conversation, String note) implements AgentFrame {}

    record Watch(String id, ConversationId conversation) implements AgentFrame {}

    record Unwatch(@Nullable String id, ConversationId conversation) implements AgentFrame {}

    record Suggest(String id, ConversationId conversation) implements AgentFrame {}

    /** @param to the language of who reads it, null for the account's */
    record Summarize(
            String id,
            ConversationId conversation,
            @Nullable Language to) implements AgentFrame {}

    record Translate(String id, String text, Language to) implements AgentFrame {}

    record Typing(ConversationId conversation, boolean on) implements AgentFrame {}

    record Seen(ConversationId conversation, long seq) implements AgentFrame {}

    /** Whether the line lives; no sign that anybody sits there. */
    record Ping(String id) implements AgentFrame {}

    static AgentFrame read(String text) throws BadFrame {
        Fields fields = Fields.frame(text);
        return switch (fields.type()) {
            case "hello" -> new Hello(fields.text("token"));
            case "status" -> new Status(status(fields));
            case "claim" -> new Claim(fields.id(), conversation(fields), fields.number("epoch"));
            case "say" ->
                new Say(
                        fields.id(),
                        conversation(fields),
                        fields.number("epoch"),
                        fields.words("text"),
                        fields.list("attachments"));
            case "handBack" -> new HandBack(fields.id(), conversation(fields), fields.number("epoch"));
            case "transfer" ->
                new Transfer(fields.id(), conversation(fields), fields.number("epoch"), fields.text("to"));
            case "close" ->
                new Close(
                        fields.id(),
                        conversation(fields),
                        fields.number("epoch"),
                        fields.has("tags") ? tags(fields) : null);
            case "tag" -> new Tag(fields.id(), conversation(fields), tags(fields));
            case "note" -> new Note(fields.id(), conversation(fields), fields.number("epoch"), fields.words("text"));
            case "whisper" ->
                new Whisper(fields.id(), conversation(fields), fields.number("epoch"), fields.words("text"));
            case "stepIn" -> new StepIn(fields.id(), conversation(fields), fields.number("epoch"));
            case "reassign" ->
                new Reassign(fields.id(), conversation(fields), fields.number("epoch"), fields.text("to"));
            case "called" -> new Called(fields.id(), conversation(fields), fields.words("note"));
            case "watch" -> new Watch(fields.id(), conversation(fields));
            case "unwatch" -> new Unwatch(fields.idOrNull(), conversation(fields));
            case "suggest" -> new Suggest(fields.id(), conversation(fields));
            case "summarize" ->
                new Summarize(fields.id(), conversation(fields), fields.has("to") ? language(fields) : null);
            case "translate" -> new Translate(fields.id(), fields.words("text"), language(fields));
            case "typing" -> new Typing(conversation(fields), fields.flag("on"));
            case "seen" -> new Seen(conversation(fields), fields.number("seq"));
            case "ping" -> new Ping(fields.id());
            default -> throw BadFrame.of("unknownType", "type: '" + fields.type() + "' is unknown", fields.idOrNull());
        };
    }

    private static List<String> tags(Fields fields) throws BadFrame {
        try {
            return Tags.checked(fields.list("tags"));
        } catch (IllegalArgumentException e) {
            throw fields.wrong(String.valueOf(e.getMessage()));
        }
    }

    private static String status(Fields fields) throws BadFrame {
        String status = fields.text("status");
        if (!status.matches("online|away|offline")) {
            throw fields.wrong("status: must be online, away or offline");
        }
        return status;
    }

    private static Language language(Fields fields) throws BadFrame {
        try {
            return Language.of(fields.text("to"));
        } catch (IllegalArgumentException e) {
            throw fields.wrong("to: must be zh or en");
        }
    }

    private static ConversationId conversation(Fields fields) throws BadFrame {
        String text = fields.text("conversation");
        return ConversationId.parse(text)
                .orElseThrow(() -> BadFrame.of("notFound", "conversation: no such one", fields.idOrNull()));
    }
}
