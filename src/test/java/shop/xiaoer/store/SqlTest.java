package shop.xiaoer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.testing.TestDatabase;

/** The pool after moments in which it had too few connections. */
class SqlTest {
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool = pool(TestDatabase.fresh());

    private Pool pool(DatabaseAddress address) {
        return PgBuilder.pool()
                .using(vertx)
                .connectingTo(new PgConnectOptions()
                        .setHost(address.host())
                        .setPort(address.port())
                        .setUser(address.user())
                        .setPassword(address.password())
                        .setDatabase(address.database()))
                .with(new PoolOptions().setMaxSize(1))
                .build();
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aConnectionThatComesAfterTheDeadlineIsNotLostToThePool() {
        Sql patient = new Sql(pool, Duration.ofSeconds(10));
        Sql hasty = new Sql(pool, Duration.ofMillis(50));

        patient.transaction(holder -> {
            assertThatThrownBy(() -> hasty.transaction(within -> within.change("select 1")))
                    .isInstanceOf(StoreUnavailable.class);
            return holder.run("select 1");
        });

        List<Row> rows = patient.transaction(within -> within.run("select 1"));
        assertThat(rows).hasSize(1);
    }
}
