package shop.xiaoer.store;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.catalog.Orders;

/** The embedded shop's orders. */
public final class PgOrders implements Orders {
    private static final String COLUMNS =
            "number, shopper, phone_tail, state, items::text as items, total, currency, placed_at, shipped_at, delivered_at,"
                    + " parcel::text as parcel, returned::text as returned, version";

    private final Sql sql;

    public PgOrders(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Order> find(String number) {
        String plain = number.replaceAll("[\\s#-]", "").toUpperCase(Locale.ROOT);
        return sql.first("select " + COLUMNS + " from shop_order where number = $1", plain)
                .map(PgOrders::order);
    }

    @Override
    public List<Order> of(String shopper, int limit) {
        return sql
                .run(
                        "select " + COLUMNS + " from shop_order where shopper = $1 order by placed_at desc limit $2",
                        shopper,
                        limit)
                .stream()
                .map(PgOrders::order)
                .toList();
    }

    /** Adds orders that are not there yet. */
    public void add(List<Order> orders) {
        sql.transaction(within -> {
            for (Order order : orders) {
                add(within, order);
            }
            return null;
        });
    }

    private static void add(Sql.Within within, Order order) {
        within.run(
                "insert into shop_order (number, shopper, phone_tail, state, items, total, currency, placed_at, shipped_at, delivered_at, parcel, returned)"
                        + " values ($1, $2, $3, $4, $5::text::jsonb, $6, $7, $8, $9, $10, $11::text::jsonb, $12::text::jsonb) on conflict do nothing",
                order.number(),
                order.shopper(),
                order.phoneTail(),
                order.state().name(),
                ShopJson.write(order.items()),
                order.total().amount(),
                order.total().currency(),
                order.placedAt().atOffset(ZoneOffset.UTC),
                offset(order.shippedAt()),
                offset(order.deliveredAt()),
                order.parcel() == null ? null : ShopJson.write(order.parcel()),
                returned(order.returned()));
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String returned(Order.@Nullable Return returned) {
        return returned == null
                ? null
                : ShopJson.write(Map.of(
                        "case", returned.caseNumber(),
                        "reason", returned.reason(),
                        "at", returned.at(),
                        "refund", returned.refund().amount()));
    }

    private static Order order(Row row) {
        String currency = row.getString("currency");
        String parcel = row.getString("parcel");
        List<Order.Item> items = ShopJson.read(row.getString("items"), new TypeReference<List<Order.Item>>() {});
        return new Order(
                row.getString("number"),
                row.getString("shopper"),
                row.getString("phone_tail"),
                Order.State.valueOf(row.getString("state")),
                items,
                new Money(row.getBigDecimal("total"), currency),
                PgLedger.instant(row, "placed_at"),
                PgLedger.instantOrNull(row, "shipped_at"),
                PgLedger.instantOrNull(row, "delivered_at"),
                parcel == null ? null : ShopJson.read(parcel, Order.Parcel.class),
                readReturned(row.getString("returned"), currency, items),
                row.getLong("version"));
    }

    private static Order.@Nullable Return readReturned(@Nullable String json, String currency, List<Order.Item> items) {
        if (json == null) {
            return null;
        }
        JsonNode node = ShopJson.read(json, JsonNode.class);
        return new Order.Return(
                node.path("case").asText(),
                node.path("reason").asText(),
                OffsetDateTime.parse(node.path("at").asText()).toInstant(),
                new Money(new BigDecimal(node.path("refund").asText("0")), currency),
                goods(node.path("goods"), items));
    }

    /** The order's own items with the quantities that go back. */
    private static List<Order.Item> goods(JsonNode goods, List<Order.Item> items) {
        List<Order.Item> back = new ArrayList<>();
        for (JsonNode one : goods) {
            items.stream()
                    .filter(item -> item.product().equals(one.path("product").asText()))
                    .findFirst()
                    .ifPresent(item -> back.add(new Order.Item(
                            item.product(), item.name(), one.path("quantity").asInt(1), item.price())));
        }
        return back;
    }
}
