package shop.xiaoer.store;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shop.xiaoer.broadcast.room.KeywordReply;
import shop.xiaoer.broadcast.room.RoomReplies;

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
    public void keep(String room, KeywordReply reply) {
        sql.transaction(within -> {
            within.run(
                    "insert into room_reply (room, id, body, version, author, approved_by, approved_at)"
                            + " values ($1, $2, $3::text::jsonb, $4, $5, $6, $7) on conflict (room, id) do update set"
                            + " body = excluded.body, version = excluded.version, author = excluded.author,"
                            + " approved_by = excluded.approved_by, approved_at = excluded.approved_at,"
                            + " changed_at = clock_timestamp()",
                    UUID.fromString(room),
                    UUID.fromString(reply.id()),
                    ShopJson.write(reply),
                    reply.version(),
                    reply.author(),
                    reply.approvedBy(),
                    reply.approvedAt() == null ? null : reply.approvedAt().atOffset(ZoneOffset.UTC));
            String by = reply.approvedBy();
            AuditRows.add(
                    within,
                    by == null ? reply.author() : by,
                    by == null ? "room.replyWritten" : "room.replyApproved",
                    room,
                    reply);
            return null;
        });
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
