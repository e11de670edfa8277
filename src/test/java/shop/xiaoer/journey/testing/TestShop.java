package shop.xiaoer.journey.testing;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import shop.xiaoer.app.server.Server;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.testing.TestDatabase;

/**
 * The demo shop, served on a free port from an empty database, without a model. Data folders lie in {@code
 * target/test-shop} and stay: what a start unpacks there need not be unpacked again.
 */
public final class TestShop implements ServedShop {
    public static final String PASSWORD = "journey-password";
    public static final String IDENTITY_SECRET = "a-secret-of-the-shop-that-is-long-enough";

    private static final AtomicInteger FOLDERS = new AtomicInteger();

    private final DatabaseAddress database;
    private final Map<String, String> settings;
    private final HttpClient http = HttpClient.newHttpClient();
    private Server server;

    private TestShop(DatabaseAddress database, Map<String, String> settings) {
        this.database = database;
        this.settings = settings;
        this.server = Server.start(Settings.read(settings));
    }

    /** The one server that journeys share: each opens conversations of its own. */
    public static TestShop shared() {
        return Shared.SHOP;
    }

    private static final class Shared {
        static final TestShop SHOP = learnt(start(Map.of()));
    }

    /** Waits until messages are told by meaning too, so that every journey meets the same server. */
    private static TestShop learnt(TestShop shop) {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!Json.read(shop.get("/health/ready").body())
                .at("/parts/index/detail")
                .asText()
                .endsWith("trained")) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the server has not learnt its intents in three minutes");
            }
            LockSupport.parkNanos(20_000_000);
        }
        return shop;
    }

    public static TestShop start(Map<String, String> more) {
        return start(TestDatabase.fresh(), more);
    }

    public static TestShop start(DatabaseAddress database, Map<String, String> more) {
        return new TestShop(database, settings(database, more));
    }

    /** The environment of such a server. */
    public static Map<String, String> settings(DatabaseAddress database, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>();
        all.put("XIAOER_HOST", "127.0.0.1");
        all.put("XIAOER_PORT", "0");
        all.put("XIAOER_HOME", Path.of("").toAbsolutePath().toString());
        all.put(
                "XIAOER_DATA",
                Path.of("target", "test-shop", ProcessHandle.current().pid() + "-" + FOLDERS.incrementAndGet())
                        .toAbsolutePath()
                        .toString());
        all.put(
                "XIAOER_DATABASE_URL",
                "postgresql://" + database.user() + ":" + database.password() + "@" + database.host() + ":"
                        + database.port() + "/" + database.database());
        all.put("XIAOER_DEMO", "true");
        all.put("XIAOER_DEMO_PASSWORD", PASSWORD);
        all.put("XIAOER_ADMIN_PASSWORD", PASSWORD);
        all.put("XIAOER_IDENTITY_SECRET", IDENTITY_SECRET);
        all.put("XIAOER_MODEL_ENGINE", "none");
        all.put("XIAOER_LIMITS", "off");
        all.put("XIAOER_DRAIN", "2s");
        all.putAll(more);
        return all;
    }

    public DatabaseAddress database() {
        return database;
    }

    @Override
    public HttpClient http() {
        return http;
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void restart() {
        server.close();
        server = Server.start(Settings.read(settings));
    }

    @Override
    public void close() {
        server.close();
    }
}
