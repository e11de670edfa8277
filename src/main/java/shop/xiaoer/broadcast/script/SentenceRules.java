package shop.xiaoer.broadcast.script;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import shop.xiaoer.broadcast.Amounts;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Respan;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.catalog.Product;

/** What no sentence of a script may be: one with a word that the persona never says, or with a price outside a slot. */
final class SentenceRules {
    private final List<String> taboos;
    private final Set<BigDecimal> prices;

    SentenceRules(List<String> taboos, List<Product> products) {
        this.taboos = taboos.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        this.prices = products.stream()
                .map(product -> product.price().amount().stripTrailingZeros())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean allow(Drafted drafted) {
        String lower = drafted.text().toLowerCase(Locale.ROOT);
        return taboos.stream().noneMatch(lower::contains) && !priceOutsideSlot(drafted);
    }

    private boolean priceOutsideSlot(Drafted drafted) {
        return Amounts.in(outsideSlots(drafted)).stream()
                .anyMatch(said -> prices.contains(said.amount().stripTrailingZeros()));
    }

    List<String> bare(Drafted drafted) {
        return Sentences.bare(outsideSlots(drafted));
    }

    static String outsideSlots(Drafted drafted) {
        List<LiveSlot> slots = drafted.slots();
        return Respan.replaceAll(
                drafted.text(),
                slots.stream()
                        .map(slot -> new Respan.Change(slot.from(), slot.to(), 1))
                        .toList(),
                slots.stream().map(slot -> String.valueOf(Sentences.SLOT_MARK)).toList());
    }
}
