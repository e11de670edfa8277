package shop.xiaoer.retrieval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.knowledge.IntentDefinition;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;

/**
 * Learns how sure an article's answer is, from the knowledge base alone. Every known wording is asked twice: with itself
 * left out, when its article should be found, and with all articles of its matter left out, when none answers. Beside
 * them stand the examples of small talk and of what no shop answers. The figures of {@link Trust} come from here.
 */
public final class TrustTraining {
    private static final int RIVALS = 5;
    /** There is a near miss for every question; shoppers mostly ask what is known. */
    private static final double NEAR_MISS = 0.35;

    private static final double FAR_MISS = 0.5;

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
     * @param trust factors of the score and of its lead, and the constant
     * @param answered share of the answerable ones that get at least one half
     * @param letThrough share of those without an answer that do
     */
    public record Learnt(
            Language language,
            int wordings,
            double found,
            List<Double> marks,
            List<Double> trust,
            double answered,
            double letThrough) {}

    private record Asked(boolean right, double weight, double score, double lead) {}

    public Learnt learn(Language language) {
        List<Article> all = snapshot.articles().stream()
                .filter(article -> article.language() == language)
                .toList();
        double[] raw = marks(all, language);
        double[] marks = {1, raw[1] / raw[0], raw[2] / raw[0]};
        List<Asked> asked = new ArrayList<>();
        int wordings = 0;
        int found = 0;
        for (Article article : all) {
            for (String question : article.questions()) {
                List<ArticleRanker.Ranked> ranked =
                        new ArrayList<>(ranker.rank(question, language, all, question::equals));
                ranked.sort(byMarks(marks));
                boolean right = same(ranked.getFirst().article(), article);
                wordings++;
                found += right ? 1 : 0;
                asked.add(asked(right, 1, ranked, marks));
                ranked.removeIf(one -> same(one.article(), article));
                asked.add(asked(false, NEAR_MISS, ranked, marks));
            }
        }
        strangers(language).forEach(text -> {
            List<ArticleRanker.Ranked> ranked = new ArrayList<>(ranker.rank(text, language, all, other -> false));
            ranked.sort(byMarks(marks));
            asked.add(asked(false, FAR_MISS, ranked, marks));
        });
        Logistic logistic = new Logistic();
        asked.forEach(one -> logistic.add(one.right(), one.weight(), one.score(), one.lead()));
        double[] trust = logistic.fit();
        return new Learnt(
                language,
                wordings,
                found / (double) wordings,
                List.of(marks[0], marks[1], marks[2]),
                List.of(trust[0], trust[1], trust[2]),
                share(asked, trust, true),
                share(asked, trust, false));
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

    private List<String> strangers(Language language) {
        return snapshot.intents().stream()
                .filter(intent -> intent.route() == IntentDefinition.Route.outOfScope
                        || intent.route() == IntentDefinition.Route.smallTalk)
                .flatMap(intent -> intent.examples(language).stream())
                .toList();
    }

    private static Comparator<ArticleRanker.Ranked> byMarks(double[] marks) {
        return Comparator.comparingDouble((ArticleRanker.Ranked one) -> score(one, marks))
                .reversed();
    }

    private static double score(ArticleRanker.Ranked one, double[] marks) {
        return marks[0] * one.ask() + marks[1] * one.part() + marks[2] * one.words();
    }

    private Asked asked(boolean right, double weight, List<ArticleRanker.Ranked> ranked, double[] marks) {
        ArticleRanker.Ranked best = ranked.getFirst();
        double lead = ranked.stream()
                .filter(other -> !same(other.article(), best.article()))
                .mapToDouble(other -> score(best, marks) - score(other, marks))
                .findFirst()
                .orElse(0);
        return new Asked(right, weight, score(best, marks), lead);
    }

    private boolean same(Article one, Article other) {
        return one.id().equals(other.id())
                || matters.stream().anyMatch(matter -> matter.contains(one.id()) && matter.contains(other.id()));
    }

    private static double share(List<Asked> asked, double[] trust, boolean right) {
        List<Asked> these = asked.stream().filter(one -> one.right() == right).toList();
        long sure = these.stream()
                .filter(one -> trust[0] * one.score() + trust[1] * one.lead() + trust[2] >= 0)
                .count();
        return sure / (double) Math.max(1, these.size());
    }

    /** The figures as one object. */
    public static Map<String, Object> asMap(Learnt learnt) {
        return Map.of(
                "lang", learnt.language().code(),
                "wordings", learnt.wordings(),
                "found", learnt.found(),
                "marks", learnt.marks(),
                "trust", learnt.trust(),
                "answered", learnt.answered(),
                "letThrough", learnt.letThrough());
    }
}
