package shop.xiaoer.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
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
import shop.xiaoer.broadcast.room.CueChange;
import shop.xiaoer.broadcast.room.CueKind;
import shop.xiaoer.broadcast.room.CueState;
import shop.xiaoer.broadcast.room.Insisted;
import shop.xiaoer.broadcast.room.Place;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomLedger;
import shop.xiaoer.broadcast.room.RoomReport;
import shop.xiaoer.broadcast.room.RoomState;
import shop.xiaoer.broadcast.room.Show;
import shop.xiaoer.text.Language;

/** Rooms, their cues and comments. Every write of a director names the room's fence. */
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

    private static Optional<UUID> uuid(String id) {
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
    public boolean state(String id, long fence, RoomState state, @Nullable String reason, Show.Hush hush) {
        return sql.transaction(within -> {
            boolean moved = within.change(
                            "update room set state = $3, reason = $4, node = case when $3 = 'ended' then null else node end"
                                    + " where id = $1 and fence = $2",
                            UUID.fromString(id),
                            fence,
                            state.name(),
                            reason)
                    > 0;
            if (moved) {
                takeBack(within, UUID.fromString(id), hush.unbegun());
                within.run(
                        "update cue set cut = true where room = $1 and no = any($2)",
                        UUID.fromString(id),
                        hush.cut().toArray(Long[]::new));
                within.run(
                        "update room set away = away or $2 where id = $1",
                        UUID.fromString(id),
                        state != RoomState.onAir);
                Map<String, Object> told = new LinkedHashMap<>();
                told.put("room", id);
                told.put("state", state.name());
                told.put("reason", reason);
                HookRows.owe(within, "room." + state.name(), id, ShopJson.tree(told));
            }
            return moved;
        });
    }

    @Override
    public boolean keep(String id, long fence, RoomCue cue, List<Long> takenBack, boolean away) {
        // One statement: viewers wait for it. A comment that is answered here is not touched as one that waits again,
        // because no row can be written twice in one statement.
        return sql.change(
                        "with mine as (update room set last_cue = $3, away = $4 where id = $1 and fence = $2 and last_cue = $3 - 1"
                                + " returning id),"
                                + " back as (update cue set state = 'cancelled' from mine where room = mine.id and no = any($5)"
                                + " and state = 'sent'),"
                                + " again as (update comment set state = 'new', answered_by = null from mine where room = mine.id"
                                + " and answered_by = any($5) and not msg_id = any($6)),"
                                + " told as (update comment set state = 'answered', answered_by = $3 from mine where room = mine.id"
                                + " and msg_id = any($6)),"
                                + " line as (update room_line set cue = $3 from mine where room = mine.id and key = $7)"
                                + " insert into cue (room, no, kind, priority, body, state, expires_at)"
                                + " select id, $3, $8::text, $9::int, $10::bytea, 'sent', $11::timestamptz from mine",
                        UUID.fromString(id),
                        fence,
                        cue.no(),
                        away,
                        takenBack.toArray(Long[]::new),
                        cue.comments().toArray(String[]::new),
                        cue.kind() == CueKind.operator ? cue.key() : null,
                        cue.kind().name(),
                        cue.priority(),
                        bytes(cue),
                        offset(cue.expiresAt()))
                > 0;
    }

    /** What was not begun is not said; who waited for it waits again. */
    private static void takeBack(Sql.Within within, UUID room, List<Long> numbers) {
        if (numbers.isEmpty()) {
            return;
        }
        Long[] all = numbers.toArray(Long[]::new);
        within.run("update cue set state = 'cancelled' where room = $1 and no = any($2) and state = 'sent'", room, all);
        within.run(
                "update comment set state = 'new', answered_by = null where room = $1 and answered_by = any($2)",
                room,
                all);
    }

    @Override
    public boolean takeBack(String id, long fence, List<Long> numbers) {
        return sql.first(
                        "with mine as (select id from room where id = $1 and fence = $2 for update),"
                                + " back as (update cue set state = 'cancelled' from mine where room = mine.id and no = any($3)"
                                + " and state = 'sent'),"
                                + " again as (update comment set state = 'new', answered_by = null from mine where room = mine.id"
                                + " and answered_by = any($3))"
                                + " select 1 from mine",
                        UUID.fromString(id),
                        fence,
                        numbers.toArray(Long[]::new))
                .isPresent();
    }

    @Override
    public boolean breakOff(String id, long fence, long no) {
        return sql.first(
                        "with mine as (select id from room where id = $1 and fence = $2 for update),"
                                + " cut as (update cue set cut = true from mine where room = mine.id and no = $3),"
                                + " again as (update comment set state = 'new', answered_by = null from mine where room = mine.id"
                                + " and answered_by = $3)"
                                + " select 1 from mine",
                        UUID.fromString(id),
                        fence,
                        no)
                .isPresent();
    }

    @Override
    public boolean unsend(String id, long fence, long last) {
        return sql.first(
                        "with mine as (update room set last_cue = $3 where id = $1 and fence = $2 and last_cue >= $3 returning id),"
                                + " gone as (delete from cue using mine where room = mine.id and no > $3),"
                                + " line as (update room_line set cue = null from mine where room = mine.id and cue > $3),"
                                + " again as (update comment set state = 'new', answered_by = null from mine where room = mine.id"
                                + " and answered_by > $3)"
                                + " select 1 from mine",
                        UUID.fromString(id),
                        fence,
                        last)
                .isPresent();
    }

    @Override
    public Insisted.Kept insist(String id, long fence, Insisted words) {
        Row row = sql.first(
                        "with mine as (select id from room where id = $1 and fence = $2 for share),"
                                + " put as (insert into room_line (room, key, said_by, text, language, at)"
                                + " select id, $3, $4, $5, $6, $7 from mine on conflict do nothing returning 1)"
                                + " select exists (select 1 from mine) as mine, exists (select 1 from put) as put,"
                                + " (select text from room_line where room = $1 and key = $3) as before",
                        UUID.fromString(id),
                        fence,
                        words.key(),
                        words.by(),
                        words.text(),
                        words.language().tag(),
                        offset(words.at()))
                .orElseThrow();
        if (!row.getBoolean("mine")) {
            return Insisted.Kept.lost;
        }
        if (row.getBoolean("put")) {
            return Insisted.Kept.now;
        }
        return words.text().equals(row.getString("before")) ? Insisted.Kept.before : Insisted.Kept.otherWords;
    }

    @Override
    public List<Insisted> insisted(String id) {
        // One that was taken back and began all the same is not waiting any more.
        return sql
                .run(
                        "select key, said_by, text, language, at from room_line l where room = $1 and (cue is null or exists"
                                + " (select 1 from cue c where c.room = l.room and c.no = l.cue and c.state = 'cancelled')) order by at",
                        UUID.fromString(id))
                .stream()
                .map(row -> new Insisted(
                        row.getString("key"),
                        row.getString("said_by"),
                        row.getString("text"),
                        Language.of(row.getString("language")),
                        row.getOffsetDateTime("at").toInstant()))
                .toList();
    }

    private static Buffer bytes(RoomCue cue) {
        return Buffer.buffer(ShopJson.write(cue));
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    @Override
    public boolean progress(String id, long fence, List<CueChange> changes, Place place, boolean away) {
        // A cue that was taken back while it began is as good as any: what was heard counts.
        return sql.first(
                        "with told as (select no, max(said) as said, min(at) as began,"
                                + " max(at) filter (where state <> 'started') as over,"
                                + " coalesce(max(state) filter (where state <> 'started'), 'started') as state"
                                + " from unnest($9::bigint[], $10::text[], $11::int[], $12::timestamptz[]) as t(no, state, said, at)"
                                + " group by no),"
                                + " mine as (update room set loop = $3, item = $4, segment = $5, sentence = $6, away = $7, variant = $8,"
                                + " noticed_at = greatest(noticed_at, (select max(coalesce(told.over, told.began)) from told"
                                + " join cue on cue.room = $1 and cue.no = told.no and cue.kind = 'notice'))"
                                + " where id = $1 and fence = $2 returning id),"
                                + " moved as (update cue c set state = told.state, said = greatest(c.said, told.said),"
                                + " started_at = coalesce(c.started_at, told.began), ended_at = told.over from told, mine"
                                + " where c.room = mine.id and c.no = told.no and c.state not in ('ended', 'failed'))"
                                + " select 1 from mine",
                        UUID.fromString(id),
                        fence,
                        place.loop(),
                        place.item(),
                        place.segment(),
                        place.sentence(),
                        away,
                        place.variant(),
                        changes.stream().map(CueChange::no).toArray(Long[]::new),
                        changes.stream().map(change -> change.state().name()).toArray(String[]::new),
                        changes.stream().map(CueChange::said).toArray(Integer[]::new),
                        changes.stream()
                                .map(change -> change.at().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new))
                .isPresent();
    }

    @Override
    public List<KeptCue> openCues(String id) {
        return cues(id, "state in ('sent', 'started')");
    }

    @Override
    public boolean wasTakenBack(String id, long no) {
        return sql.first(
                        "select 1 from cue where room = $1 and no = $2 and state = 'cancelled'",
                        UUID.fromString(id),
                        no)
                .isPresent();
    }

    @Override
    public List<KeptCue> said(String id) {
        return cues(id, "state <> 'cancelled'");
    }

    private List<KeptCue> cues(String id, String which) {
        return sql
                .run(
                        "select body, state, said, cut, sent_at, started_at, ended_at from cue where room = $1 and "
                                + which + " order by no",
                        UUID.fromString(id))
                .stream()
                .map(row -> new KeptCue(
                        ShopJson.read(row.getBuffer("body").toString(), RoomCue.class),
                        CueState.valueOf(row.getString("state")),
                        row.getInteger("said"),
                        row.getBoolean("cut"),
                        PgLedger.instant(row, "sent_at"),
                        PgLedger.instantOrNull(row, "started_at"),
                        PgLedger.instantOrNull(row, "ended_at")))
                .toList();
    }

    @Override
    public Optional<List<Comment>> accept(String id, List<Comment> comments, List<Comment> tooOld) {
        List<Comment> all = Stream.concat(comments.stream(), tooOld.stream()).toList();
        Set<String> fresh = comments.stream().map(Comment::msgId).collect(Collectors.toSet());
        return uuid(id).flatMap(room -> sql.first(
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
                .map(PgRooms::comment)
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
                .map(PgRooms::comment)
                .toList();
    }

    private static Comment comment(Row row) {
        return new Comment(
                row.getString("msg_id"), row.getString("asker"), row.getString("text"), PgLedger.instant(row, "at"));
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
