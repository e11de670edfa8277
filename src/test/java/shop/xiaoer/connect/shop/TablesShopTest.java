package shop.xiaoer.connect.shop;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.catalog.Orders;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.knowledge.Ago;
import shop.xiaoer.knowledge.ProductSeed;
import shop.xiaoer.store.PgOrders;
import shop.xiaoer.store.PgProducts;

/** The contract over the embedded shop's tables. */
class TablesShopTest extends ShopContract {
    private PgProducts shelf() {
        return new PgProducts(database().sql(), Clock.systemUTC(), ZoneId.of("Asia/Shanghai"));
    }

    @Override
    Orders orders() {
        return new PgOrders(database().sql());
    }

    @Override
    Products products() {
        return shelf();
    }

    @Override
    Ledger ledger() {
        return tables();
    }

    private static ProductSeed seed(Product product) {
        LocalDate day = LocalDate.parse("2026-11-20");
        return new ProductSeed(
                product.id(),
                product.category(),
                product.categoryName(),
                product.complianceCategory(),
                product.name(),
                product.aliases(),
                product.price(),
                product.stock(),
                product.returnable(),
                product.image(),
                product.attributes(),
                product.sellingPoints(),
                product.pains(),
                product.evidence(),
                product.priceHistory().stream()
                        .map(past -> new ProductSeed.PastPrice(ago(past.from(), day), past.price()))
                        .toList(),
                "products.yaml",
                "hash " + product.id());
    }

    private static Ago ago(LocalDate from, LocalDate day) {
        return new Ago(Duration.ofDays(ChronoUnit.DAYS.between(from, day)));
    }

    @Override
    void put(Order order) {
        new PgOrders(database().sql()).add(List.of(order));
    }

    @Override
    void put(Product product) {
        shelf().importAll(List.of(seed(product)), LocalDate.parse("2026-11-20"));
    }
}
