package shop.xiaoer.store.broadcast;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shop.xiaoer.broadcast.script.Commissions;
import shop.xiaoer.store.ShopJson;
import shop.xiaoer.store.Sql;

/** Scripts under way, each with the node that writes it. The row goes in the commit that keeps the script. */
public final class PgCommissions implements Commissions {
    private static final int MOST_ATTEMPTS = 3;
    /** Open, and nobody writes it: its node is gone, or it is this one, which knows nothing of it. */
    private static final String ORPHANED = "failed is null and ((node = $1 and not id = any($2)) or not exists"
            + " (select 1 from node where node.id = script_commission.node and node.expires_at > clock_timestamp()))";

    private final Sql sql;
    private final UUID node;

    /** @param node this node, whose lease says that it lives */
    public PgCommissions(Sql sql, UUID node) {
        this.sql = sql;
        this.node = node;
    }

    @Override
    public void accept(Commission commission) {
        sql.transaction(within -> {
            // A failure is told for a week.
            within.run(
                    "delete from script_commission where failed is not null and created_at < now() - interval '7 days'");
            return within.run(
                    "insert into script_commission (id, request, author, node, attempts) values ($1, $2::text::jsonb, $3, $4, 1)"
                            + " on conflict (id) do nothing",
                    UUID.fromString(commission.id()),
                    ShopJson.write(commission),
                    commission.author(),
                    node);
        });
    }

    @Override
    public void drop(String id) {
        sql.run("delete from script_commission where id = $1 and failed is null", UUID.fromString(id));
    }

    @Override
    public List<Commission> takeOver(Collection<String> underWay) {
        UUID[] mine = underWay.stream().map(UUID::fromString).toArray(UUID[]::new);
        sql.run(
                "update script_commission set failed = 'it could not be written, tried ' || attempts || ' times' where "
                        + ORPHANED + " and attempts >= $3",
                node,
                mine,
                MOST_ATTEMPTS);
        return sql
                .run(
                        "update script_commission set node = $1, attempts = attempts + 1 where " + ORPHANED
                                + " returning request::text as request",
                        node,
                        mine)
                .stream()
                .map(row -> ShopJson.read(row.getString("request"), Commission.class))
                .toList();
    }

    @Override
    public void fail(String id, String why, boolean modelAway) {
        sql.run(
                "update script_commission set failed = $2, model_away = $3 where id = $1",
                UUID.fromString(id),
                why,
                modelAway);
    }

    @Override
    public Optional<State> state(String id) {
        UUID known;
        try {
            known = UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return sql.first("select failed, model_away from script_commission where id = $1", known)
                .map(row -> row.getString("failed") == null
                        ? new State.Open()
                        : new State.Failed(row.getString("failed"), row.getBoolean("model_away")));
    }
}
