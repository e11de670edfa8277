package shop.xiaoer.desk.room;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.room.CueState;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomLedger;
import shop.xiaoer.broadcast.room.RoomState;
import shop.xiaoer.broadcast.room.show.ShowLedger;

/**
 * A look into a room that another node directs, for operators and viewers who came to this one: shows what that node has
 * kept, a moment later. Used by one thread at a time; blocks.
 */
final class RoomWindow {
    private final RoomLedger ledger;
    private final ShowLedger shows;
    private final String room;
    private final RoomSink sink;
    private final Set<Long> open = new HashSet<>();
    private final Set<Long> cut = new HashSet<>();
    private long seen;
    private @Nullable RoomState state;

    RoomWindow(RoomLedger ledger, ShowLedger shows, String room, RoomSink sink) {
        this.ledger = ledger;
        this.shows = shows;
        this.room = room;
        this.sink = sink;
    }

    String room() {
        return room;
    }

    RoomSink sink() {
        return sink;
    }

    /** @param welcome is called with the spoken cue before anything else is sent */
    synchronized void open(RoomLedger.Kept kept, Consumer<Optional<RoomCue>> welcome) {
        state = kept.state();
        Optional<RoomCue> spoken = Optional.empty();
        List<ShowLedger.KeptCue> cues = shows.openCues(room);
        for (ShowLedger.KeptCue cue : cues) {
            remember(cue);
            if (cue.state() == CueState.started) {
                spoken = Optional.of(cue.cue());
            }
        }
        welcome.accept(spoken);
        cues.stream().filter(cue -> cue.state() == CueState.sent).forEach(cue -> show(cue.cue()));
    }

    private void remember(ShowLedger.KeptCue cue) {
        open.add(cue.cue().no());
        seen = Math.max(seen, cue.cue().no());
    }

    /** The room has ended, and that was shown. */
    synchronized boolean isOver() {
        return state == RoomState.ended;
    }

    /** Sends what has changed since the last look. */
    synchronized void look() {
        ledger.find(room).ifPresent(this::look);
    }

    private void look(RoomLedger.Kept kept) {
        if (kept.state() != state) {
            state = kept.state();
            sink.state(kept.state(), kept.reason());
        }
        Set<Long> before = new HashSet<>(open);
        open.clear();
        for (ShowLedger.KeptCue cue : shows.openCues(room)) {
            if (cue.cue().no() > seen) {
                show(cue.cue());
            }
            remember(cue);
            if (cue.isCut() && cut.add(cue.cue().no())) {
                sink.cancel(cue.cue().no());
            }
        }
        cut.retainAll(open);
        before.stream()
                .filter(no -> !open.contains(no) && shows.wasTakenBack(room, no))
                .forEach(sink::cancel);
    }

    private void show(RoomCue cue) {
        if (sink.full()) {
            sink.cut();
        } else {
            sink.cue(cue);
        }
    }
}
