package shop.xiaoer.app.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.connect.webhook.Deliverer;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.desk.EventFeed;
import shop.xiaoer.desk.TurnRunner;
import shop.xiaoer.desk.agent.AgentDesk;
import shop.xiaoer.desk.agent.QueueKeeper;
import shop.xiaoer.desk.room.RoomRounds;
import shop.xiaoer.desk.script.WritersRoom;
import shop.xiaoer.store.PgNode;
import shop.xiaoer.store.PgOfficeSettings;

/** What a server does by the clock. Work that must not be late has threads of its own; what fails is tried again. */
final class Clockwork {
    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

    private final StartedParts parts;

    /** @param parts where its threads are kept, to be ended with the server */
    Clockwork(StartedParts parts) {
        this.parts = parts;
    }

    /** The lease's clock is its own: nothing that waits for another node or a shop's system may make it late. */
    void heart(PgNode node, EventFeed feed, TurnRunner turns) {
        ScheduledExecutorService heart = threads("heart", 1);
        parts.keep(() -> {
            heart.shutdown();
            if (!heart.awaitTermination(3, TimeUnit.SECONDS)) {
                heart.shutdownNow();
            }
        });
        every(
                heart,
                Duration.ofSeconds(1),
                "lease",
                () -> node.beat(() -> {
                    turns.stopAll();
                    feed.compare();
                }));
    }

    /** Lost hints, owed turns, boards and what is owed to others; now and then the places in the queue. */
    void desk(
            EventFeed feed,
            TurnRunner turns,
            AgentDesk agents,
            QueueKeeper keeper,
            WritersRoom scripts,
            ShopSystem shop,
            Deliverer webhooks,
            ServedDatabase database) {
        ScheduledExecutorService beat = stoppedAtOnce("beat", 2);
        every(beat, Duration.ofSeconds(1), "feed", feed::compare);
        every(beat, Duration.ofSeconds(1), "turns", turns::sweep);
        every(beat, Duration.ofSeconds(1), "boards", agents::catchUp);
        every(beat, Duration.ofSeconds(1), "assignment", keeper::beat);
        every(beat, Duration.ofSeconds(5), "scripts", scripts::takeOver);
        every(beat, Duration.ofSeconds(10), "queue", agents::refresh);
        every(beat, Duration.ofSeconds(15), "effects", shop::settle);
        every(beat, Duration.ofSeconds(1), "webhooks", webhooks::sweep);
        every(beat, Duration.ofMinutes(5), "old webhooks", webhooks::tidy);
        every(beat, Duration.ofSeconds(2), "database", database::revive);
    }

    /** A room's clock is its own, so that no other work makes a host stammer. */
    void rooms(RoomRounds rooms) {
        ScheduledExecutorService beat = stoppedAtOnce("rooms", 2);
        every(beat, Duration.ofMillis(100), "rooms", rooms::beat);
        every(beat, Duration.ofSeconds(1), "rooms' sweep", rooms::sweep);
        every(stoppedAtOnce("windows", 1), Duration.ofMillis(400), "looks into rooms", rooms::look);
    }

    /** What another node was told in the office holds here within a second. */
    void office(PgOfficeSettings office) {
        every(stoppedAtOnce("office", 1), Duration.ofMillis(500), "office", office::refresh);
    }

    private ScheduledExecutorService stoppedAtOnce(String name, int threads) {
        ScheduledExecutorService clock = threads(name, threads);
        parts.keep(clock::shutdownNow);
        return clock;
    }

    private static ScheduledExecutorService threads(String name, int threads) {
        return Executors.newScheduledThreadPool(
                threads, Thread.ofVirtual().name(name).factory());
    }

    private static void every(ScheduledExecutorService clock, Duration pause, String what, Runnable work) {
        ScheduledFuture<?> _ = clock.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (StoreUnavailable e) {
                        LOG.warn("{}: {}", what, e.getMessage());
                    } catch (RuntimeException e) {
                        LOG.error("{} failed", what, e);
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }
}
