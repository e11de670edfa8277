package shop.xiaoer.app.server;

import io.vertx.core.Vertx;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Orders;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.connect.Circuit;
import shop.xiaoer.connect.OutgoingHttp;
import shop.xiaoer.connect.shop.ShopCalls;
import shop.xiaoer.connect.shop.ShopLedger;
import shop.xiaoer.connect.shop.ShopOrders;
import shop.xiaoer.connect.shop.ShopProducts;
import shop.xiaoer.connect.shop.ShopSettings;
import shop.xiaoer.connect.shop.ShopWrites;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.store.PgEffects;
import shop.xiaoer.store.Sql;
import shop.xiaoer.text.WordTable;
import shop.xiaoer.web.Health;

/** Where orders and products lie: in the tables here, or in the shop's own system that the settings name. */
final class ShopSystem implements AutoCloseable {
    private static final int CONNECTIONS = 16;

    private final @Nullable OutgoingHttp http;
    private final @Nullable ShopCalls calls;
    private @Nullable ShopLedger ledger;

    ShopSystem(Vertx vertx, @Nullable ShopSettings settings, Clock clock) {
        http = settings == null ? null : new OutgoingHttp(vertx, CONNECTIONS);
        calls = http == null || settings == null ? null : new ShopCalls(http, settings, clock);
    }

    Orders orders(Orders here) {
        return calls == null ? here : new ShopOrders(calls);
    }

    Products products(Products here, Clock clock) {
        return calls == null ? here : new ShopProducts(calls, clock);
    }

    /** Changes of orders go where the orders lie. */
    Ledger ledger(Ledger here, Sql sql, WordTable words) {
        if (calls == null) {
            return here;
        }
        ShopLedger over = new ShopLedger(here, new PgEffects(sql), new ShopWrites(calls), words);
        ledger = over;
        return over;
    }

    /** Changes whose outcome nobody heard. Blocks. */
    void settle() {
        ShopLedger over = ledger;
        if (over != null) {
            over.settle();
        }
    }

    /** A shop's system that is down keeps nothing else down: a person goes on. */
    Health.Part health() {
        if (calls == null) {
            return new Health.Part("local", "in the tables here", false);
        }
        Circuit.State state = calls.state();
        String name = state.open() ? "down" : state.fault().isEmpty() ? "up" : "failing";
        return new Health.Part(name, state.fault(), false);
    }

    @Override
    public void close() {
        if (http != null) {
            http.close();
        }
    }
}
