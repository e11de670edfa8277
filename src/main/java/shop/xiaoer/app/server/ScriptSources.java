package shop.xiaoer.app.server;

import java.util.List;
import shop.xiaoer.broadcast.PolicyArticle;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.knowledge.AttributeDefinition;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.text.Language;

/** What the shop's files give a script beside its products. */
public final class ScriptSources {
    private ScriptSources() {}

    public static List<PolicyArticle> policies(Snapshot snapshot, Language language) {
        return snapshot.articles().stream()
                .filter(article -> article.kind() == Article.Kind.policy && article.language() == language)
                .map(article -> new PolicyArticle(article.id(), article.title(), article.paragraphs()))
                .toList();
    }

    /** How buyers ask for an attribute. */
    public static List<String> asks(Snapshot snapshot, String attribute, Language language) {
        return snapshot.attribute(attribute)
                .map((AttributeDefinition known) -> known.asks(language))
                .orElse(List.of());
    }
}
