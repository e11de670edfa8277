package shop.xiaoer.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Localized;

/**
 * A product as it stands in the catalogue at one moment. Price and stock are read when answering and speaking, never
 * kept: a value of this type is old after the sentence that it was read for.
 *
 * @param category the shop's category, such as {@code drinkware}
 * @param complianceCategory the law's category: general food healthFood cosmetics medicalDevice baby alcohol
 *     electronics clothing finance education
 * @param aliases other names that shoppers use, per language
 * @param returnable whether the seven-day no-reason return applies
 * @param attributes facts with a key that {@code knowledge-base/attributes.yaml} knows
 * @param pains what a buyer suffers without it, for scripts; never a factual claim
 * @param priceHistory past prices, oldest first
 */
public record Product(
        String id,
        String category,
        Localized categoryName,
        String complianceCategory,
        Localized name,
        Map<Language, List<String>> aliases,
        Money price,
        int stock,
        boolean returnable,
        @Nullable String image,
        List<Attribute> attributes,
        List<SellingPoint> sellingPoints,
        List<Localized> pains,
        List<Evidence> evidence,
        List<PricePoint> priceHistory) {

    public Product {
        if (stock < 0) {
            throw new IllegalArgumentException("stock: must not be negative, is " + stock);
        }
        aliases = Map.copyOf(aliases);
        attributes = List.copyOf(attributes);
        sellingPoints = List.copyOf(sellingPoints);
        pains = List.copyOf(pains);
        evidence = List.copyOf(evidence);
        priceHistory = List.copyOf(priceHistory);
    }

    /** A fact of the product: key, its label and value in both languages, ids of the evidence that proves it. */
    public record Attribute(String key, Localized label, Localized value, List<String> evidence) {
        public Attribute {
            evidence = List.copyOf(evidence);
        }
    }

    /** A reason to buy. {@code evidence} names evidence ids or {@code attribute:KEY} of the same product. */
    public record SellingPoint(Localized text, List<String> evidence) {
        public SellingPoint {
            evidence = List.copyOf(evidence);
        }
    }

    /** A paper that proves a fact. {@code kind} is testReport, certificate, patent, award or policy. */
    public record Evidence(
            String id, String kind, Localized title, Localized issuer, String number, LocalDate date, Localized says) {}

    /** The price from that day on. */
    public record PricePoint(LocalDate from, Money price) {}

    public Optional<Attribute> attribute(String key) {
        return attributes.stream().filter(a -> a.key().equals(key)).findFirst();
    }
}
