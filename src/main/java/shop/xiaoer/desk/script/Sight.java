package shop.xiaoer.desk.script;

import java.util.List;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;

/** A script on its way, or what became of it. */
public sealed interface Sight {
    record UnderWay(String id, double progress, List<Segment> segments) implements Sight {
        public UnderWay {
            segments = List.copyOf(segments);
        }
    }

    record Done(Script script) implements Sight {}

    /** Nothing could be written. */
    record Failed(String id, String why, boolean modelAway) implements Sight {}
}
