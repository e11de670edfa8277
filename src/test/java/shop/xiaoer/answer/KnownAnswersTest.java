package shop.xiaoer.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.answer.KnownAnswers.Judged;
import shop.xiaoer.confidence.ConfidenceModel;
import shop.xiaoer.confidence.Doubt;
import shop.xiaoer.confidence.Signals;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.retrieval.ArticleRanker.Ranked;
import shop.xiaoer.retrieval.Passage;
import shop.xiaoer.text.Language;

class KnownAnswersTest {
    private static final ConfidenceModel MODEL = ConfidenceModel.own();

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

    private static Judged.Best best(Ranked... all) {
        return best(Doubt.none, List.of(), all);
    }

    private static Judged.Best best(Doubt doubt, List<Passage> found, Ranked... all) {
        return assertInstanceOf(Judged.Best.class, KnownAnswers.judge(List.of(all), found, doubt, 0.25, MODEL));
    }

    private static Passage passage(String id, Passage.Kind kind, double bm25, double cosine) {
        return new Passage(id, id, kind, Language.ZH, id, "text of " + id, 1, bm25, cosine, 0);
    }

    @Test
    void nothingFoundIsNoAnswer() {
        Judged judged = KnownAnswers.judge(List.of(), List.of(), Doubt.rule, 1, MODEL);

        assertThat(judged).isEqualTo(new Judged.Nothing());
        assertThat(judged.confidence()).isZero();
    }

    @Test
    void theFirstAnswersAndIsNamedAsTheSource() {
        Judged.Best judged = best(ranked("return", Language.ZH, 0.5, 0.9), ranked("invoice", Language.ZH, 0.9, 0.2));

        assertThat(judged.answer()).isEqualTo("the rule");
        assertThat(judged.source().id()).isEqualTo("return");
        assertThat(judged.source().title()).isEqualTo("title of return");
        assertThat(judged.confidence()).isEqualTo(MODEL.of(judged.signals()));
    }

    @ParameterizedTest
    @CsvSource({"ZH, 0.80, true", "ZH, 0.7999, false", "EN, 0.72, true", "EN, 0.7199, false"})
    void theSameWordingIsKnownByItsNearness(Language language, double ask, boolean same) {
        assertThat(best(ranked("return", language, ask, -2)).signals().same()).isEqualTo(same);
    }

    @Test
    void theLeadIsOverTheNextArticleAboutAnotherMatter() {
        Ranked best = ranked("return", Language.ZH, 0.5, 0.6);
        Ranked twin = ranked("returns-who-pays", Language.ZH, 0.5, 0.59);
        Ranked other = ranked("invoice", Language.ZH, 0.5, 0.4);

        assertThat(best(best, twin, other).signals().lead()).isCloseTo(0.2, within(1e-9));
        assertThat(best(best, other, twin).signals().lead()).isCloseTo(0.2, within(1e-9));
        assertThat(best(best, twin).signals().lead()).as("nothing but a twin").isZero();
        assertThat(best(best).signals().lead()).as("alone").isZero();
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

        assertThat(best(best, next).signals().lead()).isCloseTo(twins ? 0 : 0.3, within(1e-9));
    }

    @Test
    void whatTheSearchFoundIsTold() {
        Ranked best = ranked("return", Language.ZH, 0.5, 0.6);
        Passage right = passage("return", Passage.Kind.article, 0.8, 0.7);
        Passage byWords = passage("invoice", Passage.Kind.article, 0.9, 0.1);
        Passage goods = passage("return", Passage.Kind.product, 0.1, 0.9);

        assertThat(best(Doubt.none, List.of(right), best).signals().agreed()).isTrue();
        assertThat(best(Doubt.none, List.of(right, byWords), best).signals().agreed())
                .isFalse();
        assertThat(best(Doubt.none, List.of(right, goods), best).signals().agreed())
                .isFalse();
        assertThat(best(Doubt.product, List.of(goods, right), best).signals())
                .isEqualTo(
                        new Signals.Page(Language.ZH, 0.6, 0, 0.5, 0.5, 0.8, 0.7, false, false, Doubt.product, 0.25));
    }

    @Test
    void theFirstParagraphIsSaidByItself() {
        assertThat(best(byParagraph(Language.ZH, 0.9, 0.2)).answer()).isEqualTo("says 0.9");
    }

    /** A hair below and a hair above the distance from which the first paragraph is left out. */
    @ParameterizedTest
    @CsvSource({"ZH, 0.399, true", "ZH, 0.401, false", "EN, 0.299, true", "EN, 0.301, false"})
    void aLaterParagraphBringsTheFirstAlongUnlessItIsFarNearer(Language language, double apart, boolean together) {
        double later = 0.25 + apart;

        String answer = best(byParagraph(language, 0.25, later, 0.1)).answer();

        assertThat(answer).isEqualTo((together ? "says 0.25\n" : "") + "says " + later);
    }

    /** The page's own question: its first paragraph is never left out. */
    @ParameterizedTest
    @CsvSource({"ZH, 0.59, false", "ZH, 0.60, true", "EN, 0.49, false", "EN, 0.50, true"})
    void theFirstParagraphAnswersThePagesOwnQuestion(Language language, double ask, boolean together) {
        String answer = best(asked(ask, language, 0.25, 0.75)).answer();

        assertThat(answer).isEqualTo((together ? "says 0.25\n" : "") + "says 0.75");
    }

    @Test
    void theNearestOfSeveralLaterOnesIsChosen() {
        assertThat(best(byParagraph(Language.EN, 0.25, 0.3, 0.5, 0.4)).answer()).isEqualTo("says 0.25\nsays 0.5");
    }
}
