package shop.xiaoer.desk.room;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import shop.xiaoer.broadcast.room.Comment;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomLedger;
import shop.xiaoer.broadcast.room.show.Insisted;
import shop.xiaoer.broadcast.room.show.ShowLedger;
import shop.xiaoer.desk.Neighbours;
import shop.xiaoer.node.Note;

/**
 * Rooms that another node directs, as far as this one has to do with them: a renderer that comes here makes the room come
 * here, an operator's wish is passed on, who only looks is shown what is kept. Methods block.
 */
final class RoomsElsewhere {
    private static final Duration MOVE = Duration.ofSeconds(2);
    private static final Duration STEP = Duration.ofMillis(40);
    /** Of one note, which PostgreSQL takes to 8,000 bytes. */
    private static final int MOST_BYTES = 5_000;

    private static final int REMEMBERED = 200;

    private final RoomLedger ledger;
    private final ShowLedger shows;
    private final Neighbours neighbours;
    private final Set<RoomWindow> windows = ConcurrentHashMap.newKeySet();
    private final Map<Asked, Optional<Note.RoomWished>> met = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Optional<Note.RoomWished>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** One ask of one node, however often it is told. */
    private record Asked(UUID asker, long ask) {}

    RoomsElsewhere(RoomLedger ledger, ShowLedger shows, Neighbours neighbours) {
        this.ledger = ledger;
        this.shows = shows;
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
        RoomWindow window = new RoomWindow(ledger, shows, kept.room().id(), sink);
        window.open(kept, welcome);
        windows.add(window);
    }

    /**
     * Shows what has changed, now and then.
     *
     * @param directedHere rooms that came here meanwhile: who looks comes back to them
     */
    void look(Predicate<String> directedHere) {
        windows.removeIf(window -> window.sink().gone() || window.isOver());
        windows.stream()
                .filter(window -> directedHere.test(window.room()))
                .forEach(window -> window.sink().cut());
        windows.removeIf(window -> directedHere.test(window.room()));
        windows.forEach(RoomWindow::look);
    }

    RoomMove wish(String room, String move, String by) {
        return asked(room, ask -> new Note.RoomWish(ask, room, move, by));
    }

    RoomMove say(String room, Insisted words) {
        String text = words.text();
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return new RoomMove.Refused(
                    "textTooLong", "text: another node directs the room, which takes " + MOST_BYTES + " bytes at most");
        }
        String tag = words.language().tag();
        return asked(room, ask -> new Note.RoomWords(ask, room, words.key(), words.by(), text, tag));
    }

    private RoomMove asked(String room, LongFunction<Note.RoomAsk> ask) {
        return neighbours.wish(ask).map(wished -> met(room, wished)).orElseGet(RoomMove::overtaken);
    }

    private RoomMove met(String room, Note.RoomWished wished) {
        String code = wished.code();
        return code == null
                ? new RoomMove.Done(ledger.find(room).orElseThrow())
                : new RoomMove.Refused(code, wished.detail());
    }

    /**
     * Does what another node wishes once, though the wish is told again until it is answered.
     *
     * @return the answer to tell; empty while it is being done
     */
    Optional<Note.RoomWished> once(UUID asker, long ask, Supplier<Note.RoomWished> work) {
        Asked asked = new Asked(asker, ask);
        synchronized (met) {
            Optional<Note.RoomWished> before = met.putIfAbsent(asked, Optional.empty());
            if (before != null) {
                return before;
            }
        }
        Note.RoomWished answer = work.get();
        synchronized (met) {
            met.put(asked, Optional.of(answer));
        }
        return Optional.of(answer);
    }

    /** Comments that were kept here go to whoever directs the room. */
    void tell(String room, List<Comment> comments) {
        if (comments.isEmpty()) {
            return;
        }
        List<String> ids = new ArrayList<>();
        int bytes = 0;
        for (Comment comment : comments) {
            int length = comment.msgId().getBytes(StandardCharsets.UTF_8).length;
            if (bytes + length > MOST_BYTES) {
                neighbours.tell(new Note.RoomComments(room, ids));
                ids.clear();
                bytes = 0;
            }
            ids.add(comment.msgId());
            bytes += length + 3;
        }
        neighbours.tell(new Note.RoomComments(room, ids));
    }
}
