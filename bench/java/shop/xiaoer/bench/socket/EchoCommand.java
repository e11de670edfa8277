package shop.xiaoer.bench.socket;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.EmbeddedPostgres;

/** The baseline: sends every text back, at once or after it is durable in the same kind of database as the shop's. */
@Command(name = "echo", hidden = true, description = "Serves a bare WebSocket echo until it is ended.")
public final class EchoCommand implements Runnable {
    private static final Duration DATABASE_START = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 8;

    @Option(names = "--insert", description = "folder of a database into which each text goes before it is sent back")
    private @Nullable Path insert;

    @Override
    public void run() {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        @Nullable Pool pool = null;
        if (insert != null) {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(insert, DATABASE_START);
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "end the database"));
            pool = pool(vertx, postgres.address());
            pool.query("create table echo (id bigint generated always as identity primary key, text text not null)")
                    .execute()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
        Pool durable = pool;
        int port = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .webSocketHandler(socket -> echo(socket, durable))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        System.err.println("echo serves http://127.0.0.1:" + port);
        await();
    }

    private static Pool pool(Vertx vertx, DatabaseAddress address) {
        return PgBuilder.pool()
                .using(vertx)
                .connectingTo(new PgConnectOptions()
                        .setHost(address.host())
                        .setPort(address.port())
                        .setUser(address.user())
                        .setPassword(address.password())
                        .setDatabase(address.database())
                        .setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .build();
    }

    private static void echo(ServerWebSocket socket, @Nullable Pool pool) {
        socket.textMessageHandler(text -> {
            Future<?> kept = pool == null
                    ? Future.succeededFuture()
                    : pool.preparedQuery("insert into echo (text) values ($1)").execute(Tuple.of(text));
            kept.onSuccess(done -> socket.writeTextMessage(text));
        });
    }

    private static void await() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
