package shop.xiaoer.desk.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.broadcast.room.Comment;
import shop.xiaoer.broadcast.room.LiveAnswer;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomLedger;
import shop.xiaoer.broadcast.room.RoomState;
import shop.xiaoer.broadcast.room.report.CommentLedger;
import shop.xiaoer.broadcast.room.report.CommentLedger.Fate;
import shop.xiaoer.broadcast.room.show.CueChange;
import shop.xiaoer.broadcast.room.show.Insisted;
import shop.xiaoer.broadcast.room.show.Show;
import shop.xiaoer.broadcast.room.show.ShowLedger;
import shop.xiaoer.broadcast.room.show.Step;

/**
 * One room's {@link Show} as it is performed: each step is kept under the fence first, then the audience hears it. Where
 * the fence is another's it is lost for good. Used by one thread at a time, but for {@link #isLost}, {@link #leftOut} and
 * {@link #state}; blocks.
 */
final class Performance {
    private static final Logger LOG = LoggerFactory.getLogger(Performance.class);
    /** How old a comment may be to be answered after a restart. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final RoomLedger rooms;
    private final ShowLedger ledger;
    private final CommentLedger comments;
    private final Function<Consumer<String>, Show> shows;
    private final Consumer<List<String>> askAgain;
    private final String id;
    private final long fence;
    private final RoomAudience audience = new RoomAudience();
    private final Set<String> leftOut = ConcurrentHashMap.newKeySet();
    private Show show;
    private long last;
    private volatile boolean lost;

    /**
     * @param kept just taken: its fence is this performance's
     * @param shows makes a show that says what it leaves out
     * @param askAgain takes ids of comments whose answer has become untrue while it waited; returns at once
     */
    Performance(
            RoomLedger rooms,
            ShowLedger ledger,
            CommentLedger comments,
            RoomLedger.Kept kept,
            Function<Consumer<String>, Show> shows,
            Consumer<List<String>> askAgain,
            Instant now) {
        this.rooms = rooms;
        this.ledger = ledger;
        this.comments = comments;
        this.shows = shows;
        this.askAgain = askAgain;
        this.id = kept.room().id();
        this.fence = kept.fence();
        this.show = restored(kept, now);
    }

    private Show restored(RoomLedger.Kept kept, Instant now) {
        Show fresh = shows.apply(leftOut::add);
        fresh.driver(audience.isRendered(), now);
        fresh.restore(kept.state(), kept.place(), kept.away(), kept.noticedAt());
        ledger.openCues(id).forEach(open -> fresh.restore(open.cue(), open.state(), open.said(), open.isCut(), now));
        ledger.insisted(id).forEach(fresh::insist);
        last = kept.last();
        return fresh;
    }

    /**
     * After a write that had no answer: goes on from what is kept.
     *
     * @return false where the room is another's by now
     */
    boolean readAgain(Instant now) {
        RoomLedger.Kept kept = rooms.find(id).orElse(null);
        if (kept == null || kept.fence() != fence) {
            return lose();
        }
        long before = last;
        show = restored(kept, now);
        unsendUntrue(before, now);
        show.openCues().stream().filter(cue -> cue.no() > before).forEach(audience::cue);
        return true;
    }

    String room() {
        return id;
    }

    boolean isLost() {
        return lost;
    }

    Set<String> leftOut() {
        return Set.copyOf(leftOut);
    }

    RoomState state() {
        return show.state();
    }

    Optional<RoomCue> spoken() {
        return show.spoken();
    }

    // ---- moves ---------------------------------------------------------------------------------------------------

    /** @return false where the room is another's by now; so in each move */
    boolean air(Instant now) {
        if (!ledger.state(id, fence, RoomState.onAir, null, Show.Hush.none())) {
            return lose();
        }
        show.air();
        audience.state(RoomState.onAir, null);
        play(now);
        return true;
    }

    boolean hush(RoomState how, @Nullable String why, Instant now) {
        Show.Hush hush = show.hush(how, now);
        if (!ledger.state(id, fence, how, why, hush)) {
            return lose();
        }
        hush.unbegun().forEach(audience::cancel);
        hush.cut().forEach(audience::cancel);
        audience.state(how, why);
        return true;
    }

    Insisted.Kept insist(Insisted words, Instant now) {
        Insisted.Kept kept = ledger.insist(id, fence, words);
        switch (kept) {
            case now -> {
                show.insist(words);
                play(now);
            }
            case lost -> lose();
            case before, otherWords -> {
                // Nothing has changed.
            }
        }
        return kept;
    }

    /** Gives the room to another node. */
    boolean give(UUID there) {
        rooms.give(id, fence, there);
        return lose();
    }

    private boolean lose() {
        LOG.info("room {} is directed elsewhere", id);
        lost = true;
        audience.cutAll();
        return false;
    }

    // ---- comments ------------------------------------------------------------------------------------------------

    void answered(LiveAnswer answer, Comment comment, Instant now) {
        switch (show.answered(answer, comment, now)) {
            case Show.Heard.Waits ignored -> {
                // The commit that keeps its cue says so of the comment.
            }
            case Show.Heard.Answered by -> {
                comments.settle(id, List.of(comment.msgId()), Fate.answered, by.no(), null);
                audience.answered(comment.msgId(), by.no());
            }
            case Show.Heard.Refused refused ->
                comments.settle(id, List.of(comment.msgId()), Fate.refused, null, refused.why());
        }
        play(now);
    }

    /** Comments that came before a restart and are fresh enough to be answered. */
    List<Comment> unanswered(Instant now) {
        return comments.unsettled(id, now.minus(FRESH));
    }

    // ---- streams -------------------------------------------------------------------------------------------------

    /** A stream that only looks. */
    void look(RoomSink sink, Consumer<Optional<RoomCue>> welcome, Instant now) {
        welcome.accept(show.spoken());
        audience.add(sink);
        play(now);
    }

    /** @param lastCue the last cue that the renderer has, null where it has none */
    void render(RoomSink sink, @Nullable Long lastCue, Consumer<Optional<RoomCue>> welcome, Instant now) {
        audience.rendersNow(sink);
        show.driver(true, now);
        unsendUntrue(lastCue == null ? 0 : lastCue, now);
        welcome.accept(show.spoken());
        audience.add(sink);
        show.openCues().stream()
                .filter(cue -> lastCue == null || cue.no() > lastCue)
                .forEach(sink::cue);
        play(now);
    }

    void forgetGone(Instant now) {
        if (audience.forgetGone()) {
            show.driver(false, now);
        }
    }

    /** @return false where another renderer has taken the place */
    boolean progress(RoomSink sink, long no, String what, @Nullable Integer sentence, Instant now) {
        if (!audience.isRenderedBy(sink)) {
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
    }

    // ---- one step after the other --------------------------------------------------------------------------------

    /** All that is due. */
    void play(Instant now) {
        keep(show.clock(now));
        List<String> late = show.late(now);
        if (!late.isEmpty()) {
            comments.settle(id, late, Fate.late, null, null);
        }
        Optional<Step> step = show.step(now);
        while (step.isPresent() && !lost) {
            take(step.get(), now);
            step = lost ? Optional.empty() : show.step(now);
        }
    }

    private void take(Step step, Instant now) {
        switch (step) {
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
    }

    private void send(Step.Send send, Instant now) {
        RoomCue cue = send.cue().numbered(last + 1);
        if (!ledger.keep(id, fence, cue, send.takenBack(), isAwayAfter(cue))) {
            lose();
            return;
        }
        last++;
        show.sent(send, last, now);
        send.takenBack().forEach(audience::cancel);
        audience.cueOrCut(cue);
    }

    private boolean isAwayAfter(RoomCue cue) {
        return switch (cue.kind()) {
            case answer, operator -> true;
            case segment -> false;
            case notice -> cue.from() == null && show.isAway();
            case bridge, filler -> show.isAway();
        };
    }

    private void takeBack(Step.TakeBack back) {
        if (!ledger.takeBack(id, fence, back.numbers())) {
            lose();
            return;
        }
        show.tookBack(back);
        back.numbers().forEach(audience::cancel);
        askAgain.accept(back.comments());
    }

    private void breakOff(Step.BreakOff off, Instant now) {
        if (!ledger.breakOff(id, fence, off.no())) {
            lose();
            return;
        }
        show.brokeOff(off, now);
        audience.cancel(off.no());
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
}
