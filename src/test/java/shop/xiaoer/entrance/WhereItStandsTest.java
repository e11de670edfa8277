package shop.xiaoer.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.xiaoer.entrance.Counter.daysAgo;
import static shop.xiaoer.entrance.Counter.item;
import static shop.xiaoer.entrance.Counter.order;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.conversation.Card;
import shop.xiaoer.text.Localized;

/** Where an order and its money are, in words and as a card, in the shop's time. */
class WhereItStandsTest {
    private static final Order.Item CUP = item("P1", "保温杯", "thermos", 1, "88.00");
    private static final Order.Item MUGS = item("P2", "马克杯", "mug", 2, "50.00");

    private static Order under(Order.State state, Order.@Nullable Parcel parcel, Order.@Nullable Return returned) {
        Order plain = order("XE1", state, daysAgo(10), state == Order.State.delivered ? daysAgo(3) : null, CUP, MUGS);
        return new Order(
                plain.number(),
                plain.shopper(),
                plain.phoneTail(),
                state,
                plain.items(),
                plain.total(),
                plain.placedAt(),
                plain.shippedAt(),
                plain.deliveredAt(),
                parcel,
                returned,
                1);
    }

    private static Order.Parcel parcel(Order.Step... steps) {
        return new Order.Parcel(new Localized("顺丰", "SF"), "SF100", List.of(steps));
    }

    private static Counter tracked(Order order) {
        return Counter.chinese().with(order).signedIn().wants(EntranceName.trackOrder);
    }

    @Test
    void aParcelUnderWayIsToldWithItsCarrierAndItsLatestStep() {
        Order.Step first = new Order.Step(daysAgo(2), new Localized("已揽收", "picked up"));
        Order.Step last = new Order.Step(daysAgo(1), new Localized("到达杭州", "reached Hangzhou"));

        assertThat(tracked(under(Order.State.shipped, parcel(first, last), null))
                        .text())
                .isEqualTo("订单 XE1 已发货，正在运输途中。承运 顺丰，单号 SF100。最新一条：11-19 12:00 到达杭州。");
        assertThat(tracked(under(Order.State.shipped, parcel(), null)).text())
                .isEqualTo("订单 XE1 已发货，正在运输途中。承运 顺丰，单号 SF100。");
        assertThat(tracked(under(Order.State.shipped, null, null)).text()).isEqualTo("订单 XE1 已发货，正在运输途中。");
    }

    @Test
    void inEnglishAParcelThatArrivedIsToldAsArrived() {
        Counter english = Counter.english()
                .with(under(Order.State.delivered, parcel(), null))
                .signedIn();

        assertThat(english.wants(EntranceName.trackOrder).text())
                .isEqualTo("Order XE1 was delivered on 2026-11-17. SF brought it, parcel SF100.");
        Counter onItsWay = Counter.english()
                .with(under(Order.State.shipped, parcel(), null))
                .signedIn();
        assertThat(onItsWay.wants(EntranceName.trackOrder).text())
                .isEqualTo("Order XE1 has shipped and is in transit. It travels with SF, parcel SF100.");
    }

    @Test
    void theCardHasTheGoodsTheParcelThePriceAndHowFarItIs() {
        Card card = tracked(under(Order.State.delivered, parcel(), null)).card();

        assertThat(card.kind()).isEqualTo(Card.Kind.order);
        assertThat(card.title()).isEqualTo("订单 XE1");
        assertThat(card.rows())
                .containsExactly(
                        new Card.Row("商品", "保温杯、马克杯 ×2"),
                        new Card.Row("下单", "2026-11-10 12:00"),
                        new Card.Row("快递", "顺丰"),
                        new Card.Row("单号", "SF100"));
        assertThat(card.state()).isEqualTo("已签收");
        assertThat(card.price()).isEqualTo(new Card.Price("188.00", "CNY"));
        assertThat(card.caseNumber()).isNull();
        assertThat(card.steps())
                .containsExactly(
                        new Card.Step("付款", true, daysAgo(10)),
                        new Card.Step("发货", true, daysAgo(9)),
                        new Card.Step("签收", true, daysAgo(3)));
        assertThat(Objects.requireNonNull(
                        tracked(under(Order.State.paid, null, null)).card().steps()))
                .extracting(Card.Step::done)
                .containsExactly(true, false, false);
    }

    @Test
    void aReturnIsToldWithItsCaseAndItsSumAndOnTheCardWithItsGoods() {
        Order.Return part = new Order.Return("RT-7", "noReason", daysAgo(1), Money.of("50", "CNY"), List.of(MUGS));
        Counter counter = tracked(under(Order.State.returnRequested, null, part));

        assertThat(counter.text()).isEqualTo("订单 XE1 的退货已申请，编号 RT-7，寄回签收后退 50 CNY。");
        assertThat(counter.card().rows()).contains(new Card.Row("退回商品", "马克杯 ×2"), new Card.Row("退款", "50 CNY"));
        assertThat(counter.card().caseNumber()).isEqualTo("RT-7");

        Order.Return whole = new Order.Return("RT-8", "noReason", daysAgo(1), Money.of("188", "CNY"), List.of());
        assertThat(tracked(under(Order.State.returnReceived, null, whole))
                        .card()
                        .rows())
                .extracting(Card.Row::label)
                .contains("退款")
                .doesNotContain("退回商品");
    }

    @Test
    void withoutAReturnTheWholeSumGoesBack() {
        assertThat(tracked(under(Order.State.cancelled, null, null)).text()).isEqualTo("订单 XE1 已取消，188 CNY 原路退回。");
    }

    @ParameterizedTest
    @EnumSource(Order.State.class)
    void whoAsksForARefundIsToldOfItOrThatThereIsNone(Order.State state) {
        Counter counter =
                Counter.chinese().with(under(state, null, null)).signedIn().wants(EntranceName.refundProgress);
        boolean under = switch (state) {
            case paid, shipped, delivered -> false;
            case returnRequested, returnReceived, refunded, cancelled -> true;
        };

        assertThat(counter.text().equals("订单 XE1 目前没有退款。")).isNotEqualTo(under);
        assertThat(counter.card().id()).isEqualTo("XE1");
        assertThat(counter.state()).isNull();
    }
}
