package shop.xiaoer.app.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import shop.xiaoer.knowledge.AttributeDefinition;
import shop.xiaoer.knowledge.ProductSeed;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.text.Language;

/** Questions that a shop's own knowledge suggests, to make a server run warm; the same, in the same order, each time. */
final class ShopQuestions {
    private ShopQuestions() {}

    /** Of each kind and in both languages, mixed; {@code count} at most. */
    static List<String> ofEachKind(Snapshot snapshot, int count) {
        List<String> questions = new ArrayList<>();
        snapshot.articles().forEach(article -> questions.add(article.title()));
        questions.addAll(facts(snapshot));
        snapshot.intents().forEach(intent -> {
            for (Language language : Language.values()) {
                questions.addAll(intent.examples(language));
            }
        });
        Collections.shuffle(questions, new Random(1));
        return questions.subList(0, Math.min(count, questions.size()));
    }

    /** One fact of one product each, the products in turn. */
    private static List<String> facts(Snapshot snapshot) {
        List<String> questions = new ArrayList<>();
        List<ProductSeed> products = snapshot.products();
        int next = 0;
        for (AttributeDefinition attribute : snapshot.attributes()) {
            for (Language language : Language.values()) {
                for (String ask : attribute.asks(language)) {
                    if (!products.isEmpty()) {
                        questions.add(
                                products.get(next++ % products.size()).name().in(language)
                                        + (language == Language.ZH ? "，" : ": ")
                                        + ask);
                    }
                }
            }
        }
        return questions;
    }
}
