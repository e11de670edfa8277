package shop.xiaoer.broadcast.script.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.EvidenceRef;
import shop.xiaoer.catalog.Product;

/**
 * Something true of a product, in one language.
 *
 * @param id unique within its product
 * @param label what it is about, blank for a selling point
 * @param value an attribute's value, a point's sentence, or what a paper says; without a stop at its end
 * @param sources the field, then the papers that prove it
 * @param asks whole questions that it answers
 * @param paper the paper itself where the fact is one
 */
public record Fact(
        String id,
        Kind kind,
        String label,
        String value,
        List<EvidenceRef.Source> sources,
        List<String> asks,
        Product.@Nullable Evidence paper) {

    public Fact {
        sources = List.copyOf(sources);
        // A figure in a question would be heard as one of the product's, and no paper carries it.
        asks = asks.stream()
                .filter(ask -> ask.chars().noneMatch(Character::isDigit))
                .toList();
    }

    /** {@code flag}: an attribute whose value says yes or no and reads badly after "is". */
    public enum Kind {
        attribute,
        flag,
        point,
        paper,
        returnable,
        /** A sentence of the shop's own rules. */
        policy
    }
}
