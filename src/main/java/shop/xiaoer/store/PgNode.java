package shop.xiaoer.store;

import java.util.UUID;

/** This node's lease: who holds it may run turns. The database's clock decides. Blocks. */
public final class PgNode {
    private final Sql sql;
    private final UUID id;

    public PgNode(Sql sql, UUID id) {
        this.sql = sql;
        this.id = id;
    }

    public UUID id() {
        return id;
    }

    /** Enters the node; predecessors of the same data folder are dead, for the folder's lock is ours. */
    public void enter(String dataFolder, String address) {
        sql.transaction(within -> {
            within.run(
                    "delete from node where data_dir = $1 or expires_at < clock_timestamp() - interval '1 hour'",
                    dataFolder);
            return within.run(
                    "insert into node (id, data_dir, address, expires_at) values ($1, $2, $3, clock_timestamp() + interval '3 seconds')",
                    id,
                    dataFolder,
                    address);
        });
    }

    /** To be called every second. */
    public void beat() {
        sql.run("update node set expires_at = clock_timestamp() + interval '3 seconds' where id = $1", id);
    }

    public void leave() {
        sql.run("delete from node where id = $1", id);
    }
}
