package shop.xiaoer.desk.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.answer.Decision;
import shop.xiaoer.answer.DecisionCard;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.desk.Ending;
import shop.xiaoer.desk.testing.SilentAgent;
import shop.xiaoer.desk.testing.TestDesk;
import shop.xiaoer.handoff.Ticket;
import shop.xiaoer.handoff.Tickets;
import shop.xiaoer.llm.testing.Waiting;

/**
 * The queue's own moves against people's, at the same moment: whoever comes first wins, the other changes nothing, and
 * the log has each move once. {@code -Dxiaoer.races=1000} runs more of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueRaceTest {
    private static final Logger LOG = LoggerFactory.getLogger(QueueRaceTest.class);
    private static final int RACES = Math.min(1000, Integer.getInteger("xiaoer.races", 40));
    private static final long SPREAD = Duration.ofMillis(2).toNanos();

    private final long seed = Long.getLong("xiaoer.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor();
    private final TestDesk desk = new TestDesk((turn, stage) -> new Decision.Dropped("", new DecisionCard()));
    private final TestDesk other = desk.another();
    private final Seat amei = desk.agents.sit("amei", new SilentAgent(), Runnable::run);
    private final Seat ben = other.agents.sit("ben", new SilentAgent(), Runnable::run);

    @AfterAll
    void close() throws Exception {
        racers.shutdown();
        other.close();
        desk.close();
    }

    private ConversationId waiting() {
        ConversationId id = desk.opened();
        desk.desk.human(id, "human");
        return id;
    }

    private ConversationId served() {
        ConversationId id = waiting();
        assertThat(desk.agents.claim(amei, "c-" + id, id, desk.row(id).epoch(), excerpt -> {}))
                .isInstanceOf(Ending.Done.class);
        return id;
    }

    private Ticket ticket(ConversationId id) {
        return desk.tickets.open().stream()
                .filter(ticket -> ticket.conversation().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Both at about the same moment, either first. */
    private <A, B> Pair<A, B> race(Callable<A> one, Callable<B> two) throws Exception {
        long late = random.nextLong(-SPREAD, SPREAD);
        Future<A> first = racers.submit(() -> {
            LockSupport.parkNanos(late);
            return one.call();
        });
        Future<B> second = racers.submit(() -> {
            LockSupport.parkNanos(-late);
            return two.call();
        });
        return new Pair<>(first.get(), second.get());
    }

    private record Pair<A, B>(A one, B two) {}

    private long count(ConversationId id, String kind) {
        return desk.kinds(id).stream().filter(kind::equals).count();
    }

    private void whole(ConversationId id) {
        assertThat(desk.ledger.events(id, 0, 1000)).as("seed " + seed).hasSize((int)
                desk.row(id).lastSeq());
    }

    @Test
    void twoNodesAssignAtOnceAndOneAgentHasIt() throws Exception {
        LOG.info("xiaoer.seed={}", seed);
        List<Boolean> firsts = new ArrayList<>();
        for (int i = 0; i < RACES; i++) {
            ConversationId id = waiting();
            Ticket ticket = ticket(id);
            Pair<Boolean, Boolean> done = race(
                    () -> desk.agents.moves().assign(ticket, "amei"),
                    () -> other.agents.moves().assign(ticket, "ben"));
            assertThat(done.one()).as("seed " + seed).isNotEqualTo(done.two());
            assertThat(desk.row(id).agent()).isEqualTo(done.one() ? "amei" : "ben");
            assertThat(count(id, "agentJoined")).isEqualTo(1);
            whole(id);
            firsts.add(done.one());
        }
        LOG.info(
                "{} of {} went to the first node",
                firsts.stream().filter(first -> first).count(),
                RACES);
    }

    /** An older board after a newer one would show a queue of before, until something else moves. */
    @Test
    void boardsComeInTheOrderOfTheirNumbers() throws Exception {
        SilentAgent window = new SilentAgent();
        Seat seat = desk.agents.sit("watcher", window, Runnable::run);
        desk.agents.settle(seat, desk.agents.board(seat));
        for (int i = 0; i < 10 * RACES; i++) {
            race(
                    () -> {
                        desk.agents.refresh();
                        return true;
                    },
                    () -> {
                        desk.agents.refresh();
                        return true;
                    });
        }
        Waiting.until("the boards are sent", () -> window.boards() > RACES);
        List<Long> numbers = window.changes();
        assertThat(numbers)
                .isEqualTo(LongStream.rangeClosed(numbers.getFirst(), numbers.getLast())
                        .boxed()
                        .toList());
        desk.agents.leave(seat);
    }

    @Test
    void aClaimAndAnAssignmentHaveOneWinner() throws Exception {
        for (int i = 0; i < RACES; i++) {
            ConversationId id = waiting();
            Ticket ticket = ticket(id);
            Pair<Boolean, Ending> done = race(
                    () -> desk.agents.moves().assign(ticket, "amei"),
                    () -> other.agents.claim(ben, "claim", id, ticket.epoch(), excerpt -> {}));
            assertThat(done.one()).as("seed " + seed).isNotEqualTo(done.two() instanceof Ending.Done);
            assertThat(desk.row(id).agent()).isEqualTo(done.one() ? "amei" : "ben");
            assertThat(count(id, "agentJoined")).isEqualTo(1);
            if (done.two() instanceof Ending.Problem problem) {
                assertThat(problem.code()).isEqualTo("alreadyClaimed");
            }
        }
    }

    @Test
    void aTransferAndACloseHaveOneWinner() throws Exception {
        desk.account("ben", "en-US", 5);
        desk.presence.set(desk.agents.sit("ben", new SilentAgent(), Runnable::run), Board.Status.online);
        for (int i = 0; i < RACES; i++) {
            ConversationId id = served();
            long epoch = desk.row(id).epoch();
            Pair<Ending, Ending> done =
                    race(() -> desk.agents.transfer(amei, "t", id, epoch, "ben"), () -> desk.desk.close(id, "close"));
            Conversation row = desk.row(id);
            // A close by the shopper holds in any state; a transfer that comes after it changes nothing.
            assertThat(done.two()).as("seed " + seed).isInstanceOf(Ending.Done.class);
            assertThat(row.closedAt()).isNotNull();
            assertThat(count(id, "agentLeft")).isEqualTo(done.one() instanceof Ending.Done ? 1 : 0);
            assertThat(desk.tickets.open())
                    .noneMatch(ticket -> ticket.conversation().equals(id));
            whole(id);
        }
    }

    @Test
    void aSilentAgentsWordAndTheQueueHaveOneWinner() throws Exception {
        int words = 0;
        for (int i = 0; i < RACES; i++) {
            ConversationId id = served();
            long epoch = desk.row(id).epoch();
            Tickets.Deserted left =
                    new Tickets.Deserted(id, epoch, "amei", desk.row(id).lastSeq());
            Pair<Ending, Object> done =
                    race(() -> desk.agents.say(amei, "w", id, epoch, "I am here", List.of()), () -> {
                        other.agents.moves().desert(left);
                        return "";
                    });
            Conversation row = desk.row(id);
            boolean spoke = done.one() instanceof Ending.Done;
            assertThat(row.owner()).as("seed " + seed).isEqualTo(spoke ? Owner.agent : Owner.none);
            assertThat(row.epoch()).isEqualTo(spoke ? epoch : epoch + 1);
            assertThat(count(id, "agentLeft")).isEqualTo(spoke ? 0 : 1);
            words += spoke ? 1 : 0;
            whole(id);
        }
        LOG.info("the word came first in {} of {}", words, RACES);
    }

    @Test
    void aSilentAgentIsBroughtBackOnceByTwoNodesWithThePlaceThatItHad() throws Exception {
        ConversationId id = served();
        Ticket before = ticket(id);
        Tickets.Deserted left =
                new Tickets.Deserted(id, before.epoch(), "amei", desk.row(id).lastSeq());

        race(
                () -> {
                    desk.agents.moves().desert(left);
                    return "";
                },
                () -> {
                    other.agents.moves().desert(left);
                    return "";
                });

        assertThat(count(id, "agentLeft")).isEqualTo(1);
        assertThat(ticket(id).since()).isEqualTo(before.since());
        assertThat(ticket(id).waiting()).isTrue();
        assertThat(ticket(id).epoch()).isEqualTo(before.epoch() + 1);
    }

    @Test
    void anEndOfTheWaitAndAClaimHaveOneWinner() throws Exception {
        for (int i = 0; i < RACES; i++) {
            ConversationId id = waiting();
            long epoch = desk.row(id).epoch();
            Tickets.Deserted wait =
                    new Tickets.Deserted(id, epoch, "", desk.row(id).lastSeq());
            Pair<Ending, Object> done = race(() -> desk.agents.claim(amei, "c", id, epoch, excerpt -> {}), () -> {
                other.agents.moves().endWait(wait);
                return "";
            });
            boolean claimed = done.one() instanceof Ending.Done;
            assertThat(desk.row(id).owner()).as("seed " + seed).isEqualTo(claimed ? Owner.agent : Owner.bot);
            assertThat(count(id, "handedBack")).isEqualTo(claimed ? 0 : 1);
            whole(id);
        }
    }

    @Test
    void onlyWhoIsSilentOrGoneIsFound() throws Exception {
        ConversationId id = served();
        Duration no = Duration.ofDays(1);
        assertThat(found(Duration.ZERO, no, id))
                .as("the shopper waits for no word")
                .isFalse();

        desk.desk.say(id, "m", "Are you there?", List.of());
        assertThat(found(Duration.ZERO, no, id)).isTrue();
        assertThat(found(no, no, id)).as("not for long").isFalse();

        desk.agents.say(amei, "w", id, desk.row(id).epoch(), "Yes", List.of());
        assertThat(found(Duration.ZERO, no, id)).as("answered").isFalse();

        assertThat(found(no, Duration.ZERO, id)).as("no window anywhere").isTrue();
        desk.roster.here(java.util.Map.of("amei", "away"));
        assertThat(found(no, Duration.ofMinutes(1), id)).isFalse();
    }

    private boolean found(Duration quiet, Duration gone, ConversationId id) {
        return desk.tickets.deserted(quiet, gone).stream()
                .anyMatch(left -> left.conversation().equals(id));
    }

    @Test
    void typingKeepsASilentAgentsChat() throws Exception {
        ConversationId id = served();
        desk.desk.say(id, "m", "Are you there?", List.of());
        desk.tickets.alive(id, "amei");

        assertThat(found(Duration.ofMinutes(1), Duration.ofDays(1), id)).isFalse();
    }
}
