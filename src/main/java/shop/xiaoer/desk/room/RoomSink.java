package shop.xiaoer.desk.room;

import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomState;

/** A stream of a room: a renderer, an operator's page, a viewer. Its methods return at once and keep their order. */
public interface RoomSink {
    void cue(RoomCue cue);

    void cancel(long no);

    void state(RoomState state, @Nullable String reason);

    /** A comment that a cue answers, which was sent before it came. */
    void answered(String msgId, long no);

    /** It is too slow and is sent away, to come back with the last cue that it has. */
    void cut();

    boolean full();

    /** Nobody is at its other end any more. */
    boolean gone();
}
