package shop.xiaoer.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.xiaoer.answer.Decision;
import shop.xiaoer.answer.DecisionCard;
import shop.xiaoer.answer.Turn;
import shop.xiaoer.answer.TurnStage;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.conversation.Transition;
import shop.xiaoer.conversation.Transition.Command;
import shop.xiaoer.desk.testing.TestDesk;
import shop.xiaoer.llm.testing.Waiting;
import shop.xiaoer.text.Language;

/** An entrance that is chosen while a person is awaited is answered, whatever comes between; nothing else is. */
class WaitingEntranceTest {
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean person;
    private volatile boolean talks;
    private final TestDesk desk = new TestDesk(this::answer);

    @AfterEach
    void close() throws Exception {
        mayEnd.countDown();
        desk.close();
    }

    private Decision answer(Turn turn, TurnStage stage) {
        asked.incrementAndGet();
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        DecisionCard card = new DecisionCard();
        if (stage.stopped()) {
            return new Decision.Dropped("", card);
        }
        if (person) {
            return new Decision.HandOff(HandoffReason.policy, List.of(), "a summary", Language.EN, card);
        }
        if (talks) {
            return new Decision.Reply(
                    EventBody.answered("It is 88.", Language.EN, List.of(), List.of(), EventBody.Route.known, 1), card);
        }
        EventBody step = new EventBody.EntranceStep(TestDesk.ENTRANCE, "proof", "Which order is it?", null, null);
        return new Decision.EntranceMove(List.of(step), null, null, null, card);
    }

    private ConversationId waiting() {
        ConversationId id = desk.opened();
        desk.desk.human(id, "human");
        assertThat(desk.row(id).owner()).isEqualTo(Owner.none);
        return id;
    }

    private void chosen(ConversationId id) {
        assertThat(desk.desk.choose(id, "chosen", null, TestDesk.ENTRANCE, Map.of()))
                .isInstanceOf(Ending.Done.class);
    }

    @Test
    void wordsThatFollowTheChoiceLetItsAnswerCome() {
        ConversationId id = waiting();
        chosen(id);
        Waiting.until("its turn runs", () -> asked.get() == 1);

        desk.desk.say(id, "words", "Is anybody there?", List.of());
        mayEnd.countDown();

        Waiting.until("the entrance is open", () -> desk.kinds(id).contains("entrance"));
        assertThat(desk.kinds(id)).containsExactly("handoffRequested", "said", "said", "entrance");
        desk.turns.sweep();
        Waiting.until("nothing runs any more", () -> desk.starter.running() == 0);
        assertThat(asked).as("the words are for the person").hasValue(1);
        assertThat(desk.row(id).owner()).isEqualTo(Owner.none);
    }

    @Test
    void aChoiceWhoseNodeIsGoneIsTakenByAnother() {
        mayEnd.countDown();
        ConversationId id = waiting();
        EventBody.Said said = new EventBody.Said("Where is my parcel?", TestDesk.ENTRANCE, null, null);
        Outcome lost = desk.ledger.commit(
                new Transition.Say(id, new Command("shopper", "chosen", "mac of chosen"), said, UUID.randomUUID()));
        assertThat(lost).isInstanceOf(Outcome.Committed.class);
        desk.desk.say(id, "words", "Is anybody there?", List.of());

        desk.turns.sweep();

        Waiting.until("the entrance is open", () -> desk.kinds(id).contains("entrance"));
        assertThat(desk.ledger.owed(desk.node, 1000)).doesNotContain(id);
    }

    @Test
    void wordsAloneAreOwedNoAnswer() {
        mayEnd.countDown();
        ConversationId id = waiting();
        desk.desk.say(id, "words", "Is anybody there?", List.of());

        assertThat(desk.ledger.owed(desk.node, 1000)).doesNotContain(id);
        assertThat(desk.ledger.commit(new Transition.BeginTurn(id, desk.node))).isInstanceOf(Outcome.Stale.class);
    }

    @Test
    void aStepThatNeedsAPersonSaysThatHeHasBeenAskedFor() {
        mayEnd.countDown();
        person = true;
        ConversationId id = waiting();
        long epoch = desk.row(id).epoch();

        chosen(id);

        Waiting.until("the entrance has answered", () -> desk.kinds(id).contains("entrance"));
        assertThat(desk.kinds(id)).containsExactly("handoffRequested", "said", "entrance");
        assertThat(desk.row(id).epoch()).as("the owner is the same").isEqualTo(epoch);
        assertThat(desk.ledger.owed(desk.node, 1000)).doesNotContain(id);
    }

    @Test
    void anAnswerThatIsNotGivenIsRecordedAsDropped() {
        mayEnd.countDown();
        talks = true;
        ConversationId id = waiting();

        chosen(id);

        Waiting.until("the turn is over", () -> !desk.ledger.decisions(id).isEmpty());
        assertThat(desk.kinds(id)).containsExactly("handoffRequested", "said");
        assertThat(desk.ledger.decisions(id)).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo("dropped");
            assertThat(entry.card()).contains("a person is awaited");
        });
    }

    @Test
    void aCloseStopsIt() {
        ConversationId id = waiting();
        chosen(id);
        Waiting.until("its turn runs", () -> asked.get() == 1);

        desk.desk.close(id, "close");
        mayEnd.countDown();

        Waiting.until("nothing runs any more", () -> desk.starter.running() == 0);
        assertThat(desk.kinds(id)).containsExactly("handoffRequested", "said", "closed");
    }
}
