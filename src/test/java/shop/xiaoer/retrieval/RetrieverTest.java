package shop.xiaoer.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.knowledge.testing.DemoShop;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;
import shop.xiaoer.text.embed.testing.HashEncoder;
import shop.xiaoer.text.embed.testing.RealEncoder;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetrieverTest {
    private final Encoder encoder = RealEncoder.shared();
    private final Snapshot snapshot = DemoShop.read();

    @SuppressWarnings("NullAway.Init")
    private Retriever retriever;

    @BeforeAll
    void build() {
        retriever = Retriever.build(snapshot, encoder);
    }

    @Test
    void everyKnownQuestionFindsItsArticleAndIsKnownAsSuch() {
        int first = 0;
        int all = 0;
        for (Article article : snapshot.articles()) {
            for (String question : article.questions()) {
                List<Passage> found = retriever.search(question, article.language(), 3);
                all++;
                boolean known = found.getFirst().articleId().equals(article.id())
                        && found.getFirst().questionCosine() > 0.95;
                first += known ? 1 : 0;
            }
        }
        assertThat(first / (double) all).isGreaterThan(0.98);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "你们一般走什么快递啊|carriers",
                "我是瞎子，怎么用你们的网页|accessibility",
                "which courier do you send with|carriers",
                "is there anything for blind customers|accessibility",
            })
    void otherWordsFindTheArticle(String question, String article) {
        Language language = Language.detect(question, Language.ZH);

        assertThat(retriever.search(question, language, 3))
                .extracting(Passage::articleId)
                .contains(article);
    }

    @Test
    void aProductIsFoundByItsNameAndItsPriceIsNotInTheText() {
        Passage passage = retriever.search("云朵保温杯", Language.ZH, 1).getFirst();

        assertThat(passage.kind()).isEqualTo(Passage.Kind.product);
        assertThat(passage.articleId()).isEqualTo("P1001");
        assertThat(passage.text()).contains("316").doesNotContain("88.00");
    }

    @Test
    void aKnownQuestionIsToldFromOneAboutTheSameMatter() {
        assertThat(Retriever.known(retriever.search("什么时候发货呀", Language.ZH, 5))).isPresent();
        assertThat(Retriever.known(retriever.search("How long does a refund take", Language.EN, 5)))
                .isPresent();
        assertThat(Retriever.known(retriever.search("玻璃碗能放烤箱吗", Language.ZH, 5)))
                .isEmpty();
        assertThat(Retriever.known(retriever.search("Can I put the glass bowl into an oven", Language.EN, 5)))
                .isEmpty();
    }

    @Test
    void whatIsFoundIsInTheLanguageThatWasAskedFor() {
        assertThat(retriever.search("return policy 退货", Language.EN, 10)).allMatch(p -> p.language() == Language.EN);
        assertThat(retriever.search("return policy 退货", Language.ZH, 10)).allMatch(p -> p.language() == Language.ZH);
    }

    @Test
    void anythingCanBeAskedAndNothingIsFoundForNothing() {
        assertThat(retriever.search("", Language.ZH, 5)).isEmpty();
        assertThat(retriever.search("？！👍", Language.ZH, 5)).isEmpty();
        assertThat(retriever.search("a AND (b OR \"c", Language.EN, 5)).hasSizeLessThanOrEqualTo(5);
        assertThat(retriever.search("退货 ".repeat(2_000), Language.ZH, 5)).hasSize(5);
    }

    @Test
    void aStoryFindsWhatItsSentencesAskFor() {
        String story =
                "Hello, my name is Ann and I live by the sea. Last week I bought a kettle for my mother. She was very"
                        + " happy about it and so was I. Now she tells me that she cannot see the small letters on your page any"
                        + " more. Is there a way for people with poor eyes to use the shop? Thank you so much for your help!";

        assertThat(retriever.search(story, Language.EN, 5))
                .extracting(Passage::articleId)
                .contains("accessibility");
    }

    @Test
    void documentsOfAnyKindCanBeSearched() {
        Retriever small = Retriever.build(
                List.of(
                        new Document("a", Passage.Kind.article, Language.EN, "", List.of(), "Apples are red."),
                        new Document("b", Passage.Kind.article, Language.EN, "Pears", List.of(), "They are green.")),
                new HashEncoder());

        assertThat(small.search("green pears", Language.EN, 1))
                .extracting(Passage::articleId)
                .containsExactly("b");
        assertThat(small.search("苹果", Language.ZH, 1)).isEmpty();
    }

    @Test
    void whatChangedIsFoundAndTheOtherLanguageAnswersAsBefore() {
        Snapshot changed =
                DemoShop.read(files -> files.merge("faq/zh/service-hours.md", "\n\n春节值班从早上六点开始。\n", String::concat));

        Retriever after = retriever.after(changed);

        assertThat(after.search("客服几点上班", Language.ZH, 1).getFirst().text()).contains("春节值班");
        assertThat(retriever.search("客服几点上班", Language.ZH, 1).getFirst().text()).doesNotContain("春节值班");
        String question = "When does a person answer?";
        assertThat(after.search(question, Language.EN, 5)).isEqualTo(retriever.search(question, Language.EN, 5));
    }
}
