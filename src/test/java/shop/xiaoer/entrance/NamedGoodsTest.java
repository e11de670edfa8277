package shop.xiaoer.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.text.Localized;

class NamedGoodsTest {
    private static final Order ORDER = order(
            "300.00",
            item("云朵保温杯", "cloud thermos", 1, "88.00"),
            item("云朵马克杯", "cloud mug", 3, "50.00"),
            item("亚麻茶席", "linen tea runner", 1, "78.00"));

    private final NamedGoods named = new NamedGoods(new NoProducts());

    private static Order.Item item(String zh, String en, int quantity, String price) {
        return new Order.Item("P1", new Localized(zh, en), quantity, Money.of(price, "CNY"));
    }

    private static Order order(String total, Order.Item... items) {
        return new Order(
                "XE2026110003",
                "somebody",
                "5678",
                Order.State.delivered,
                List.of(items),
                new Money(new BigDecimal(total), "CNY"),
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "保温杯 | 0",
                "退保温杯和茶席 | 0 2",
                "马克杯退一个 | 1",
                "云朵的 | ''",
                "除了茶席都退 | 0 1",
                "退保温杯，茶席留着 | 0",
                "不是保温杯，是马克杯 | 1",
                "全部 | 0 1 2",
                "the thermos and the runner | 0 2",
                "everything except the mugs | 0 2",
                "both | 0 1 2",
                "the second one | 1",
                "第3个 | 2",
                "红色的 | ''",
                "都 | 0 1 2",
                "all of it | 0 1 2",
                "退马克杯，保温杯和茶席留着 | 1",
                "保温杯马克杯茶席都留着 | ''",
                "第4个 | ''",
                "fifth | ''",
                "杯和席 | ''",
                "mug | 1",
                "linen | 2",
                "mugs and thermoses | 0 1",
                "XE2026110003 5678 | ''"
            })
    void anAnswerNamesGoods(String said, String lines) {
        assertThat(named.in(said, ORDER, true).lines())
                .isEqualTo(
                        lines.isBlank()
                                ? List.of()
                                : List.of(lines.split(" ")).stream()
                                        .map(Integer::valueOf)
                                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "我要退货，颜色不喜欢 | ''",
                "I want to return my tea order | ''",
                "I'm not at all happy, I want my money back | ''",
                "I want to return the cloud mug | 1",
                "都 | ''",
                "第2个 | ''",
                "云朵马不好看 | 1",
                "云朵不好看 | ''",
                "linen is not for me | ''",
                "the linen tea is not for me | 2"
            })
    void firstWordsNameGoodsOnlyClearly(String said, String lines) {
        assertThat(named.in(said, ORDER, false).lines())
                .isEqualTo(
                        lines.isBlank()
                                ? List.of()
                                : List.of(lines.split(" ")).stream()
                                        .map(Integer::valueOf)
                                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "保温杯 | true",
                "我只想退保温杯 | true",
                "不想要保温杯了 | true",
                "保温杯太小了 | false",
                "only the thermos, please | true",
                "the thermos leaks | false"
            })
    void aReasonIsMoreThanAName(String said, boolean nothingElse) {
        assertThat(named.in(said, ORDER, true).nothingElse()).isEqualTo(nothingElse);
    }

    @ParameterizedTest
    @CsvSource({"马克杯退一个, 1", "两个马克杯, 2", "two mugs, 2", "马克杯, 0", "mug x3, 3"})
    void aCountIsHeard(String said, int count) {
        assertThat(named.in(said, ORDER, true).count()).isEqualTo(count);
    }

    @Test
    void aPartOfAnOrderPaysItsShareOfTheRebate() {
        // 316 by the items' prices, 300 paid.
        assertThat(ReturnedGoods.of(ORDER, "1x1").refund().plain()).isEqualTo("47.47");
        assertThat(ReturnedGoods.of(ORDER, (String) null).refund().plain()).isEqualTo("300");
    }

    @Test
    void shippingThatWasPaidStaysOutOfAPart() {
        Order withShipping = order("96.00", item("甲", "one", 1, "40.00"), item("乙", "two", 1, "48.00"));

        assertThat(ReturnedGoods.of(withShipping, "0x1").refund().plain()).isEqualTo("40");
    }

    @ParameterizedTest
    @CsvSource({"'', true", "7x1, true", "1x9, true", "1x2, false", "'0x1,1x3,2x1', true"})
    void aChoiceThatFitsNoMoreIsTheWholeOrder(String code, boolean all) {
        assertThat(ReturnedGoods.of(ORDER, code).isAll()).isEqualTo(all);
    }

    private static final class NoProducts implements Products {
        @Override
        public Optional<Product> find(String id) {
            return Optional.empty();
        }

        @Override
        public List<Product> list(@Nullable String category, @Nullable String words, int limit) {
            return List.of();
        }

        @Override
        public Optional<Money> lowestPrice(String id, LocalDate from, LocalDate until) {
            return Optional.empty();
        }

        @Override
        public Optional<Product> change(String id, @Nullable Money price, @Nullable Integer stock) {
            return Optional.empty();
        }
    }
}
