package shop.xiaoer.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import shop.xiaoer.store.embedded.testing.TestDatabase;

final class TestDatabaseTest {
    @Test
    void everyDatabaseIsEmptyAndItsOwn() throws SQLException {
        DatabaseAddress one = TestDatabase.fresh();
        DatabaseAddress two = TestDatabase.fresh();
        EmbeddedPostgresTest.execute(one, "CREATE TABLE seen (n int)");
        String tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";
        assertThat(EmbeddedPostgresTest.ask(one, tables)).isEqualTo("1");
        assertThat(EmbeddedPostgresTest.ask(two, tables)).isEqualTo("0");
    }
}
