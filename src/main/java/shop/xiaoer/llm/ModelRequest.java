package shop.xiaoer.llm;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the model.
 *
 * @param lane who is served first when the engine is busy
 * @param messages system first, the turn last; nothing that changes stands near the top, so that the engine's prompt
 *     cache holds
 * @param maxTokens bound of the reply
 * @param temperature 0 is as deterministic as the engine can be
 * @param seed the engine's seed, null for its own
 * @param deadline when the whole must have ended, its time in the queue counted in
 * @param stop texts that end the reply
 */
public record ModelRequest(
        Lane lane,
        List<Message> messages,
        int maxTokens,
        double temperature,
        @Nullable Integer seed,
        Instant deadline,
        List<String> stop) {

    public ModelRequest {
        messages = List.copyOf(messages);
        stop = List.copyOf(stop);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages: must not be empty");
        }
        if (maxTokens <= 0) {
            throw new IllegalArgumentException("maxTokens: must be positive, is " + maxTokens);
        }
    }

    /** Served in this order. */
    public enum Lane {
        chat,
        liveQuestion,
        script,
        campaign
    }

    public enum Role {
        system,
        user,
        assistant
    }

    public record Message(Role role, String text) {}
}
