package shop.xiaoer.guard;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the shop knows of the order that is talked about.
 *
 * @param state as in {@link shop.xiaoer.catalog.Order.State}; other shops' words ({@code pending}, {@code processed})
 *     are understood too
 * @param items what was bought; a price has its two decimals and no sign
 * @param dates {@code paidAt}, {@code shippedAt}, {@code deliveredAt} and the like, as days of the shop
 * @param others every further field as written: carrier, parcel, refund
 * @param today the shop's day
 */
public record OrderFacts(
        String order,
        String state,
        List<Item> items,
        @Nullable String total,
        String currency,
        Map<String, LocalDate> dates,
        Map<String, String> others,
        @Nullable LocalDate today) {
    private static final Set<String> UNSENT = Set.of("paid", "pending", "created", "unpaid", "processing", "placed");

    public OrderFacts {
        items = List.copyOf(items);
        dates = Map.copyOf(dates);
        others = Map.copyOf(others);
    }

    public record Item(String product, int quantity, String price) {}

    /** How far the order has come, where its state says so. */
    Optional<Progress> progress() {
        String name = state.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]", "");
        if (UNSENT.contains(name)) {
            return Optional.of(Progress.PAID);
        }
        return switch (name) {
            case "shipped", "processed", "intransit", "outfordelivery", "delivering" -> Optional.of(Progress.SHIPPED);
            case "delivered", "signed", "completed", "received" -> Optional.of(Progress.DELIVERED);
            case "returnrequested", "exchangerequested", "returning" -> Optional.of(Progress.RETURN_REQUESTED);
            case "returnreceived", "refunding" -> Optional.of(Progress.RETURN_RECEIVED);
            case "refunded" -> Optional.of(Progress.REFUNDED);
            case "cancelled", "canceled" -> Optional.of(Progress.CANCELLED);
            default -> Optional.empty();
        };
    }

    /** The way of an order; {@code CANCELLED} is off the way. */
    enum Progress {
        PAID,
        SHIPPED,
        DELIVERED,
        RETURN_REQUESTED,
        RETURN_RECEIVED,
        REFUNDED,
        CANCELLED
    }
}
