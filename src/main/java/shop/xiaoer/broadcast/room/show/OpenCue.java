package shop.xiaoer.broadcast.room.show;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.room.RoomCue;

/** A cue that was sent and has not ended. */
final class OpenCue {
    RoomCue cue;
    final Instant sentAt;
    /** What it answers, to wait again where it is taken back. */
    final AnswerQueue.@Nullable Waiting answers;
    /** Whether the show had left the script before it. */
    final boolean wasAway;
    /** From when the renderer could say it. */
    @Nullable
    Instant firstAt;

    @Nullable
    Instant startedAt;

    int said;
    boolean hasReported;
    /** Ends at the next end of a sentence, from this moment on. */
    @Nullable
    Instant cutAt;

    /** What is left of it is not true any more and is not said later either. */
    boolean isFalse;

    OpenCue(RoomCue cue, Instant sentAt, AnswerQueue.@Nullable Waiting answers, boolean wasAway) {
        this.cue = cue;
        this.sentAt = sentAt;
        this.answers = answers;
        this.wasAway = wasAway;
    }

    boolean hasBegun() {
        return startedAt != null;
    }

    boolean isCut() {
        return cutAt != null;
    }

    /** The moment from which the play clock counts. */
    Instant begin() {
        return startedAt != null ? startedAt : firstAt != null ? firstAt : sentAt;
    }

    /** Whether a sentence may come after the one that is being spoken; without reports nobody knows which that is. */
    boolean mayGoOn() {
        return (hasReported ? said : 0) + 1 < cue.sentenceMs().size();
    }

    /** When it ends by the play clock, its estimate stretched. */
    Instant end(double stretch) {
        int ms = 0;
        Instant from = begin();
        Instant cut = cutAt;
        for (int i = 0; i < cue.sentenceMs().size(); i++) {
            ms += cue.sentenceMs().get(i);
            Instant end = from.plusMillis(Math.round(ms * stretch));
            if (cut != null && i >= said && !end.isBefore(cut)) {
                return end;
            }
        }
        return from.plusMillis(Math.round(ms * stretch));
    }

    /**
     * Sentences that were said when it ended at a moment: as reported, or else the end of a sentence that lies nearest by
     * the estimate, because a cut cue ends with a sentence.
     */
    int saidAtEnd(Instant now) {
        if (hasReported) {
            return said;
        }
        long passed = Duration.between(begin(), now).toMillis();
        long ms = 0;
        int nearest = 0;
        long off = Long.MAX_VALUE;
        for (int i = 0; i < cue.sentenceMs().size(); i++) {
            ms += cue.sentenceMs().get(i);
            if (Math.abs(ms - passed) < off) {
                off = Math.abs(ms - passed);
                nearest = i + 1;
            }
        }
        return Math.max(said, nearest);
    }
}
