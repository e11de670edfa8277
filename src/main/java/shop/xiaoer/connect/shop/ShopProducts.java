package shop.xiaoer.connect.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.catalog.ShopUnavailable;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Localized;

/**
 * Products of the shop's system. What was read a moment ago is good for the questions of that moment: it is kept for some
 * seconds, so many of it, and no longer; a change made here forgets it at once. Throws {@link ShopUnavailable}.
 */
public final class ShopProducts implements Products {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int KEPT = 500;
    private static final int LONGEST_ID = 64;

    private final ShopCalls calls;
    private final Clock clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    public ShopProducts(ShopCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    private record Kept(List<Product> products, Instant until) {}

    @Override
    public Optional<Product> find(String id) {
        return isId(id)
                ? kept(
                                "/products/" + id,
                                () -> calls.find("/products/" + id).map(body -> one(id, body)).stream()
                                        .toList())
                        .stream()
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isId(String id) {
        return id.matches("[A-Za-z0-9._-]{1," + LONGEST_ID + "}");
    }

    private Product one(String id, JsonNode body) {
        return read("/products/ID", () -> {
            Product product =
                    product(Strict.of(body, "product", calls.settings().currency()));
            if (!product.id().equals(id)) {
                throw new IllegalArgumentException("product.id: is not the one asked for");
            }
            return product;
        });
    }

    @Override
    public List<Product> list(@Nullable String category, @Nullable String words, int limit) {
        String target = "/products?limit=" + limit
                + (category == null ? "" : "&category=" + ShopOrders.encoded(category))
                + (words == null ? "" : "&q=" + ShopOrders.encoded(words));
        return kept(target, () -> {
            JsonNode body = calls.get(target);
            return read(
                    "/products",
                    () ->
                            Strict.of(body, "answer", calls.settings().currency())
                                    .list("products", ShopProducts::product)
                                    .stream()
                                    .filter(product -> category == null
                                            || product.category().equals(category))
                                    .sorted(Comparator.comparing(Product::id))
                                    .limit(limit)
                                    .toList());
        });
    }

    private List<Product> kept(String target, Supplier<List<Product>> asking) {
        synchronized (kept) {
            Kept known = kept.get(target);
            if (known != null && clock.instant().isBefore(known.until())) {
                return known.products();
            }
        }
        Instant until = clock.instant().plus(FRESH);
        List<Product> products = asking.get();
        synchronized (kept) {
            kept.remove(target);
            kept.put(target, new Kept(products, until));
            while (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return products;
    }

    @Override
    public Optional<Money> lowestPrice(String id, LocalDate from, LocalDate until) {
        if (!isId(id)) {
            return Optional.empty();
        }
        String target = "/products/" + id + "/prices";
        List<Product.PricePoint> prices = calls.find(target)
                .map(body -> read("/products/ID/prices", () -> points(body)))
                .orElse(List.of());
        // The price of the first day is the last one that was set on or before it.
        LocalDate first = prices.stream()
                .map(Product.PricePoint::from)
                .filter(day -> !day.isAfter(from))
                .max(Comparator.naturalOrder())
                .orElse(from);
        return prices.stream()
                .filter(point -> !point.from().isBefore(first) && point.from().isBefore(until))
                .map(Product.PricePoint::price)
                .min(Comparator.comparing(Money::amount));
    }

    private List<Product.PricePoint> points(JsonNode body) {
        return Strict.of(body, "answer", calls.settings().currency())
                .list("prices", point -> new Product.PricePoint(point.day("from"), point.money("price")));
    }

    @Override
    public Optional<Product> change(String id, @Nullable Money price, @Nullable Integer stock) {
        if (!isId(id)) {
            return Optional.empty();
        }
        String target = "/products/" + id;
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (price != null) {
            body.putObject("price")
                    .put("amount", price.amount().toPlainString())
                    .put("currency", price.currency());
        }
        if (stock != null) {
            body.put("stock", stock);
        }
        Optional<JsonNode> changed = sent(target, body.toString());
        synchronized (kept) {
            kept.clear();
        }
        return changed.map(after -> one(id, after));
    }

    /** The same key each time: a change whose answer was lost is not made twice. */
    private Optional<JsonNode> sent(String target, String body) {
        String key = UUID.randomUUID().toString();
        long until = calls.until(2);
        ShopCalls.Told told = calls.once("PATCH", target, key, body, until);
        for (int tried = 1;
                tried < ShopCalls.TRIES && !(told instanceof ShopCalls.Said) && ShopCalls.pause(tried, until);
                tried++) {
            told = calls.once("PATCH", target, key, body, until);
        }
        if (!(told instanceof ShopCalls.Said said) || said.status() == 409 || said.status() == 422) {
            throw new ShopUnavailable("the shop's system did not take the change of a product: " + told);
        }
        return said.status() == 404 ? Optional.empty() : Optional.of(said.body());
    }

    private <T> T read(String target, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw calls.strange(target + ": " + e.getMessage());
        }
    }

    private static Product product(Strict read) {
        String category = read.text("category");
        return new Product(
                read.text("id"),
                category,
                read.has("categoryName") ? read.localized("categoryName") : new Localized(category, category),
                read.text("complianceCategory"),
                read.localized("name"),
                read.has("aliases") ? aliases(read.object("aliases")) : Map.of(),
                read.money("price"),
                read.count("stock"),
                read.flag("returnable"),
                read.textOrNull("image"),
                read.listIfAny(
                        "attributes",
                        attribute -> new Product.Attribute(
                                attribute.text("key"),
                                attribute.localized("label"),
                                attribute.localized("value"),
                                attribute.textsIfAny("evidence"))),
                read.listIfAny(
                        "sellingPoints",
                        point -> new Product.SellingPoint(point.localized("text"), point.textsIfAny("evidence"))),
                read.listIfAny("pains", pain -> pain.localized("text")),
                read.listIfAny("evidence", ShopProducts::evidence),
                List.of());
    }

    private static Map<Language, List<String>> aliases(Strict read) {
        Map<Language, List<String>> aliases = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            aliases.put(language, read.textsIfAny(language.code()));
        }
        return aliases;
    }

    private static Product.Evidence evidence(Strict read) {
        return new Product.Evidence(
                read.text("id"),
                read.text("kind"),
                read.localized("title"),
                read.localized("issuer"),
                read.text("number"),
                read.day("date"),
                read.localized("says"));
    }
}
