package shop.xiaoer.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.xiaoer.answer.Decision;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Transition;
import shop.xiaoer.conversation.Transition.Command;
import shop.xiaoer.llm.testing.Waiting;
import shop.xiaoer.node.Lease;
import shop.xiaoer.store.Database;
import shop.xiaoer.store.PgLedger;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.testing.TestDatabase;
import shop.xiaoer.text.WordTable;

/** A turn that fails is not tried for ever: the shopper gets a person. */
class FailedTurnTest {
    private final Vertx vertx = Vertx.vertx();
    private final Starter starter = new Starter(10);
    private final AtomicInteger tries = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @BeforeEach
    void open() {
        DatabaseAddress address = TestDatabase.fresh();
        Database.migrate(address);
        database = Database.open(vertx, address);
    }

    @AfterEach
    void close() throws Exception {
        starter.drain(Duration.ofSeconds(10));
        database.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fault", "deep"})
    void aTurnThatFailsIsHandedToAPersonOnce(String how) {
        UUID node = UUID.randomUUID();
        PgLedger ledger = new PgLedger(database.sql(), Duration.ofSeconds(10));
        TurnRunner turns = new TurnRunner(
                ledger,
                new EventFeed(ledger, starter, Lease.endless()),
                starter,
                (turn, stage) -> fail(how),
                new Handoffs(WordTable.load(), () -> 0),
                (id, turn, outcome, card) -> {},
                node,
                Duration.ofSeconds(60),
                Clock.systemUTC());
        ConversationId id = ConversationId.next();
        ledger.open(new Ledger.Opening(id, "hash", "en-US", null, null));
        Command command = new Command("shopper", "m1", "hash of m1");

        turns.begun(
                (Outcome.Committed) ledger.commit(new Transition.Say(id, command, EventBody.Said.of("Hello?"), node)));

        Waiting.until("the turn has come to its end", () -> turns.active() == 0);
        turns.sweep();
        Waiting.until("nothing runs any more", () -> starter.running() == 0);
        List<ConversationEvent> log = ledger.events(id, 0, 10);
        assertThat(log).hasSize(2);
        assertThat(log.getLast().body())
                .isInstanceOfSatisfying(
                        EventBody.HandoffRequested.class,
                        asked -> assertThat(asked.reason()).isEqualTo(HandoffReason.toolFailure));
        assertThat(tries).hasValue(1);
    }

    private Decision fail(String how) {
        tries.incrementAndGet();
        if (how.equals("deep")) {
            throw new StackOverflowError();
        }
        throw new IllegalStateException("a fault of ours");
    }
}
