package shop.xiaoer.store;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.handoff.Callback;
import shop.xiaoer.handoff.ExpectedWait;
import shop.xiaoer.handoff.Ticket;
import shop.xiaoer.handoff.Tickets;

/** Open tickets, with the epoch that a claim must name, and what became of the last ones. */
public final class PgTickets implements Tickets {
    private static final int BOUND = 500;

    /** Since when the shopper has waited for a word: his first after the last one of a person. */
    private static final String UNANSWERED = "(select min(e.at) from event e where e.conversation = t.conversation"
            + " and e.kind = 'said' and e.author_kind = 'shopper' and e.seq > coalesce((select a.seq from event a"
            + " where a.conversation = t.conversation and a.author_kind = 'agent' order by a.seq desc limit 1), 0))";

    private static final String LAST_AGENT =
            "(select p.agent from ticket p join conversation pc on pc.id = p.conversation"
                    + " where p.state = 'done' and p.agent is not null and (p.conversation = t.conversation"
                    + " or pc.shopper = c.shopper) order by p.claimed_at desc limit 1)";

    /** What an older ticket says is true no more. */
    private static final String LATELY = "> clock_timestamp() - interval '6 hours'";

    private final Sql sql;

    public PgTickets(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Ticket> open() {
        return sql
                .run(
                        "select t.conversation, c.epoch, t.reason, t.language, t.priority, t.summary, t.since, t.claimed_at, t.state,"
                                + " t.wanted_agent, t.wanted_skill, t.wanted_until, t.agent,"
                                + " case when t.state = 'waiting' then " + LAST_AGENT + " end as last_agent,"
                                + " case when t.first_word_at is null then t.since else greatest(t.since, " + UNANSWERED
                                + ") end as begun, " + UNANSWERED + " as unanswered"
                                + " from ticket t join conversation c on c.id = t.conversation"
                                + " where t.state in ('waiting', 'assigned')"
                                + " order by t.since - t.priority * interval '30 seconds', t.since limit $1",
                        BOUND)
                .stream()
                .map(PgTickets::ticket)
                .toList();
    }

    private static Ticket ticket(Row row) {
        boolean waiting = row.getString("state").equals("waiting");
        return new Ticket(
                new ConversationId(row.getUUID("conversation")),
                row.getLong("epoch"),
                row.getString("reason"),
                row.getString("language"),
                row.getInteger("priority"),
                row.getString("summary"),
                PgLedger.instant(row, "since"),
                waiting ? null : row.getString("agent"),
                waiting ? wish(row) : Ticket.Wish.NONE,
                waiting ? null : instant(row, "claimed_at"),
                // Who still waits for the first word waits since the ticket began.
                waiting || instant(row, "unanswered") != null ? instant(row, "begun") : null);
    }

    private static Ticket.Wish wish(Row row) {
        return new Ticket.Wish(
                row.getString("wanted_agent"),
                row.getString("wanted_skill"),
                instant(row, "wanted_until"),
                row.getString("last_agent"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column) == null ? null : PgLedger.instant(row, column);
    }

    @Override
    public ExpectedWait.Recent recent(int limit) {
        List<Row> ended = sql.run(
                "select extract(epoch from ended_at - claimed_at)::bigint as seconds from ticket"
                        + " where ended_at " + LATELY
                        + " and (claimed_at is not null or ending in ('backToBot', 'closed'))"
                        + " order by ended_at desc limit $1",
                limit);
        List<Duration> services = ended.stream()
                .filter(row -> row.getLong("seconds") != null)
                .map(row -> Duration.ofSeconds(row.getLong("seconds")))
                .toList();
        double leaving = ended.isEmpty() ? 0 : 1 - (double) services.size() / ended.size();
        return new ExpectedWait.Recent(waits(limit), services, leaving);
    }

    private List<Duration> waits(int limit) {
        return sql
                .run(
                        "select extract(epoch from claimed_at - since)::bigint as seconds from ticket"
                                + " where claimed_at " + LATELY
                                + " and reason <> 'claimed' order by claimed_at desc limit $1",
                        limit)
                .stream()
                .map(row -> Duration.ofSeconds(Math.max(1, row.getLong("seconds"))))
                .toList();
    }

    @Override
    public List<Callback> callbacks() {
        return sql
                .run(
                        "select k.conversation, k.contact, c.locale, k.taken_at, coalesce((select t.summary from ticket t"
                                + " where t.conversation = k.conversation order by t.since desc limit 1), '') as summary"
                                + " from callback k join conversation c on c.id = k.conversation"
                                + " where k.done_at is null order by k.taken_at limit $1",
                        BOUND)
                .stream()
                .map(row -> new Callback(
                        new ConversationId(row.getUUID("conversation")),
                        row.getString("contact"),
                        row.getString("locale"),
                        row.getString("summary"),
                        PgLedger.instant(row, "taken_at")))
                .toList();
    }

    @Override
    public List<Deserted> deserted(Duration quiet, Duration gone) {
        return deserted(
                "select t.conversation, c.epoch, c.agent, c.last_seq from ticket t join conversation c on c.id = t.conversation"
                        + " where t.state = 'assigned' and c.owner = 'agent' and c.closed_at is null"
                        + " and (greatest(t.claimed_at, t.alive_at, " + UNANSWERED
                        + ") < clock_timestamp() - $1::bigint * interval '1 millisecond'"
                        + " and " + UNANSWERED + " is not null"
                        + " or t.claimed_at < clock_timestamp() - $2::bigint * interval '1 millisecond' and not exists"
                        + " (select 1 from seat s where s.agent = c.agent and s.seen_at > clock_timestamp() - $2::bigint * interval '1 millisecond'))",
                quiet.toMillis(),
                gone.toMillis());
    }

    @Override
    public void alive(ConversationId conversation, String agent) {
        sql.run(
                "update ticket set alive_at = clock_timestamp() where conversation = $1 and agent = $2 and state = 'assigned'",
                conversation.value(),
                agent);
    }

    @Override
    public List<Deserted> leftWaiting(Duration since) {
        return deserted(
                "select t.conversation, c.epoch, '' as agent, c.last_seq from callback k join ticket t on t.conversation = k.conversation"
                        + " join conversation c on c.id = t.conversation where k.done_at is null and t.state = 'waiting'"
                        + " and c.owner = 'none' and c.closed_at is null"
                        + " and k.taken_at < clock_timestamp() - $1::bigint * interval '1 millisecond'",
                since.toMillis());
    }

    private List<Deserted> deserted(String query, Object... parameters) {
        return sql.run(query, parameters).stream()
                .map(row -> new Deserted(
                        new ConversationId(row.getUUID("conversation")),
                        row.getLong("epoch"),
                        row.getString("agent"),
                        row.getLong("last_seq")))
                .toList();
    }
}
