package shop.xiaoer.store.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.script.Commissions.Commission;
import shop.xiaoer.broadcast.script.Commissions.State;
import shop.xiaoer.broadcast.script.ScriptRequest;
import shop.xiaoer.store.Database;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.testing.TestDatabase;

/** Wishes for scripts, over nodes that live and nodes that are gone. */
class PgCommissionsTest {
    private static final Commission WISH = new Commission(
            UUID.randomUUID().toString(),
            List.of("P1002", "P1001"),
            "zh-CN",
            "calm",
            "douyin",
            600,
            42,
            ScriptRequest.Engine.template,
            "lan",
            null,
            3);

    private final Vertx vertx = Vertx.vertx();

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private PgCommissions gone;

    @SuppressWarnings("NullAway.Init")
    private PgCommissions alive;

    @BeforeEach
    void open() {
        DatabaseAddress address = TestDatabase.fresh();
        Database.migrate(address);
        database = Database.open(vertx, address);
        UUID node = UUID.randomUUID();
        database.sql()
                .run(
                        "insert into node (id, data_dir, address, expires_at) values ($1, 'alive', '127.0.0.1', clock_timestamp() + interval '1 hour')",
                        node);
        alive = new PgCommissions(database.sql(), node);
        gone = new PgCommissions(database.sql(), UUID.randomUUID());
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatADeadNodeHadBegunIsTakenOverOnceAsItWasAskedFor() {
        gone.accept(WISH);

        assertThat(alive.takeOver(List.of())).containsExactly(WISH);
        assertThat(alive.takeOver(List.of(WISH.id()))).isEmpty();
        assertThat(alive.state(WISH.id())).containsInstanceOf(State.Open.class);
    }

    @Test
    void whatALivingNodeWritesIsLeftToIt() {
        alive.accept(WISH);

        assertThat(gone.takeOver(List.of())).isEmpty();
        assertThat(alive.takeOver(List.of(WISH.id()))).isEmpty();
    }

    @Test
    void whatThisNodeHasForgottenItBeginsAgain() {
        alive.accept(WISH);

        assertThat(alive.takeOver(List.of())).containsExactly(WISH);
    }

    @Test
    void whatFailsEachTimeIsGivenUpAndSaidSo() {
        alive.accept(WISH);
        alive.takeOver(List.of());
        alive.takeOver(List.of());

        assertThat(alive.takeOver(List.of())).isEmpty();
        assertThat(alive.state(WISH.id()))
                .hasValueSatisfying(state -> assertThat(state).isInstanceOfSatisfying(State.Failed.class, failed -> {
                    assertThat(failed.why()).contains("3 times");
                    assertThat(failed.modelAway()).isFalse();
                }));
    }

    @Test
    void aFailureIsToldByEveryNodeAndNotTriedAgain() {
        gone.accept(WISH);
        gone.fail(WISH.id(), "the model is off", true);

        assertThat(alive.takeOver(List.of())).isEmpty();
        assertThat(alive.state(WISH.id())).contains(new State.Failed("the model is off", true));
    }

    @Test
    void whatWasDroppedOrNeverAskedForIsUnknown() {
        alive.accept(WISH);
        alive.drop(WISH.id());

        assertThat(alive.state(WISH.id())).isEmpty();
        assertThat(alive.state("no id at all")).isEmpty();
        assertThat(alive.takeOver(List.of())).isEmpty();
    }
}
