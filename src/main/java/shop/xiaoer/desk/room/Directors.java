package shop.xiaoer.desk.room;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import shop.xiaoer.broadcast.room.RoomState;

/** The directors at work on this node, one a room. Safe from any thread. */
final class Directors {
    private final Map<String, RoomDirector> byRoom = new ConcurrentHashMap<>();

    Optional<RoomDirector> find(String room) {
        return Optional.ofNullable(byRoom.get(room));
    }

    /** One whose room has not gone to another node. */
    Optional<RoomDirector> atWork(String room) {
        return find(room).filter(director -> !director.isLost());
    }

    Optional<RoomDirector> onAir(String room) {
        return find(room).filter(director -> director.state() == RoomState.onAir);
    }

    /** That of the room that is on air, where one alone is. */
    Optional<RoomDirector> aloneOnAir() {
        List<RoomDirector> onAir = byRoom.values().stream()
                .filter(director -> director.state() == RoomState.onAir)
                .toList();
        return onAir.size() == 1 ? Optional.of(onAir.getFirst()) : Optional.empty();
    }

    boolean has(String room) {
        return byRoom.containsKey(room);
    }

    /** Ids of their rooms, as of now. */
    Set<String> rooms() {
        return Set.copyOf(byRoom.keySet());
    }

    void each(BiConsumer<String, RoomDirector> work) {
        byRoom.forEach(work);
    }

    void begin(String room, RoomDirector director) {
        byRoom.put(room, director);
    }

    void leave(String room, RoomDirector director) {
        byRoom.remove(room, director);
    }

    /** What is due by the clock; who has nothing left to direct goes. */
    void beat() {
        byRoom.values().forEach(RoomDirector::beat);
        byRoom.values().removeIf(director -> director.isLost() || director.isDone());
    }
}
