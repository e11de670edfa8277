package shop.xiaoer.store.account;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.AuditTrail;
import shop.xiaoer.store.AuditRows;
import shop.xiaoer.store.PgLedger;
import shop.xiaoer.store.Sql;

/** The audit trail as the table {@code audit}, which refuses to change or lose a row. */
public final class PgAuditTrail implements AuditTrail {
    private final Sql sql;

    public PgAuditTrail(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void tell(String actor, String act, String subject, Map<String, String> detail) {
        AuditRows.add(sql, actor, act, subject, detail);
    }

    @Override
    public List<Entry> read(Filter filter) {
        return sql
                .run(
                        "select id, at, actor, act, subject, address, detail::text as told from audit"
                                + " where ($1::text is null or actor = $1)"
                                + " and ($2::text is null or act = $2 or starts_with(act, rtrim($2, '.') || '.'))"
                                + " and ($3::text is null or subject = $3)"
                                + " and ($4::timestamptz is null or at >= $4)"
                                + " and ($5::timestamptz is null or at < $5)"
                                + " and ($6::bigint is null or id < $6)"
                                + " order by id desc limit $7",
                        filter.actor(),
                        filter.act(),
                        filter.subject(),
                        offset(filter.from()),
                        offset(filter.to()),
                        filter.before(),
                        filter.limit())
                .stream()
                .map(row -> new Entry(
                        row.getLong("id"),
                        PgLedger.instant(row, "at"),
                        row.getString("actor"),
                        row.getString("act"),
                        row.getString("subject"),
                        row.getString("address"),
                        row.getString("told")))
                .toList();
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
