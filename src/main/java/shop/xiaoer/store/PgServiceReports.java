package shop.xiaoer.store;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import shop.xiaoer.handoff.ReplyClock;
import shop.xiaoer.handoff.ServiceReports;

/** Counted by the database from the tickets. Those that an agent took straight from the bot are no handoffs. */
public final class PgServiceReports implements ServiceReports {
    private final Sql sql;
    private final Supplier<ReplyClock> clock;
    private final ZoneId zone;

    /**
     * @param clock the shop's at this moment
     * @param zone by whose hours it counts
     */
    public PgServiceReports(Sql sql, Supplier<ReplyClock> clock, ZoneId zone) {
        this.sql = sql;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Report between(Instant from, Instant to) {
        ReplyClock now = clock.get();
        return new Report(now, lines(from, to, now));
    }

    private List<Line> lines(Instant from, Instant to, ReplyClock by) {
        return sql
                .run(
                        "with t as (select *, extract(epoch from first_word_at - since) as word,"
                                + " (since at time zone $3)::time >= $4::text::time and ($5::text::time = '00:00' or (since at time zone $3)::time < $5::text::time) as counted"
                                + " from ticket where since >= $1 and since < $2 and reason <> 'claimed')"
                                + " select reason, language, count(*) as tickets, count(claimed_at) as claimed,"
                                + " percentile_cont(0.5) within group (order by word)::float8 as p50,"
                                + " percentile_cont(0.9) within group (order by word)::float8 as p90,"
                                + " count(*) filter (where counted and coalesce(first_word_at, ended_at, clock_timestamp()) - since > $6::bigint * interval '1 second') as breaches,"
                                + " count(*) filter (where claimed_at is null and ending is not null) as abandoned"
                                + " from t group by grouping sets ((), (reason, language)) order by grouping(reason) desc, reason, language",
                        from.atOffset(ZoneOffset.UTC),
                        to.atOffset(ZoneOffset.UTC),
                        zone.getId(),
                        by.from().toString(),
                        by.to().toString(),
                        by.within().toSeconds())
                .stream()
                .map(row -> new Line(
                        row.getString("reason"),
                        row.getString("language"),
                        row.getLong("tickets"),
                        row.getLong("claimed"),
                        row.getDouble("p50"),
                        row.getDouble("p90"),
                        row.getLong("breaches"),
                        row.getLong("abandoned")))
                .toList();
    }
}
