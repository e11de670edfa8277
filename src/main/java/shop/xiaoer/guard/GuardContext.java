package shop.xiaoer.guard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;

/**
 * What a reply is held against, as of one turn.
 *
 * @param language the language that the reply has to be in
 * @param evidence passages that the reply may build on, as written
 * @param facts what the shop's data says of products and orders, read in this turn
 * @param order the order that is talked about, proven to be the shopper's
 * @param toolsDone names of the entrances that did their act in this turn, as on the wire
 * @param knownLinks addresses that may be given
 * @param productNames names and aliases of all goods of the shop
 */
public record GuardContext(
        Language language,
        String question,
        List<String> evidence,
        List<Fact> facts,
        @Nullable OrderFacts order,
        Set<String> toolsDone,
        Set<String> knownLinks,
        Set<String> productNames) {
    public GuardContext {
        evidence = List.copyOf(evidence);
        facts = List.copyOf(facts);
        toolsDone = Set.copyOf(toolsDone);
        knownLinks = Set.copyOf(knownLinks);
        productNames = Set.copyOf(productNames);
    }

    /** A context with evidence alone. */
    public static GuardContext of(Language language, String question, List<String> evidence) {
        return new GuardContext(language, question, evidence, List.of(), null, Set.of(), Set.of(), Set.of());
    }

    Optional<OrderFacts> orderIfAny() {
        return Optional.ofNullable(order);
    }
}
