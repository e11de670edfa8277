package shop.xiaoer.retrieval;

import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.knowledge.ProductSeed;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.text.Language;

/** Makes documents of what the shop knows. Price and stock stay out: they are read when answering. */
final class Documents {
    private Documents() {}

    static List<Document> of(Snapshot snapshot) {
        List<Document> documents = new ArrayList<>();
        for (Article article : snapshot.articles()) {
            documents.add(new Document(
                    article.id(),
                    Passage.Kind.article,
                    article.language(),
                    article.title(),
                    article.questions(),
                    article.text()));
        }
        for (ProductSeed product : snapshot.products()) {
            for (Language language : Language.values()) {
                documents.add(of(product, language));
            }
        }
        return documents;
    }

    private static Document of(ProductSeed product, Language language) {
        String colon = language == Language.ZH ? "：" : ": ";
        List<String> lines = new ArrayList<>();
        lines.add(product.name().in(language) + colon + product.categoryName().in(language));
        List<String> aliases = product.aliases().getOrDefault(language, List.of());
        if (!aliases.isEmpty()) {
            lines.add(String.join(language == Language.ZH ? "、" : ", ", aliases));
        }
        for (Product.Attribute attribute : product.attributes()) {
            lines.add(attribute.label().in(language) + colon + attribute.value().in(language));
        }
        product.sellingPoints().forEach(point -> lines.add(point.text().in(language)));
        return new Document(
                product.id(),
                Passage.Kind.product,
                language,
                product.name().in(language),
                List.of(),
                String.join("\n", lines));
    }
}
