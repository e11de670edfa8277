package shop.xiaoer.desk.room;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.broadcast.room.Comment;
import shop.xiaoer.broadcast.room.CommentLedger;
import shop.xiaoer.broadcast.room.CommentLedger.Fate;
import shop.xiaoer.broadcast.room.CueChange;
import shop.xiaoer.broadcast.room.Insisted;
import shop.xiaoer.broadcast.room.LiveAnswer;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomLedger;
import shop.xiaoer.broadcast.room.RoomState;
import shop.xiaoer.broadcast.room.Show;
import shop.xiaoer.broadcast.room.ShowLedger;
import shop.xiaoer.broadcast.room.Step;
import shop.xiaoer.conversation.StoreUnavailable;

/**
 * Directs one room on this node: asks the {@link Show} what comes next, keeps it under its fence, then sends it. Where the
 * fence is another's it falls silent for good. Safe from any thread; methods block.
 */
final class RoomDirector {
    private static final Logger LOG = LoggerFactory.getLogger(RoomDirector.class);
    /** How old a comment may be to be answered after a restart. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final RoomLedger rooms;
    private final ShowLedger ledger;
    private final CommentLedger comments;
    private final Clock clock;
    private final Function<Consumer<String>, Show> shows;
    private final Consumer<List<String>> askAgain;
    private final String id;
    private final long fence;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<RoomSink> sinks = ConcurrentHashMap.newKeySet();
    private final Set<String> leftOut = ConcurrentHashMap.newKeySet();
    private Show show;
    private long last;
    private long polled;
    private @Nullable RoomSink driver;
    /** The last write had no answer: what is kept is read again before anything is done. */
    private boolean unsure;

    private volatile boolean lost;

    /**
     * @param kept just taken: its fence is this director's
     * @param askAgain takes ids of comments whose answer has become untrue while it waited; returns at once
     */
    RoomDirector(
            RoomLedger rooms,
            ShowLedger ledger,
            CommentLedger comments,
            RoomLedger.Kept kept,
            Function<Consumer<String>, Show> shows,
            Consumer<List<String>> askAgain,
            Clock clock) {
        this.rooms = rooms;
        this.ledger = ledger;
        this.comments = comments;
        this.clock = clock;
        this.shows = shows;
        this.askAgain = askAgain;
        this.id = kept.room().id();
        this.fence = kept.fence();
        this.show = restored(kept);
    }

    private Show restored(RoomLedger.Kept kept) {
        Instant now = clock.instant();
        Show fresh = shows.apply(leftOut::add);
        fresh.driver(driver != null, now);
        fresh.restore(kept.state(), kept.place(), kept.away(), kept.noticedAt());
        ledger.openCues(id).forEach(open -> fresh.restore(open.cue(), open.state(), open.said(), open.isCut(), now));
        ledger.insisted(id).forEach(fresh::insist);
        last = kept.last();
        return fresh;
    }

    boolean isLost() {
        return lost;
    }

    /** What keeps a room from going on as it should, each once. */
    Set<String> leftOut() {
        return Set.copyOf(leftOut);
    }

    /** The show has ended, and its last words are said. */
    boolean isDone() {
        lock.lock();
        try {
            return show.state() == RoomState.ended && show.spoken().isEmpty();
        } finally {
            lock.unlock();
        }
    }

    RoomState state() {
        return show.state();
    }

    // ---- moves ---------------------------------------------------------------------------------------------------

    /** @return false where the room is another's by now */
    boolean air() {
        return within(now -> {
            if (!ledger.state(id, fence, RoomState.onAir, null, Show.Hush.none())) {
                return lose();
            }
            show.air();
            tell(RoomState.onAir, null);
            play(now);
            return true;
        });
    }

    boolean hush(RoomState how, @Nullable String why) {
        return within(now -> hush(how, why, now));
    }

    private boolean hush(RoomState how, @Nullable String why, Instant now) {
        Show.Hush hush = show.hush(how, now);
        if (!ledger.state(id, fence, how, why, hush)) {
            return lose();
        }
        hush.unbegun().forEach(this::cancel);
        hush.cut().forEach(this::cancel);
        tell(how, why);
        return true;
    }

    /** Words of a person; kept first, so that they are said after a restart, too. The same again changes nothing. */
    Insisted.Kept insist(Insisted words) {
        AtomicReference<Insisted.Kept> kept = new AtomicReference<>(Insisted.Kept.lost);
        within(now -> {
            kept.set(ledger.insist(id, fence, words));
            if (kept.get() == Insisted.Kept.now) {
                show.insist(words);
                play(now);
            }
            return kept.get() != Insisted.Kept.lost || lose();
        });
        return kept.get();
    }

    /** What is due by the clock; streams that have gone are forgotten. */
    void beat() {
        try {
            within(now -> {
                forgetGone(now);
                play(now);
                return true;
            });
        } catch (StoreUnavailable e) {
            // Said when it began; the next beat tries again.
            LOG.debug("room {} still waits for the database", id);
        }
    }

    private void forgetGone(Instant now) {
        sinks.removeIf(RoomSink::gone);
        RoomSink renderer = driver;
        if (renderer != null && renderer.gone()) {
            driver = null;
            show.driver(false, now);
        }
    }

    // ---- comments ------------------------------------------------------------------------------------------------

    void answered(LiveAnswer answer, Comment comment) {
        within(now -> {
            switch (show.answered(answer, comment, now)) {
                case Show.Heard.Waits ignored -> {
                    // The commit that keeps its cue says so of the comment.
                }
                case Show.Heard.Answered by -> {
                    comments.settle(id, List.of(comment.msgId()), Fate.answered, by.no(), null);
                    sinks.forEach(sink -> sink.answered(comment.msgId(), by.no()));
                }
                case Show.Heard.Refused refused ->
                    comments.settle(id, List.of(comment.msgId()), Fate.refused, null, refused.why());
            }
            play(now);
            return true;
        });
    }

    /** Comments that came before a restart and are fresh enough to be answered. */
    List<Comment> unanswered() {
        return comments.unsettled(id, clock.instant().minus(FRESH));
    }

    // ---- streams -------------------------------------------------------------------------------------------------

    /**
     * A stream opens. A renderer's takes the place of the one before, and gets what it has not seen.
     *
     * @param lastCue the last cue that the renderer has, null for the other roles
     * @param welcome is called with the spoken cue, before anything else is sent
     */
    void join(RoomSink sink, boolean drives, @Nullable Long lastCue, Consumer<Optional<RoomCue>> welcome) {
        within(now -> {
            if (drives) {
                driver = sink;
                show.driver(true, now);
            }
            if (drives) {
                unsendUntrue(lastCue == null ? 0 : lastCue, now);
            }
            welcome.accept(show.spoken());
            sinks.add(sink);
            if (drives) {
                show.openCues().stream()
                        .filter(cue -> lastCue == null || cue.no() > lastCue)
                        .forEach(sink::cue);
            }
            play(now);
            return true;
        });
    }

    /** @return false where another renderer has taken the place */
    boolean progress(RoomSink sink, long no, String what, @Nullable Integer sentence) {
        return within(now -> {
            if (!sink.equals(driver)) {
                return false;
            }
            keep(
                    switch (what) {
                        case "started" -> show.started(no, now);
                        case "sentence" -> show.sentence(no, sentence == null ? 1 : sentence, now);
                        case "ended" -> show.ended(no, sentence, now);
                        default -> show.failed(no, now);
                    });
            play(now);
            return true;
        });
    }

    /** The spoken cue for a renderer that asks, each at most once. */
    Optional<RoomCue> poll() {
        lock.lock();
        try {
            Optional<RoomCue> next =
                    show.state() == RoomState.onAir ? show.spoken().filter(cue -> cue.no() > polled) : Optional.empty();
            next.ifPresent(cue -> polled = cue.no());
            return next;
        } finally {
            lock.unlock();
        }
    }

    // ---- one step after the other --------------------------------------------------------------------------------

    private interface Work {
        boolean run(Instant now);
    }

    private boolean within(Work work) {
        lock.lock();
        try {
            if (lost || (unsure && !readAgain())) {
                return false;
            }
            return work.run(clock.instant());
        } catch (StoreUnavailable e) {
            if (!unsure) {
                LOG.warn("room {} waits for the database: {}", id, e.getMessage());
            }
            unsure = true;
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private boolean readAgain() {
        RoomLedger.Kept kept = rooms.find(id).orElse(null);
        if (kept == null || kept.fence() != fence) {
            return lose();
        }
        long before = last;
        show = restored(kept);
        unsure = false;
        unsendUntrue(before, clock.instant());
        show.openCues().stream().filter(cue -> cue.no() > before).forEach(cue -> sinks.forEach(sink -> sink.cue(cue)));
        return true;
    }

    /** Gives the room to another node. */
    void give(UUID there) {
        within(now -> {
            rooms.give(id, fence, there);
            return lose();
        });
    }

    private boolean lose() {
        LOG.info("room {} is directed elsewhere", id);
        lost = true;
        sinks.forEach(RoomSink::cut);
        return false;
    }

    private void play(Instant now) {
        keep(show.clock(now));
        List<String> late = show.late(now);
        if (!late.isEmpty()) {
            comments.settle(id, late, Fate.late, null, null);
        }
        Optional<Step> step = show.step(now);
        while (step.isPresent() && !lost) {
            switch (step.get()) {
                case Step.Send send -> send(send, now);
                case Step.AskAgain again -> {
                    show.askedAgain(again);
                    askAgain.accept(again.comments());
                }
                case Step.TakeBack back -> takeBack(back);
                case Step.BreakOff off -> breakOff(off, now);
                case Step.End ignored -> hush(RoomState.ended, null, now);
                case Step.Pause pause -> hush(RoomState.paused, pause.reason(), now);
            }
            step = lost ? Optional.empty() : show.step(now);
        }
    }

    private void send(Step.Send send, Instant now) {
        RoomCue cue = send.cue().numbered(last + 1);
        boolean away = switch (cue.kind()) {
            case answer, operator -> true;
            case segment -> false;
            case notice -> cue.from() == null && show.isAway();
            case bridge, filler -> show.isAway();
        };
        if (!ledger.keep(id, fence, cue, send.takenBack(), away)) {
            lose();
            return;
        }
        last++;
        show.sent(send, last, now);
        send.takenBack().forEach(this::cancel);
        sinks.forEach(sink -> {
            if (sink.full()) {
                sink.cut();
            } else {
                sink.cue(cue);
            }
        });
    }

    private void takeBack(Step.TakeBack back) {
        if (!ledger.takeBack(id, fence, back.numbers())) {
            lose();
            return;
        }
        show.tookBack(back);
        back.numbers().forEach(this::cancel);
        askAgain.accept(back.comments());
    }

    private void breakOff(Step.BreakOff off, Instant now) {
        if (!ledger.breakOff(id, fence, off.no())) {
            lose();
            return;
        }
        show.brokeOff(off, now);
        cancel(off.no());
        askAgain.accept(off.comments());
    }

    /** What the renderer never got and would say wrongly now is decided anew, under the same numbers. */
    private void unsendUntrue(long got, Instant now) {
        Optional<Long> untrue = show.untrueAbove(got, now);
        if (untrue.isPresent()) {
            long from = untrue.get();
            if (!ledger.unsend(id, fence, from - 1)) {
                lose();
                return;
            }
            last = from - 1;
            askAgain.accept(show.unsend(from));
        }
    }

    private void keep(List<CueChange> changes) {
        if (!changes.isEmpty() && !ledger.progress(id, fence, new ArrayList<>(changes), show.place(), show.isAway())) {
            lose();
        }
    }

    private void cancel(long no) {
        sinks.forEach(sink -> sink.cancel(no));
    }

    private void tell(RoomState state, @Nullable String why) {
        sinks.forEach(sink -> sink.state(state, why));
    }
}
