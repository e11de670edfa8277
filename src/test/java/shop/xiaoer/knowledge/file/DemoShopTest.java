package shop.xiaoer.knowledge.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.knowledge.OrderSeed;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.knowledge.testing.DemoShop;

class DemoShopTest {
    private final Snapshot snapshot = DemoShop.read();

    @Test
    void theDemoShopHasNoFault() {
        assertThat(snapshot.faults()).isEmpty();
    }

    @Test
    void everyProductAndOrderCanBeMade() {
        Map<String, Product> products =
                DemoShop.products(snapshot).stream().collect(Collectors.toMap(Product::id, product -> product));
        assertThat(products).hasSizeGreaterThanOrEqualTo(60);
        assertThat(products.values().stream().map(Product::category).distinct()).hasSizeGreaterThanOrEqualTo(6);
        for (OrderSeed seed : snapshot.orders()) {
            Order order = seed.at(Instant.parse("2026-11-21T00:00:00Z"));
            assertThat(order.items())
                    .isNotEmpty()
                    .allSatisfy(item -> assertThat(products).containsKey(item.product()));
        }
    }

    @Test
    void theCloudThermosIsWhatTheContractSays() {
        Product thermos = snapshot.products().stream()
                .filter(product -> product.id().equals("P1001"))
                .findFirst()
                .orElseThrow()
                .at(LocalDate.of(2026, 11, 21));

        assertThat(thermos.price().plain()).isEqualTo("88");
        assertThat(thermos.attribute("material").orElseThrow().value().en()).contains("316");
        assertThat(thermos.attribute("capacity").orElseThrow().value().zh()).contains("500");
    }
}
