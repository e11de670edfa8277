package shop.xiaoer.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.desk.SingleAnswers.Line;
import shop.xiaoer.desk.SingleAnswers.Speaker;

/**
 * The body of {@code POST /v1/chat/completions}, as OpenAI's clients write it. Messages of the system and of a developer
 * are read over: what the shop's assistant does is the shop's to say. Knobs of a model (temperature, top_p, max_tokens,
 * ...) are ignored.
 *
 * @param talk what was said before and the question, oldest first; the last is the shopper's
 * @param usage whether a stream ends with a count of tokens
 */
public record CompletionRequest(String model, List<Line> talk, boolean stream, boolean usage) {
    private static final int MESSAGES = 200;

    public CompletionRequest {
        talk = List.copyOf(talk);
    }

    public static CompletionRequest read(Fields fields) throws BadFrame {
        JsonNode choices = fields.node("n");
        if (choices.isNumber() && choices.asInt() != 1) {
            throw fields.wrong("n: must be 1, there is one answer");
        }
        if (!fields.node("tools").isEmpty() || !fields.node("functions").isEmpty()) {
            throw fields.wrong("tools: are not taken, the shop has its own");
        }
        return new CompletionRequest(
                fields.text("model"),
                talk(fields),
                fields.node("stream").asBoolean(false),
                fields.node("stream_options").path("include_usage").asBoolean(false));
    }

    private static List<Line> talk(Fields fields) throws BadFrame {
        JsonNode messages = fields.node("messages");
        if (!messages.isArray() || messages.isEmpty() || messages.size() > MESSAGES) {
            throw fields.wrong("messages: must be a list of 1 to " + MESSAGES);
        }
        List<Line> talk = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            String text = text(fields, messages.get(i), "messages[" + i + "].content");
            switch (messages.get(i).path("role").asText()) {
                case "user" -> talk.add(new Line(Speaker.shopper, text));
                case "assistant" -> talk.add(new Line(Speaker.shop, text));
                case "system", "developer" -> {
                    // The shop's rules stand; see above.
                }
                default -> throw fields.wrong("messages[" + i + "].role: must be system, user or assistant");
            }
        }
        if (talk.isEmpty() || talk.getLast().speaker() != Speaker.shopper) {
            throw fields.wrong("messages: the last must be the user's");
        }
        return talk;
    }

    /** A text, or a list of parts that are texts. */
    private static String text(Fields fields, JsonNode message, String name) throws BadFrame {
        JsonNode content = message.path("content");
        StringBuilder text = new StringBuilder();
        if (content.isTextual()) {
            text.append(content.asText());
        }
        for (JsonNode part : content.isArray() ? content : fields.node("")) {
            if (!part.path("type").asText().equals("text")) {
                throw fields.wrong(name + ": holds something that is no text");
            }
            text.append(part.path("text").asText());
        }
        if (text.toString().isBlank()) {
            throw fields.wrong(name + ": must not be blank");
        }
        if (text.codePointCount(0, text.length()) > Fields.LONGEST_TEXT) {
            throw BadFrame.of("textTooLong", name + ": has more than " + Fields.LONGEST_TEXT + " characters", null);
        }
        return text.toString();
    }
}
