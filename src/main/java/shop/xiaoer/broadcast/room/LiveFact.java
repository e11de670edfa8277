package shop.xiaoer.broadcast.room;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Product;

/**
 * What an answer says of a product, as it was read for it. The answer may be spoken as long as the shop says the same.
 *
 * @param product id
 * @param price the amount, a space and the currency
 * @param stock pieces, null where the answer does not name their number: it changes with every sale
 */
public record LiveFact(
        String product,
        String price,
        boolean inStock,
        @Nullable Integer stock) {
    /** A number of pieces may be off by this share when it is heard: it changes while it is spoken. */
    private static final double NEARLY = 0.1;

    public static LiveFact of(Product product, String text) {
        return of(
                product.id(),
                product.price().amount().toPlainString() + " " + product.price().currency(),
                product.stock(),
                text);
    }

    /** @param price the amount, a space and the currency */
    public static LiveFact of(String product, String price, int stock, String text) {
        boolean named =
                Pattern.compile("(?<!\\d)" + stock + "(?!\\d)").matcher(text).find();
        return new LiveFact(product, price, stock > 0, named ? stock : null);
    }

    /** Whether the shop still says so. */
    public boolean holds(Product now) {
        LiveFact fresh = of(now, "");
        return fresh.price.equals(price)
                && fresh.inStock == inStock
                && (stock == null || Math.abs(now.stock() - stock) <= NEARLY * stock);
    }
}
