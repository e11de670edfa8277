package shop.xiaoer.broadcast.room.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.room.Comment;

/** Port: where the comments of rooms are kept, and what became of each. Blocks. */
public interface CommentLedger {
    /** Keeps comments. @return those that were new; the others were there already; empty where there is no such room */
    Optional<List<Comment>> accept(String id, List<Comment> comments, List<Comment> tooOld);

    /** @param answeredBy number of the cue that answers them, null where none does */
    void settle(String id, List<String> msgIds, Fate fate, @Nullable Long answeredBy, @Nullable String why);

    /** Comments that nobody has dealt with, not older than that. */
    List<Comment> unsettled(String id, Instant since);

    /** Those of these comments that nobody has dealt with. */
    List<Comment> unsettled(String id, List<String> msgIds);

    /** Comments that nobody dealt with and that are older than that were too late. */
    void tooLate(String id, Instant before);

    /** How many comments met which fate, and the milliseconds from an answered comment to its cue, sorted. */
    Comments comments(String id);

    /** Questions that nothing answered, those that were asked most first; the same words count as one question. */
    List<RoomReport.Unanswered> unanswered(String id);

    enum Fate {
        answered,
        /** Nothing that the shop knows answers it. */
        gap,
        refused,
        /** Its answer waited too long. */
        late
    }

    record Comments(Map<String, Long> fates, List<Long> millisToCue) {
        public Comments {
            fates = Map.copyOf(fates);
            millisToCue = List.copyOf(millisToCue);
        }
    }
}
