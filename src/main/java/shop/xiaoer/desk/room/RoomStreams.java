package shop.xiaoer.desk.room;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomLedger;
import shop.xiaoer.broadcast.room.RoomState;

/**
 * Streams into rooms: renderers, operators' pages, viewers. A renderer makes the room come to its node; who only looks is
 * shown what is kept, wherever it is directed. Safe from any thread; methods block.
 */
public final class RoomStreams {
    private static final Set<RoomState> LIVING =
            EnumSet.of(RoomState.ready, RoomState.onAir, RoomState.paused, RoomState.microphone);

    private final RoomLedger ledger;
    private final Directors directors;
    private final RoomTaking taking;
    private final RoomsElsewhere elsewhere;

    RoomStreams(RoomLedger ledger, Directors directors, RoomTaking taking, RoomsElsewhere elsewhere) {
        this.ledger = ledger;
        this.directors = directors;
        this.taking = taking;
        this.elsewhere = elsewhere;
    }

    /** Where a stream came to. */
    public enum Joined {
        here,
        /** Another node directs the room, or did so a moment ago: to be tried again. */
        elsewhere,
        unknown
    }

    /**
     * @param welcome is called with the room and the spoken cue before anything else is sent
     */
    public Joined join(
            String room, RoomSink sink, boolean drives, @Nullable Long lastCue, Consumer<Optional<RoomCue>> welcome) {
        Optional<RoomLedger.Kept> kept = ledger.find(room);
        if (kept.isEmpty()) {
            return Joined.unknown;
        }
        if (kept.get().state() == RoomState.ended) {
            welcome.accept(Optional.empty());
            return Joined.here;
        }
        Optional<RoomDirector> director = directed(room, drives);
        if (director.isPresent()) {
            director.get().join(sink, drives, lastCue, welcome);
            return Joined.here;
        }
        if (drives) {
            return Joined.elsewhere;
        }
        elsewhere.watch(kept.get(), sink, welcome);
        return Joined.here;
    }

    private Optional<RoomDirector> directed(String room, boolean drives) {
        Optional<RoomDirector> here = taking.directed(room, LIVING);
        return here.isEmpty() && drives ? elsewhere.come(room, () -> taking.directed(room, LIVING)) : here;
    }

    /** @return false where the sink drives the room no longer */
    public boolean progress(String room, RoomSink sink, long no, String what, @Nullable Integer sentence) {
        return directors
                .find(room)
                .filter(director -> director.progress(sink, no, what, sentence))
                .isPresent();
    }

    /**
     * For renderers that ask.
     *
     * @param name id of a room, or anything where one room alone is on air
     */
    public Optional<RoomCue> poll(String name) {
        return directors.find(name).or(directors::aloneOnAir).flatMap(RoomDirector::poll);
    }

    /** A renderer came to another node: the room goes there. */
    void give(String room, UUID there) {
        directors.find(room).ifPresent(director -> {
            director.give(there);
            directors.leave(room, director);
        });
    }
}
