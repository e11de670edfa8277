package shop.xiaoer.desk.room;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomState;

/**
 * The streams that hear a room: the one that renders it, and all who only look. Used by one thread at a time.
 */
final class RoomAudience {
    private final Set<RoomSink> all = new HashSet<>();
    private @Nullable RoomSink renderer;

    void add(RoomSink sink) {
        all.add(sink);
    }

    /** It renders from now on; the one before does no longer. */
    void rendersNow(RoomSink sink) {
        renderer = sink;
    }

    boolean isRendered() {
        return renderer != null;
    }

    boolean isRenderedBy(RoomSink sink) {
        return sink.equals(renderer);
    }

    /** @return whether the renderer is among those who went */
    boolean forgetGone() {
        all.removeIf(RoomSink::gone);
        boolean renderingEnds =
                Optional.ofNullable(renderer).filter(RoomSink::gone).isPresent();
        if (renderingEnds) {
            renderer = null;
        }
        return renderingEnds;
    }

    /** Who is too slow for it is sent away. */
    void cueOrCut(RoomCue cue) {
        each(sink -> {
            if (sink.full()) {
                sink.cut();
            } else {
                sink.cue(cue);
            }
        });
    }

    void cue(RoomCue cue) {
        each(sink -> sink.cue(cue));
    }

    void cancel(long no) {
        each(sink -> sink.cancel(no));
    }

    void state(RoomState state, @Nullable String why) {
        each(sink -> sink.state(state, why));
    }

    void answered(String msgId, long no) {
        each(sink -> sink.answered(msgId, no));
    }

    /** They find the room again wherever it went. */
    void cutAll() {
        each(RoomSink::cut);
    }

    private void each(Consumer<RoomSink> work) {
        all.forEach(work);
    }
}
