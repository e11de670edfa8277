package shop.xiaoer.answer;

import java.util.List;
import java.util.Optional;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.retrieval.Passage;
import shop.xiaoer.text.Language;

/**
 * Whether what was found answers the question as it stands. A question that is near to a known wording of an article,
 * and clearly nearer than to any other, is answered by its first paragraph.
 */
final class KnownAnswers {
    /** Cosine to a known wording, measured on paraphrases and near misses: they part at .69/.54 in zh, .64/.22 in en. */
    private static final double SURE_ZH = 0.72;

    private static final double SURE_EN = 0.62;
    private static final double LIKELY_ZH = 0.62;
    private static final double LIKELY_EN = 0.50;
    private static final double CLOSE = 0.02;

    /** What was judged of the best passage; nothing found is a judgement without an answer. */
    record Judged(boolean sure, boolean likely, String answer, Source source, double confidence) {}

    Judged judge(List<Passage> found, Snapshot snapshot, boolean productNamed) {
        List<Passage> articles = found.stream()
                .filter(passage -> passage.kind() == Passage.Kind.article)
                .sorted((a, b) -> Double.compare(b.questionCosine(), a.questionCosine()))
                .toList();
        if (articles.isEmpty()) {
            return new Judged(false, false, "", new Source("none", "none", null), 0);
        }
        Passage best = articles.getFirst();
        double second = articles.size() > 1 ? articles.get(1).questionCosine() : 0;
        boolean zh = best.language() == Language.ZH;
        double sureAt = zh ? SURE_ZH : SURE_EN;
        boolean clear = best.questionCosine() - second >= CLOSE || best.questionCosine() > sureAt + 0.12;
        boolean sure = best.questionCosine() >= sureAt && clear && !productNamed;
        boolean likely = best.questionCosine() >= (zh ? LIKELY_ZH : LIKELY_EN) && clear;
        Optional<Article> article = snapshot.article(best.articleId(), best.language());
        return new Judged(
                sure && article.isPresent(),
                likely && article.isPresent(),
                article.map(Article::answer).orElse(""),
                new Source(best.articleId(), best.title(), null),
                confidence(best.questionCosine(), sureAt));
    }

    /** A logistic curve through one half a little below the point from which an answer is sure. */
    private static double confidence(double cosine, double sureAt) {
        return 1 / (1 + Math.exp(-18 * (cosine - sureAt + 0.08)));
    }
}
