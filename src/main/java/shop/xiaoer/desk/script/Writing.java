package shop.xiaoer.desk.script;

import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.script.ScriptListener;

/** What came so far of a script; read by whoever asks, written by its own thread. */
final class Writing implements ScriptListener {
    private final List<Segment> segments = new ArrayList<>();
    private double progress;

    @Override
    public synchronized void segment(Segment segment, double now) {
        segments.add(segment);
        progress = now;
    }

    synchronized Sight see(String id) {
        return new Sight.UnderWay(id, progress, segments);
    }

    /** Nobody stops a script that is under way. */
    @Override
    public boolean cancelled() {
        return false;
    }
}
