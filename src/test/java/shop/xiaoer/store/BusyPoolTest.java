package shop.xiaoer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.xiaoer.store.embedded.testing.TestDatabase;

/**
 * The server's own pool while some wait for a connection: a short wait is where the driver's own timer (sql client 5.0.8,
 * its issue 1567, Vert.x issue 6169) went off for those who had theirs already.
 */
class BusyPoolTest {
    private static final int WAITING = 3 * Database.CONNECTIONS / 2;
    private static final int ROUNDS = 300;

    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final Vertx vertx = Vertx.vertx().exceptionHandler(faults::add);
    private final Database database = Database.open(vertx, TestDatabase.fresh());

    @AfterEach
    void close() throws Exception {
        database.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void waitingForAConnectionLeavesNoFaultBehindAndLosesNone() throws Exception {
        atOnce(WAITING, () -> {
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(database.sql().run("select 1")).hasSize(1);
                assertThat(database.sql().<Integer>transaction(within -> within.change("select 1")))
                        .isEqualTo(1);
            }
        });
        everyTimerOfThePoolHasFired();

        assertThat(faults).isEmpty();
        CyclicBarrier everyConnection = new CyclicBarrier(Database.CONNECTIONS);
        atOnce(
                Database.CONNECTIONS,
                () -> database.sql().transaction(within -> {
                    meet(everyConnection);
                    return within.change("select 1");
                }));
    }

    /** One that is set after them for as long comes last. */
    private void everyTimerOfThePoolHasFired() throws Exception {
        vertx.timer(Database.DEADLINE.toMillis() + 100, TimeUnit.MILLISECONDS)
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("a connection is missing", e);
        }
    }

    private static void atOnce(int times, Runnable work) throws Exception {
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, times).forEach(ignored -> all.add(many.submit(work)));
        }
        for (Future<?> one : all) {
            one.get();
        }
    }
}
