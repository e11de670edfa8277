package shop.xiaoer.compliance;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;

/**
 * One thing that the law forbids to say.
 *
 * @param jurisdiction {@code CN}, {@code US}, {@code EU}; several where it is the same everywhere
 * @param articles as they are cited, the leading one first
 * @param byCategory articles that the law of one category adds, named before the others
 * @param since the day from which the text of the law in this form applies
 * @param categories the law's categories in which it holds; empty for all
 * @param notCategories those left out
 * @param speaker who may not say it; null for anyone
 * @param certain whether the law leaves no doubt where it speaks: the learnt sense may not silence it
 * @param patterns forms in the folded text, see {@code README.md} there
 * @param papers for {@link Circumstance#denied} and {@link Circumstance#absent}: what a paper says
 * @param papersUnless what the same paper, or the sentence, must not say for that
 * @param sentence whether the finding takes the whole sentence, not the words alone
 * @param test what else has to be so around the words
 * @param atMost for {@link Circumstance#stock}: how many pieces in stock make words without a number true
 * @param exceptions what is lawful all the same, in the order in which they are considered
 * @param rewrites texts for the span, the best first
 */
public record ComplianceRule(
        String id,
        Set<String> jurisdiction,
        Language language,
        List<String> articles,
        Map<String, List<String>> byCategory,
        LocalDate since,
        Set<String> categories,
        Set<String> notCategories,
        ComplianceContext.@Nullable Speaker speaker,
        Finding.Severity severity,
        boolean certain,
        List<Pattern> patterns,
        List<Pattern> papers,
        List<Pattern> papersUnless,
        boolean sentence,
        Circumstance test,
        int atMost,
        List<LawfulException> exceptions,
        List<String> rewrites,
        @Nullable String evidenceNeeded) {

    public ComplianceRule {
        jurisdiction = Set.copyOf(jurisdiction);
        articles = List.copyOf(articles);
        byCategory = Map.copyOf(byCategory);
        categories = Set.copyOf(categories);
        notCategories = Set.copyOf(notCategories);
        patterns = List.copyOf(patterns);
        papers = List.copyOf(papers);
        papersUnless = List.copyOf(papersUnless);
        exceptions = List.copyOf(exceptions);
        rewrites = List.copyOf(rewrites);
    }

    boolean holdsIn(ComplianceContext context) {
        return (categories.isEmpty() || categories.contains(context.category()))
                && !notCategories.contains(context.category())
                && (speaker == null || speaker == context.speaker());
    }

    /** Whether what is known leaves no doubt: of stock and prices only where they are known. */
    boolean isCertain(ComplianceContext context) {
        return certain
                && switch (test) {
                    case stock -> context.stock() != null;
                    case formerPrice, reduction, lowestPrice -> context.lowestPrice7Days() != null;
                    case none, denied, absent, figures, unproven, missing, refuted -> true;
                };
    }

    /** Whether it speaks only against a paper: where the shop has none it need not be looked for. */
    boolean needsPapers() {
        return switch (test) {
            case denied, absent, figures, refuted -> true;
            case none, stock, formerPrice, reduction, lowestPrice, unproven, missing -> false;
        };
    }

    /**
     * All articles in one line, as {@link Finding#article()} carries them: those of the category first, and before
     * them those of the law that the text points to by its currency or its places.
     */
    String article(ComplianceContext context, String text) {
        Set<String> named = new LinkedHashSet<>(byCategory.getOrDefault(context.category(), List.of()));
        named.addAll(articles);
        return switch (language) {
            case ZH -> String.join("、", named);
            case EN -> String.join("; ", AppliedLaw.of(text).first(named));
        };
    }

    /** The exception that a finding names: what the rule would look at first. */
    Optional<String> firstException() {
        return exceptions.stream()
                .map(LawfulException::kind)
                .filter(k -> !k.isEmpty())
                .findFirst();
    }
}
