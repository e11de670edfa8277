package shop.xiaoer.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.xiaoer.bench.faults.HistoryChecker.Breach;
import shop.xiaoer.bench.faults.HistoryChecker.Finding;
import shop.xiaoer.bench.wire.Json;

/** Each bug of a delivery is found under its own name, and a sound chat is let be. */
class HistoryCheckerTest {
    private final History history = new History();
    private Talk.Who who = Talk.Who.shopper;
    private final List<JsonNode> log =
            new ArrayList<>(List.of(said(1, "m0"), answered(2, "1"), said(3, "m1"), answered(4, "2")));
    private final List<String> stored = new ArrayList<>(List.of("1 m0", "2 ", "3 m1", "4 "));

    private static ObjectNode said(long seq, String id) {
        ObjectNode event =
                Json.object().put("seq", seq).put("kind", "said").put("id", id).put("text", "text of " + id);
        event.putObject("author").put("kind", "shopper");
        return event;
    }

    private static ObjectNode answered(long seq, String turn) {
        ObjectNode event = Json.object().put("seq", seq).put("kind", "answered").put("turn", turn);
        event.putObject("author").put("kind", "ai");
        return event;
    }

    private void saysAll() {
        history.says("m0", "text of m0");
        history.says("m1", "text of m1");
        history.acknowledged(1, "m0", 1);
        history.acknowledged(2, "m1", 3);
    }

    private void seesAll() {
        history.saw(1, log.get(0));
        history.saw(1, log.get(1));
        history.saw(2, log.get(2));
        history.saw(2, log.get(3));
    }

    private List<Breach> found() {
        return HistoryChecker.check(who, history, log, stored).stream()
                .map(Finding::breach)
                .distinct()
                .toList();
    }

    @Test
    void aSoundChatOverTwoSocketsIsLetBe() {
        saysAll();
        seesAll();

        assertThat(HistoryChecker.check(who, history, log, stored)).isEmpty();
    }

    @Test
    void aMessageAcknowledgedTwiceUnderOneNumberIsSound() {
        saysAll();
        seesAll();
        history.acknowledged(2, "m0", 1);

        assertThat(found()).isEmpty();
    }

    @Test
    void anEventThatNeverCameIsLost() {
        saysAll();
        history.saw(1, log.get(0));
        history.saw(1, log.get(1));
        history.saw(2, log.get(2));

        assertThat(found()).containsExactly(Breach.lost);
    }

    @Test
    void aMessageThatIsNotInTheLogIsLost() {
        saysAll();
        seesAll();
        history.says("m2", "text of m2");

        assertThat(found()).containsExactly(Breach.lost);
    }

    @Test
    void anEventThatCameAgainIsDoubled() {
        saysAll();
        seesAll();
        history.saw(2, log.get(3));

        assertThat(found()).containsExactly(Breach.doubled);
    }

    @Test
    void aMessageThatStandsTwiceInTheLogIsDoubled() {
        saysAll();
        log.add(said(5, "m1"));
        log.add(answered(6, "3"));
        stored.addAll(List.of("5 m1", "6 "));
        log.forEach(event -> history.saw(1, event));

        assertThat(found()).contains(Breach.doubled);
    }

    @Test
    void aTurnThatIsAnsweredTwiceIsDoubled() {
        saysAll();
        log.add(answered(5, "2"));
        stored.add("5 ");
        log.forEach(event -> history.saw(1, event));

        assertThat(found()).containsExactly(Breach.doubled);
    }

    @Test
    void anEventThatCameAfterItsSuccessorIsReordered() {
        saysAll();
        history.saw(1, log.get(0));
        history.saw(1, log.get(2));
        history.saw(1, log.get(1));
        history.saw(1, log.get(3));

        assertThat(found()).containsExactly(Breach.reordered);
    }

    @Test
    void messagesKeptInAnotherOrderThanTheyWereSaidAreReordered() {
        history.says("m1", "text of m1");
        history.says("m0", "text of m0");
        seesAll();

        assertThat(found()).containsExactly(Breach.reordered);
    }

    @Test
    void anAcknowledgedMessageThatIsNotInTheLogIsGone() {
        saysAll();
        seesAll();
        history.says("m2", "text of m2");
        history.acknowledged(2, "m2", 5);

        assertThat(found()).contains(Breach.gone);
    }

    @Test
    void aMessageUnderAnotherNumberThanAcknowledgedIsGone() {
        saysAll();
        seesAll();
        history.acknowledged(2, "m1", 4);

        assertThat(found()).containsExactly(Breach.gone);
    }

    @Test
    void anEventThatWasShownAndIsNotKeptIsGone() {
        saysAll();
        seesAll();
        history.saw(2, answered(5, "3"));

        assertThat(found()).containsExactly(Breach.gone);
    }

    @Test
    void aRowThatOnlyTheDatabaseHasIsFound() {
        saysAll();
        seesAll();
        stored.add("5 ");

        assertThat(found()).containsExactly(Breach.gone);
    }

    @Test
    void otherWordsThanWereSaidAreFound() {
        history.says("m0", "other words");
        history.says("m1", "text of m1");
        seesAll();

        assertThat(found()).containsExactly(Breach.changed);
    }

    @Test
    void lastWordsWithoutAnAnswerAreFound() {
        saysAll();
        log.removeLast();
        stored.removeLast();
        log.forEach(event -> history.saw(1, event));

        assertThat(found()).containsExactly(Breach.unanswered);
    }

    // ---- an agent's chat -----------------------------------------------------------------------------------------

    private static ObjectNode wrote(long seq, String id) {
        ObjectNode event = said(seq, id);
        event.putObject("author").put("kind", "agent");
        return event;
    }

    private void agentServes() {
        who = Talk.Who.agent;
        log.clear();
        ObjectNode joined = Json.object().put("seq", 1).put("kind", "agentJoined");
        joined.putObject("author").put("kind", "system");
        log.addAll(List.of(joined, wrote(2, "m0"), wrote(3, "m1")));
        stored.clear();
        stored.addAll(List.of("1 ", "2 m0", "3 m1"));
        history.says("m0", "text of m0");
        history.says("m1", "text of m1");
        history.acknowledged(1, "m0", 2);
        history.acknowledged(2, "m1", 3);
        history.sawAgain(1, log.get(0));
        history.saw(1, log.get(1));
        history.sawAgain(2, log.get(0));
        history.sawAgain(2, log.get(1));
    }

    @Test
    void anAgentsChatOverTwoSnapshotsIsLetBe() {
        agentServes();
        history.saw(2, log.get(2));

        assertThat(found()).isEmpty();
    }

    @Test
    void whatNoSnapshotAndNoEventShowedTheAgentIsLost() {
        agentServes();

        assertThat(found()).containsExactly(Breach.lost);
    }

    @Test
    void anEventThatComesToTheAgentAfterTheSnapshotThatHeldItIsDoubled() {
        agentServes();
        history.saw(2, log.get(1));
        history.saw(2, log.get(2));

        assertThat(found()).containsExactly(Breach.doubled);
    }

    @Test
    void aWordOfTheBotWhileTheAgentServesIsFound() {
        agentServes();
        history.saw(2, log.get(2));
        ObjectNode bot = answered(4, "1");
        log.add(bot);
        stored.add("4 ");
        history.saw(2, bot);

        assertThat(found()).containsExactly(Breach.botAfterClaim);
    }
}
