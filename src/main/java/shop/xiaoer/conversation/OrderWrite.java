package shop.xiaoer.conversation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an entrance does to an order, done in the transaction of the event that tells of it: told and not done, or done
 * and not told, cannot be.
 *
 * @param key of the effect, from the event that offered it; the same key again changes nothing
 * @param entrance the entrance's name
 * @param order the order's number
 * @param version the order's version that the shopper said yes to; another version refuses the write
 * @param caseNumber the number that the shopper is told
 * @param newState the order's new state, null where a person has to act
 * @param reason the shopper's reason or wish
 * @param refund what is to be paid back, null where nothing is
 * @param goods what goes back, empty where nothing does
 */
public record OrderWrite(
        String key,
        String entrance,
        String order,
        long version,
        String caseNumber,
        @Nullable String newState,
        String reason,
        @Nullable BigDecimal refund,
        List<Goods> goods) {
    public OrderWrite {
        goods = List.copyOf(goods);
    }

    /** Pieces of one product, by the name that the shopper was shown. */
    public record Goods(String product, String name, int quantity) {}
}
