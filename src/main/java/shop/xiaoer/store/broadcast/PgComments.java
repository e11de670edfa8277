package shop.xiaoer.store.broadcast;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.room.Comment;
import shop.xiaoer.broadcast.room.report.CommentLedger;
import shop.xiaoer.broadcast.room.report.RoomReport;
import shop.xiaoer.store.PgLedger;
import shop.xiaoer.store.Sql;

/** Comments of viewers, a row each, from their coming to their fate. */
public final class PgComments implements CommentLedger {
    private final Sql sql;

    public PgComments(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<List<Comment>> accept(String id, List<Comment> comments, List<Comment> tooOld) {
        List<Comment> all = Stream.concat(comments.stream(), tooOld.stream()).toList();
        Set<String> fresh = comments.stream().map(Comment::msgId).collect(Collectors.toSet());
        return PgRooms.uuid(id)
                .flatMap(room -> sql.first(
                                "with here as (select id from room where id = $1),"
                                        + " put as (insert into comment (room, msg_id, text, at, state, asker)"
                                        + " select here.id, c.msg_id, c.text, c.at, c.state, c.asker from here,"
                                        + " unnest($2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[])"
                                        + " as c(msg_id, text, at, state, asker)"
                                        + " on conflict (room, msg_id) do nothing returning msg_id)"
                                        + " select (select count(*) from here) as here, array(select msg_id from put) as put",
                                room,
                                of(all, Comment::msgId),
                                of(all, Comment::text),
                                all.stream()
                                        .map(comment -> comment.at().atOffset(ZoneOffset.UTC))
                                        .toArray(OffsetDateTime[]::new),
                                of(all, comment -> fresh.contains(comment.msgId()) ? "new" : "expired"),
                                of(all, Comment::user))
                        .filter(row -> row.getLong("here") > 0))
                .map(row -> {
                    Set<String> put = new HashSet<>(List.of(row.getArrayOfStrings("put")));
                    return comments.stream()
                            .filter(comment -> put.remove(comment.msgId()))
                            .toList();
                });
    }

    private static String[] of(List<Comment> comments, Function<Comment, String> what) {
        return comments.stream().map(what).toArray(String[]::new);
    }

    @Override
    public void settle(String id, List<String> msgIds, Fate fate, @Nullable Long answeredBy, @Nullable String why) {
        sql.run(
                "update comment set state = $3, answered_by = $4, why = $5 where room = $1 and msg_id = any($2)",
                UUID.fromString(id),
                msgIds.toArray(String[]::new),
                fate.name(),
                answeredBy,
                why);
    }

    @Override
    public List<Comment> unsettled(String id, Instant since) {
        return sql
                .run(
                        "select msg_id, asker, text, at from comment where room = $1 and state = 'new' and at >= $2 order by at limit 200",
                        UUID.fromString(id),
                        since.atOffset(ZoneOffset.UTC))
                .stream()
                .map(PgComments::comment)
                .toList();
    }

    @Override
    public List<Comment> unsettled(String id, List<String> msgIds) {
        return sql
                .run(
                        "select msg_id, asker, text, at from comment where room = $1 and state = 'new' and msg_id = any($2) order by at",
                        UUID.fromString(id),
                        msgIds.toArray(String[]::new))
                .stream()
                .map(PgComments::comment)
                .toList();
    }

    private static Comment comment(Row row) {
        return new Comment(
                row.getString("msg_id"), row.getString("asker"), row.getString("text"), PgLedger.instant(row, "at"));
    }

    @Override
    public void tooLate(String id, Instant before) {
        sql.run(
                "update comment set state = 'late' where room = $1 and state = 'new' and at < $2",
                UUID.fromString(id),
                before.atOffset(ZoneOffset.UTC));
    }

    @Override
    public List<RoomReport.Unanswered> unanswered(String id) {
        return sql
                .run(
                        "select (array_agg(text order by at desc))[1] as text, count(*) as many, max(at) as last_at,"
                                + " coalesce((array_agg(why order by at desc))[1], '') as why from comment"
                                + " where room = $1 and state = 'gap'"
                                + " group by lower(regexp_replace(text, '[[:space:][:punct:]，。？！、…～]+', '', 'g'))"
                                + " order by many desc, last_at desc limit 50",
                        UUID.fromString(id))
                .stream()
                .map(row -> new RoomReport.Unanswered(
                        row.getString("text"),
                        row.getLong("many"),
                        row.getString("why"),
                        PgLedger.instant(row, "last_at")))
                .toList();
    }

    @Override
    public Comments comments(String id) {
        UUID room = UUID.fromString(id);
        Map<String, Long> fates = new LinkedHashMap<>();
        sql.run("select state, count(*) as many from comment where room = $1 group by state order by state", room)
                .forEach(row -> fates.put(row.getString("state"), row.getLong("many")));
        List<Long> millis = sql
                .run(
                        "select greatest(0, extract(epoch from c.sent_at - m.received_at) * 1000)::bigint as ms from comment m"
                                + " join cue c on c.room = m.room and c.no = m.answered_by where m.room = $1 order by 1",
                        room)
                .stream()
                .map(row -> row.getLong("ms"))
                .toList();
        return new Comments(fates, millis);
    }
}
