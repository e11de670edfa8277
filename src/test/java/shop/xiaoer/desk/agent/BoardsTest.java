package shop.xiaoer.desk.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.xiaoer.answer.Decision;
import shop.xiaoer.answer.DecisionCard;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.desk.testing.SilentAgent;
import shop.xiaoer.desk.testing.TestDesk;
import shop.xiaoer.handoff.Callback;
import shop.xiaoer.handoff.ExpectedWait;
import shop.xiaoer.handoff.Ticket;
import shop.xiaoer.handoff.Tickets;
import shop.xiaoer.llm.testing.Waiting;

/** What happened while the database was away is on every board as soon as it is back. */
class BoardsTest {
    private final AtomicInteger reads = new AtomicInteger();
    private volatile boolean away;
    private final TestDesk desk =
            new TestDesk((turn, stage) -> new Decision.Dropped("", new DecisionCard()), Lost::new);

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    private final class Lost implements Tickets {
        private final Tickets tickets;

        Lost(Tickets tickets) {
            this.tickets = tickets;
        }

        @Override
        public List<Ticket> open() {
            reads.incrementAndGet();
            if (away) {
                throw new StoreUnavailable("the database is away", new IOException("refused"));
            }
            return tickets.open();
        }

        @Override
        public ExpectedWait.Recent recent(int limit) {
            return tickets.recent(limit);
        }

        @Override
        public List<Callback> callbacks() {
            return tickets.callbacks();
        }

        @Override
        public List<Deserted> deserted(Duration quiet, Duration gone) {
            return tickets.deserted(quiet, gone);
        }

        @Override
        public void alive(ConversationId conversation, String agent) {
            tickets.alive(conversation, agent);
        }

        @Override
        public List<Deserted> leftWaiting(Duration since) {
            return tickets.leftWaiting(since);
        }
    }

    private void quiet() {
        Waiting.until("nothing runs", () -> desk.starter.running() == 0);
    }

    @Test
    void aRefreshThatFoundNoDatabaseIsMadeUpForOnce() {
        SilentAgent window = new SilentAgent();
        Seat seat = desk.agents.sit("amei", window, Runnable::run);
        desk.agents.settle(seat, desk.agents.board(seat));
        away = true;
        desk.desk.human(desk.opened(), "human");
        quiet();
        desk.agents.catchUp();
        quiet();
        assertThat(window.boards()).isZero();

        away = false;
        desk.agents.catchUp();
        quiet();

        assertThat(window.boards()).isEqualTo(1);
        int read = reads.get();
        desk.agents.catchUp();
        quiet();
        assertThat(reads).as("nothing is behind any more").hasValue(read);
    }
}
