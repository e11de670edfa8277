package shop.xiaoer.llm.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What langchain4j does not tell of a reply, read from the raw lines of Ollama and of OpenAI-compatible servers: the
 * tokens' log probabilities, whether the reply came to its end, and an error among the tokens. Used on one event loop.
 */
final class RawReply {
    private static final ObjectMapper JSON = new ObjectMapper();

    private double sum;
    private int tokens;
    private boolean finished;

    /** @throws Exchange.BadReply where the line is not JSON, or is the engine's error */
    void read(String data) {
        JsonNode line = parse(data);
        Optional<String> error = error(line);
        if (error.isPresent()) {
            throw new Exchange.BadReply(error.get());
        }
        JsonNode choice = line.path("choices").path(0);
        line.path("logprobs").forEach(this::count);
        choice.path("logprobs").path("content").forEach(this::count);
        finished |=
                line.path("done").asBoolean() || choice.path("finish_reason").isTextual();
    }

    void finish() {
        finished = true;
    }

    boolean finished() {
        return finished;
    }

    /** Mean of the natural log probabilities of the tokens, where the engine gave any. */
    OptionalDouble meanLogProbability() {
        return tokens == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / tokens);
    }

    int tokens() {
        return tokens;
    }

    private void count(JsonNode token) {
        JsonNode probability = token.path("logprob");
        if (probability.isNumber()) {
            sum += probability.asDouble();
            tokens++;
        }
    }

    /** The message in the body of an error reply, empty where it holds none. */
    static Optional<String> errorOf(String body) {
        try {
            return error(parse(body));
        } catch (Exchange.BadReply notJson) {
            return Optional.empty();
        }
    }

    private static Optional<String> error(JsonNode line) {
        JsonNode error = line.path("error");
        return error.isMissingNode() || error.isNull()
                ? Optional.empty()
                : Optional.of(error.path("message").asText(error.asText("error")));
    }

    private static JsonNode parse(String data) {
        try {
            JsonNode line = JSON.readTree(data);
            if (line != null && line.isObject()) {
                return line;
            }
        } catch (JsonProcessingException notJson) {
            // Said below, without the text: it may be a shopper's.
        }
        throw new Exchange.BadReply("the reply is not JSON");
    }
}
