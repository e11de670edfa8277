package shop.xiaoer.intent.entity;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Normaliser;

/** The colours that the shop's own goods come in, by the names that the shop gave them: 苔绿, ink green. Immutable. */
public final class ShopColours {
    private static final String KEY = "colour";
    private static final Pattern BETWEEN = Pattern.compile("[、，,;；/]|和|加|\\bor\\b|\\band\\b");
    private static final int LONGEST_ZH = 4;
    private static final int LONGEST_EN = 3;

    private final List<Pattern> patterns;

    private ShopColours(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    public static ShopColours none() {
        return new ShopColours(List.of());
    }

    public static ShopColours of(List<Product> products) {
        Set<String> zh = new TreeSet<>();
        Set<String> en = new TreeSet<>();
        for (Product product : products) {
            for (Product.Attribute attribute : product.attributes()) {
                if (attribute.key().equals(KEY)) {
                    add(attribute.value().in(Language.ZH), zh);
                    add(attribute.value().in(Language.EN), en);
                }
            }
        }
        zh.removeIf(colour -> colour.length() < 2 || colour.length() > LONGEST_ZH);
        en.removeIf(colour -> !colour.contains(" ") || colour.split(" ").length > LONGEST_EN);
        return new ShopColours(java.util.stream.Stream.of(pattern(zh, "", "色?"), pattern(en, "\\b", "\\b"))
                .flatMap(Optional::stream)
                .toList());
    }

    private static void add(String value, Set<String> colours) {
        for (String one : BETWEEN.split(value.toLowerCase(Locale.ROOT))) {
            String colour = Normaliser.normalise(one).strip().replaceAll("色$", "");
            if (!colour.isEmpty()) {
                colours.add(colour);
            }
        }
    }

    private static Optional<Pattern> pattern(Set<String> colours, String before, String after) {
        if (colours.isEmpty()) {
            return Optional.empty();
        }
        // The longest first: 浅灰绿 before 灰绿.
        return Optional.of(Pattern.compile(before
                + "(?<colour>"
                + colours.stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|"))
                + ")" + after));
    }

    void find(Scan scan) {
        for (Pattern pattern : patterns) {
            scan.each(
                    pattern,
                    Entity.Type.colour,
                    found -> Optional.of(found.group("colour").replace("grey", "gray")));
        }
    }
}
