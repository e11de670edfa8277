package shop.xiaoer.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.xiaoer.answer.Decision;
import shop.xiaoer.answer.DecisionCard;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Transition;
import shop.xiaoer.conversation.Transition.Command;
import shop.xiaoer.desk.agent.Seat;
import shop.xiaoer.desk.testing.SilentAgent;
import shop.xiaoer.desk.testing.TestDesk;
import shop.xiaoer.llm.testing.Waiting;
import shop.xiaoer.text.Language;

/** A phone's end is forgotten as soon as no turn will read it any more, whatever came between. */
class SecretFieldsTest {
    private static final Map<String, String> PHONE = Map.of("phoneTail", "5678");

    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final TestDesk desk = new TestDesk((turn, stage) -> handOff());

    @AfterEach
    void close() throws Exception {
        mayEnd.countDown();
        desk.close();
    }

    private Decision handOff() {
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Decision.HandOff(HandoffReason.policy, List.of(), "a summary", Language.EN, new DecisionCard());
    }

    private Outcome.Committed formSent(ConversationId id) {
        EventBody.Said said = new EventBody.Said("Order: XE2026110003", "proof", Map.of("order", "XE2026110003"), null);
        return (Outcome.Committed) desk.ledger.commit(
                new Transition.Say(id, new Command("shopper", "form", "mac of form"), said, desk.node));
    }

    private void kept(Outcome.Committed sent) {
        desk.turns.keep(sent.after().id(), sent.after().lastSeq(), PHONE);
    }

    private void moved(String how, ConversationId id) {
        switch (how) {
            case "claimed" -> {
                Seat seat = desk.agents.sit("amei", new SilentAgent(), Runnable::run);
                assertThat(desk.agents.claim(seat, "claim", id, 1, told -> {})).isInstanceOf(Ending.Done.class);
            }
            case "person asked for" -> desk.desk.human(id, "human");
            case "closed" -> desk.desk.close(id, "close");
            case "handed off by the bot" -> mayEnd.countDown();
            default -> throw new IllegalArgumentException(how);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"claimed", "person asked for", "closed", "handed off by the bot"})
    void itIsForgottenWhereTheBotLosesTheConversation(String how) {
        ConversationId id = desk.opened();
        Outcome.Committed sent = formSent(id);
        kept(sent);
        desk.turns.begun(sent);
        assertThat(desk.turns.secretsKept()).as("for the turn that runs").isEqualTo(1);

        moved(how, id);

        Waiting.until("it is forgotten", () -> desk.turns.secretsKept() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claimed", "person asked for", "closed"})
    void itIsNotKeptWhereTheBotHasLostTheConversationAMomentBefore(String how) {
        ConversationId id = desk.opened();
        Outcome.Committed sent = formSent(id);
        moved(how, id);

        kept(sent);

        assertThat(desk.turns.secretsKept()).isZero();
    }

    @Test
    void wordsBesideTheFormTakeNothingAway() {
        ConversationId id = desk.opened();
        Outcome.Committed sent = formSent(id);
        kept(sent);
        desk.turns.begun(sent);

        desk.desk.say(id, "m2", "It is the one from last week.", List.of());

        assertThat(desk.turns.secretsKept()).as("the newer turn answers both").isEqualTo(1);
    }
}
