package shop.xiaoer.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.desk.SingleAnswers.Answer;

/** Bodies of the OpenAI-compatible door, in OpenAI's shapes; what they have no place for stands in {@code xiaoer}. */
public final class CompletionJson {
    public static final String MODEL = "xiaoer-shop";
    private static final Pattern FIELD = Pattern.compile("([A-Za-z][\\w.\\[\\]-]*): .*", Pattern.DOTALL);

    private CompletionJson() {}

    public static ObjectNode models(long created) {
        ObjectNode body = Outgoing.object().put("object", "list");
        body.putArray("data").add(model(created));
        return body;
    }

    public static ObjectNode model(long created) {
        return Outgoing.object()
                .put("id", MODEL)
                .put("object", "model")
                .put("created", created)
                .put("owned_by", "xiaoer");
    }

    /** @param id of the completion, the same in all its parts */
    public static ObjectNode completion(String id, long created, Usage usage, Answer answer) {
        ObjectNode body = head(id, "chat.completion", created);
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        choice.putObject("message").put("role", "assistant").put("content", answer.text());
        choice.put("finish_reason", "stop");
        body.set("usage", usage(usage));
        body.set("xiaoer", xiaoer(answer));
        return body;
    }

    /** A piece of the answer; the first has the role, too. */
    public static ObjectNode piece(String id, long created, String text, boolean first) {
        ObjectNode body = head(id, "chat.completion.chunk", created);
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        ObjectNode delta = choice.putObject("delta");
        if (first) {
            delta.put("role", "assistant");
        }
        delta.put("content", text);
        choice.putNull("finish_reason");
        return body;
    }

    /** The end of a stream, with all that is known of the answer. */
    public static ObjectNode last(String id, long created, Answer answer) {
        ObjectNode body = head(id, "chat.completion.chunk", created);
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta");
        choice.put("finish_reason", "stop");
        body.set("xiaoer", xiaoer(answer).put("text", answer.text()));
        return body;
    }

    public static ObjectNode count(String id, long created, Usage usage) {
        ObjectNode body = head(id, "chat.completion.chunk", created);
        body.putArray("choices");
        body.set("usage", usage(usage));
        return body;
    }

    private static ObjectNode head(String id, String object, long created) {
        return Outgoing.object()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", MODEL);
    }

    private static ObjectNode usage(Usage usage) {
        return Outgoing.object()
                .put("prompt_tokens", usage.prompt())
                .put("completion_tokens", usage.completion())
                .put("total_tokens", usage.prompt() + usage.completion());
    }

    private static ObjectNode xiaoer(Answer answer) {
        ObjectNode node = Outgoing.object()
                .put("route", answer.route())
                .put("confidence", answer.confidence())
                .put("lang", answer.language().tag());
        ArrayNode sources = node.putArray("sources");
        answer.sources().forEach(source -> {
            ObjectNode one = sources.addObject().put("id", source.id()).put("title", source.title());
            String url = source.url();
            if (url != null) {
                one.put("url", url);
            }
        });
        if (answer.handoff() != null) {
            node.putObject("handoff").put("reason", answer.handoff().name());
        }
        if (answer.entrance() != null) {
            node.put("entrance", answer.entrance());
        }
        if (!answer.options().isEmpty()) {
            ArrayNode options = node.putArray("options");
            answer.options()
                    .forEach(
                            option -> options.addObject().put("id", option.id()).put("label", option.label()));
        }
        return node;
    }

    /** OpenAI's error object, with the contract's code; its clients read no other shape. */
    public static ObjectNode error(int status, String code, String detail) {
        Matcher field = FIELD.matcher(detail);
        ObjectNode body = Outgoing.object();
        body.putObject("error")
                .put("message", detail)
                .put("type", type(status))
                .put("param", field.matches() ? field.group(1) : null)
                .put("code", code);
        return body;
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 429 -> "rate_limit_error";
            default -> status >= 500 ? "server_error" : "invalid_request_error";
        };
    }

    /**
     * How many tokens were read and written, estimated from the texts alone: most answers need no model, and models count
     * differently. A Han character is one, four other characters are one.
     */
    public record Usage(int prompt, int completion) {
        public static Usage of(CompletionRequest request, @Nullable String text) {
            int prompt = request.talk().stream()
                    .mapToInt(line -> tokens(line.text()))
                    .sum();
            return new Usage(prompt, text == null ? 0 : tokens(text));
        }

        private static int tokens(String text) {
            long han = text.codePoints().filter(Character::isIdeographic).count();
            long others = text.codePoints().count() - han;
            return (int) (han + (others + 3) / 4);
        }
    }
}
