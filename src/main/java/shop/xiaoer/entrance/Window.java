package shop.xiaoer.entrance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Order;

/**
 * The days within which a policy allows something, counted in the shop's days: {@code windowDays}, or the longer {@code
 * faultWindowDays} where there is one, because a fault is told after this. They begin with the delivery, or with the
 * payment where {@code windowFrom: payment} stands.
 *
 * @param days of the ordinary window
 * @param longest of both
 */
record Window(int days, int longest, boolean fromPayment) {
    /** Empty where the policy sets no window. */
    static Optional<Window> of(JsonNode policy) {
        int days = policy.path("windowDays").asInt(0);
        return days <= 0
                ? Optional.empty()
                : Optional.of(new Window(
                        days,
                        Math.max(days, policy.path("faultWindowDays").asInt(days)),
                        policy.path("windowFrom").asText("").equals("payment")));
    }

    /** Whether the last of the days is over. Before the delivery nothing of a delivery's window has passed. */
    boolean isOver(Order order, Instant now, ZoneId zone) {
        Instant begin = begin(order);
        return begin != null && day(now, zone).toEpochDay() - day(begin, zone).toEpochDay() > longest;
    }

    @Nullable
    Instant begin(Order order) {
        return fromPayment ? order.placedAt() : order.deliveredAt();
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }
}
