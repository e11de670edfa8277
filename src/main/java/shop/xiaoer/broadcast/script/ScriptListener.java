package shop.xiaoer.broadcast.script;

import shop.xiaoer.broadcast.Segment;

/** Follows the writing. Called on the writing thread; a slow one slows the writing. */
public interface ScriptListener {
    /** A segment as it comes. Its number may still change where another takes its place before it. */
    void segment(Segment segment, double progress);

    /** Asked before each segment; true ends the writing with {@link ScriptOutcome.Cancelled}. */
    boolean cancelled();

    /** One that is asked whether to go on, and sees no segment. */
    static ScriptListener silent(ScriptListener listener) {
        return new ScriptListener() {
            @Override
            public void segment(Segment segment, double progress) {}

            @Override
            public boolean cancelled() {
                return listener.cancelled();
            }
        };
    }

    static ScriptListener none() {
        return new ScriptListener() {
            @Override
            public void segment(Segment segment, double progress) {}

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
