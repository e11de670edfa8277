package shop.xiaoer.answer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import shop.xiaoer.confidence.ConfidenceModel;
import shop.xiaoer.confidence.Doubt;
import shop.xiaoer.confidence.Signals;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.retrieval.ArticleRanker.Ranked;
import shop.xiaoer.retrieval.Passage;
import shop.xiaoer.text.Language;

/**
 * What of the shop's pages answers a question as it stands, and how sure that is. The answer is the paragraph that is
 * asked for, with the first before it where both are about as near: the first says the rule, a later one its limits.
 */
final class KnownAnswers {
    /** Cosine to a known wording from which the wording alone decides: measured on paraphrases and near misses. */
    private static final double SAME_ZH = 0.80;

    private static final double SAME_EN = 0.72;
    /** From here on the page's own question is asked, which its first paragraph answers. */
    private static final double ASKED_ZH = 0.60;

    private static final double ASKED_EN = 0.50;
    /** A paragraph that leads the first by less is said together with it. */
    private static final double APART_ZH = 0.40;

    private static final double APART_EN = 0.30;

    private KnownAnswers() {}

    /** What was found. */
    sealed interface Judged {
        /** 0 to 1. */
        double confidence();

        /** The best answer of the pages that were found. */
        record Best(Article article, String answer, Signals.Page signals, double confidence) implements Judged {
            Source source() {
                return new Source(article.id(), article.title(), null);
            }
        }

        /** No page was found. */
        record Nothing() implements Judged {
            @Override
            public double confidence() {
                return 0;
            }
        }
    }

    /**
     * @param ranked articles, the one that answers best first
     * @param found what the search found, products among it
     * @param margin of the message's intent over the next
     */
    static Judged judge(
            List<Ranked> ranked, List<Passage> found, Doubt doubt, double margin, ConfidenceModel confidence) {
        if (ranked.isEmpty()) {
            return new Judged.Nothing();
        }
        Signals.Page signals = signals(ranked, found, doubt, margin);
        Ranked best = ranked.getFirst();
        return new Judged.Best(best.article(), answer(best), signals, confidence.of(signals));
    }

    private static Signals.Page signals(List<Ranked> ranked, List<Passage> found, Doubt doubt, double margin) {
        Ranked best = ranked.getFirst();
        Optional<Passage> passage =
                found.stream().filter(one -> isOf(best, one)).findFirst();
        return new Signals.Page(
                best.article().language(),
                best.score(),
                lead(ranked),
                best.ask(),
                best.words(),
                passage.map(Passage::bm25).orElse(0.0),
                passage.map(Passage::cosine).orElse(0.0),
                first(found, Passage::bm25).filter(one -> isOf(best, one)).isPresent()
                        && first(found, one -> Math.max(one.cosine(), one.questionCosine()))
                                .filter(one -> isOf(best, one))
                                .isPresent(),
                best.ask() >= (zh(best) ? SAME_ZH : SAME_EN),
                doubt,
                margin);
    }

    private static double lead(List<Ranked> ranked) {
        Ranked best = ranked.getFirst();
        return ranked.stream()
                .skip(1)
                .filter(other -> !twins(best.article(), other.article()))
                .mapToDouble(other -> best.score() - other.score())
                .findFirst()
                .orElse(0);
    }

    private static boolean isOf(Ranked best, Passage passage) {
        return passage.kind() == Passage.Kind.article
                && passage.articleId().equals(best.article().id());
    }

    private static Optional<Passage> first(List<Passage> found, ToDoubleFunction<Passage> by) {
        return found.stream().max(Comparator.comparingDouble(by));
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
