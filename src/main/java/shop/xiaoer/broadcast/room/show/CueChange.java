package shop.xiaoer.broadcast.room.show;

import java.time.Instant;
import shop.xiaoer.broadcast.room.CueState;

/**
 * What became of a cue.
 *
 * @param said sentences of it that were spoken
 */
public record CueChange(long no, CueState state, int said, Instant at) {}
