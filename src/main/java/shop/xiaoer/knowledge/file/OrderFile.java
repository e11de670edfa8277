package shop.xiaoer.knowledge.file;

import java.time.Duration;
import java.util.List;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.knowledge.Ago;
import shop.xiaoer.knowledge.Content;
import shop.xiaoer.knowledge.OrderSeed;

/** Reads {@code orders.yaml}, the demo shop's fixed orders. */
final class OrderFile {
    private static final Ago NOW = new Ago(Duration.ZERO);

    private OrderFile() {}

    static void read(YamlPart root) {
        for (YamlPart part : root.requiredList("orders")) {
            if (part.requireMap()) {
                part.reading().entry(part.textIfAny("number").orElse(""), part.line(), () -> order(part));
            }
        }
        root.noOtherKeys();
    }

    private static Content order(YamlPart part) {
        Content.OfOrder order = new Content.OfOrder(
                part.text("number"),
                part.text("shopper"),
                part.parsed("phoneTail", "0000", OrderFile::phoneTail),
                part.oneOf("state", Order.State.class),
                part.requiredList("items").stream().map(OrderFile::item).toList(),
                part.parsed("placed", NOW, Ago::parse),
                part.parsedIfAny("shipped", NOW, Ago::parse).orElse(null),
                part.parsedIfAny("delivered", NOW, Ago::parse).orElse(null),
                part.part("parcel").map(OrderFile::parcel).orElse(null),
                part.part("returned").map(OrderFile::returned).orElse(null));
        part.noOtherKeys();
        return order;
    }

    private static String phoneTail(String text) {
        if (!text.matches("\\d{4}")) {
            throw new IllegalArgumentException("'" + text + "' is not the last four digits of a phone");
        }
        return text;
    }

    private static Content.RawItem item(YamlPart part) {
        part.requireMap();
        Content.RawItem item = new Content.RawItem(
                part.line(), part.text("product"), part.whole("quantity", 1, 9999), money(part, "price"));
        part.noOtherKeys();
        return item;
    }

    private static Money money(YamlPart part, String key) {
        String currency = part.reading().currency();
        return part.parsed(key, Money.of("0", currency), text -> Money.of(text, currency));
    }

    private static OrderSeed.ParcelSeed parcel(YamlPart part) {
        part.requireMap();
        List<OrderSeed.StepSeed> steps =
                part.list("steps").stream().map(OrderFile::step).toList();
        OrderSeed.ParcelSeed parcel = new OrderSeed.ParcelSeed(part.localized("carrier"), part.text("number"), steps);
        part.noOtherKeys();
        return parcel;
    }

    private static OrderSeed.StepSeed step(YamlPart part) {
        part.requireMap();
        OrderSeed.StepSeed step = new OrderSeed.StepSeed(part.parsed("at", NOW, Ago::parse), part.localized("label"));
        part.noOtherKeys();
        return step;
    }

    private static Content.RawReturn returned(YamlPart part) {
        part.requireMap();
        Content.RawReturn returned = new Content.RawReturn(
                part.text("case"),
                part.part("reason")
                        .filter(YamlPart::isMap)
                        .map(reason -> reason.localized().zh())
                        .orElseGet(() -> part.text("reason")),
                part.parsed("at", NOW, Ago::parse),
                part.part("refund").map(refund -> money(part, "refund")).orElse(null));
        part.noOtherKeys();
        return returned;
    }
}
