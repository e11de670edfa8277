package shop.xiaoer.knowledge;

import java.util.List;
import java.util.Map;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Localized;

/**
 * A fact that products have and shoppers ask for.
 *
 * @param words decide where one of them stands in the question
 * @param asks whole questions, compared by meaning
 */
public record AttributeDefinition(
        String key, Localized label, Map<Language, List<String>> words, Map<Language, List<String>> asks) {
    public AttributeDefinition {
        words = Map.copyOf(words);
        asks = Map.copyOf(asks);
    }

    public List<String> words(Language language) {
        return words.getOrDefault(language, List.of());
    }

    public List<String> asks(Language language) {
        return asks.getOrDefault(language, List.of());
    }
}
