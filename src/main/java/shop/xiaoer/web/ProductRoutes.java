package shop.xiaoer.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.AuditTrail;
import shop.xiaoer.account.KeyRight;
import shop.xiaoer.account.Role;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Localized;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Fields;
import shop.xiaoer.wire.Outgoing;

/** The catalogue: open to read, for merchants to change. */
final class ProductRoutes {
    private static final int PAGE = 200;

    private final Products products;
    private final AuditTrail trail;

    ProductRoutes(Products products, AuditTrail trail) {
        this.products = products;
        this.trail = trail;
    }

    void on(Routes routes) {
        routes.get("/api/v1/products", this::list)
                .get("/api/v1/products/:id", this::show)
                .patch("/api/v1/products/:id", this::change);
    }

    private Reply list(Call call) {
        List<Product> found = products.list(call.query("category"), call.query("q"), PAGE + 1);
        ObjectNode body = Outgoing.object();
        ArrayNode list = body.putArray("products");
        Language language = language(call);
        found.stream().limit(PAGE).forEach(product -> list.add(product(product, language)));
        return Reply.json(200, body.put("more", found.size() > PAGE));
    }

    private Reply show(Call call) throws Refusal {
        return products.find(call.path("id"))
                .map(product -> Reply.json(200, product(product, language(call))))
                .orElseThrow(() -> Refusal.notFound("no such product"));
    }

    private Reply change(Call call) throws Refusal, BadFrame {
        String by = call.signedOrKey(Role.Right.editProducts, KeyRight.productsWrite);
        Fields fields = call.fields();
        Money price = price(fields.node("price"));
        Long stock = fields.countOrNull("stock");
        if (price == null && stock == null) {
            throw Refusal.field("price or stock is needed");
        }
        if (stock != null && stock > Integer.MAX_VALUE) {
            throw Refusal.field("stock: is too large");
        }
        Product changed = products.change(call.path("id"), price, stock == null ? null : stock.intValue())
                .orElseThrow(() -> Refusal.notFound("no such product"));
        trail.tell(by, "product.changed", changed.id(), told(price, stock));
        return Reply.json(200, product(changed, language(call)));
    }

    private static Map<String, String> told(@Nullable Money price, @Nullable Long stock) {
        Map<String, String> told = new LinkedHashMap<>();
        if (price != null) {
            told.put("price", price.amount().toPlainString() + " " + price.currency());
        }
        if (stock != null) {
            told.put("stock", stock.toString());
        }
        return told;
    }

    private static @Nullable Money price(JsonNode node) throws Refusal {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            return Money.of(node.path("amount").asText(), node.path("currency").asText());
        } catch (IllegalArgumentException e) {
            throw Refusal.field("price." + e.getMessage());
        }
    }

    /** Names in the reader's language; both stand beside it. */
    private static ObjectNode product(Product product, Language language) {
        ObjectNode node = Outgoing.object()
                .put("id", product.id())
                .put("name", product.name().in(language));
        node.set("names", both(product.name()));
        node.put("category", product.category());
        node.put("categoryName", product.categoryName().in(language));
        node.set("price", money(product.price()));
        node.put("stock", product.stock());
        node.put("returnable", product.returnable());
        ArrayNode attributes = node.putArray("attributes");
        product.attributes()
                .forEach(attribute -> attributes
                        .addObject()
                        .put("key", attribute.key())
                        .put("label", attribute.label().in(language))
                        .put("value", attribute.value().in(language)));
        return node;
    }

    private static ObjectNode both(Localized text) {
        return Outgoing.object().put("zh", text.zh()).put("en", text.en());
    }

    private static ObjectNode money(Money money) {
        return Outgoing.object().put("amount", money.amount().toPlainString()).put("currency", money.currency());
    }

    private static Language language(Call call) {
        String accepted = call.query("lang") == null ? call.header("Accept-Language") : call.query("lang");
        return accepted != null && accepted.toLowerCase(Locale.ROOT).startsWith("en") ? Language.EN : Language.ZH;
    }
}
