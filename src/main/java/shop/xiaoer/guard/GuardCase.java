package shop.xiaoer.guard;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;

/**
 * A labelled reply. The language expected is the question's.
 *
 * @param id as its file names it, empty where it does not
 * @param kind what the case tries, empty where the label does not say
 * @param span the words of the reply that are wrong, empty where the label does not say
 */
public record GuardCase(
        String id,
        String kind,
        List<String> evidence,
        @Nullable OrderFacts order,
        Set<String> toolsDone,
        Set<String> productNames,
        String question,
        String reply,
        boolean supported,
        String span) {
    public GuardCase {
        evidence = List.copyOf(evidence);
        toolsDone = Set.copyOf(toolsDone);
        productNames = Set.copyOf(productNames);
    }

    /** The context that the reply is judged in. */
    public GuardContext context() {
        Language language = Language.detect(question, Language.detect(String.join(" ", evidence), Language.ZH));
        return new GuardContext(language, question, evidence, List.of(), order, toolsDone, Set.of(), productNames);
    }
}
