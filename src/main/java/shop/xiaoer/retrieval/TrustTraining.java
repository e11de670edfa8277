package shop.xiaoer.retrieval;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;

/**
 * Learns how the marks of an article are weighed, from the knowledge base alone: every known wording is asked with itself
 * left out, when its article should be found. The figures of {@link Trust} come from here.
 */
public final class TrustTraining {
    private static final int RIVALS = 5;

    private final Snapshot snapshot;
    private final ArticleRanker ranker;
    private final List<Set<String>> matters;

    /** @param matters ids of articles of which one is as right as another */
    public TrustTraining(Snapshot snapshot, Encoder encoder, List<Set<String>> matters) {
        this.snapshot = snapshot;
        this.ranker = ArticleRanker.build(snapshot, encoder);
        this.matters = List.copyOf(matters);
    }

    /**
     * What was learnt for one language.
     *
     * @param found share of the wordings that find their matter with themselves left out
     * @param marks factors of the known wording, the text and the words, the first being 1
     */
    public record Learnt(Language language, int wordings, double found, List<Double> marks) {}

    public Learnt learn(Language language) {
        List<Article> all = snapshot.articles().stream()
                .filter(article -> article.language() == language)
                .toList();
        double[] raw = marks(all, language);
        double[] marks = {1, raw[1] / raw[0], raw[2] / raw[0]};
        int wordings = 0;
        int found = 0;
        for (Article article : all) {
            for (String question : article.questions()) {
                ArticleRanker.Ranked best = ranker.rank(question, language, all, question::equals).stream()
                        .max(Comparator.comparingDouble(one -> score(one, marks)))
                        .orElseThrow();
                wordings++;
                found += same(best.article(), article) ? 1 : 0;
            }
        }
        return new Learnt(language, wordings, found / (double) wordings, List.of(marks[0], marks[1], marks[2]));
    }

    /** The right article against its best rivals. */
    private double[] marks(List<Article> all, Language language) {
        Logistic logistic = new Logistic();
        for (Article article : all) {
            for (String question : article.questions()) {
                List<ArticleRanker.Ranked> ranked = ranker.rank(question, language, all, question::equals);
                ArticleRanker.Ranked right = ranked.stream()
                        .filter(one -> same(one.article(), article))
                        .findFirst()
                        .orElseThrow();
                ranked.stream()
                        .filter(one -> !same(one.article(), article))
                        .limit(RIVALS)
                        .forEach(other -> {
                            double ask = right.ask() - other.ask();
                            double part = right.part() - other.part();
                            double words = right.words() - other.words();
                            logistic.add(true, 1, ask, part, words);
                            logistic.add(false, 1, -ask, -part, -words);
                        });
            }
        }
        return logistic.fit();
    }

    private static double score(ArticleRanker.Ranked one, double[] marks) {
        return marks[0] * one.ask() + marks[1] * one.part() + marks[2] * one.words();
    }

    private boolean same(Article one, Article other) {
        return one.id().equals(other.id())
                || matters.stream().anyMatch(matter -> matter.contains(one.id()) && matter.contains(other.id()));
    }

    /** The figures as one object. */
    public static Map<String, Object> asMap(Learnt learnt) {
        return Map.of(
                "lang", learnt.language().code(),
                "wordings", learnt.wordings(),
                "found", learnt.found(),
                "marks", learnt.marks());
    }
}
