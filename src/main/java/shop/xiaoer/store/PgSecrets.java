package shop.xiaoer.store;

import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;

/** Keys that the server made for itself; every node of one database has the same. Blocks. */
public final class PgSecrets {
    private static final int BYTES = 32;
    private final Sql sql;
    private final SecureRandom random = new SecureRandom();

    public PgSecrets(Sql sql) {
        this.sql = sql;
    }

    /** The key of that name, made on first use. */
    public byte[] key(String name) {
        byte[] fresh = new byte[BYTES];
        random.nextBytes(fresh);
        sql.run("insert into secret (name, value) values ($1, $2) on conflict do nothing", name, Buffer.buffer(fresh));
        return sql.first("select value from secret where name = $1", name)
                .orElseThrow()
                .getBuffer("value")
                .getBytes();
    }
}
