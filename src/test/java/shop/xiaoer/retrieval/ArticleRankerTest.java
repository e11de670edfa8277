package shop.xiaoer.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.knowledge.testing.DemoShop;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;
import shop.xiaoer.text.embed.testing.RealEncoder;

/** With the demo shop's pages and the real encoder. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArticleRankerTest {
    private final Encoder encoder = RealEncoder.shared();
    private final Snapshot snapshot = DemoShop.read();
    private final ArticleRanker ranker = ArticleRanker.build(snapshot, encoder);

    @SuppressWarnings("NullAway.Init")
    private Retriever retriever;

    @BeforeAll
    void build() {
        retriever = Retriever.build(snapshot, encoder);
    }

    @ParameterizedTest(name = "{0} -> {1}, {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "专票抬头写错了还能重开一张吗|invoice-policy|重开",
                "普洱要不要放进冰箱里|tea-storage|不用放冰箱",
                "How many business days until a card refund shows up?|refund-policy|working days",
                "Is a sale item on clearance covered by price protection?|price-protection-policy|Clearance",
            })
    void theParagraphThatIsAskedForIsFound(String question, String article, String words) {
        Language language = Language.detect(question, Language.ZH);
        List<ArticleRanker.Ranked> ranked = ranker.rank(question, language, retriever.search(question, language, 30));
        ArticleRanker.Ranked right = ranked.stream()
                .filter(one -> one.article().id().equals(article))
                .findFirst()
                .orElseThrow();

        assertThat(ranked.indexOf(right)).isLessThan(2);
        assertThat(right.article().paragraphs().get(right.paragraph())).contains(words);
    }
}
