package shop.xiaoer.desk.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Transition;
import shop.xiaoer.desk.Ending;
import shop.xiaoer.desk.Hello;
import shop.xiaoer.desk.SocketLane;
import shop.xiaoer.desk.testing.RememberingSink;
import shop.xiaoer.desk.testing.StreamingAnswerer;
import shop.xiaoer.desk.testing.TestDesk;
import shop.xiaoer.desk.testing.Written;
import shop.xiaoer.llm.testing.Waiting;
import shop.xiaoer.text.Language;

/**
 * Two agents at two nodes claim while an answer streams to the shopper of one of them, at every moment of it: one wins, and
 * after he was told so no word of the bot is written to the shopper any more. {@code -Dxiaoer.races=10000} runs the full bar.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimRaceTest {
    private static final Logger LOG = LoggerFactory.getLogger(ClaimRaceTest.class);
    private static final int RACES = Integer.getInteger("xiaoer.races", 200);
    private static final int AT_ONCE = 8;
    private static final int DRAFTS = 12;
    private static final long PAUSE = Duration.ofMillis(3).toNanos();

    private final long seed = Long.getLong("xiaoer.seed", System.nanoTime());
    private final StreamingAnswerer answerer = new StreamingAnswerer(DRAFTS, PAUSE);
    private final ExecutorService loops = Executors.newFixedThreadPool(4);
    private final TestDesk desk = new TestDesk(answerer);
    private final TestDesk elsewhere = desk.another();

    @AfterAll
    void closeTheDesk() throws Exception {
        elsewhere.close();
        desk.close();
        loops.shutdown();
    }

    private record SilentAgent() implements AgentSink {
        @Override
        public void changed(long change, Board board) {}

        @Override
        public CompletionStage<Void> event(ConversationEvent event) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void decision(ConversationId id, long turn, String outcome, String card) {}

        @Override
        public void aside(Aside aside) {}

        @Override
        public void typing(ConversationId id, Author author, boolean on) {}
    }

    /** One after the other, as an event loop runs them. */
    private static final class Loop implements Executor {
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private final Executor pool;
        private boolean running;

        Loop(Executor pool) {
            this.pool = pool;
        }

        @Override
        public synchronized void execute(Runnable task) {
            waiting.add(task);
            if (!running) {
                running = true;
                pool.execute(this::run);
            }
        }

        private void run() {
            while (true) {
                Runnable task;
                synchronized (this) {
                    task = waiting.poll();
                    if (task == null) {
                        running = false;
                        return;
                    }
                }
                task.run();
            }
        }
    }

    @Test
    void noWordOfTheBotIsWrittenAfterTheClaimWasTold() throws Exception {
        LOG.info("xiaoer.seed={} races={}", seed, RACES);
        int silenced = 0;
        try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int first = 0; first < RACES; first += AT_ONCE) {
                List<Future<Race>> races = IntStream.range(first, Math.min(RACES, first + AT_ONCE))
                        .mapToObj(number -> racers.submit(() -> race(number)))
                        .toList();
                for (Future<Race> race : races) {
                    race.get();
                }
                Waiting.until(
                        "every turn has come to its end",
                        () -> desk.starter.running() + elsewhere.starter.running() == 0);
                for (Future<Race> race : races) {
                    silenced += judge(race.get()) ? 1 : 0;
                }
            }
        }
        LOG.info("{} of {} claims cut an answer short; {} drafts were shown", silenced, RACES, answerer.shown());
        assertThat(silenced)
                .as("races in which the claim came before the answer")
                .isPositive();
        assertThat(answerer.shown()).isPositive();
    }

    private record Race(String name, ConversationId id, SocketLane lane, RememberingSink sink, List<Ending> ends) {}

    private Race race(int number) {
        SplittableRandom random = new SplittableRandom(seed + number);
        RememberingSink sink = new RememberingSink();
        AtomicReference<SocketLane> lane = new AtomicReference<>();
        Hello.Answer answer = desk.desk.hello(new Hello(null, null, null, Language.EN, null, null), id -> {
            SocketLane opened = desk.feed.lane(id, new Loop(loops), sink);
            lane.set(opened);
            desk.feed.open(id, opened);
        });
        Conversation row = ((Hello.Answer.Welcome) answer).conversation();
        lane.get().begin(row.lastSeq(), row.epoch());
        desk.desk.say(row.id(), "m1", "What is the best cup?", List.of());
        if (random.nextBoolean()) {
            desk.desk.say(row.id(), "m2", "And the second best?", List.of());
        }
        LockSupport.parkNanos(random.nextLong(PAUSE * DRAFTS));
        List<Ending> ends = claimTwice(row, sink);
        desk.desk.say(row.id(), "m3", "Is anybody there?", List.of());
        return new Race("seed " + seed + " race " + number, row.id(), lane.get(), sink, ends);
    }

    /** @return whether the claim came before the answer */
    private boolean judge(Race race) {
        Conversation now = desk.ledger.find(race.id()).orElseThrow();
        Waiting.until(
                "the lane has all: " + race.name(), () -> events(race.sink()).size() == now.lastSeq());
        desk.feed.close(race.id(), race.lane());

        assertThat(events(race.sink())).as(race.name()).isEqualTo(desk.ledger.events(race.id(), 0, 1000));
        assertThat(race.ends().stream().filter(Ending.Done.class::isInstance))
                .as(race.name())
                .hasSize(1);
        assertThat(race.ends())
                .as(race.name())
                .anyMatch(end ->
                        end instanceof Ending.Problem problem && problem.code().equals("alreadyClaimed"));
        assertSilent(race.sink().written(), race.name());
        return events(race.sink()).stream().noneMatch(event -> event.author().kind() == Author.Kind.ai);
    }

    private List<Ending> claimTwice(Conversation row, RememberingSink sink) {
        List<CompletableFuture<Ending>> claims = new ArrayList<>();
        for (Map.Entry<String, TestDesk> sits :
                Map.of("amei", desk, "ben", elsewhere).entrySet()) {
            String agent = sits.getKey();
            AgentDesk agents = sits.getValue().agents;
            Seat seat = agents.sit(agent, new SilentAgent(), new Loop(loops));
            claims.add(CompletableFuture.supplyAsync(
                    () -> agents.claim(seat, "claim", row.id(), row.epoch(), excerpt -> sink.mark("claimed")),
                    task -> Thread.startVirtualThread(task)));
        }
        return claims.stream().map(CompletableFuture::join).toList();
    }

    private static List<ConversationEvent> events(RememberingSink sink) {
        List<ConversationEvent> events = new ArrayList<>();
        for (Written one : sink.written()) {
            if (one instanceof Written.Event event) {
                events.add(event.event());
            }
        }
        return events;
    }

    private static void assertSilent(List<Written> written, String run) {
        int told = written.indexOf(new Written.Mark("claimed"));
        int joined = IntStream.range(0, written.size())
                .filter(at -> written.get(at) instanceof Written.Event event
                        && event.event().body() instanceof EventBody.AgentJoined)
                .findFirst()
                .orElse(-1);
        assertThat(joined).as(run + " " + written).isNotNegative().isLessThan(told);
        assertThat(written.subList(joined, written.size())).as(run).noneMatch(Written::isOfTheBot);
    }

    @Test
    void anAnswerThatComesTooLateIsRecordedAsDropped() {
        RememberingSink sink = new RememberingSink();
        Hello.Answer answer = desk.desk.hello(new Hello(null, null, null, Language.EN, null, null), id -> {});
        Conversation row = ((Hello.Answer.Welcome) answer).conversation();
        int before = answerer.shown();
        answerer.hold();
        try {
            desk.desk.say(row.id(), "m1", "What is the best cup?", List.of());
            Waiting.until("the answer has begun", () -> answerer.shown() > before);
            claimTwice(row, sink);
        } finally {
            answerer.release();
        }

        Waiting.until(
                "the late answer is recorded",
                () -> !desk.ledger.decisions(row.id()).isEmpty());

        assertThat(desk.ledger.decisions(row.id()))
                .allSatisfy(entry -> assertThat(entry.outcome()).isEqualTo("dropped"));
        assertThat(desk.ledger.commit(new Transition.BeginTurn(row.id(), UUID.randomUUID())))
                .isInstanceOf(Outcome.Stale.class);
    }
}
