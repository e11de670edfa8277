package shop.xiaoer.broadcast.room.show;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.room.Comment;
import shop.xiaoer.broadcast.room.CueKind;
import shop.xiaoer.broadcast.room.CueState;
import shop.xiaoer.broadcast.room.LiveAnswer;
import shop.xiaoer.broadcast.room.LiveFact;
import shop.xiaoer.broadcast.room.Place;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomState;
import shop.xiaoer.broadcast.room.SaidSentences;
import shop.xiaoer.broadcast.room.show.AnswerQueue.Waiting;
import shop.xiaoer.text.Language;

/**
 * Decides what is said next. A cue is asked for with {@link #step}, kept by the caller, and counts from {@link #sent} on;
 * the renderer's reports come in by {@link #started}, {@link #sentence}, {@link #ended} and {@link #failed}, and where
 * none come {@link #clock} plays on by the estimate. One cue ahead at most. Not safe for threads: one caller at a time.
 */
public final class Show {
    private static final int MOST_OPEN = 2;
    /** After so many answers the script has a word: viewers who ask nothing came for the goods. */
    private static final int ANSWERS_IN_A_ROW = 3;
    /** The same question is taken in so long after its answer began; later it is told that it was answered. */
    private static final Duration MERGING = Duration.ofSeconds(2);
    /** A renderer that reports may take so much longer than estimated before the clock goes on without it. */
    private static final double STRETCH = 1.5;

    private final Room room;
    private final ShowScripts scripts;
    private final Duration noticeEvery;
    private final Playlist playlist;
    private final AnswerQueue answers = new AnswerQueue();
    private final OpenCues open = new OpenCues();
    private final Asides asides;

    private RoomState state;
    private Place place;
    private boolean away;
    private boolean bridged;
    private int inARow;
    private @Nullable Instant noticedAt;
    private boolean driver;
    /** The renderer that is there has said of a cue that it began. */
    private boolean saysStarted;
    /** What comes next waits until nothing is spoken; it need not be looked up again before. */
    private boolean waitsForQuiet;

    /**
     * @param noticeEvery longest time between two notices that the host is an AI
     * @param leftOut hears in words what is not said, and why
     */
    public Show(Room room, ShowScripts scripts, RoomWords words, Duration noticeEvery, Consumer<String> leftOut) {
        this.room = room;
        this.scripts = scripts;
        this.asides = new Asides(room, words);
        this.noticeEvery = noticeEvery;
        this.playlist = new Playlist(room, scripts, leftOut);
        this.state = RoomState.ready;
        this.place = Place.START;
    }

    /** What became of a comment. */
    public sealed interface Heard {
        /** Its answer waits for its turn. */
        record Waits() implements Heard {}

        /** A cue that was sent answers it. */
        record Answered(long no) implements Heard {}

        /** The asker had his share, or the queue is full. */
        record Refused(String why) implements Heard {}
    }

    // ---- where it stands -----------------------------------------------------------------------------------------

    public RoomState state() {
        return state;
    }

    /** Where the script goes on. */
    public Place place() {
        return place;
    }

    /** Whether the next words of the script are a return to it. */
    public boolean isAway() {
        return away;
    }

    public Optional<RoomCue> spoken() {
        return Optional.ofNullable(open.first()).map(one -> one.cue);
    }

    /** The cues that were sent and have not ended, the spoken one first. */
    public List<RoomCue> openCues() {
        return open.stream().map(one -> one.cue).toList();
    }

    public int waitingAnswers() {
        return answers.size();
    }

    // ---- moves of a person ---------------------------------------------------------------------------------------

    /** As it was kept: after a restart, or from another node. */
    public void restore(RoomState kept, Place where, boolean wasAway, @Nullable Instant lastNotice) {
        this.state = kept;
        this.place = where;
        this.away = wasAway;
        this.noticedAt = lastNotice;
    }

    /** A cue that was sent before the restart; whether it was said is not known, so its time counts from now. */
    public void restore(RoomCue cue, CueState how, int said, boolean isCut, Instant now) {
        OpenCue one = new OpenCue(cue, now, insisted(cue, now), cue.from() == null ? away : cue.resumes() != null);
        one.said = said;
        one.hasReported = said > 0;
        one.firstAt = open.isEmpty() ? now : null;
        if (how == CueState.started) {
            one.startedAt = now;
        }
        if (isCut || state != RoomState.onAir) {
            one.cutAt = now;
        }
        Long cut = cue.interrupts();
        if (cut != null) {
            open.numbered(cut).ifPresent(before -> before.cutAt = now);
        }
        open.add(one);
    }

    /** A person's words, to wait again where they are taken back before they began; an answer's comments are asked again. */
    private static @Nullable Waiting insisted(RoomCue cue, Instant now) {
        String key = cue.key();
        return cue.kind() == CueKind.operator && key != null
                ? AnswerQueue.insisted(new LiveAnswer(key, cue.text(), cue.language(), "", cue.product()), now)
                : null;
    }

    public void air() {
        state = RoomState.onAir;
    }

    /**
     * Stops talking at the end of the sentence.
     *
     * @param how {@code paused}, {@code microphone} or {@code ended}
     * @return the cues that the renderer must not go on with, each to be cancelled there
     */
    public Hush hush(RoomState how, Instant now) {
        state = how;
        List<Long> unbegun = new ArrayList<>();
        List<Long> spoken = new ArrayList<>();
        for (OpenCue one : open.stream().toList()) {
            if (one.hasBegun()) {
                one.cutAt = one.isCut() ? one.cutAt : now;
                spoken.add(one.cue.no());
            } else {
                unbegun.add(one.cue.no());
            }
        }
        takeBack(unbegun);
        away = true;
        bridged = false;
        return new Hush(unbegun, spoken);
    }

    /**
     * @param unbegun taken back for good
     * @param cut ends with its sentence
     */
    public record Hush(List<Long> unbegun, List<Long> cut) {
        public Hush {
            unbegun = List.copyOf(unbegun);
            cut = List.copyOf(cut);
        }

        public static Hush none() {
            return new Hush(List.of(), List.of());
        }
    }

    /** Words of a person for the host to say, before everything else. */
    public void insist(Insisted words) {
        answers.insist(new LiveAnswer(words.key(), words.text(), words.language(), "", null), words.at());
    }

    // ---- comments ------------------------------------------------------------------------------------------------

    /** An answer is ready for one who asked. */
    public Heard answered(LiveAnswer answer, Comment comment, Instant now) {
        for (OpenCue one : open.stream().toList()) {
            if (answer.key().equals(one.cue.key()) && factsHold(one)) {
                Waiting waiting = one.answers;
                if (waiting != null
                        && (!one.hasBegun() || now.isBefore(one.begin().plus(MERGING)))) {
                    waiting.comments.add(comment.msgId());
                    waiting.askers.add(comment.user());
                }
                return new Heard.Answered(one.cue.no());
            }
        }
        return switch (answers.offer(answer, comment, now)) {
            case waits, merged -> new Heard.Waits();
            case capped -> new Heard.Refused("capped");
            case dropped -> new Heard.Refused("dropped");
        };
    }

    /** Comments whose answer waited too long; each is told once. */
    public List<String> late(Instant now) {
        return answers.expire(now);
    }

    // ---- what comes next -----------------------------------------------------------------------------------------

    /** What to do now, empty where there is nothing to do before the next report or the next {@link #due()}. */
    public Optional<Step> step(Instant now) {
        if (state != RoomState.onAir) {
            return Optional.empty();
        }
        Optional<Step> untrue = untrue(now);
        if (untrue.isPresent()) {
            return untrue;
        }
        // The first words of a show say who speaks.
        Optional<Step> answer = noticedAt == null && open.isEmpty() ? Optional.empty() : answer();
        if (answer.isPresent() || !hasPlace()) {
            return answer;
        }
        Optional<Step> script = script(now);
        return noticeIsDue(now) && !script.map(Show::isNotice).orElse(false)
                ? Optional.of(send(asides.notice()))
                : script;
    }

    /**
     * What was sent ahead and does not hold any more. The first one may have begun where no renderer says so; words of the
     * script with a live value are the first as soon as they are sent, and a renderer needs its time to begin them.
     */
    private Optional<Step> untrue(Instant now) {
        OpenCue first = open.first();
        List<OpenCue> untrue = open.stream()
                .filter(one -> one != first || (driver && saysStarted && one.cue.from() == null))
                .filter(one -> !one.hasBegun() && !holds(one, now))
                .toList();
        return untrue.isEmpty()
                ? untrueEnd()
                : Optional.of(new Step.TakeBack(
                        untrue.stream().map(one -> one.cue.no()).toList(), forgotten(untrue)));
    }

    /** What is being spoken and would go on with what is not true any more. */
    private Optional<Step> untrueEnd() {
        return Optional.ofNullable(open.first())
                .filter(one -> one.hasBegun() && !one.isCut() && one.cue.kind() == CueKind.answer)
                .filter(one -> !factsHold(one) && one.mayGoOn())
                .map(one -> new Step.BreakOff(
                        one.cue.no(), one.answers == null ? one.cue.comments() : one.answers.comments));
    }

    /** The comments of those whose answer was sent before a restart. */
    private static List<String> forgotten(List<OpenCue> cues) {
        return cues.stream()
                .filter(one -> one.answers == null)
                .flatMap(one -> one.cue.comments().stream())
                .toList();
    }

    /** Whether the words of a cue are still what would be said in its place. */
    private boolean holds(OpenCue one, Instant now) {
        Instant expiresAt = one.cue.expiresAt();
        Place from = one.cue.from();
        if (from == null || expiresAt == null) {
            return factsHold(one);
        }
        return now.isBefore(expiresAt)
                && playlist.at(from, now) instanceof Playlist.Next.Words words
                && words.cue().text().equals(one.cue.text());
    }

    private boolean factsHold(OpenCue one) {
        List<LiveFact> facts = one.cue.facts();
        return facts == null || scripts.hold(facts);
    }

    private static boolean isNotice(Step step) {
        return !(step instanceof Step.Send send) || send.cue().kind() == CueKind.notice;
    }

    private boolean hasPlace() {
        OpenCue first = open.first();
        return first == null || (!waitsForQuiet && open.size() < MOST_OPEN && first.hasBegun() && !first.isCut());
    }

    private Optional<Step> answer() {
        Waiting next = answers.next().orElse(null);
        if (next == null || (next.kind == CueKind.answer && !next.isRest && inARow >= ANSWERS_IN_A_ROW)) {
            return Optional.empty();
        }
        // Without a renderer nobody says that the first has begun: it is said by the clock.
        List<OpenCue> back = open.stream()
                .filter(one -> !one.hasBegun() && (driver || !open.isFirst(one)))
                .filter(one -> one.cue.priority() < next.kind.priority())
                .toList();
        List<OpenCue> stay = open.stream().filter(one -> !back.contains(one)).toList();
        if (stay.size() >= MOST_OPEN) {
            return Optional.empty();
        }
        if (!scripts.hold(next.answer.facts())) {
            return Optional.of(new Step.AskAgain(next, next.isRest ? List.of() : next.comments));
        }
        Long cut = stay.stream()
                .filter(one -> one.hasBegun() && one.cue.priority() < next.kind.priority())
                .map(one -> one.cue.no())
                .findFirst()
                .orElse(null);
        return Optional.of(new Step.Send(
                asides.answer(next).interrupting(cut),
                back.stream().map(one -> one.cue.no()).toList(),
                next));
    }

    private boolean noticeIsDue(Instant now) {
        Instant last = noticedAt;
        return open.stream().noneMatch(one -> one.cue.kind() == CueKind.notice)
                && (last == null || !now.isBefore(last.plus(noticeEvery)));
    }

    private static Step send(RoomCue cue) {
        return new Step.Send(cue, List.of(), null);
    }

    private Optional<Step> script(Instant now) {
        Place from = place;
        for (OpenCue one : open.stream().toList()) {
            if (one.cue.from() != null) {
                from = one.cue.after(one.cue.sentenceMs().size());
            }
        }
        return switch (playlist.at(from, now)) {
            case Playlist.Next.Over ignored -> whenQuiet(new Step.End());
            case Playlist.Next.Spent ignored -> whenQuiet(new Step.Pause("variantsSpent"));
            case Playlist.Next.NothingApproved ignored -> whenQuiet(new Step.Pause("notApproved"));
            case Playlist.Next.Words said -> script(said.cue(), now);
        };
    }

    private Optional<Step> script(RoomCue cue, Instant now) {
        Place from = cue.from();
        if (from == null) {
            throw new IllegalStateException("words of the rundown have a place in it");
        }
        Instant end = room.end();
        if (end != null && !now.isBefore(end) && !from.isWithinSegment()) {
            return whenQuiet(new Step.End());
        }
        Integer segment = cue.segment();
        if (away && segment != null && from.isWithinSegment() && !bridged) {
            return Optional.of(send(asides.bridge(cue, segment, playlist.nameOf(cue.product(), cue.language()))));
        }
        // A price is read when nothing stands between the reading and the speaking any more.
        RoomCue returning = away && segment != null ? cue.resuming(segment) : cue;
        return cue.expiresAt() == null ? Optional.of(send(returning)) : whenQuiet(send(returning));
    }

    private Optional<Step> whenQuiet(Step step) {
        waitsForQuiet = !open.isEmpty();
        return waitsForQuiet ? Optional.empty() : Optional.of(step);
    }

    /** The step was kept under this number and goes out. */
    public RoomCue sent(Step.Send step, long no, Instant now) {
        RoomCue cue = step.cue().numbered(no);
        waitsForQuiet = false;
        takeBack(step.takenBack());
        Long cut = cue.interrupts();
        if (cut != null) {
            open.numbered(cut).filter(one -> !one.isCut()).ifPresent(one -> one.cutAt = now);
        }
        Waiting waiting = step.answers();
        if (waiting != null) {
            answers.take(waiting);
        }
        OpenCue sent = new OpenCue(cue, now, waiting, away);
        open.add(sent);
        if (cue.from() == null) {
            asides.said();
        }
        bridged = cue.kind() == CueKind.bridge;
        if (cue.kind().leavesScript()) {
            away = true;
            inARow += waiting != null && !waiting.isRest && cue.kind() == CueKind.answer ? 1 : 0;
        } else if (cue.from() != null) {
            away = false;
        }
        if (open.size() == 1) {
            becomesFirst(sent, now);
        }
        return cue;
    }

    /** The comments are asked again by the caller. */
    public void askedAgain(Step.AskAgain step) {
        answers.forget(step.answer());
    }

    /** The answer ends with its sentence; the caller cancels the rest and asks the comments again. */
    public void brokeOff(Step.BreakOff step, Instant now) {
        open.numbered(step.no()).ifPresent(one -> {
            one.cutAt = now;
            one.isFalse = true;
            Waiting waiting = one.answers;
            if (waiting != null) {
                answers.forget(waiting);
            }
        });
    }

    /** The cues were taken back; the caller cancels them. */
    public void tookBack(Step.TakeBack step) {
        takeBack(step.numbers());
    }

    /**
     * The first of the cues above a number that has not begun and is not true any more. Where nobody has got it, it need
     * never have been: {@link #unsend} it.
     */
    public Optional<Long> untrueAbove(long got, Instant now) {
        return open.stream()
                .filter(one -> one.cue.no() > got && !one.hasBegun() && !holds(one, now))
                .map(one -> one.cue.no())
                .findFirst();
    }

    /**
     * Forgets the cues from a number on, which reached nobody: their numbers are given again.
     *
     * @return ids of comments whose answer is not remembered
     */
    public List<String> unsend(long from) {
        List<OpenCue> unsent = open.stream().filter(one -> one.cue.no() >= from).toList();
        takeBack(unsent.stream().map(one -> one.cue.no()).toList());
        unsent.forEach(open::forget);
        return forgotten(unsent);
    }

    private void takeBack(List<Long> numbers) {
        for (OpenCue one : open.takeBack(numbers)) {
            away = one.wasAway;
            bridged = false;
            Waiting waiting = one.answers;
            if (waiting != null) {
                answers.putBack(waiting);
                inARow -= inARow > 0 && one.cue.kind() == CueKind.answer && !waiting.isRest ? 1 : 0;
            }
        }
    }

    // ---- what the renderer reports -------------------------------------------------------------------------------

    /** Whether a renderer is there that reports; without one the play clock decides. */
    public void driver(boolean isThere, Instant now) {
        driver = isThere;
        saysStarted = false;
        OpenCue first = open.first();
        if (!isThere && first != null && !first.hasBegun()) {
            begin(first, now);
        }
    }

    public List<CueChange> started(long no, Instant now) {
        saysStarted = true;
        return begun(no, now);
    }

    private List<CueChange> begun(long no, Instant now) {
        List<CueChange> changes = new ArrayList<>();
        find(no, now, changes).filter(one -> !one.hasBegun()).ifPresent(one -> {
            begin(one, now);
            changes.add(new CueChange(no, CueState.started, one.said, now));
        });
        return changes;
    }

    /** @param number of the sentence within the cue, from 1, that was spoken to its end */
    public List<CueChange> sentence(long no, int number, Instant now) {
        List<CueChange> changes = new ArrayList<>(begun(no, now));
        find(no, now, changes).ifPresent(one -> {
            one.hasReported = true;
            one.said = Math.max(one.said, Math.min(number, one.cue.sentenceMs().size()));
            if (one.cue.from() != null && one.said < one.cue.sentenceMs().size()) {
                place = one.cue.after(one.said);
            }
            changes.add(new CueChange(no, CueState.started, one.said, now));
        });
        return changes;
    }

    /** @param number of the last sentence that was spoken, null where it is all of the cue or nobody counted */
    public List<CueChange> ended(long no, @Nullable Integer number, Instant now) {
        List<CueChange> changes = new ArrayList<>(begun(no, now));
        find(no, now, changes).ifPresent(one -> {
            if (number != null) {
                one.hasReported = true;
                one.said =
                        Math.max(one.said, Math.min(number, one.cue.sentenceMs().size()));
            }
            finish(one, CueState.ended, now, changes);
        });
        return changes;
    }

    public List<CueChange> failed(long no, Instant now) {
        List<CueChange> changes = new ArrayList<>();
        find(no, now, changes).ifPresent(one -> finish(one, CueState.failed, now, changes));
        return changes;
    }

    /** The cue, with all before it at their end; one that was taken back while it began is open again. */
    private Optional<OpenCue> find(long no, Instant now, List<CueChange> changes) {
        if (state != RoomState.ended) {
            open.begunAllTheSame(no).ifPresent(back -> reinstate(back, now));
        }
        Optional<OpenCue> found = open.numbered(no);
        found.ifPresent(one -> endBefore(one, now, changes));
        return found;
    }

    private void endBefore(OpenCue one, Instant now, List<CueChange> changes) {
        OpenCue first = open.first();
        while (first != null && first != one) {
            finish(first, CueState.ended, now, changes);
            first = open.first();
        }
    }

    private void reinstate(OpenCue back, Instant now) {
        Waiting waiting = back.answers;
        if (waiting != null) {
            answers.take(waiting);
        }
        open.reinstate(back);
        if (open.size() > 1 || state != RoomState.onAir) {
            back.cutAt = now;
        }
    }

    private void begin(OpenCue one, Instant now) {
        one.startedAt = now;
        if (one.cue.kind() == CueKind.notice) {
            noticedAt = now;
        }
        if (one.cue.from() != null) {
            inARow = 0;
        }
    }

    private void becomesFirst(OpenCue one, Instant now) {
        one.firstAt = now;
        if (!driver && !one.hasBegun()) {
            begin(one, now);
        }
    }

    private void finish(OpenCue one, CueState how, Instant now, List<CueChange> changes) {
        if (!one.hasBegun()) {
            begin(one, now);
        }
        int all = one.cue.sentenceMs().size();
        int said = one.isCut() ? one.saidAtEnd(now) : all;
        open.ended(one);
        if (one.cue.from() != null) {
            place = one.cue.after(said);
        } else if (said < all && one.cue.kind().leavesScript()) {
            restOf(one, said);
        }
        changes.add(new CueChange(one.cue.no(), how, said, now));
        OpenCue next = open.first();
        if (next != null) {
            becomesFirst(next, now);
        }
    }

    /** What is left of an answer that a person cut is said after him. */
    private void restOf(OpenCue one, int said) {
        List<String> sentences = SaidSentences.of(one.cue.text());
        Waiting before = one.answers;
        if (before == null || one.isFalse || said >= sentences.size()) {
            return;
        }
        String between = one.cue.language() == Language.EN ? " " : "";
        LiveAnswer rest = before.answer.rest(String.join(between, sentences.subList(said, sentences.size())));
        Waiting again = new Waiting(before.kind, before.key, rest, before.since, before.expiresAt, true);
        again.comments.addAll(before.comments);
        again.askers.addAll(before.askers);
        answers.putBack(again);
    }

    // ---- the play clock ------------------------------------------------------------------------------------------

    /** Ends what must have been spoken by now. */
    public List<CueChange> clock(Instant now) {
        List<CueChange> changes = new ArrayList<>();
        OpenCue first = open.first();
        while (first != null && !now.isBefore(first.end(stretch(first)))) {
            finish(first, CueState.ended, first.end(stretch(first)), changes);
            first = open.first();
        }
        return changes;
    }

    private double stretch(OpenCue one) {
        // One that a renderer never said a word about counts by the estimate: nobody reports.
        return driver && one.hasBegun() ? STRETCH : driver ? STRETCH * STRETCH : 1;
    }

    /** When the clock ends the spoken cue. */
    public Optional<Instant> due() {
        return Optional.ofNullable(open.first()).map(one -> one.end(stretch(one)));
    }
}
