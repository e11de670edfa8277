package shop.xiaoer.store;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.handoff.CannedReplies;
import shop.xiaoer.handoff.CannedReply;

/** Replies in PostgreSQL. What is written for everybody is an entry of the audit trail in the same commit. */
public final class PgCannedReplies implements CannedReplies {
    private final Sql sql;

    public PgCannedReplies(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<CannedReply> of(String account) {
        return sql
                .run(
                        "select * from canned_reply where owner is null or owner = $1 order by shortcut, owner nulls last",
                        account)
                .stream()
                .map(PgCannedReplies::reply)
                .toList();
    }

    @Override
    public Optional<CannedReply> find(UUID id) {
        return sql.first("select * from canned_reply where id = $1", id).map(PgCannedReplies::reply);
    }

    @Override
    public Kept add(CannedReply reply) {
        int most = reply.owner() == null ? MOST_SHARED : MOST_OWN;
        return unlessTaken(() -> sql.transaction(within -> {
            // One writer of an owner's at a time, so that two cannot both take the last place.
            within.run("select pg_advisory_xact_lock(hashtext($1))", "canned_reply " + reply.owner());
            Optional<CannedReply> there = within.first(
                            "select * from canned_reply where owner is not distinct from $1 and shortcut = $2",
                            reply.owner(),
                            reply.shortcut())
                    .map(PgCannedReplies::reply);
            if (there.isPresent()) {
                return sameWords(there.get(), reply) ? new Kept.Done(there.get()) : new Kept.Taken();
            }
            long kept = within.first(
                            "select count(*) as kept from canned_reply where owner is not distinct from $1",
                            reply.owner())
                    .map(row -> row.getLong("kept"))
                    .orElse(0L);
            if (kept >= most) {
                return new Kept.Full();
            }
            return written(
                    within,
                    "reply.added",
                    reply,
                    "insert into canned_reply (id, owner, shortcut, zh, en, changed_by) values ($1, $2, $3, $4, $5, $6) returning *");
        }));
    }

    @Override
    public Kept change(CannedReply reply) {
        return unlessTaken(() -> sql.transaction(within -> written(
                within,
                "reply.changed",
                reply,
                "update canned_reply set owner = $2, shortcut = $3, zh = $4, en = $5, changed_by = $6,"
                        + " changed_at = clock_timestamp() where id = $1 returning *")));
    }

    private static Kept written(Sql.Within within, String act, CannedReply reply, String statement) {
        Optional<Row> row = within.first(
                statement, reply.id(), reply.owner(), reply.shortcut(), reply.zh(), reply.en(), reply.changedBy());
        if (row.isEmpty()) {
            return new Kept.Gone();
        }
        audit(within, act, reply.owner(), reply.shortcut(), reply.changedBy());
        return new Kept.Done(reply(row.get()));
    }

    private static Kept unlessTaken(Supplier<Kept> work) {
        try {
            return work.get();
        } catch (PgException e) {
            if (Sql.isUniqueViolation(e)) {
                return new Kept.Taken();
            }
            throw e;
        }
    }

    @Override
    public boolean remove(UUID id, String by) {
        return sql.transaction(within -> {
            Optional<CannedReply> gone = within.first("delete from canned_reply where id = $1 returning *", id)
                    .map(PgCannedReplies::reply);
            gone.ifPresent(reply -> audit(within, "reply.removed", reply.owner(), reply.shortcut(), by));
            return gone.isPresent();
        });
    }

    private static void audit(Sql.Within within, String act, @Nullable String owner, String shortcut, String by) {
        if (owner == null) {
            AuditRows.add(within, by, act, shortcut);
        }
    }

    private static boolean sameWords(CannedReply one, CannedReply other) {
        return Objects.equals(one.zh(), other.zh()) && Objects.equals(one.en(), other.en());
    }

    private static CannedReply reply(Row row) {
        return new CannedReply(
                row.getUUID("id"),
                row.getString("owner"),
                row.getString("shortcut"),
                row.getString("zh"),
                row.getString("en"),
                row.getString("changed_by"),
                PgLedger.instant(row, "changed_at"));
    }
}
