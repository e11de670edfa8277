package shop.xiaoer.knowledge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.text.Localized;

/** An order of the demo shop as the file gives it: its times count back from the first start. */
public record OrderSeed(
        String number,
        String shopper,
        String phoneTail,
        Order.State state,
        List<Order.Item> items,
        Money total,
        Ago placed,
        @Nullable Ago shipped,
        @Nullable Ago delivered,
        @Nullable ParcelSeed parcel,
        @Nullable ReturnSeed returned) {
    public OrderSeed {
        items = List.copyOf(items);
    }

    /** The order, its times counted from the moment of the first start. */
    public Order at(Instant firstStart) {
        return new Order(
                number,
                shopper,
                phoneTail,
                state,
                items,
                total,
                placed.from(firstStart),
                shipped == null ? null : shipped.from(firstStart),
                delivered == null ? null : delivered.from(firstStart),
                parcel == null ? null : parcel.at(firstStart),
                returned == null ? null : returned.at(firstStart),
                1);
    }

    public record ParcelSeed(Localized carrier, String number, List<StepSeed> steps) {
        public ParcelSeed {
            steps = List.copyOf(steps);
        }

        Order.Parcel at(Instant firstStart) {
            return new Order.Parcel(
                    carrier,
                    number,
                    steps.stream()
                            .map(step -> new Order.Step(step.at().from(firstStart), step.label()))
                            .toList());
        }
    }

    public record StepSeed(Ago at, Localized label) {}

    public record ReturnSeed(String caseNumber, String reason, Ago at, Money refund) {
        Order.Return at(Instant firstStart) {
            return new Order.Return(caseNumber, reason, at.from(firstStart), refund, List.of());
        }
    }
}
