package shop.xiaoer.store;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.StoreUnavailable;

/** Statements as blocking calls with a deadline. A dead or silent database is {@link StoreUnavailable}, whatever it says. */
public final class Sql {
    private final Pool pool;
    private final Duration deadline;

    public Sql(Pool pool, Duration deadline) {
        this.pool = pool;
        this.deadline = deadline;
    }

    /** Rows of one statement. Parameters are {@code $1}, {@code $2}, ... */
    public List<Row> run(String sql, @Nullable Object... parameters) {
        return rows(alone(sql, parameters));
    }

    public Optional<Row> first(String sql, @Nullable Object... parameters) {
        return run(sql, parameters).stream().findFirst();
    }

    /** What a statement changed. */
    public int change(String sql, @Nullable Object... parameters) {
        return alone(sql, parameters).rowCount();
    }

    /**
     * One that nobody waits for any more by the time a connection is free is not run at all. The thread waits once, for
     * connection and rows together: this is the way of every message.
     */
    private RowSet<Row> alone(String sql, @Nullable Object... parameters) {
        AtomicBoolean late = new AtomicBoolean();
        Future<RowSet<Row>> result = pool.getConnection().compose(connection -> {
            if (late.get()) {
                return connection.close().compose(closed -> Future.failedFuture("nobody waits for it"));
            }
            Future<RowSet<Row>> rows = query(connection, sql, parameters);
            rows.onComplete(ended -> connection.close());
            return rows;
        });
        try {
            return await(result);
        } catch (RuntimeException e) {
            late.set(true);
            throw e;
        }
    }

    /** One transaction, committed where {@code work} returns and rolled back where it throws. */
    public <T extends @Nullable Object> T transaction(Function<Within, T> work) {
        SqlConnection connection = connection();
        try {
            Transaction transaction = await(connection.begin());
            try {
                T result = work.apply(new Within(connection));
                await(transaction.commit());
                return result;
            } catch (RuntimeException e) {
                rollBack(transaction, e);
                throw e;
            }
        } finally {
            connection.close();
        }
    }

    /** One that comes after the deadline goes back at once: nobody waits for it any more, and the pool would miss it. */
    private SqlConnection connection() {
        Future<SqlConnection> wanted = pool.getConnection();
        try {
            return await(wanted);
        } catch (RuntimeException e) {
            wanted.onSuccess(SqlConnection::close);
            throw e;
        }
    }

    private void rollBack(Transaction transaction, RuntimeException cause) {
        try {
            await(transaction.rollback());
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    /** Statements of one transaction. */
    public final class Within {
        private final SqlConnection connection;

        private Within(SqlConnection connection) {
            this.connection = connection;
        }

        public List<Row> run(String sql, @Nullable Object... parameters) {
            return rows(await(query(connection, sql, parameters)));
        }

        public Optional<Row> first(String sql, @Nullable Object... parameters) {
            return run(sql, parameters).stream().findFirst();
        }

        public int change(String sql, @Nullable Object... parameters) {
            return await(query(connection, sql, parameters)).rowCount();
        }
    }

    private static Future<RowSet<Row>> query(SqlConnection connection, String sql, @Nullable Object... parameters) {
        return connection.preparedQuery(sql).execute(Tuple.from(Arrays.asList(parameters)));
    }

    private static List<Row> rows(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    private <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new StoreUnavailable("the database did not answer in " + deadline.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while waiting for the database", e);
        } catch (ExecutionException e) {
            throw translate(e.getCause() == null ? e : e.getCause());
        }
    }

    /** SQL states 08 (connection), 57 (shut down, too long), 53 (resources) and 25006 (read only) are the machine's, not ours. */
    private static RuntimeException translate(Throwable cause) {
        if (cause instanceof PgException e) {
            String state = e.getSqlState() == null ? "" : e.getSqlState();
            return state.startsWith("08") || state.startsWith("57") || state.startsWith("53") || state.equals("25006")
                    ? new StoreUnavailable("the database refused: " + e.getErrorMessage(), e)
                    : e;
        }
        return new StoreUnavailable("the database cannot be reached: " + cause.getMessage(), cause);
    }

    /** Whether another row has the key already. */
    public static boolean isUniqueViolation(PgException e) {
        return "23505".equals(e.getSqlState());
    }
}
