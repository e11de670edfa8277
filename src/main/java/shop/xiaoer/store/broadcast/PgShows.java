package shop.xiaoer.store.broadcast;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.room.CueKind;
import shop.xiaoer.broadcast.room.CueState;
import shop.xiaoer.broadcast.room.Place;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomState;
import shop.xiaoer.broadcast.room.show.CueChange;
import shop.xiaoer.broadcast.room.show.Insisted;
import shop.xiaoer.broadcast.room.show.Show;
import shop.xiaoer.broadcast.room.show.ShowLedger;
import shop.xiaoer.store.HookRows;
import shop.xiaoer.store.PgLedger;
import shop.xiaoer.store.ShopJson;
import shop.xiaoer.store.Sql;
import shop.xiaoer.text.Language;

/** Cues, words of persons and the place of rooms. Every write names the room's fence. */
public final class PgShows implements ShowLedger {
    private final Sql sql;

    public PgShows(Sql sql) {
        this.sql = sql;
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
                owe(within, id, state, reason);
            }
            return moved;
        });
    }

    /** Webhooks hear of the move. */
    private static void owe(Sql.Within within, String id, RoomState state, @Nullable String reason) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("room", id);
        told.put("state", state.name());
        told.put("reason", reason);
        HookRows.owe(within, "room." + state.name(), id, ShopJson.tree(told));
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
}
