package shop.xiaoer.store.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.xiaoer.store.Database;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.testing.TestDatabase;

class PgPersonasTest {
    private final Vertx vertx = Vertx.vertx();

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private PgPersonas personas;

    @BeforeEach
    void open() {
        DatabaseAddress address = TestDatabase.fresh();
        Database.migrate(address);
        database = Database.open(vertx, address);
        personas = new PgPersonas(database.sql());
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void theNewestVersionsAreListedFirstAndNoMoreThanAskedFor() {
        for (int i = 1; i <= 5; i++) {
            assertThat(personas.add("calm", "file " + i, false, "lan")).isEqualTo(i);
        }
        assertThat(personas.add("calm", "", true, "ben")).isEqualTo(6);

        assertThat(personas.versions("calm", 3))
                .extracting(PgPersonas.Mark::version, PgPersonas.Mark::dropped)
                .containsExactly(tuple(6, true), tuple(5, false), tuple(4, false));
        assertThat(personas.file("calm", 5)).hasValue("file 5");
        assertThat(personas.file("calm", 6)).isEmpty();
        assertThat(personas.file("calm", 7)).isEmpty();
    }

    @Test
    void onlyThoseThatStandAreCounted() {
        personas.add("calm", "a", false, "lan");
        personas.add("quick", "b", false, "lan");
        personas.add("gone", "c", false, "lan");
        personas.add("gone", "", true, "lan");

        assertThat(personas.others("calm")).isOne();
        assertThat(personas.others("new")).isEqualTo(2);
    }
}
