package shop.xiaoer.broadcast;

import java.util.Optional;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.text.Language;

/** How a slot's value reads in a text: {@code 88元}, {@code 88 yuan}, {@code 120}. */
public final class SlotText {
    private SlotText() {}

    /** Empty for the kinds whose value the catalogue does not hold; what stands in the slot then stays. */
    public static Optional<String> of(LiveSlot.Kind kind, Product product, Language language) {
        return switch (kind) {
            case price -> Optional.of(price(product.price(), language));
            case stock -> Optional.of(String.valueOf(product.stock()));
            case gift, deadline, countdown -> Optional.empty();
        };
    }

    public static String price(Money price, Language language) {
        String plain = price.plain();
        return switch (language) {
            case ZH -> plain + zhCurrency(price.currency());
            case EN ->
                switch (price.currency()) {
                    case "CNY" -> plain + " yuan";
                    case "USD" -> "$" + plain;
                    case "EUR" -> "€" + plain;
                    case "GBP" -> "£" + plain;
                    default -> plain + " " + price.currency();
                };
        };
    }

    private static String zhCurrency(String currency) {
        return switch (currency) {
            case "CNY" -> "元";
            case "USD" -> "美元";
            case "EUR" -> "欧元";
            case "GBP" -> "英镑";
            default -> " " + currency;
        };
    }
}
