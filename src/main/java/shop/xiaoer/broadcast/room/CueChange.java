package shop.xiaoer.broadcast.room;

import java.time.Instant;

/**
 * What became of a cue.
 *
 * @param said sentences of it that were spoken
 */
public record CueChange(long no, CueState state, int said, Instant at) {}
