package shop.xiaoer.knowledge;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Localized;

/**
 * A product as the files give it: its price history counts in days before the first start.
 *
 * @param file path inside the knowledge base
 * @param hash of what the file says of it: a product whose hash is unchanged was not edited
 */
public record ProductSeed(
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
        List<Product.Attribute> attributes,
        List<Product.SellingPoint> sellingPoints,
        List<Localized> pains,
        List<Product.Evidence> evidence,
        List<PastPrice> priceHistory,
        String file,
        String hash) {
    /** The product as the file has it, without what it cost before. */
    public Product product() {
        return product(List.of());
    }

    public ProductSeed {
        aliases = Map.copyOf(aliases);
        attributes = List.copyOf(attributes);
        sellingPoints = List.copyOf(sellingPoints);
        pains = List.copyOf(pains);
        evidence = List.copyOf(evidence);
        priceHistory = List.copyOf(priceHistory);
    }

    /** The product of the catalogue, its price history counted from the shop's day of the first start. */
    public Product at(LocalDate firstStart) {
        return product(priceHistory.stream()
                .map(past -> new Product.PricePoint(past.from().from(firstStart), past.price()))
                .toList());
    }

    private Product product(List<Product.PricePoint> history) {
        return new Product(
                id,
                category,
                categoryName,
                complianceCategory,
                name,
                aliases,
                price,
                stock,
                returnable,
                image,
                attributes,
                sellingPoints,
                pains,
                evidence,
                history);
    }

    /** The price from that day on. */
    public record PastPrice(Ago from, Money price) {}
}
