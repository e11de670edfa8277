package shop.xiaoer.store.broadcast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Scripts;
import shop.xiaoer.broadcast.review.ArchiveEntry;
import shop.xiaoer.broadcast.review.ReviewLedger;
import shop.xiaoer.broadcast.review.ScriptArchive;
import shop.xiaoer.store.AuditRows;
import shop.xiaoer.store.HookRows;
import shop.xiaoer.store.PgLedger;
import shop.xiaoer.store.Sql;
import shop.xiaoer.text.Language;

/** Scripts and the archive of what was done to them. */
public final class PgScripts implements Scripts, ReviewLedger, ScriptArchive {
    private final Sql sql;

    public PgScripts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Script script, String author) {
        UUID id = UUID.fromString(script.id());
        sql.transaction(within -> {
            within.run(
                    "insert into script (id, state, version, body, author) values ($1, $2, $3, $4::text::jsonb, $5)"
                            + " on conflict (id) do nothing",
                    id,
                    script.state().name(),
                    script.version(),
                    ScriptJson.write(script),
                    author);
            return within.run("delete from script_commission where id = $1", id);
        });
    }

    @Override
    public Optional<Script> find(String id) {
        return uuid(id).flatMap(known -> sql.first("select body::text as body from script where id = $1", known))
                .map(row -> ScriptJson.read(row.getString("body")));
    }

    @Override
    public Optional<Instant> changedAt(String id) {
        return uuid(id).flatMap(known -> sql.first("select changed_at from script where id = $1", known))
                .map(row -> PgLedger.instant(row, "changed_at"));
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Head> newest(int limit) {
        return sql
                .run(
                        "select id, state, body->>'language' as language, body->>'platform' as platform,"
                                + " array(select jsonb_array_elements_text(body->'products')) as products, created_at from script"
                                + " order by created_at desc limit $1",
                        limit)
                .stream()
                .map(row -> new Head(
                        row.getUUID("id").toString(),
                        row.getString("state"),
                        Language.of(row.getString("language")).tag(),
                        row.getString("platform"),
                        List.of(row.getArrayOfStrings("products")),
                        PgLedger.instant(row, "created_at").toString()))
                .toList();
    }

    @Override
    public boolean append(Script before, Script after, ArchiveEntry entry) {
        try {
            return sql.transaction(within -> {
                int found = within.change(
                        "update script set state = $2, version = $3, body = $4::text::jsonb, changed_at = clock_timestamp(),"
                                + " archived = $5, archived_hash = $6"
                                + " where id = $1 and version = $7 and state = $8",
                        UUID.fromString(after.id()),
                        after.state().name(),
                        after.version(),
                        ScriptJson.write(after),
                        entry.no(),
                        entry.hash(),
                        before.version(),
                        before.state().name());
                if (found == 0) {
                    return false;
                }
                HookRows.owe(within, "script." + entry.act().name(), entry.script(), told(after, entry));
                AuditRows.add(
                        within,
                        entry.by(),
                        "script." + entry.act().name(),
                        entry.script(),
                        Map.of("version", entry.version()));
                within.run(
                        "insert into script_archive (script, no, version, act, actor, role, at, reason, valid_until, content, previous, hash)"
                                + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                        UUID.fromString(entry.script()),
                        entry.no(),
                        entry.version(),
                        entry.act().name(),
                        entry.by(),
                        entry.role(),
                        entry.at().atOffset(ZoneOffset.UTC),
                        entry.reason(),
                        offset(entry.validUntil()),
                        entry.content(),
                        entry.previous(),
                        entry.hash());
                return true;
            });
        } catch (PgException e) {
            if (Sql.isUniqueViolation(e)) {
                return false;
            }
            throw e;
        }
    }

    private static JsonNode told(Script after, ArchiveEntry entry) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("script", after.id())
                .put("version", after.version())
                .put("state", after.state().name())
                .put("by", entry.by())
                .put("role", entry.role())
                .put("reason", entry.reason());
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    @Override
    public Optional<String> author(String script) {
        return sql.first("select author from script where id = $1", UUID.fromString(script))
                .map(row -> row.getString("author"));
    }

    @Override
    public Optional<ArchiveEntry> last(String script) {
        return sql.first(
                        "select * from script_archive where script = $1 order by no desc limit 1",
                        UUID.fromString(script))
                .map(PgScripts::entry);
    }

    @Override
    public List<ArchiveEntry> entries(String script) {
        return sql.run("select * from script_archive where script = $1 order by no", UUID.fromString(script)).stream()
                .map(PgScripts::entry)
                .toList();
    }

    @Override
    public List<ArchiveEntry> page(@Nullable String script, @Nullable Mark after, int most) {
        return sql
                .run(
                        "select * from script_archive where ($1::uuid is null or script = $1)"
                                + " and ($2::uuid is null or (script, no) > ($2, $3)) order by script, no limit $4",
                        script == null ? null : UUID.fromString(script),
                        after == null ? null : UUID.fromString(after.script()),
                        after == null ? null : after.no(),
                        most)
                .stream()
                .map(PgScripts::entry)
                .toList();
    }

    @Override
    public List<Tail> tails() {
        return sql.run("select id, archived, archived_hash from script where archived > 0 order by id").stream()
                .map(row -> new Tail(
                        new Mark(row.getUUID("id").toString(), row.getLong("archived")),
                        row.getString("archived_hash")))
                .toList();
    }

    private static ArchiveEntry entry(Row row) {
        return new ArchiveEntry(
                row.getLong("no"),
                row.getUUID("script").toString(),
                row.getString("version"),
                ArchiveEntry.Act.valueOf(row.getString("act")),
                row.getString("actor"),
                row.getString("role"),
                PgLedger.instant(row, "at"),
                row.getString("reason"),
                PgLedger.instantOrNull(row, "valid_until"),
                row.getString("content"),
                row.getString("previous"),
                row.getString("hash"));
    }
}
