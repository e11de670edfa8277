package shop.xiaoer.broadcast.room;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Port: where rooms and what was said in them are kept. Whoever directs a room holds its fence; a write under another one
 * changes nothing and says so. Blocks.
 */
public interface RoomLedger {
    void create(Room room);

    Optional<Kept> find(String id);

    /** The newest first. */
    List<Kept> newest(int limit);

    /**
     * Takes the direction of a room for this node: a new fence, under which alone it is written from now on.
     *
     * @return empty where another living node has it, or the room is in none of these states
     */
    Optional<Kept> take(String id, Collection<RoomState> from);

    /** Keeps the room for another node, which may take it at once. Nothing where the fence is another's. */
    void give(String id, long fence, UUID there);

    /** Rooms whose show goes on and which nobody directs: their node is gone, or it is this one and knows nothing of it. */
    List<String> orphans(Collection<String> directedHere);

    /** Rooms that are due to go on air by their schedule. */
    List<String> due(Instant now);

    /** @param hush the cues that end with it */
    boolean state(String id, long fence, RoomState state, @Nullable String reason, Show.Hush hush);

    /**
     * Keeps a cue before it is sent, and takes others back with it.
     *
     * @param cue its number is one above the last
     * @return false where the fence or the number is another's
     */
    boolean keep(String id, long fence, RoomCue cue, List<Long> takenBack, boolean away);

    /** Keeps a person's words before they are acknowledged. */
    Insisted.Kept insist(String id, long fence, Insisted words);

    /** Words of persons that no cue has said yet, the oldest first. */
    List<Insisted> insisted(String id);

    /** Takes cues back that were sent and have not begun. @return false where the fence is another's */
    boolean takeBack(String id, long fence, List<Long> numbers);

    /** A cue that is being spoken ends with its sentence; who was answered by it waits again. @return false where the fence is another's */
    boolean breakOff(String id, long fence, long no);

    /**
     * Forgets cues that reached nobody, as if they had never been kept: their numbers are given again.
     *
     * @param last the last number that counts
     * @return false where the fence is another's
     */
    boolean unsend(String id, long fence, long last);

    boolean progress(String id, long fence, List<CueChange> changes, Place place, boolean away);

    /** Cues that were sent and have not ended, in their order. */
    List<KeptCue> openCues(String id);

    /** Keeps comments. @return those that were new; the others were there already; empty where there is no such room */
    Optional<List<Comment>> accept(String id, List<Comment> comments, List<Comment> tooOld);

    /** @param answeredBy number of the cue that answers them, null where none does */
    void settle(String id, List<String> msgIds, Fate fate, @Nullable Long answeredBy, @Nullable String why);

    /** Comments that nobody has dealt with, not older than that. */
    List<Comment> unsettled(String id, Instant since);

    /** Those of these comments that nobody has dealt with. */
    List<Comment> unsettled(String id, List<String> msgIds);

    void heartbeat(String id, String by, Instant at);

    /** @param by who switched the model's answers on or off */
    void modelAnswers(String id, boolean on, String by);

    /** Comments that nobody dealt with and that are older than that were too late. */
    void tooLate(String id, Instant before);

    /** Whether the cue was taken back before it began. */
    boolean wasTakenBack(String id, long no);

    /** What was said, oldest first, without what was taken back. */
    List<KeptCue> said(String id);

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

    record KeptCue(
            RoomCue cue,
            CueState state,
            int said,
            boolean isCut,
            Instant sentAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {}

    record Comments(Map<String, Long> fates, List<Long> millisToCue) {
        public Comments {
            fates = Map.copyOf(fates);
            millisToCue = List.copyOf(millisToCue);
        }
    }

    /**
     * A room as it stands.
     *
     * @param last number of its last cue
     */
    record Kept(
            Room room,
            RoomState state,
            @Nullable String reason,
            long fence,
            long last,
            Place place,
            boolean away,
            @Nullable Instant noticedAt,
            @Nullable String heartbeatBy,
            @Nullable Instant heartbeatAt,
            @Nullable String modelBy) {
        /** Id of what is offered at the place where the show stands. */
        public Optional<String> onShow() {
            List<RundownItem> rundown = room.rundown();
            int item = Math.min(place.item(), rundown.size() - 1);
            return rundown.get(item).products().stream().findFirst();
        }
    }
}
