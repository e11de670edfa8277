package shop.xiaoer.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.StoreUnavailable;

/**
 * The bus over a {@link Line}. Notes of one moment go together, of one conversation only the newest; while nobody else
 * lives, hints are not sent. Each heartbeat sends a payload to itself, too: a node that does not hear it any more is deaf
 * and must not live on in the others' eyes. Safe from any thread.
 */
public final class NoteBus implements Bus, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NoteBus.class);
    /** More than any claim, room or burst of typing leaves behind; hints beyond it are found by looking at the rows. */
    private static final int MOST = 10_000;
    /** A line that pauses for a moment makes nobody deaf. */
    private static final long DEAF_AFTER = Duration.ofSeconds(5).toNanos();

    private static final long ECHO = Duration.ofMillis(300).toNanos();
    private static final long STEP = Duration.ofMillis(2).toNanos();

    private final UUID node;
    private final Line line;
    /** The ways beside the line, for what is insisted on. */
    private final List<Line> spare;

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Map<ConversationId, Note.Moved> moved = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<Note> insisted = new ArrayList<>();
    private boolean sending;
    private volatile boolean alone = true;
    private volatile long heard = System.nanoTime();

    /** @param node this one */
    public NoteBus(UUID node, Line line) {
        this(node, line, List.of());
    }

    /** @param spare other ways to the same nodes: a cluster may fall into halves that each hear themselves */
    public NoteBus(UUID node, Line line, List<Line> spare) {
        this.node = node;
        this.line = line;
        this.spare = List.copyOf(spare);
        line.read(text -> NoteJson.read(text).ifPresent(this::read));
        spare.forEach(other -> other.read(text -> NoteJson.read(text).ifPresent(this::readFromOthers)));
    }

    private void read(NoteJson.Payload payload) {
        if (payload.from().equals(node)) {
            heard = System.nanoTime();
        }
        readFromOthers(payload);
    }

    private void readFromOthers(NoteJson.Payload payload) {
        if (!payload.from().equals(node)) {
            alone = false;
            payload.notes().forEach(note -> listeners.forEach(listener -> listener.heard(payload.from(), note)));
        }
    }

    @Override
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    @Override
    public boolean hears() {
        return System.nanoTime() - heard < DEAF_AFTER;
    }

    @Override
    public void reopen() {
        line.reopen();
        spare.forEach(Line::reopen);
    }

    @Override
    public void pulse(boolean isAlone) {
        alone = isAlone;
        long sent = System.nanoTime();
        post(line, List.of());
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

    @Override
    public void insist(Note note) {
        synchronized (notes) {
            if (!spare.isEmpty() && insisted.size() < MOST) {
                insisted.add(note);
            }
        }
        tell(note);
    }

    private boolean taken(Note note) {
        if (note instanceof Note.Moved hint) {
            if (alone || moved.size() >= MOST) {
                return false;
            }
            moved.merge(hint.conversation(), hint, NoteBus::newest);
            return true;
        }
        if (notes.size() >= MOST || (alone && isHint(note))) {
            return false;
        }
        notes.add(note);
        return true;
    }

    /** What nobody waits for. */
    private static boolean isHint(Note note) {
        return note instanceof Note.OfConversation && !(note instanceof Note.Fence) && !(note instanceof Note.Fenced);
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
            List<Note> again;
            synchronized (notes) {
                now = new ArrayList<>(moved.values());
                now.addAll(notes);
                again = List.copyOf(insisted);
                moved.clear();
                notes.clear();
                insisted.clear();
                if (now.isEmpty()) {
                    sending = false;
                    return;
                }
            }
            tried(line, now);
            if (!again.isEmpty()) {
                spare.forEach(other -> tried(other, again));
            }
        }
    }

    private void tried(Line by, List<Note> now) {
        try {
            post(by, now);
        } catch (StoreUnavailable e) {
            LOG.warn("{} notes could not be told: {}", now.size(), e.getMessage());
        } catch (RuntimeException e) {
            // Whatever the line says, the next notes are tried: a bus that ends here would be mute for ever.
            LOG.error("{} notes could not be told", now.size(), e);
        }
    }

    private void post(Line by, List<Note> now) {
        NoteJson.write(node, now).forEach(by::post);
    }

    @Override
    public void close() {
        line.close();
        spare.forEach(Line::close);
    }
}
