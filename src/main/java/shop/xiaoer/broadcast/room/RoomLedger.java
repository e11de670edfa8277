package shop.xiaoer.broadcast.room;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Port: where rooms are kept, and which node directs them. Whoever directs a room holds its fence. Blocks.
 */
public interface RoomLedger {
    void create(Room room);

    Optional<Kept> find(String id);

    /** The newest first. */
    List<Kept> newest(int limit);

    /**
     * Takes the direction of a room for this node: a new fence, under which alone it is written from now on.
     *
     * @return empty where another living node has it, or the room is in none of these states
     */
    Optional<Kept> take(String id, Collection<RoomState> from);

    /** Keeps the room for another node, which may take it at once. Nothing where the fence is another's. */
    void give(String id, long fence, UUID there);

    /** Rooms whose show goes on and which nobody directs: their node is gone, or it is this one and knows nothing of it. */
    List<String> orphans(Collection<String> directedHere);

    /** Rooms that are due to go on air by their schedule. */
    List<String> due(Instant now);

    void heartbeat(String id, String by, Instant at);

    /** @param by who switched the model's answers on or off */
    void modelAnswers(String id, boolean on, String by);

    /**
     * A room as it stands.
     *
     * @param last number of its last cue
     */
    record Kept(
            Room room,
            RoomState state,
            @Nullable String reason,
            long fence,
            long last,
            Place place,
            boolean away,
            @Nullable Instant noticedAt,
            @Nullable String heartbeatBy,
            @Nullable Instant heartbeatAt,
            @Nullable String modelBy) {
        /** Id of what is offered at the place where the show stands. */
        public Optional<String> onShow() {
            List<RundownItem> rundown = room.rundown();
            int item = Math.min(place.item(), rundown.size() - 1);
            return rundown.get(item).products().stream().findFirst();
        }
    }
}
