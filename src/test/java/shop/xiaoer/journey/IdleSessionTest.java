package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.llm.testing.Waiting;

/** A sign-in that nobody uses ends before its longest age. */
class IdleSessionTest {
    @Test
    void anIdleSessionEnds() {
        try (TestShop shop = TestShop.start(Map.of("XIAOER_SESSION_IDLE", "2s"))) {
            String used = shop.login("amei");
            String idle = shop.login("ben");
            String left = shop.login("lan");
            Waiting.until("the one that lies idle has ended while the other was used", () -> {
                assertThat(shop.get("/api/v1/me", used).statusCode()).isEqualTo(200);
                return sessions(shop, used) == 1;
            });

            assertThat(shop.get("/api/v1/me", idle).statusCode()).isEqualTo(401);
            assertThat(shop.get("/api/v1/me", left).statusCode()).isEqualTo(401);
            assertThat(shop.get("/api/v1/me", used).statusCode()).isEqualTo(200);
        }
    }

    /** How many hold, as the database says. */
    private static long sessions(TestShop shop, String used) {
        try (Connection connection = shop.database().connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select count(*) from session where seen_at > clock_timestamp() - interval '2 seconds'")) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError("asked for " + used, e);
        }
    }
}
