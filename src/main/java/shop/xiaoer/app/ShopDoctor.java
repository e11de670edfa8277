package shop.xiaoer.app;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.catalog.ShopUnavailable;
import shop.xiaoer.connect.OutgoingHttp;
import shop.xiaoer.connect.shop.ShopCalls;
import shop.xiaoer.connect.shop.ShopSettings;

/** Asks the shop's own system, where one is named, whether it is there and takes our signature. */
final class ShopDoctor {
    private final Settings settings;

    ShopDoctor(Settings settings) {
        this.settings = settings;
    }

    Examination examine() {
        ShopSettings shop = settings.connector();
        if (shop == null) {
            return Examination.ok("orders", "in the tables here");
        }
        Vertx vertx = Vertx.vertx();
        try (OutgoingHttp http = new OutgoingHttp(vertx, 1)) {
            new ShopCalls(http, shop, Clock.systemUTC()).look();
            return Examination.ok("orders", "in the shop's system at " + shop.url());
        } catch (ShopUnavailable e) {
            return Examination.fail(
                    "orders",
                    "the shop's system at " + shop.url() + ": " + e.getMessage(),
                    "check XIAOER_CONNECTOR_URL and that its secret is that of XIAOER_CONNECTOR_SECRET; what it must serve"
                            + " stands in docs/connector.yaml");
        } finally {
            end(vertx);
        }
    }

    private static void end(Vertx vertx) {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The examination is over; what is left ends with the process.
        }
    }
}
