package shop.xiaoer.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.handoff.DeskRules;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Localized;

/** What an entry of a file can be, before files are looked at together. */
public sealed interface Content {
    record OfArticle(Article article) implements Content {}

    record OfIntent(IntentDefinition intent) implements Content {}

    record OfDanger(DangerDefinition danger) implements Content {}

    record OfAttribute(AttributeDefinition attribute) implements Content {}

    record OfPersona(Persona persona) implements Content {}

    record OfShop(ShopProfile shop) implements Content {}

    record OfHours(DeskRules rules) implements Content {}

    record OfPolicy(String entrance, JsonNode figures) implements Content {}

    record OfReturns(Policies.Return figures, JsonNode all) implements Content {}

    record OfTrack(Policies.Track figures, JsonNode all) implements Content {}

    record OfCompliance(String text) implements Content {}

    /** A product whose attributes have no labels yet. */
    record OfProduct(
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
            List<RawAttribute> attributes,
            List<RawPoint> sellingPoints,
            List<Localized> pains,
            List<Product.Evidence> evidence,
            List<ProductSeed.PastPrice> priceHistory,
            String hash)
            implements Content {}

    record RawAttribute(int line, String key, Localized value, List<String> evidence) {}

    record RawPoint(int line, Localized text, List<String> evidence) {}

    /** An order whose items have no names yet. */
    record OfOrder(
            String number,
            String shopper,
            String phoneTail,
            Order.State state,
            List<RawItem> items,
            Ago placed,
            @Nullable Ago shipped,
            @Nullable Ago delivered,
            OrderSeed.@Nullable ParcelSeed parcel,
            @Nullable RawReturn returned)
            implements Content {}

    record RawItem(int line, String product, int quantity, Money price) {}

    record RawReturn(
            String caseNumber,
            String reason,
            Ago at,
            @Nullable Money refund) {}
}
