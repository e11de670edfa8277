package shop.xiaoer.store;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.node.Bus;
import shop.xiaoer.node.Lease;
import shop.xiaoer.node.Nodes;

/** This node's place among the living: who holds a lease may run turns. The database's clock decides. Blocks. */
public final class PgNode implements Nodes {
    private static final Logger LOG = LoggerFactory.getLogger(PgNode.class);
    /** Beats of deafness between two openings of the bus. */
    private static final int REOPEN_EVERY = 10;

    private static final String LATER = "clock_timestamp() + interval '" + Lease.LENGTH.toMillis() + " milliseconds'";

    private final Sql sql;
    private final UUID id;
    private final Lease lease;
    private final Bus bus;
    private int deaf;
    private String folder = "";
    private String address = "";

    public PgNode(Sql sql, UUID id, Lease lease, Bus bus) {
        this.sql = sql;
        this.id = id;
        this.lease = lease;
        this.bus = bus;
    }

    public UUID id() {
        return id;
    }

    /**
     * Enters the node; predecessors of the same data folder are dead, for the folder's lock is ours.
     *
     * @param folder a name that no other folder has, on whatever machine
     */
    public void enter(String folder, String address) {
        this.folder = folder;
        this.address = address;
        long sent = System.nanoTime();
        sql.transaction(within -> {
            within.run(
                    "delete from node where data_dir = $1 or expires_at < clock_timestamp() - interval '1 hour'",
                    folder);
            return within.run(
                    "insert into node (id, data_dir, address, expires_at) values ($1, $2, $3, " + LATER + ")",
                    id,
                    folder,
                    address);
        });
        lease.renewed(sent);
    }

    /**
     * To be called every second. A node that does not hear the others does not renew: else they would wait for its answers.
     *
     * @param afterDoubt runs where the lease was in doubt, before it counts again: what others did meanwhile is looked up
     */
    public void beat(Runnable afterDoubt) {
        if (bus.hears()) {
            deaf = 0;
            renew(afterDoubt);
        } else {
            LOG.warn("this node does not hear the others and does not renew its lease");
            // Not at each beat: what has just been opened anew must have time to be heard.
            if (++deaf % REOPEN_EVERY == 0) {
                bus.reopen();
            }
        }
        bus.pulse(others().isEmpty());
    }

    private void renew(Runnable afterDoubt) {
        long sent = System.nanoTime();
        sql.run(
                "insert into node (id, data_dir, address, expires_at) values ($1, $2, $3, " + LATER + ")"
                        + " on conflict (id) do update set expires_at = excluded.expires_at",
                id,
                folder,
                address);
        if (!lease.isSure()) {
            LOG.warn("the lease was in doubt; it is renewed");
            afterDoubt.run();
        }
        lease.renewed(sent);
    }

    @Override
    public Set<UUID> others() {
        Set<UUID> others = new HashSet<>();
        sql.run("select id from node where expires_at > clock_timestamp() and id <> $1", id)
                .forEach(row -> others.add(row.getUUID("id")));
        return others;
    }

    public void leave() {
        sql.run("delete from seat where node = $1", id);
        sql.run("delete from node where id = $1", id);
    }
}
