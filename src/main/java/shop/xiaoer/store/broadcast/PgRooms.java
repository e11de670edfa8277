package shop.xiaoer.store.broadcast;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import shop.xiaoer.broadcast.room.Place;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.room.RoomLedger;
import shop.xiaoer.broadcast.room.RoomState;
import shop.xiaoer.store.AuditRows;
import shop.xiaoer.store.PgLedger;
import shop.xiaoer.store.ShopJson;
import shop.xiaoer.store.Sql;

/** Rooms, and which node directs them. */
public final class PgRooms implements RoomLedger {
    private static final String ROW =
            "select id, plan::text as plan, state, reason, fence, last_cue, loop, item, segment, sentence, variant, away, noticed_at,"
                    + " heartbeat_by, heartbeat_at, model_by from room ";
    private static final String NOBODY =
            "(node is null or node = $2 or not exists (select 1 from node n where n.id = room.node and n.expires_at > clock_timestamp()))";

    private final Sql sql;
    private final UUID node;

    /** @param node this node, whose lease says that it lives */
    public PgRooms(Sql sql, UUID node) {
        this.sql = sql;
        this.node = node;
    }

    @Override
    public void create(Room room) {
        sql.run(
                "insert into room (id, state, plan, loop, item, segment, sentence) values ($1, 'ready', $2::text::jsonb, 1, 0, 1, 0)"
                        + " on conflict (id) do nothing",
                UUID.fromString(room.id()),
                ShopJson.write(room));
    }

    @Override
    public Optional<Kept> find(String id) {
        return uuid(id).flatMap(known -> sql.first(ROW + "where id = $1", known))
                .map(PgRooms::kept);
    }

    /** Empty where no room can have such an id. */
    static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Kept> newest(int limit) {
        return sql.run(ROW + "order by created_at desc limit $1", limit).stream()
                .map(PgRooms::kept)
                .toList();
    }

    private static Kept kept(Row row) {
        return new Kept(
                ShopJson.read(row.getString("plan"), Room.class),
                RoomState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getLong("fence"),
                row.getLong("last_cue"),
                new Place(
                        row.getInteger("loop"),
                        row.getInteger("item"),
                        row.getInteger("segment"),
                        row.getInteger("sentence"),
                        row.getInteger("variant")),
                row.getBoolean("away"),
                PgLedger.instantOrNull(row, "noticed_at"),
                row.getString("heartbeat_by"),
                PgLedger.instantOrNull(row, "heartbeat_at"),
                row.getString("model_by"));
    }

    @Override
    public Optional<Kept> take(String id, Collection<RoomState> from) {
        String[] states = from.stream().map(RoomState::name).toArray(String[]::new);
        int taken = sql.change(
                "update room set fence = fence + 1, node = $2 where id = $1 and state = any($3) and " + NOBODY,
                UUID.fromString(id),
                node,
                states);
        return taken == 0 ? Optional.empty() : find(id);
    }

    @Override
    public void give(String id, long fence, UUID there) {
        sql.run("update room set node = $3 where id = $1 and fence = $2", UUID.fromString(id), fence, there);
    }

    @Override
    public List<String> orphans(Collection<String> directedHere) {
        return sql
                .run(
                        "select id from room where state in ('onAir', 'paused', 'microphone') and not id = any($1) and "
                                + NOBODY,
                        directedHere.stream().map(UUID::fromString).toArray(UUID[]::new),
                        node)
                .stream()
                .map(row -> row.getUUID("id").toString())
                .toList();
    }

    @Override
    public List<String> due(Instant now) {
        return sql
                .run(
                        "select id from room where state = 'ready' and (plan->>'start')::timestamptz <= $1 order by created_at limit 20",
                        now.atOffset(ZoneOffset.UTC))
                .stream()
                .map(row -> row.getUUID("id").toString())
                .toList();
    }

    @Override
    public void heartbeat(String id, String by, Instant at) {
        sql.run(
                "update room set heartbeat_by = $2, heartbeat_at = greatest(heartbeat_at, $3) where id = $1",
                UUID.fromString(id),
                by,
                at.atOffset(ZoneOffset.UTC));
    }

    @Override
    public void modelAnswers(String id, boolean on, String by) {
        sql.transaction(within -> {
            within.run("update room set model_by = $2 where id = $1", UUID.fromString(id), on ? by : null);
            AuditRows.add(within, by, "room.modelAnswers", id, Map.of("on", on));
            return null;
        });
    }
}
