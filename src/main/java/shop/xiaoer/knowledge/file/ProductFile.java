package shop.xiaoer.knowledge.file;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.knowledge.Ago;
import shop.xiaoer.knowledge.Content;
import shop.xiaoer.knowledge.ProductSeed;
import shop.xiaoer.text.Localized;

/** Reads {@code products/*.yaml}, one category a file. */
final class ProductFile {
    static final Set<String> COMPLIANCE_CATEGORIES = Set.of(
            "general",
            "food",
            "healthFood",
            "cosmetics",
            "medicalDevice",
            "baby",
            "alcohol",
            "electronics",
            "clothing",
            "finance",
            "education");
    private static final Set<String> EVIDENCE_KINDS = Set.of("testReport", "certificate", "patent", "award", "policy");
    private static final int MOST_STOCK = 100_000_000;

    private ProductFile() {}

    static void read(YamlPart root) {
        Reading reading = root.reading();
        String category = root.text("category");
        Localized categoryName = root.localized("categoryName");
        String compliance = complianceCategory(root);
        boolean wholeHeader = !reading.failed();
        for (YamlPart part : root.requiredList("products")) {
            if (part.requireMap()) {
                reading.entry(part.textIfAny("id").orElse(""), part.line(), () -> {
                    Content.OfProduct product = product(part, category, categoryName, compliance);
                    if (!wholeHeader) {
                        reading.fail(root.line(), "the category's own lines cannot be read");
                    }

                    return product;
                });
            }
        }
        root.noOtherKeys();
    }

    private static String complianceCategory(YamlPart part) {
        return part.parsed("compliance", "general", text -> {
            if (!COMPLIANCE_CATEGORIES.contains(text)) {
                throw new IllegalArgumentException("'" + text + "' is no category of the compliance check");
            }
            return text;
        });
    }

    private static Content.OfProduct product(
            YamlPart part, String category, Localized categoryName, String complianceOfFile) {
        Money price = money(part, "price");
        String compliance = part.keys().contains("compliance") ? complianceCategory(part) : complianceOfFile;
        List<Product.Evidence> evidence =
                part.list("evidence").stream().map(ProductFile::evidence).toList();
        Content.OfProduct product = new Content.OfProduct(
                part.text("id"),
                category,
                categoryName,
                compliance,
                part.localized("name"),
                part.textsByLanguage("aliases"),
                price,
                part.whole("stock", 0, MOST_STOCK),
                part.yesOrNo("returnable"),
                part.textIfAny("image").orElse(null),
                part.list("attributes").stream().map(ProductFile::attribute).toList(),
                part.list("sellingPoints").stream().map(ProductFile::point).toList(),
                part.list("pains").stream().map(YamlPart::localized).toList(),
                evidence,
                priceHistory(part, price),
                ContentHash.of(part.json().toString() + category + compliance + categoryName));
        part.noOtherKeys();
        checkReferences(part, product);
        return product;
    }

    private static Money money(YamlPart part, String key) {
        String currency = part.reading().currency();
        return part.parsed(key, Money.of("0", currency), text -> Money.of(text, currency));
    }

    private static Content.RawAttribute attribute(YamlPart part) {
        part.requireMap();
        Content.RawAttribute attribute = new Content.RawAttribute(
                part.line(), part.text("key"), part.localized("value"), part.texts("evidence"));
        part.noOtherKeys();
        return attribute;
    }

    private static Content.RawPoint point(YamlPart part) {
        part.requireMap();
        Content.RawPoint point = new Content.RawPoint(part.line(), part.localized("text"), part.texts("evidence"));
        part.noOtherKeys();
        return point;
    }

    private static Product.Evidence evidence(YamlPart part) {
        part.requireMap();
        Product.Evidence evidence = new Product.Evidence(
                part.text("id"),
                part.parsed("kind", "testReport", text -> {
                    if (!EVIDENCE_KINDS.contains(text)) {
                        throw new IllegalArgumentException("'" + text + "' is no kind of evidence");
                    }
                    return text;
                }),
                part.localized("title"),
                part.localized("issuer"),
                part.text("number"),
                part.parsed("date", LocalDate.EPOCH, ProductFile::date),
                part.localized("says"));
        part.noOtherKeys();
        return evidence;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is no date like 2026-03-12", e);
        }
    }

    private static List<ProductSeed.PastPrice> priceHistory(YamlPart part, Money price) {
        List<ProductSeed.PastPrice> history = new ArrayList<>();
        for (YamlPart past : part.requiredList("priceHistory")) {
            if (past.requireMap()) {
                ProductSeed.PastPrice entry = new ProductSeed.PastPrice(
                        past.parsed("from", new Ago(java.time.Duration.ZERO), Ago::parse), money(past, "price"));
                past.noOtherKeys();
                if (!history.isEmpty()
                        && history.getLast()
                                        .from()
                                        .before()
                                        .compareTo(entry.from().before())
                                <= 0) {
                    past.reading().fail(past.line(), "the price history must run from the oldest to the newest");
                }
                history.add(entry);
            }
        }
        if (!history.isEmpty() && !history.getLast().price().equals(price)) {
            part.reading()
                    .fail(
                            part.line("priceHistory"),
                            "the last price of the history is "
                                    + history.getLast().price().plain() + " and the product's price is "
                                    + price.plain());
        }
        return history;
    }

    /** A selling point or fact that names evidence which the product does not have would be unproven. */
    private static void checkReferences(YamlPart part, Content.OfProduct product) {
        Set<String> known = new HashSet<>();
        product.evidence().forEach(evidence -> known.add(evidence.id()));
        for (Content.RawAttribute attribute : product.attributes()) {
            checkAll(part, attribute.line(), attribute.evidence(), known);
        }
        product.attributes().forEach(attribute -> known.add("attribute:" + attribute.key()));
        for (Content.RawPoint point : product.sellingPoints()) {
            checkAll(part, point.line(), point.evidence(), known);
        }
    }

    private static void checkAll(YamlPart part, int line, List<String> references, Set<String> known) {
        for (String reference : references) {
            if (!known.contains(reference)) {
                part.reading().fail(line, "evidence '" + reference + "' is not among those of the product");
            }
        }
    }
}
