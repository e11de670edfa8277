package shop.xiaoer.answer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.retrieval.ArticleRanker.Ranked;
import shop.xiaoer.text.Language;

/**
 * What of the shop's pages answers a question as it stands, and how sure that is. The answer is the paragraph that is
 * asked for, with the first before it where both are about as near: the first says the rule, a later one its limits.
 */
final class KnownAnswers {
    /** Cosine to a known wording from which the wording alone decides: measured on paraphrases and near misses. */
    private static final double SAME_ZH = 0.80;

    private static final double SAME_EN = 0.72;
    private static final double SAME_CONFIDENCE = 0.9;
    /** From here on the page's own question is asked, which its first paragraph answers. */
    private static final double ASKED_ZH = 0.60;

    private static final double ASKED_EN = 0.50;
    /** A paragraph that leads the first by less is said together with it. */
    private static final double APART_ZH = 0.40;

    private static final double APART_EN = 0.30;

    /** How much likelier an answer is where the shopper asks for a rule: half of what confidence was learnt on has none. */
    private static final double RULE_ODDS = 3.7;

    private KnownAnswers() {}

    /** The best answer; nothing found is a judgement without one. */
    record Judged(@Nullable Article article, String answer, double confidence) {
        static Judged none() {
            return new Judged(null, "", 0);
        }

        Optional<Source> source() {
            return Optional.ofNullable(article).map(one -> new Source(one.id(), one.title(), null));
        }
    }

    /** @param rule whether the message is known to ask for a rule of the shop: then most of them have an answer */
    static Judged judge(List<Ranked> ranked, boolean rule) {
        if (ranked.isEmpty()) {
            return Judged.none();
        }
        Ranked best = ranked.getFirst();
        double lead = ranked.stream()
                .skip(1)
                .filter(other -> !twins(best.article(), other.article()))
                .mapToDouble(other -> best.score() - other.score())
                .findFirst()
                .orElse(0);
        boolean same = best.ask() >= (zh(best) ? SAME_ZH : SAME_EN);
        double alone = best.confidence(lead);
        double confidence = rule ? odds(alone) * RULE_ODDS / (1 + odds(alone) * RULE_ODDS) : alone;
        return new Judged(best.article(), answer(best), same ? Math.max(confidence, SAME_CONFIDENCE) : confidence);
    }

    private static double odds(double probability) {
        return probability / Math.max(1e-9, 1 - probability);
    }

    private static boolean zh(Ranked ranked) {
        return ranked.article().language() == Language.ZH;
    }

    /** A rule of the shop and the common question about it: their ids begin alike, or their wordings do. */
    private static boolean twins(Article one, Article other) {
        String first = one.id().replaceFirst("-.*", "");
        String second = other.id().replaceFirst("-.*", "");
        return first.equals(second) || stem(first).equals(stem(second));
    }

    private static String stem(String word) {
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    private static String answer(Ranked best) {
        List<String> paragraphs = best.article().paragraphs();
        int nearest = best.paragraph();
        List<Double> scores = best.paragraphs();
        if (nearest == 0) {
            return paragraphs.getFirst();
        }
        double apart = zh(best) ? APART_ZH : APART_EN;
        boolean asIs = best.ask() >= (zh(best) ? ASKED_ZH : ASKED_EN);
        return !asIs && scores.get(nearest) - scores.getFirst() >= apart
                ? paragraphs.get(nearest)
                : paragraphs.getFirst() + "\n" + paragraphs.get(nearest);
    }
}
