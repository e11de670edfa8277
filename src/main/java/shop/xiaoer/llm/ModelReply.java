package shop.xiaoer.llm;

import java.time.Duration;
import java.util.OptionalDouble;

/** How a generation ended. Every ending leads to a sentence that a shopper can bear. */
public sealed interface ModelReply {
    /**
     * The model came to its own end.
     *
     * @param text all of it, never blank
     * @param queued from the start to the request's sending
     * @param firstToken from the sending to the first text
     * @param total from the start to the end
     * @param tokens counted by the engine, 0 where it does not say
     * @param meanLogProbability mean of the tokens' natural log probabilities, where the engine gives them
     * @param cut whether the reply ended at {@code maxTokens}
     */
    record Answered(
            String text,
            Duration queued,
            Duration firstToken,
            Duration total,
            int tokens,
            OptionalDouble meanLogProbability,
            boolean cut)
            implements ModelReply {}

    /** The engine refused or broke: an error reply, an unreadable or empty completion, out of memory, a cut stream. */
    record Refused(String detail) implements ModelReply {}

    /** A deadline passed: no first token, a stall between two, or the whole. */
    record TimedOut(Stage stage) implements ModelReply {}

    /** The queue is full, or a chat turn needed the last room in it. */
    record Overloaded() implements ModelReply {}

    /** No engine, no connection, no model, or an open breaker. */
    record Unreachable(ModelState state, String detail) implements ModelReply {}

    /**
     * Somebody called {@link Generation#cancel()}, or a chat turn took the place.
     *
     * @param preempted whether a chat turn took the place of this script or campaign, which may be started again
     */
    record Cancelled(boolean preempted) implements ModelReply {}

    enum Stage {
        queue,
        firstToken,
        stall,
        total
    }
}
