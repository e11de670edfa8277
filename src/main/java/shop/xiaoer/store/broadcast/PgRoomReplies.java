package shop.xiaoer.store.broadcast;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.room.KeywordReply;
import shop.xiaoer.broadcast.room.RoomReplies;
import shop.xiaoer.store.AuditRows;
import shop.xiaoer.store.ShopJson;
import shop.xiaoer.store.Sql;

/** Keyword replies as rows, each approval and each end in the audit beside it. */
public final class PgRoomReplies implements RoomReplies {
    private final Sql sql;

    public PgRoomReplies(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<KeywordReply> of(String room) {
        return sql
                .run("select body::text as body from room_reply where room = $1 order by id", UUID.fromString(room))
                .stream()
                .map(row -> ShopJson.read(row.getString("body"), KeywordReply.class))
                .toList();
    }

    @Override
    public boolean keep(String room, @Nullable KeywordReply before, KeywordReply reply) {
        return sql.transaction(within -> {
            int kept = before == null ? insert(within, room, reply) : update(within, room, before, reply);
            if (kept == 0) {
                return false;
            }
            String by = reply.approvedBy();
            AuditRows.add(
                    within,
                    by == null ? reply.author() : by,
                    by == null ? "room.replyWritten" : "room.replyApproved",
                    room,
                    reply);
            return true;
        });
    }

    private static int insert(Sql.Within within, String room, KeywordReply reply) {
        return within.change(
                "insert into room_reply (room, id, body, version, author, approved_by, approved_at)"
                        + " values ($1, $2, $3::text::jsonb, $4, $5, $6, $7) on conflict (room, id) do nothing",
                UUID.fromString(room),
                UUID.fromString(reply.id()),
                ShopJson.write(reply),
                reply.version(),
                reply.author(),
                reply.approvedBy(),
                offset(reply.approvedAt()));
    }

    private static int update(Sql.Within within, String room, KeywordReply before, KeywordReply reply) {
        return within.change(
                "update room_reply set body = $3::text::jsonb, version = $4, author = $5, approved_by = $6,"
                        + " approved_at = $7, changed_at = clock_timestamp()"
                        + " where room = $1 and id = $2 and version = $8 and approved_at is not distinct from $9",
                UUID.fromString(room),
                UUID.fromString(reply.id()),
                ShopJson.write(reply),
                reply.version(),
                reply.author(),
                reply.approvedBy(),
                offset(reply.approvedAt()),
                before.version(),
                offset(before.approvedAt()));
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    @Override
    public boolean drop(String room, String id, String by) {
        return sql.transaction(within -> {
            Optional<KeywordReply> gone = within.first(
                            "delete from room_reply where room = $1 and id = $2 returning body::text as body",
                            UUID.fromString(room),
                            UUID.fromString(id))
                    .map(row -> ShopJson.read(row.getString("body"), KeywordReply.class));
            gone.ifPresent(reply -> AuditRows.add(within, by, "room.replyDropped", room, reply));
            return gone.isPresent();
        });
    }
}
