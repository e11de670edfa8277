package shop.xiaoer.desk.room;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.broadcast.room.Comment;
import shop.xiaoer.broadcast.room.LiveAnswer;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomState;
import shop.xiaoer.broadcast.room.show.Insisted;
import shop.xiaoer.conversation.StoreUnavailable;

/**
 * Directs one room on this node: lets one thing happen to its {@link Performance} after the other, and none where the
 * room is another's or what is kept is unsure. Safe from any thread; methods block.
 */
final class RoomDirector {
    private static final Logger LOG = LoggerFactory.getLogger(RoomDirector.class);

    private final Performance performance;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private long polled;
    /** The last write had no answer: what is kept is read again before anything is done. */
    private boolean unsure;

    RoomDirector(Performance performance, Clock clock) {
        this.performance = performance;
        this.clock = clock;
    }

    boolean isLost() {
        return performance.isLost();
    }

    /** What keeps a room from going on as it should, each once. */
    Set<String> leftOut() {
        return performance.leftOut();
    }

    RoomState state() {
        return performance.state();
    }

    /** The show has ended, and its last words are said. */
    boolean isDone() {
        lock.lock();
        try {
            return performance.state() == RoomState.ended
                    && performance.spoken().isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** @return false where the room is another's by now */
    boolean air() {
        return within(false, performance::air);
    }

    boolean hush(RoomState how, @Nullable String why) {
        return within(false, now -> performance.hush(how, why, now));
    }

    /** Words of a person; kept first, so that they are said after a restart, too. The same again changes nothing. */
    Insisted.Kept insist(Insisted words) {
        return within(Insisted.Kept.lost, now -> performance.insist(words, now));
    }

    /** Gives the room to another node. */
    void give(UUID there) {
        within(false, now -> performance.give(there));
    }

    void answered(LiveAnswer answer, Comment comment) {
        within(false, now -> {
            performance.answered(answer, comment, now);
            return true;
        });
    }

    /** Comments that came before a restart and are fresh enough to be answered. */
    List<Comment> unanswered() {
        return performance.unanswered(clock.instant());
    }

    /**
     * A stream opens. A renderer's takes the place of the one before, and gets what it has not seen.
     *
     * @param lastCue the last cue that the renderer has, null for the other roles
     * @param welcome is called with the spoken cue, before anything else is sent
     */
    void join(RoomSink sink, boolean drives, @Nullable Long lastCue, Consumer<Optional<RoomCue>> welcome) {
        within(false, now -> {
            if (drives) {
                performance.render(sink, lastCue, welcome, now);
            } else {
                performance.look(sink, welcome, now);
            }
            return true;
        });
    }

    /** @return false where another renderer has taken the place */
    boolean progress(RoomSink sink, long no, String what, @Nullable Integer sentence) {
        return within(false, now -> performance.progress(sink, no, what, sentence, now));
    }

    /** The spoken cue for a renderer that asks, each at most once. */
    Optional<RoomCue> poll() {
        lock.lock();
        try {
            Optional<RoomCue> next = performance.state() == RoomState.onAir
                    ? performance.spoken().filter(cue -> cue.no() > polled)
                    : Optional.empty();
            next.ifPresent(cue -> polled = cue.no());
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** What is due by the clock; streams that have gone are forgotten. */
    void beat() {
        try {
            within(false, now -> {
                performance.forgetGone(now);
                performance.play(now);
                return true;
            });
        } catch (StoreUnavailable e) {
            // Said when it began; the next beat tries again.
            LOG.debug("room {} still waits for the database", performance.room());
        }
    }

    /** @param otherwise where the room is another's */
    private <T> T within(T otherwise, Function<Instant, T> work) {
        lock.lock();
        try {
            return mayGoOn() ? work.apply(clock.instant()) : otherwise;
        } catch (StoreUnavailable e) {
            if (!unsure) {
                LOG.warn("room {} waits for the database: {}", performance.room(), e.getMessage());
            }
            unsure = true;
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private boolean mayGoOn() {
        if (unsure && !performance.isLost()) {
            unsure = !performance.readAgain(clock.instant());
        }
        return !unsure && !performance.isLost();
    }
}
