package shop.xiaoer.broadcast.room;

/** What a cue is for. The higher priority cuts the lower at the end of a sentence. */
public enum CueKind {
    filler(5),
    segment(10),
    bridge(10),
    answer(50),
    /** The law wants it heard: above answers, so that no crowd talks it away. */
    notice(60),
    operator(100);

    private final int priority;

    CueKind(int priority) {
        this.priority = priority;
    }

    public int priority() {
        return priority;
    }

    /** Words that leave the script; the next words of the script are a return to it. */
    public boolean leavesScript() {
        return this == answer || this == operator;
    }
}
