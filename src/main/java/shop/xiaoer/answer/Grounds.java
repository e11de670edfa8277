package shop.xiaoer.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.retrieval.Passage;
import shop.xiaoer.text.Language;

/**
 * What a reply may be built on: the goods in focus, then the best of what was found, pages and goods alike, since shoppers
 * call goods by half a name.
 */
final class Grounds {
    private static final int FOUND = 3;

    private Grounds() {}

    /** Cosine of the question to the nearest page or product. */
    static double nearness(List<Passage> found) {
        return found.stream().mapToDouble(Passage::cosine).max().orElse(0);
    }

    static List<Generator.Evidence> of(
            ProductFacts facts, List<Product> inFocus, List<Passage> found, Language language) {
        Map<String, Generator.Evidence> evidence = new LinkedHashMap<>();
        inFocus.forEach(product -> evidence.put(product.id(), of(facts, product, language)));
        found.stream()
                .limit(FOUND)
                .forEach(passage ->
                        of(facts, passage, language).ifPresent(one -> evidence.putIfAbsent(passage.articleId(), one)));
        return List.copyOf(evidence.values());
    }

    private static Optional<Generator.Evidence> of(ProductFacts facts, Passage passage, Language language) {
        return switch (passage.kind()) {
            case article ->
                Optional.of(
                        new Generator.Evidence(new Source(passage.articleId(), passage.title(), null), passage.text()));
            case product -> facts.product(passage.articleId()).map(product -> of(facts, product, language));
        };
    }

    private static Generator.Evidence of(ProductFacts facts, Product product, Language language) {
        return new Generator.Evidence(facts.source(product, language), facts.evidence(product, language));
    }
}
