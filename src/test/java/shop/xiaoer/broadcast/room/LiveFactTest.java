package shop.xiaoer.broadcast.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.broadcast.testing.Shelf;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Product;

class LiveFactTest {
    private final Shelf shelf = Shelf.ofDemoShop();

    @ParameterizedTest(name = "{0}: {1} CNY, {2} pieces")
    @CsvSource({
        "这个现在 88 元, 88.00, 7, true",
        "这个现在 88 元, 77.00, 100, false",
        "这个现在 88 元, 88.00, 0, false",
        "现在有 100 件, 88.00, 95, true",
        "现在有 100 件, 88.00, 89, false",
        "现在有 100 件, 88.00, 111, false",
        "编号 21005 的, 88.00, 20, true",
    })
    void an_answer_holds_while_the_shop_says_so(String text, String price, int stock, boolean holds) {
        Product then = shelf.change("P1001", new Money(new BigDecimal("88.00"), "CNY"), 100)
                .orElseThrow();
        LiveFact fact = LiveFact.of(then, text);
        Product now = shelf.change("P1001", new Money(new BigDecimal(price), "CNY"), stock)
                .orElseThrow();
        assertThat(fact.holds(now)).isEqualTo(holds);
    }
}
