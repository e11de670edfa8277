package shop.xiaoer.store;

import java.time.Duration;
import java.util.List;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.handoff.Ticket;
import shop.xiaoer.handoff.Tickets;

/** Open tickets, with the epoch that a claim must name. */
public final class PgTickets implements Tickets {
    private static final int BOUND = 500;
    private final Sql sql;

    public PgTickets(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Ticket> open() {
        return sql
                .run(
                        "select t.conversation, c.epoch, t.reason, t.language, t.priority, t.summary, t.since,"
                                + " case when t.state = 'assigned' then t.agent end as agent from ticket t join conversation c on c.id = t.conversation"
                                + " where t.state in ('waiting', 'assigned') order by t.priority desc, t.since limit $1",
                        BOUND)
                .stream()
                .map(row -> new Ticket(
                        new ConversationId(row.getUUID("conversation")),
                        row.getLong("epoch"),
                        row.getString("reason"),
                        row.getString("language"),
                        row.getInteger("priority"),
                        row.getString("summary"),
                        PgLedger.instant(row, "since"),
                        row.getString("agent")))
                .toList();
    }

    @Override
    public List<Duration> recentWaits(int limit) {
        return sql
                .run(
                        "select extract(epoch from claimed_at - since)::bigint as seconds from ticket"
                                + " where claimed_at is not null and reason <> 'claimed' order by claimed_at desc limit $1",
                        limit)
                .stream()
                .map(row -> Duration.ofSeconds(Math.max(1, row.getLong("seconds"))))
                .toList();
    }
}
