package shop.xiaoer.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.answer.KnownAnswers.Judged;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.retrieval.ArticleRanker.Ranked;
import shop.xiaoer.text.Language;

class KnownAnswersTest {
    private static Article article(String id, Language language, String... paragraphs) {
        return new Article(
                id, Article.Kind.policy, language, "title of " + id, List.of(), null, List.of(paragraphs), id + ".md");
    }

    private static Ranked ranked(String id, Language language, double ask, double score) {
        return new Ranked(article(id, language, "the rule"), ask, 0.5, 0.5, score, List.of(score));
    }

    private static Ranked byParagraph(Language language, Double... scores) {
        return asked(0.45, language, scores);
    }

    private static Ranked asked(double ask, Language language, Double... scores) {
        String[] paragraphs =
                Arrays.stream(scores).map(score -> "says " + score).toArray(String[]::new);
        return new Ranked(
                article("return", language, paragraphs),
                ask,
                0.5,
                0.5,
                Arrays.stream(scores).mapToDouble(score -> score).max().orElse(0),
                List.of(scores));
    }

    private static double confidence(Ranked... all) {
        return KnownAnswers.judge(List.of(all), false).confidence();
    }

    @Test
    void nothingFoundIsNoAnswerAndNoSource() {
        Judged judged = KnownAnswers.judge(List.of(), true);

        assertThat(judged).isEqualTo(Judged.none());
        assertThat(judged.source()).isEmpty();
        assertThat(judged.confidence()).isZero();
    }

    @Test
    void theFirstAnswersAndIsNamedAsTheSource() {
        Judged judged = KnownAnswers.judge(
                List.of(ranked("return", Language.ZH, 0.5, 0.9), ranked("invoice", Language.ZH, 0.9, 0.2)), false);

        assertThat(judged.answer()).isEqualTo("the rule");
        assertThat(judged.source()).hasValueSatisfying(source -> {
            assertThat(source.id()).isEqualTo("return");
            assertThat(source.title()).isEqualTo("title of return");
        });
    }

    @ParameterizedTest
    @CsvSource({"ZH, 0.80, true", "ZH, 0.7999, false", "EN, 0.72, true", "EN, 0.7199, false"})
    void theSameWordingDecidesAlone(Language language, double ask, boolean same) {
        // So low a score has next to no confidence of its own.
        double confidence = confidence(ranked("return", language, ask, -2));

        if (same) {
            assertThat(confidence).isEqualTo(0.9);
        } else {
            assertThat(confidence).isLessThan(0.5);
        }
    }

    @Test
    void theSameWordingTakesNothingFromOneThatIsSurer() {
        assertThat(confidence(ranked("return", Language.ZH, 0.99, 5), ranked("invoice", Language.ZH, 0.1, -5)))
                .isEqualTo(ranked("return", Language.ZH, 0.99, 5).confidence(10))
                .isGreaterThan(0.9);
    }

    @Test
    void theLeadIsOverTheNextArticleAboutAnotherMatter() {
        Ranked best = ranked("return", Language.ZH, 0.5, 0.6);
        Ranked twin = ranked("returns-who-pays", Language.ZH, 0.5, 0.59);
        Ranked other = ranked("invoice", Language.ZH, 0.5, 0.4);

        assertThat(confidence(best, twin, other)).isEqualTo(best.confidence(0.6 - 0.4));
        assertThat(confidence(best, other, twin)).isEqualTo(best.confidence(0.6 - 0.4));
        assertThat(confidence(best, twin)).as("nothing but a twin").isEqualTo(best.confidence(0));
        assertThat(confidence(best)).as("alone").isEqualTo(best.confidence(0));
    }

    @ParameterizedTest
    @CsvSource({
        "return, return-cost, true",
        "return-window, return-cost, true",
        "returns, return-cost, true",
        "return, returns-cost, true",
        "return, refund, false",
        "shipping, shippings, true",
        "exchange, price-exchange, false"
    })
    void articlesAreAboutOneMatterWhereTheirIdsBeginAlike(String one, String two, boolean twins) {
        Ranked best = ranked(one, Language.EN, 0.5, 0.6);
        Ranked next = ranked(two, Language.EN, 0.5, 0.3);

        assertThat(confidence(best, next)).isEqualTo(best.confidence(twins ? 0 : 0.3));
        assertThat(best.confidence(0)).isNotEqualTo(best.confidence(0.3));
    }

    @Test
    void whoAsksForARuleIsLikelierToFindOneAndNeverBeyondCertainty() {
        long seed = Long.getLong("xiaoer.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 2_000; run++) {
            Language language = random.nextBoolean() ? Language.ZH : Language.EN;
            List<Ranked> found =
                    List.of(ranked("return", language, random.nextDouble(0, 0.7), random.nextDouble(-1, 3)));
            double plain = KnownAnswers.judge(found, false).confidence();
            double rule = KnownAnswers.judge(found, true).confidence();

            assertThat(rule).as("seed %d run %d", seed, run).isBetween(plain, 1.0);
            if (plain < 0.999) {
                assertThat(rule / (1 - rule))
                        .as("odds, seed %d run %d", seed, run)
                        .isCloseTo(3.7 * plain / (1 - plain), within(1e-6 * rule / (1 - rule)));
            }
        }
    }

    @Test
    void theFirstParagraphIsSaidByItself() {
        assertThat(KnownAnswers.judge(List.of(byParagraph(Language.ZH, 0.9, 0.2)), false)
                        .answer())
                .isEqualTo("says 0.9");
    }

    /** A hair below and a hair above the distance from which the first paragraph is left out. */
    @ParameterizedTest
    @CsvSource({"ZH, 0.399, true", "ZH, 0.401, false", "EN, 0.299, true", "EN, 0.301, false"})
    void aLaterParagraphBringsTheFirstAlongUnlessItIsFarNearer(Language language, double apart, boolean together) {
        double later = 0.25 + apart;

        String answer = KnownAnswers.judge(List.of(byParagraph(language, 0.25, later, 0.1)), false)
                .answer();

        assertThat(answer).isEqualTo((together ? "says 0.25\n" : "") + "says " + later);
    }

    /** The page's own question: its first paragraph is never left out. */
    @ParameterizedTest
    @CsvSource({"ZH, 0.59, false", "ZH, 0.60, true", "EN, 0.49, false", "EN, 0.50, true"})
    void theFirstParagraphAnswersThePagesOwnQuestion(Language language, double ask, boolean together) {
        String answer = KnownAnswers.judge(List.of(asked(ask, language, 0.25, 0.75)), false)
                .answer();

        assertThat(answer).isEqualTo((together ? "says 0.25\n" : "") + "says 0.75");
    }

    @Test
    void theNearestOfSeveralLaterOnesIsChosen() {
        assertThat(KnownAnswers.judge(List.of(byParagraph(Language.EN, 0.25, 0.3, 0.5, 0.4)), false)
                        .answer())
                .isEqualTo("says 0.25\nsays 0.5");
    }
}
