package shop.xiaoer.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.connect.webhook.Webhooks;

/** Endpoints and what they are owed, in PostgreSQL. */
public final class PgWebhooks implements Webhooks {
    private static final int MOST = 20;
    private static final String ENDPOINT = "select w.id, w.url, w.events, w.state, w.last_fault, w.created_at,"
            + " (select count(*) from webhook_delivery d where d.endpoint = w.id and d.state = 'waiting') as waiting,"
            + " (select count(*) from webhook_delivery d where d.endpoint = w.id and d.state = 'parked') as parked"
            + " from webhook_endpoint w";

    private final Sql sql;

    public PgWebhooks(Sql sql) {
        this.sql = sql;
    }

    // ---- endpoints -----------------------------------------------------------------------------------------------

    @Override
    public List<Endpoint> all() {
        return sql.run(ENDPOINT + " order by w.created_at, w.id").stream()
                .map(PgWebhooks::endpoint)
                .toList();
    }

    @Override
    public Optional<Endpoint> find(UUID id) {
        return sql.first(ENDPOINT + " where w.id = $1", id).map(PgWebhooks::endpoint);
    }

    private static Endpoint endpoint(Row row) {
        return new Endpoint(
                row.getUUID("id"),
                row.getString("url"),
                Arrays.asList(row.getArrayOfStrings("events")),
                State.valueOf(row.getString("state")),
                row.getLong("waiting"),
                row.getLong("parked"),
                row.getString("last_fault"),
                PgLedger.instant(row, "created_at"));
    }

    @Override
    public boolean add(UUID id, String url, String secret, List<String> events, String actor) {
        return audited(
                actor,
                "webhook.added",
                id,
                "insert into webhook_endpoint (id, url, secret, events) select $1, $2, $3, $4"
                        + " where (select count(*) from webhook_endpoint) < $5",
                id,
                url,
                secret,
                events.toArray(String[]::new),
                (long) MOST);
    }

    @Override
    public boolean pause(UUID id, String actor) {
        return audited(actor, "webhook.paused", id, "update webhook_endpoint set state = 'paused' where id = $1", id);
    }

    @Override
    public boolean resume(UUID id, String actor) {
        return audited(
                actor,
                "webhook.resumed",
                id,
                "update webhook_endpoint set state = 'active', faults = 0, resume_at = '-infinity', last_fault = null where id = $1",
                id);
    }

    @Override
    public boolean remove(UUID id, String actor) {
        return audited(actor, "webhook.removed", id, "delete from webhook_endpoint where id = $1", id);
    }

    /** A change and its trace, or neither. */
    private boolean audited(String actor, String act, UUID subject, String change, @Nullable Object... parameters) {
        return sql.transaction(within -> {
            boolean changed = within.change(change, parameters) > 0;
            if (changed) {
                AuditRows.add(within, actor, act, subject.toString());
            }
            return changed;
        });
    }

    @Override
    public Optional<Target> target(UUID id) {
        return sql.first("select id, url, secret from webhook_endpoint where id = $1", id)
                .map(row -> new Target(row.getUUID("id"), row.getString("url"), row.getString("secret")));
    }

    // ---- deliveries ----------------------------------------------------------------------------------------------

    @Override
    public List<Delivery> deliveries(UUID endpoint, int limit) {
        return sql
                .run(
                        "select id, type, subject, state, attempts, status, fault, created_at, sent_at,"
                                + " case when state = 'waiting' then next_at end as due_at"
                                + " from webhook_delivery where endpoint = $1 order by no desc limit $2",
                        endpoint,
                        limit)
                .stream()
                .map(row -> new Delivery(
                        row.getUUID("id"),
                        row.getString("type"),
                        row.getString("subject"),
                        row.getString("state"),
                        row.getInteger("attempts"),
                        row.getInteger("status"),
                        row.getString("fault"),
                        PgLedger.instant(row, "created_at"),
                        PgLedger.instantOrNull(row, "sent_at"),
                        PgLedger.instantOrNull(row, "due_at")))
                .toList();
    }

    @Override
    public boolean resend(UUID endpoint, UUID delivery, String actor) {
        return audited(
                actor,
                "webhook sent again",
                delivery,
                "update webhook_delivery set state = 'waiting', next_at = clock_timestamp(), fault = null, give_up_at = clock_timestamp() + interval '24 hours', attempts = 0"
                        + " where endpoint = $1 and id = $2",
                endpoint,
                delivery);
    }

    @Override
    public List<UUID> owed() {
        return sql
                .run("select w.id from webhook_endpoint w where w.state = 'active' and w.resume_at <= clock_timestamp()"
                        + " and exists (select 1 from webhook_delivery d where d.endpoint = w.id and d.state = 'waiting'"
                        + " and d.next_at <= clock_timestamp())")
                .stream()
                .map(row -> row.getUUID("id"))
                .toList();
    }

    @Override
    public List<Due> take(UUID endpoint, int limit, Duration lent) {
        return sql
                .run(
                        // The oldest of each subject alone: one that waits for its next try holds back those after it.
                        "with due as (select d.endpoint, d.id from webhook_delivery d join webhook_endpoint o on o.id = d.endpoint"
                                + " where d.endpoint = $1 and o.state = 'active' and o.resume_at <= clock_timestamp() and d.state = 'waiting'"
                                + " and d.next_at <= clock_timestamp() and not exists (select 1 from webhook_delivery p"
                                + " where p.endpoint = d.endpoint and p.subject = d.subject and p.state = 'waiting' and p.no < d.no)"
                                + " order by d.no limit $2 for update of d skip locked),"
                                + " taken as (update webhook_delivery d set attempts = d.attempts + 1,"
                                + " next_at = clock_timestamp() + $3 * interval '1 millisecond' from due"
                                + " where d.endpoint = due.endpoint and d.id = due.id returning d.*)"
                                + " select t.no, t.id as delivery, t.type as hook, t.created_at, t.give_up_at, t.attempts, t.payload::text as payload,"
                                + " w.id as endpoint_id, w.url, w.secret, e.conversation, e.seq, e.epoch, e.kind, e.author_kind, e.author_name,"
                                + " e.turn, e.client_id, e.body::text as body, e.at from taken t join webhook_endpoint w on w.id = t.endpoint"
                                + " left join event e on e.conversation = t.conversation and e.seq = t.seq",
                        endpoint,
                        limit,
                        (double) lent.toMillis())
                .stream()
                .sorted(Comparator.comparing(row -> row.getLong("no")))
                .map(PgWebhooks::due)
                .toList();
    }

    private static Due due(Row row) {
        String payload = row.getString("payload");
        return new Due(
                new Target(row.getUUID("endpoint_id"), row.getString("url"), row.getString("secret")),
                row.getUUID("delivery"),
                row.getString("hook"),
                PgLedger.instant(row, "created_at"),
                PgLedger.instant(row, "give_up_at"),
                row.getInteger("attempts"),
                payload == null
                        ? new Logged(PgLedger.event(row))
                        : new Written(ShopJson.read(payload, JsonNode.class)));
    }

    @Override
    public void delivered(Due due, int status) {
        sql.run(
                "with sent as (update webhook_delivery set state = 'done', status = $3, fault = null, sent_at = clock_timestamp()"
                        + " where endpoint = $1 and id = $2)"
                        + " update webhook_endpoint set faults = 0, last_fault = null where id = $1 and (faults > 0 or last_fault is not null)",
                due.target().endpoint(),
                due.id(),
                status);
    }

    @Override
    public void failed(Due due, @Nullable Integer status, String fault, @Nullable Duration next) {
        boolean tried = next == null || !next.isZero();
        sql.run(
                "with failed as (update webhook_delivery set state = case when $5::float8 is null then 'parked' else 'waiting' end,"
                        + " status = $3, fault = $4, attempts = attempts - case when $6 then 0 else 1 end,"
                        + " next_at = clock_timestamp() + coalesce($5, 0) * interval '1 millisecond'"
                        + " where endpoint = $1 and id = $2 and state = 'waiting')"
                        + " update webhook_endpoint set faults = faults + 1, last_fault = $4 where id = $1 and $6",
                due.target().endpoint(),
                due.id(),
                status,
                fault,
                next == null ? null : (double) next.toMillis(),
                tried);
    }

    @Override
    public void leaveAlone(UUID endpoint, int faults, Duration pause) {
        sql.change(
                "update webhook_endpoint set resume_at = clock_timestamp() + $2 * interval '1 millisecond' where id = $1",
                endpoint,
                (double) pause.toMillis());
    }

    @Override
    public int faults(UUID endpoint) {
        return sql.first("select faults from webhook_endpoint where id = $1", endpoint)
                .map(row -> row.getInteger("faults"))
                .orElse(0);
    }

    @Override
    public void tidy(Duration kept, int most) {
        sql.change(
                "delete from webhook_delivery where state <> 'waiting' and created_at < clock_timestamp() - $1 * interval '1 millisecond'",
                (double) kept.toMillis());
        sql.change(
                "update webhook_endpoint w set state = 'stopped', last_fault = 'too much is owed' where w.state <> 'stopped'"
                        + " and (select count(*) from webhook_delivery d where d.endpoint = w.id and d.state = 'waiting') > $1",
                (long) most);
    }
}
