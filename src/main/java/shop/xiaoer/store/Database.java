package shop.xiaoer.store;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.store.embedded.DatabaseAddress;

/** The database as the server uses it: migrated, with one pool of connections. */
public final class Database implements AutoCloseable {
    static final int CONNECTIONS = 16;
    /** A shopper waits no longer for a connection than this. */
    static final Duration DEADLINE = Duration.ofSeconds(3);

    /**
     * The pool's own timer may go off for somebody who has got his connection just then, and its fault then comes up in
     * whichever thread uses the pool next. {@link Sql} keeps the deadline by itself.
     */
    private static final int NO_TIMER = 0;

    private static final Duration FIRST_ANSWER = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Pool pool;
    private final Sql sql;

    private Database(Pool pool) {
        this.pool = pool;
        this.sql = new Sql(pool, DEADLINE);
    }

    /** Brings an empty or older database to this version's tables; several nodes may do so at once. Blocks. */
    public static void migrate(DatabaseAddress address) {
        try {
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(address.jdbcUrl(), address.user(), address.password())
                    .locations("classpath:db/migration")
                    .connectRetries(2)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreUnavailable(
                    "the database " + address + " could not be prepared: " + why(e)
                            + " Where it is one of your own, see that it runs and that XIAOER_DATABASE_URL names it",
                    e);
        }
    }

    /** The driver's own words where it has some: Flyway packs them into a page. */
    private static String why(FlywayException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said && said.getMessage() != null) {
                return said.getMessage().lines().findFirst().orElse("");
            }
        }
        return String.valueOf(fault.getMessage()).strip();
    }

    /** Blocks until it has answered once, or for half a minute: then the first statement says what is wrong. */
    public static Database open(Vertx vertx, DatabaseAddress address) {
        PoolOptions options = new PoolOptions()
                .setMaxSize(CONNECTIONS)
                .setMaxWaitQueueSize(2000)
                .setConnectionTimeout(NO_TIMER)
                .setShared(false);
        Database database = new Database(PgBuilder.pool()
                .with(options)
                .connectingTo(options(address))
                .using(vertx)
                .build());
        database.awaitFirstAnswer();
        return database;
    }

    /** How any connection to it is made. */
    static PgConnectOptions options(DatabaseAddress address) {
        return new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setUser(address.user())
                .setPassword(address.password())
                .setDatabase(address.database())
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(512)
                .addProperty("application_name", "xiaoer");
    }

    /**
     * The first connection of a cold process on a busy machine takes longer than any later one; measured: more than the
     * deadline of a statement. Who starts waits for it, so that the statements after it keep their short deadline.
     */
    private void awaitFirstAnswer() {
        long until = System.nanoTime() + FIRST_ANSWER.toNanos();
        while (!answers() && System.nanoTime() < until) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    public Sql sql() {
        return sql;
    }

    /** Whether it answers now. Blocks. */
    public boolean answers() {
        try {
            return !sql.run("select 1").isEmpty();
        } catch (StoreUnavailable e) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
