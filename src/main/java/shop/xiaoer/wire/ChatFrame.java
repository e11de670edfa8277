package shop.xiaoer.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a shopper's client may send. */
public sealed interface ChatFrame {
    record Hello(
            @Nullable String conversation,
            @Nullable String token,
            @Nullable Long lastSeq,
            @Nullable String locale,
            @Nullable String page,
            @Nullable String identity,
            boolean marks)
            implements ChatFrame {}

    /** @param attachments ids of pictures of this conversation */
    record Say(String id, String text, List<String> attachments) implements ChatFrame {
        public Say {
            attachments = List.copyOf(attachments);
        }
    }

    record Choose(String id, @Nullable Long seq, String option, Map<String, String> data) implements ChatFrame {
        public Choose {
            data = Map.copyOf(data);
        }
    }

    record Human(String id) implements ChatFrame {}

    record Close(String id) implements ChatFrame {}

    record Rate(String id, int score, @Nullable String comment) implements ChatFrame {}

    record Feedback(
            String id, long seq, boolean helpful, @Nullable String comment) implements ChatFrame {}

    record Typing(boolean on) implements ChatFrame {}

    record Seen(long seq) implements ChatFrame {}

    /** Whether the line lives: a browser cannot tell by itself. */
    record Ping(String id) implements ChatFrame {}

    static ChatFrame read(String text) throws BadFrame {
        Fields fields = Fields.frame(text);
        return switch (fields.type()) {
            case "hello" ->
                new Hello(
                        fields.textOrNull("conversation"),
                        fields.textOrNull("token"),
                        fields.countOrNull("lastSeq"),
                        fields.textOrNull("locale"),
                        fields.objectOrNull("page"),
                        fields.textOrNull("identity"),
                        fields.has("marks") && fields.flag("marks"));
            case "say" -> new Say(fields.id(), fields.words("text"), fields.list("attachments"));
            case "choose" ->
                new Choose(fields.id(), fields.numberOrNull("seq"), fields.text("option"), fields.texts("data"));
            case "human" -> new Human(fields.id());
            case "close" -> new Close(fields.id());
            case "rate" -> new Rate(fields.id(), score(fields), fields.wordsOrNull("comment"));
            case "feedback" ->
                new Feedback(fields.id(), fields.number("seq"), fields.flag("helpful"), fields.wordsOrNull("comment"));
            case "typing" -> new Typing(fields.flag("on"));
            case "ping" -> new Ping(fields.id());
            case "seen" -> new Seen(fields.number("seq"));
            default -> throw BadFrame.of("unknownType", "type: '" + fields.type() + "' is unknown", fields.idOrNull());
        };
    }

    private static int score(Fields fields) throws BadFrame {
        long score = fields.number("score");
        if (score < 1 || score > 5) {
            throw fields.wrong("score: must be from 1 to 5");
        }
        return (int) score;
    }
}
