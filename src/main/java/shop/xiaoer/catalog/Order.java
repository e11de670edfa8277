package shop.xiaoer.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Localized;

/**
 * An order of one shopper.
 *
 * @param phoneTail last four digits of the phone, the second factor of a proof
 * @param version grows with every change; a write names the version that it was decided on
 */
public record Order(
        String number,
        String shopper,
        String phoneTail,
        State state,
        List<Item> items,
        Money total,
        Instant placedAt,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt,
        @Nullable Parcel parcel,
        @Nullable Return returned,
        long version) {

    public Order {
        items = List.copyOf(items);
    }

    public Optional<Parcel> parcelIfAny() {
        return Optional.ofNullable(parcel);
    }

    /** Where an order stands. The names are those on the wire and in the table. */
    public enum State {
        paid,
        shipped,
        delivered,
        returnRequested,
        returnReceived,
        refunded,
        cancelled
    }

    public record Item(String product, Localized name, int quantity, Money price) {}

    /** A parcel under way, its steps oldest first. */
    public record Parcel(Localized carrier, String number, List<Step> steps) {
        public Parcel {
            steps = List.copyOf(steps);
        }
    }

    public record Step(Instant at, Localized label) {}

    /**
     * A return of this order: its case number, why, when it was asked for, and the sum to be paid back.
     *
     * @param goods what goes back; empty where that was not written down, and the whole order does
     */
    public record Return(String caseNumber, String reason, Instant at, Money refund, List<Item> goods) {
        public Return {
            goods = List.copyOf(goods);
        }
    }
}
