package shop.xiaoer.bench.claims;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What was seen of one race.
 *
 * @param name seed and number
 * @param shopper frames of the shopper's socket in the order of their coming; {@link #TOLD} stands where everything had
 *     been read that was on its way when {@code claimed} came to the agent
 * @param replies of the two agents to their claims
 * @param epoch that both claims named
 * @param log the conversation as the server keeps it
 * @param decisions of the bot as the server keeps them
 */
record Race(
        String name,
        List<JsonNode> shopper,
        List<JsonNode> replies,
        long epoch,
        List<JsonNode> log,
        List<JsonNode> decisions) {
    /** The type of the mark among the shopper's frames. */
    static final String TOLD = "told";

    Race {
        shopper = List.copyOf(shopper);
        replies = List.copyOf(replies);
        log = List.copyOf(log);
        decisions = List.copyOf(decisions);
    }

    /** Whether the claim came while nothing of the bot's answer was in the log. */
    boolean silenced() {
        return log.stream().noneMatch(ClaimChecker::isOfTheBot);
    }

    /** Whether a draft was on the shopper's screen when the claim came. */
    boolean cutInTheMiddle() {
        return silenced() && shopper.stream().anyMatch(frame -> ClaimChecker.isType(frame, "draft"));
    }
}
