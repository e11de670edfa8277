package shop.xiaoer.bench.claims;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.xiaoer.bench.wire.Json;

/** Each broken promise of a claim is found, and a sound race is let be. */
class ClaimCheckerTest {
    private final List<JsonNode> shopper = new ArrayList<>(List.of(
            event(1, 1, "said", "shopper"),
            Json.frame("draft").put("turn", "1"),
            Json.frame("draftGone").put("turn", "1"),
            event(2, 2, "agentJoined", "system"),
            Json.frame(Race.TOLD),
            event(3, 2, "said", "shopper")));
    private final List<JsonNode> replies =
            new ArrayList<>(List.of(Json.frame("claimed"), Json.frame("problem").put("code", "alreadyClaimed")));
    private final List<JsonNode> decisions =
            new ArrayList<>(List.of(Json.object().put("outcome", "dropped")));

    private static ObjectNode event(long seq, long epoch, String kind, String author) {
        ObjectNode event =
                Json.frame("event").put("seq", seq).put("epoch", epoch).put("kind", kind);
        event.putObject("author").put("kind", author);
        return event;
    }

    private List<String> breaches() {
        List<JsonNode> log = shopper.stream()
                .filter(frame -> ClaimChecker.isType(frame, "event"))
                .toList();
        return breaches(log);
    }

    private List<String> breaches(List<JsonNode> log) {
        return ClaimChecker.check(new Race("race", shopper, replies, 1, log, decisions));
    }

    @Test
    void aSoundRaceIsLetBe() {
        assertThat(breaches()).isEmpty();
    }

    @Test
    void anAnswerBeforeTheClaimIsSound() {
        shopper.set(2, event(2, 1, "answered", "ai"));
        shopper.set(3, event(3, 2, "agentJoined", "system"));
        shopper.set(5, event(4, 2, "said", "shopper"));
        decisions.clear();

        assertThat(breaches()).isEmpty();
    }

    @Test
    void twoWinnersAreFound() {
        replies.set(1, Json.frame("claimed"));

        assertThat(breaches()).singleElement().asString().startsWith("not one winner");
    }

    @Test
    void noWinnerIsFound() {
        replies.set(0, Json.frame("problem").put("code", "staleEpoch"));

        assertThat(breaches()).singleElement().asString().startsWith("not one winner");
    }

    @Test
    void aDraftAfterAgentJoinedIsFound() {
        shopper.add(4, Json.frame("draft").put("turn", "1"));

        assertThat(breaches()).singleElement().asString().startsWith("after agentJoined");
    }

    @Test
    void anAnswerAfterAgentJoinedIsFound() {
        shopper.add(event(4, 2, "answered", "ai"));

        assertThat(breaches()).anyMatch(breach -> breach.startsWith("after agentJoined"));
    }

    @Test
    void aDraftThatIsWrittenAfterClaimedWasToldIsFound() {
        shopper.remove(4);
        shopper.add(1, Json.frame(Race.TOLD));

        assertThat(breaches()).anyMatch(breach -> breach.startsWith("after claimed was told: "));
    }

    @Test
    void anAnswerInTheLogThatTheShopperNeverSawIsFound() {
        List<JsonNode> log = new ArrayList<>(shopper.stream()
                .filter(frame -> ClaimChecker.isType(frame, "event"))
                .toList());
        log.add(event(4, 2, "answered", "ai"));

        assertThat(breaches(log)).anyMatch(breach -> breach.startsWith("in the log after agentJoined"));
    }

    @Test
    void aDraftThatWasLeftStandingIsFound() {
        shopper.remove(2);

        assertThat(breaches()).containsExactly("a draft was left standing");
    }

    @Test
    void aCutAnswerThatIsNotRecordedIsFound() {
        decisions.clear();

        assertThat(breaches()).singleElement().asString().startsWith("the cut answer is not recorded as dropped");
    }

    @Test
    void anEpochThatDoesNotGrowIsFound() {
        shopper.set(3, event(2, 1, "agentJoined", "system"));

        assertThat(breaches()).anyMatch(breach -> breach.startsWith("agentJoined did not raise the epoch"));
    }
}
