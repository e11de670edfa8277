package shop.xiaoer.entrance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Order;

/**
 * What of an order goes back.
 *
 * @param pieces how many of each item, by its index in the order
 */
record ReturnedGoods(Order order, SortedMap<Integer, Integer> pieces) {
    private static final Pattern PIECE = Pattern.compile("(\\d{1,4})x(\\d{1,6})");

    static ReturnedGoods all(Order order) {
        SortedMap<Integer, Integer> pieces = new TreeMap<>();
        for (int line = 0; line < order.items().size(); line++) {
            pieces.put(line, order.items().get(line).quantity());
        }
        return new ReturnedGoods(order, pieces);
    }

    static ReturnedGoods of(Order order, Map<Integer, Integer> pieces) {
        return new ReturnedGoods(order, new TreeMap<>(pieces));
    }

    /** As {@link #code} wrote it; the whole order where nothing is written or it fits no more. */
    static ReturnedGoods of(Order order, @Nullable String code) {
        SortedMap<Integer, Integer> pieces = new TreeMap<>();
        Matcher found = PIECE.matcher(code == null ? "" : code);
        while (found.find()) {
            int line = Integer.parseInt(found.group(1));
            int count = Integer.parseInt(found.group(2));
            if (line >= order.items().size()
                    || count < 1
                    || count > order.items().get(line).quantity()) {
                return all(order);
            }
            pieces.put(line, count);
        }
        return pieces.isEmpty() ? all(order) : new ReturnedGoods(order, pieces);
    }

    String code() {
        return pieces.entrySet().stream()
                .map(piece -> piece.getKey() + "x" + piece.getValue())
                .collect(Collectors.joining(","));
    }

    boolean isAll() {
        return pieces.equals(all(order).pieces());
    }

    /** The order's items with the quantities that go back. */
    List<Order.Item> items() {
        return pieces.entrySet().stream()
                .map(piece -> {
                    Order.Item item = order.items().get(piece.getKey());
                    return new Order.Item(item.product(), item.name(), piece.getValue(), item.price());
                })
                .toList();
    }

    /** What was paid for them: a rebate on the whole order counts for each item by its price. */
    Money refund() {
        Money total = order.total();
        if (isAll()) {
            return total;
        }
        BigDecimal part = sum(items());
        BigDecimal whole = sum(order.items());
        return whole.compareTo(total.amount()) <= 0
                ? new Money(part, total.currency())
                : new Money(part.multiply(total.amount()).divide(whole, 2, RoundingMode.HALF_UP), total.currency());
    }

    private static BigDecimal sum(List<Order.Item> items) {
        return items.stream()
                .map(item -> item.price().times(item.quantity()).amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
