package shop.xiaoer.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;

/**
 * Something that shoppers want.
 *
 * @param entrance id of the service entrance that serves it, only where the route is {@code entrance}
 * @param examples messages with this intent, compared by meaning
 * @param replies answers that need no knowledge, for small talk: one of them is said
 */
public record IntentDefinition(
        String id,
        Route route,
        @Nullable String entrance,
        List<Rule> rules,
        Map<Language, List<String>> examples,
        Map<Language, List<String>> replies,
        String file) {
    public IntentDefinition {
        rules = List.copyOf(rules);
        examples = Map.copyOf(examples);
        replies = Map.copyOf(replies);
    }

    public Optional<String> entranceIfAny() {
        return Optional.ofNullable(entrance);
    }

    public List<String> examples(Language language) {
        return examples.getOrDefault(language, List.of());
    }

    public List<String> replies(Language language) {
        return replies.getOrDefault(language, List.of());
    }

    /** Who answers. The names are those of the files. */
    public enum Route {
        entrance,
        knowledge,
        product,
        person,
        smallTalk,
        outOfScope,
        /** Something is wanted, and it is not said what. */
        askBack
    }
}
