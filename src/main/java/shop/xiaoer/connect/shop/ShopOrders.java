package shop.xiaoer.connect.shop;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.catalog.Orders;
import shop.xiaoer.catalog.ShopUnavailable;

/**
 * Orders as the shop's system has them at this moment; none is kept. An order that is not the one asked for, or another
 * shopper's, is a fault of the shop and shown to nobody. Throws {@link ShopUnavailable}.
 */
public final class ShopOrders implements Orders {
    private static final int LONGEST_NUMBER = 64;

    private final ShopCalls calls;

    public ShopOrders(ShopCalls calls) {
        this.calls = calls;
    }

    @Override
    public Optional<Order> find(String number) {
        String plain = plain(number);
        if (!plain.matches("[A-Z0-9._]{1," + LONGEST_NUMBER + "}")) {
            return Optional.empty();
        }
        String target = "/orders/" + plain;
        return calls.find(target)
                .map(body -> read(target, () -> {
                    Order order =
                            order(Strict.of(body, "order", calls.settings().currency()));
                    if (!plain(order.number()).equals(plain)) {
                        throw new IllegalArgumentException("order.number: is not the one asked for");
                    }
                    return order;
                }));
    }

    private static String plain(String number) {
        return number.replaceAll("[\\s#-]", "").toUpperCase(Locale.ROOT);
    }

    @Override
    public List<Order> of(String shopper, int limit) {
        String target = "/orders?shopper=" + encoded(shopper) + "&limit=" + limit;
        JsonNode body = calls.get(target);
        return read(
                "/orders",
                () -> Strict.of(body, "answer", calls.settings().currency()).list("orders", ShopOrders::order).stream()
                        .map(order -> his(order, shopper))
                        .sorted(Comparator.comparing(Order::placedAt).reversed())
                        .limit(limit)
                        .toList());
    }

    private static Order his(Order order, String shopper) {
        if (!order.shopper().equals(shopper)) {
            throw new IllegalArgumentException("orders: has one of another shopper");
        }
        return order;
    }

    private <T> T read(String target, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw calls.strange((target.startsWith("/orders/") ? "/orders/NUMBER" : target) + ": " + e.getMessage());
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Order order(Strict read) {
        List<Order.Item> items = read.list(
                "items",
                item -> new Order.Item(
                        item.text("product"), item.localized("name"), item.count("quantity"), item.money("price")));
        if (items.isEmpty()) {
            throw new IllegalArgumentException("items: an order has one at least");
        }
        Order.State state = read.one("state", Order.State.class);
        Order order = new Order(
                read.text("number"),
                read.text("shopper"),
                tail(read),
                state,
                items,
                read.money("total"),
                read.time("placedAt"),
                read.timeOrNull("shippedAt"),
                read.timeOrNull("deliveredAt"),
                read.has("parcel") ? parcel(read.object("parcel")) : null,
                read.has("returned") ? returned(read.object("returned"), items) : null,
                read.version("version"));
        requireTimes(order);
        return order;
    }

    private static String tail(Strict read) {
        String tail = read.text("phoneTail");
        if (!tail.matches("\\d{4}")) {
            throw new IllegalArgumentException("phoneTail: must be four digits");
        }
        return tail;
    }

    /** The windows count from these: without them every one would be wrong. */
    private static void requireTimes(Order order) {
        boolean fits = switch (order.state()) {
            case paid, cancelled -> true;
            case shipped -> order.shippedAt() != null;
            case delivered -> order.deliveredAt() != null;
            case returnRequested, returnReceived, refunded -> order.returned() != null;
        };
        if (!fits) {
            throw new IllegalArgumentException(
                    "state: " + order.state() + " lacks the time or the return that it needs");
        }
    }

    private static Order.Parcel parcel(Strict read) {
        return new Order.Parcel(
                read.localized("carrier"),
                read.text("number"),
                read.listIfAny("steps", step -> new Order.Step(step.time("at"), step.localized("label"))).stream()
                        .sorted(Comparator.comparing(Order.Step::at))
                        .toList());
    }

    private static Order.Return returned(Strict read, List<Order.Item> items) {
        return new Order.Return(
                read.text("case"),
                read.text("reason", ""),
                read.time("at"),
                read.money("refund"),
                read.listIfAny("goods", goods -> item(goods, items)));
    }

    private static Order.Item item(Strict goods, List<Order.Item> items) {
        String product = goods.text("product");
        Order.@Nullable Item bought = items.stream()
                .filter(item -> item.product().equals(product))
                .findFirst()
                .orElse(null);
        if (bought == null) {
            throw new IllegalArgumentException("goods: " + product + " is not in the order");
        }
        return new Order.Item(product, bought.name(), goods.count("quantity"), bought.price());
    }
}
