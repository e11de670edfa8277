package shop.xiaoer.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.room.Comment;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomLedger;
import shop.xiaoer.node.Note;
import shop.xiaoer.text.Language;

/**
 * Rooms that another node directs, as far as this one has to do with them: a renderer that comes here makes the room come
 * here, an operator's wish is passed on, who only looks is shown what is kept. Methods block.
 */
final class RoomsElsewhere {
    private static final Duration MOVE = Duration.ofSeconds(2);
    private static final Duration STEP = Duration.ofMillis(40);
    private static final Duration LOOK = Duration.ofMillis(400);
    /** Ids of one note: some tens of bytes each. */
    private static final int COMMENTS_AT_ONCE = 50;

    private final RoomLedger ledger;
    private final Neighbours neighbours;
    private final Set<RoomWindow> windows = ConcurrentHashMap.newKeySet();
    private Instant looked = Instant.MIN;

    RoomsElsewhere(RoomLedger ledger, Neighbours neighbours) {
        this.ledger = ledger;
        this.neighbours = neighbours;
    }

    /** A renderer is here: whoever directs the room gives it away, and this node takes it. */
    Optional<RoomDirector> come(String room, Supplier<Optional<RoomDirector>> take) {
        long until = System.nanoTime() + MOVE.toNanos();
        neighbours.tell(new Note.RoomWanted(room));
        Optional<RoomDirector> taken = take.get();
        while (taken.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(STEP.toNanos());
            taken = take.get();
        }
        return taken;
    }

    void watch(RoomLedger.Kept kept, RoomSink sink, Consumer<Optional<RoomCue>> welcome) {
        RoomWindow window = new RoomWindow(ledger, kept.room().id(), sink);
        window.open(kept, welcome);
        windows.add(window);
    }

    /**
     * Shows what has changed, now and then.
     *
     * @param directedHere rooms that came here meanwhile: who looks comes back to them
     */
    void look(Instant now, Predicate<String> directedHere) {
        if (now.isBefore(looked.plus(LOOK))) {
            return;
        }
        looked = now;
        windows.removeIf(window -> window.sink().gone());
        windows.stream()
                .filter(window -> directedHere.test(window.room()))
                .forEach(window -> window.sink().cut());
        windows.removeIf(window -> directedHere.test(window.room()));
        windows.forEach(RoomWindow::look);
    }

    RoomDesk.Move wish(String room, String move, String by, @Nullable String text, @Nullable Language language) {
        String tag = language == null ? null : language.tag();
        return neighbours
                .wish(ask -> new Note.RoomWish(ask, room, move, by, text, tag))
                .map(wished -> met(room, wished))
                .orElseGet(() -> new RoomDesk.Move.Refused(
                        "staleVersion", "another node directs the room, or its state has just changed"));
    }

    private RoomDesk.Move met(String room, Note.RoomWished wished) {
        String code = wished.code();
        return code == null
                ? new RoomDesk.Move.Done(ledger.find(room).orElseThrow())
                : new RoomDesk.Move.Refused(code, wished.detail());
    }

    /** Comments that were kept here go to whoever directs the room. */
    void tell(String room, List<Comment> comments) {
        for (int from = 0; from < comments.size(); from += COMMENTS_AT_ONCE) {
            List<Comment> some = comments.subList(from, Math.min(comments.size(), from + COMMENTS_AT_ONCE));
            neighbours.tell(new Note.RoomComments(
                    room, some.stream().map(Comment::msgId).toList()));
        }
    }
}
