package shop.xiaoer.store;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.node.Line;
import shop.xiaoer.store.embedded.DatabaseAddress;

/** LISTEN and NOTIFY: no port beside the database's own, nothing to set up, no split of its own. */
public final class PgLine implements Line {
    private static final String CHANNEL = "xiaoer_node";
    private static final Duration CONNECT = Duration.ofSeconds(30);
    private static final long RECONNECT_MILLIS = 200;

    private final Sql sql;
    private final PgSubscriber subscriber;

    private PgLine(Sql sql, PgSubscriber subscriber) {
        this.sql = sql;
        this.subscriber = subscriber;
    }

    /** Connects before it returns. Blocks. */
    public static PgLine open(Vertx vertx, DatabaseAddress address, Sql sql) {
        PgSubscriber subscriber = PgSubscriber.subscriber(vertx, Database.options(address));
        subscriber.reconnectPolicy(attempt -> RECONNECT_MILLIS);
        await(subscriber.connect().toCompletionStage().toCompletableFuture());
        return new PgLine(sql, subscriber);
    }

    private static void await(CompletableFuture<Void> done) {
        try {
            done.get(CONNECT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while the nodes' bus was opened", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new StoreUnavailable("the nodes' bus could not be opened", e);
        }
    }

    @Override
    public void read(Consumer<String> reader) {
        CompletableFuture<Void> listens = new CompletableFuture<>();
        subscriber
                .channel(CHANNEL)
                .subscribeHandler(begun -> listens.complete(null))
                .handler(reader::accept);
        await(listens);
    }

    /** In a transaction of its own: a NOTIFY holds a lock of the whole database until its transaction ends. */
    @Override
    public void post(String text) {
        sql.run("select pg_notify($1, $2)", CHANNEL, text);
    }

    /** A connection whose other end is gone without a word is only read and would never notice. */
    @Override
    public void reopen() {
        PgConnection connection = subscriber.actualConnection();
        if (connection != null) {
            connection.close();
        }
    }

    @Override
    public void close() {
        subscriber.close();
    }
}
