package shop.xiaoer.entrance;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.conversation.Card;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/** An order in words and as a card. Times are the shop's. */
final class OrderFacts {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    /** As the pages write the steps of the same card. */
    private static final DateTimeFormatter CARD = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final WordTable words;
    private final ZoneId zone;

    OrderFacts(WordTable words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
    }

    /** One line for a button: the first goods and the number. */
    String label(Order order, Language language) {
        return order.number() + " " + items(order, language);
    }

    String items(Order order, Language language) {
        return items(order.items(), language);
    }

    String items(List<Order.Item> items, Language language) {
        return items.stream()
                .map(item -> item.name().in(language) + (item.quantity() > 1 ? " ×" + item.quantity() : ""))
                .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
    }

    String state(Order order, Language language) {
        return words.say(language, "state." + order.state());
    }

    /** Where the order is, in one or two sentences. */
    String sentence(Order order, Language language) {
        Order.Parcel parcel = order.parcel();
        return switch (order.state()) {
            case paid -> words.say(language, "track.paid", "order", order.number());
            case shipped, delivered ->
                words.say(language, "track." + order.state(), "order", order.number(), "day", day(order.deliveredAt()))
                        + (parcel == null ? "" : parcel(order.state(), parcel, language));
            case returnRequested, returnReceived, refunded, cancelled ->
                words.say(
                        language,
                        "track." + order.state(),
                        "order",
                        order.number(),
                        "case",
                        caseNumber(order),
                        "refund",
                        refund(order));
        };
    }

    private String parcel(Order.State state, Order.Parcel parcel, Language language) {
        String told = words.say(
                language,
                state == Order.State.delivered ? "track.parcel.arrived" : "track.parcel",
                "carrier",
                parcel.carrier().in(language),
                "parcel",
                parcel.number());
        if (parcel.steps().isEmpty()) {
            return told;
        }
        Order.Step last = parcel.steps().getLast();
        return told
                + words.say(
                        language,
                        "track.last",
                        "time",
                        minute(last.at()),
                        "step",
                        last.label().in(language));
    }

    private static String caseNumber(Order order) {
        Order.Return returned = order.returned();
        return returned == null ? "" : returned.caseNumber();
    }

    private static String refund(Order order) {
        Order.Return returned = order.returned();
        return money(returned == null ? order.total() : returned.refund());
    }

    static String money(Money money) {
        return money.plain() + " " + money.currency();
    }

    String day(@Nullable Instant at) {
        return at == null ? "" : DAY.format(at.atZone(zone));
    }

    String minute(Instant at) {
        return MINUTE.format(at.atZone(zone));
    }

    Card card(Order order, Language language) {
        List<Card.Row> rows = new ArrayList<>();
        rows.add(row("row.goods", items(order, language), language));
        rows.add(row("row.placed", CARD.format(order.placedAt().atZone(zone)), language));
        Order.Parcel parcel = order.parcel();
        if (parcel != null) {
            rows.add(row("row.carrier", parcel.carrier().in(language), language));
            rows.add(row("row.parcel", parcel.number(), language));
        }
        Order.Return returned = order.returned();
        if (returned != null) {
            if (!returned.goods().isEmpty()) {
                rows.add(row("row.returned", items(returned.goods(), language), language));
            }
            rows.add(row("row.refund", money(returned.refund()), language));
        }
        return new Card(
                Card.Kind.order,
                order.number(),
                words.say(language, "card.order", "order", order.number()),
                rows,
                state(order, language),
                new Card.Price(
                        order.total().amount().toPlainString(), order.total().currency()),
                null,
                steps(order, language),
                returned == null ? null : returned.caseNumber(),
                null);
    }

    private List<Card.Step> steps(Order order, Language language) {
        List<Card.Step> steps = new ArrayList<>();
        steps.add(new Card.Step(words.say(language, "step.paid"), true, order.placedAt()));
        steps.add(new Card.Step(words.say(language, "step.shipped"), order.shippedAt() != null, order.shippedAt()));
        steps.add(
                new Card.Step(words.say(language, "step.delivered"), order.deliveredAt() != null, order.deliveredAt()));
        return steps;
    }

    /** What was done, with the number to name later. */
    Card result(String caseNumber, String title, List<Card.Row> rows) {
        return new Card(Card.Kind.result, caseNumber, title, rows, null, null, null, null, caseNumber, null);
    }

    Card.Row row(String key, String value, Language language) {
        return new Card.Row(words.say(language, key), value);
    }
}
