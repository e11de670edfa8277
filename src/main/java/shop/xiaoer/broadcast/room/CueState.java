package shop.xiaoer.broadcast.room;

/** How far a cue has come; it moves forward only. */
public enum CueState {
    sent,
    started,
    ended,
    failed,
    /** Taken back before it began. */
    cancelled
}
