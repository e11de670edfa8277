package shop.xiaoer.store.broadcast;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.xiaoer.store.AuditRows;
import shop.xiaoer.store.PgLedger;
import shop.xiaoer.store.Sql;

/** Personas that people brought, every version of them. Blocks. */
public final class PgPersonas {
    private final Sql sql;

    public PgPersonas(Sql sql) {
        this.sql = sql;
    }

    /** @param file YAML, blank where the version says that the persona was dropped */
    public record Kept(String id, int version, String file, boolean dropped, String author, Instant at) {}

    /** A version without its file. */
    public record Mark(int version, boolean dropped, String author, Instant at) {}

    /** The newest version of each that was not dropped, by id. */
    public List<Kept> newest() {
        return sql
                .run("select * from (select distinct on (id) * from persona order by id, version desc) newest"
                        + " where not dropped order by id")
                .stream()
                .map(PgPersonas::kept)
                .toList();
    }

    /** The newest first, without their files. */
    public List<Mark> versions(String id, int limit) {
        return sql
                .run(
                        "select version, dropped, author, at from persona where id = $1 order by version desc limit $2",
                        id,
                        limit)
                .stream()
                .map(row -> new Mark(
                        row.getInteger("version"),
                        row.getBoolean("dropped"),
                        row.getString("author"),
                        PgLedger.instant(row, "at")))
                .toList();
    }

    /** YAML of a version, empty where there is none or it says that the persona was dropped. */
    public Optional<String> file(String id, int version) {
        return sql.first("select file from persona where id = $1 and version = $2 and not dropped", id, version)
                .map(row -> row.getString("file"));
    }

    /** How many stand now beside the one of this id. */
    public long others(String id) {
        return sql.first(
                        "select count(*) as others from (select distinct on (id) id, dropped from persona"
                                + " where id <> $1 order by id, version desc) newest where not dropped",
                        id)
                .orElseThrow()
                .getLong("others");
    }

    /** Adds a version, unless it is what the newest says already. @return the number of the newest */
    public int add(String id, String file, boolean dropped, String author) {
        return sql.transaction(within -> {
            // One at a time for an id: two imports at once are two versions.
            within.run("select pg_advisory_xact_lock(hashtext('persona ' || $1::text))", id);
            Optional<Row> last = within.first(
                    "select version, file, dropped from persona where id = $1 order by version desc limit 1", id);
            if (last.filter(row -> row.getString("file").equals(file) && row.getBoolean("dropped") == dropped)
                    .isPresent()) {
                return last.get().getInteger("version");
            }
            int version = 1 + last.map(row -> row.getInteger("version")).orElse(0);
            within.run(
                    "insert into persona (id, version, file, dropped, author) values ($1, $2, $3, $4, $5)",
                    id,
                    version,
                    file,
                    dropped,
                    author);
            AuditRows.add(
                    within, author, dropped ? "persona.dropped" : "persona.brought", id, Map.of("version", version));
            return version;
        });
    }

    private static Kept kept(Row row) {
        return new Kept(
                row.getString("id"),
                row.getInteger("version"),
                row.getString("file"),
                row.getBoolean("dropped"),
                row.getString("author"),
                PgLedger.instant(row, "at"));
    }
}
