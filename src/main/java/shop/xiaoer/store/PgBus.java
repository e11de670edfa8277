package shop.xiaoer.store;

import io.vertx.core.Vertx;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.node.Bus;
import shop.xiaoer.node.Note;
import shop.xiaoer.store.embedded.DatabaseAddress;

/**
 * The nodes' bus over LISTEN and NOTIFY. Notes of one moment go together, of one conversation only the newest; while
 * nobody else lives, hints are not sent. Each heartbeat sends a payload to itself, too: a node that does not hear it any
 * more is deaf and must not live on in the others' eyes (see {@link PgNode#beat}).
 */
public final class PgBus implements Bus, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PgBus.class);
    private static final String CHANNEL = "xiaoer_node";
    private static final Duration CONNECT = Duration.ofSeconds(30);
    private static final long RECONNECT_MILLIS = 200;
    /** More than any claim, room or burst of typing leaves behind; hints beyond it are found by looking at the rows. */
    private static final int MOST = 10_000;
    /** A database that pauses for a moment makes nobody deaf. */
    private static final long DEAF_AFTER = Duration.ofSeconds(5).toNanos();

    private static final long ECHO = Duration.ofMillis(300).toNanos();
    private static final long STEP = Duration.ofMillis(2).toNanos();

    private final Sql sql;
    private final UUID node;
    private final PgSubscriber subscriber;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Map<ConversationId, Note.Moved> moved = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private boolean sending;
    private volatile boolean alone = true;
    private volatile long heard = System.nanoTime();

    private PgBus(Sql sql, UUID node, PgSubscriber subscriber) {
        this.sql = sql;
        this.node = node;
        this.subscriber = subscriber;
    }

    /** Listens before it returns. Blocks. */
    public static PgBus open(Vertx vertx, DatabaseAddress address, Sql sql, UUID node) {
        PgSubscriber subscriber = PgSubscriber.subscriber(vertx, Database.options(address));
        subscriber.reconnectPolicy(attempt -> RECONNECT_MILLIS);
        PgBus bus = new PgBus(sql, node, subscriber);
        subscriber.channel(CHANNEL).handler(bus::read);
        try {
            subscriber
                    .connect()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(CONNECT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while the nodes' bus was opened", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new StoreUnavailable("the nodes' bus could not be opened", e);
        }
        return bus;
    }

    private void read(String text) {
        NoteJson.read(text).ifPresent(payload -> {
            if (payload.from().equals(node)) {
                heard = System.nanoTime();
                return;
            }
            alone = false;
            payload.notes().forEach(note -> listeners.forEach(listener -> listener.heard(payload.from(), note)));
        });
    }

    @Override
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Whether this node has heard itself lately. */
    boolean hears() {
        return System.nanoTime() - heard < DEAF_AFTER;
    }

    /** With each heartbeat: that this node is there, told to itself and to all. Waits a moment until it hears itself. */
    void pulse(boolean isAlone) {
        alone = isAlone;
        long sent = System.nanoTime();
        notify(List.of());
        while (heard - sent < 0 && System.nanoTime() - sent < ECHO) {
            LockSupport.parkNanos(STEP);
        }
    }

    @Override
    public void tell(Note note) {
        synchronized (notes) {
            if (!taken(note) || sending) {
                return;
            }
            sending = true;
        }
        Thread.ofVirtual().name("bus").start(this::send);
    }

    private boolean taken(Note note) {
        if (note instanceof Note.Moved hint) {
            if (alone || moved.size() >= MOST) {
                return false;
            }
            moved.merge(hint.conversation(), hint, PgBus::newest);
            return true;
        }
        if (notes.size() >= MOST || (alone && note instanceof Note.Typing)) {
            return false;
        }
        notes.add(note);
        return true;
    }

    private static Note.Moved newest(Note.Moved before, Note.Moved hint) {
        Note.Moved newer = hint.lastSeq() >= before.lastSeq() ? hint : before;
        return new Note.Moved(
                newer.conversation(),
                newer.lastSeq(),
                Math.max(before.epoch(), hint.epoch()),
                Math.max(before.turn(), hint.turn()),
                before.changedHands() || hint.changedHands());
    }

    private void send() {
        while (true) {
            List<Note> now;
            synchronized (notes) {
                now = new ArrayList<>(moved.values());
                now.addAll(notes);
                moved.clear();
                notes.clear();
                if (now.isEmpty()) {
                    sending = false;
                    return;
                }
            }
            try {
                notify(now);
            } catch (StoreUnavailable e) {
                LOG.warn("{} notes could not be told: {}", now.size(), e.getMessage());
            }
        }
    }

    /** In transactions of their own: a NOTIFY holds a lock of the whole database until its transaction ends. */
    private void notify(List<Note> now) {
        NoteJson.write(node, now).forEach(text -> sql.run("select pg_notify($1, $2)", CHANNEL, text));
    }

    @Override
    public void close() {
        subscriber.close();
    }
}
