package shop.xiaoer.answer;

import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.retrieval.Passage;
import shop.xiaoer.text.Language;

/** What a reply may be built on: the products in focus, then the best of the shop's pages. */
final class Grounds {
    private static final int ARTICLES = 3;

    private Grounds() {}

    /** Cosine of the question to the nearest page or product. */
    static double nearness(List<Passage> found) {
        return found.stream().mapToDouble(Passage::cosine).max().orElse(0);
    }

    static List<Generator.Evidence> of(
            ProductFacts facts, List<Product> products, List<Passage> found, Language language) {
        List<Generator.Evidence> evidence = new ArrayList<>();
        products.forEach(product -> evidence.add(
                new Generator.Evidence(facts.source(product, language), facts.evidence(product, language))));
        found.stream()
                .filter(passage -> passage.kind() == Passage.Kind.article)
                .limit(ARTICLES)
                .forEach(passage -> evidence.add(new Generator.Evidence(
                        new Source(passage.articleId(), passage.title(), null), passage.text())));
        return evidence;
    }
}
