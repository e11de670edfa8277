package shop.xiaoer.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shop's rules as figures.
 *
 * @param byEntrance everything that the files say, by entrance: also what has no type of its own here
 */
public record Policies(Return returns, Track track, Map<String, JsonNode> byEntrance) {
    public Policies {
        byEntrance = Map.copyOf(byEntrance);
    }

    /** What the files say of an entrance; a missing node where they say nothing. */
    public JsonNode of(String entrance) {
        return byEntrance.getOrDefault(entrance, MissingNode.getInstance());
    }

    /**
     * @param windowDays days from delivery, the shop's days
     * @param excludedCategories opened goods of these compliance categories do not come back without a fault
     * @param refundDays days from the goods' arrival until the money is back
     */
    public record Return(int windowDays, Set<String> excludedCategories, Payer shippingPaidBy, int refundDays) {
        public Return {
            excludedCategories = Set.copyOf(excludedCategories);
        }
    }

    public enum Payer {
        shopper,
        shop
    }

    public record Track(int shipWithinHours) {}

    /** Where the files say nothing: 7 days for a return that the shopper ships, 3 days to the refund, 24 hours to ship. */
    public static Policies standard() {
        return new Policies(new Return(7, Set.of(), Payer.shopper, 3), new Track(24), Map.of());
    }

    static List<String> typed() {
        return List.of("return", "track");
    }
}
