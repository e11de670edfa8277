package shop.xiaoer.broadcast.room.show;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.room.CueState;
import shop.xiaoer.broadcast.room.Place;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomState;

/**
 * Port: where the show of a room is kept as it goes: its cues, what persons let the host say, the place where it stands.
 * Whoever directs the room writes it under the room's fence; a write under another one changes nothing and says so. Blocks.
 */
public interface ShowLedger {
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

    /** Whether the cue was taken back before it began. */
    boolean wasTakenBack(String id, long no);

    /** What was said, oldest first, without what was taken back. */
    List<KeptCue> said(String id);

    record KeptCue(
            RoomCue cue,
            CueState state,
            int said,
            boolean isCut,
            Instant sentAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {}
}
