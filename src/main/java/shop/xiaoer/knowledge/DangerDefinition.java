package shop.xiaoer.knowledge;

import java.util.List;
import java.util.Map;
import shop.xiaoer.text.Language;

/**
 * A mood or danger that a message may carry beside its want.
 *
 * @param examples messages that carry it
 * @param counter messages that look like it and do not
 */
public record DangerDefinition(
        String id,
        List<Rule> rules,
        Map<Language, List<String>> examples,
        Map<Language, List<String>> counter,
        String file) {
    public DangerDefinition {
        rules = List.copyOf(rules);
        examples = Map.copyOf(examples);
        counter = Map.copyOf(counter);
    }

    public List<String> examples(Language language) {
        return examples.getOrDefault(language, List.of());
    }

    public List<String> counter(Language language) {
        return counter.getOrDefault(language, List.of());
    }
}
