package shop.xiaoer.desk.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Transition;
import shop.xiaoer.desk.Ending;
import shop.xiaoer.desk.Hello;
import shop.xiaoer.desk.SocketLane;
import shop.xiaoer.desk.testing.RememberingSink;
import shop.xiaoer.desk.testing.SilentAgent;
import shop.xiaoer.desk.testing.StreamingAnswerer;
import shop.xiaoer.desk.testing.TestDesk;
import shop.xiaoer.desk.testing.Written;
import shop.xiaoer.handoff.Tickets;
import shop.xiaoer.llm.testing.Waiting;
import shop.xiaoer.text.Language;

/** Two nodes on one database whose bus fell into halves: what they promise holds, by the rows between them. */
class SplitBusTest {
    private final StreamingAnswerer answerer =
            new StreamingAnswerer(12, Duration.ofMillis(3).toNanos());
    private final TestDesk here = TestDesk.split(answerer);
    private final TestDesk there = here.anotherSplit();
    private final ExecutorService loop = Executors.newSingleThreadExecutor();

    @AfterEach
    void close() throws Exception {
        there.close();
        here.close();
        loop.shutdown();
    }

    private Conversation chatHere(RememberingSink sink) {
        AtomicReference<SocketLane> lane = new AtomicReference<>();
        Hello.Answer answer = here.desk.hello(new Hello(null, null, null, Language.EN, null, null), id -> {
            lane.set(here.feed.lane(id, loop, sink));
            here.feed.open(id, lane.get());
        });
        Conversation row = ((Hello.Answer.Welcome) answer).conversation();
        lane.get().begin(row.lastSeq(), row.epoch());
        return row;
    }

    @Test
    void aClaimAcrossTheSplitIsToldAfterTheBotIsSilentThere() {
        RememberingSink sink = new RememberingSink();
        Conversation row = chatHere(sink);
        int before = answerer.shown();
        answerer.hold();
        try {
            here.desk.say(row.id(), "m1", "What is the best cup?", List.of());
            Waiting.until("the bot speaks", () -> answerer.shown() > before);
            Seat seat = there.agents.sit("amei", new SilentAgent(), Runnable::run);

            Ending ending = there.agents.claim(seat, "claim", row.id(), row.epoch(), told -> sink.mark("claimed"));

            assertThat(ending).isInstanceOf(Ending.Done.class);
        } finally {
            answerer.release();
        }
        List<Written> written = sink.written();
        int told = written.indexOf(new Written.Mark("claimed"));
        assertThat(written.subList(0, told))
                .anyMatch(one -> one instanceof Written.Event event
                        && event.event().author().kind() == Author.Kind.system);
        assertThat(written.subList(told, written.size())).noneMatch(Written::isOfTheBot);
    }

    @Test
    void whatWasGivenToAnAgentAtTheOtherHalfIsFollowedThere() {
        ConversationId id = here.opened();
        SilentAgent window = new SilentAgent();
        Seat seat = there.agents.sit("ben", window, Runnable::run);
        there.agents.settle(seat, there.agents.board(seat));
        // As a supervisor at this half would give it: no note of it comes to the other one.
        here.ledger.commit(new Transition.Claim(
                id, new Transition.Command("desk", "give", "mac"), here.row(id).epoch(), "ben"));
        there.agents.refresh();
        Waiting.until("the board has come", () -> window.boards() > 0 && there.starter.running() == 0);
        assertThat(seat.follows(id))
                .as("a claim may still be silencing the bot")
                .isFalse();

        there.clock.ahead(Duration.ofSeconds(10));
        there.agents.refresh();

        Waiting.until("the window follows", () -> seat.follows(id));
    }

    @Test
    void whoWasFoundSilentAtOneHalfRestsAtBoth() {
        here.account("amei", "en", 2);
        ConversationId id = here.opened();
        Executor direct = Runnable::run;
        Seat window = there.agents.sit("amei", new SilentAgent(), direct);
        there.agents.status(window, Board.Status.online);
        Seat seat = here.agents.sit("amei", new SilentAgent(), direct);
        here.agents.status(seat, Board.Status.online);
        here.agents.claim(seat, "claim " + UUID.randomUUID(), id, here.row(id).epoch(), told -> {});
        Conversation row = here.row(id);

        here.agents.moves().desert(new Tickets.Deserted(id, row.epoch(), "amei", row.lastSeq()));

        assertThat(here.presence.status("amei")).contains(Board.Status.away);
        Waiting.until(
                "the other half knows", () -> there.presence.status("amei").orElseThrow() == Board.Status.away);
    }
}
