package shop.xiaoer.intent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import shop.xiaoer.intent.entity.ProductNames;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.knowledge.testing.DemoShop;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.testing.RealEncoder;

/** With the demo shop's facts and the real encoder. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttributeMatcherTest {
    @SuppressWarnings("NullAway.Init")
    private ProductNames names;

    @SuppressWarnings("NullAway.Init")
    private AttributeMatcher matcher;

    @BeforeAll
    void build() {
        Snapshot snapshot = DemoShop.read();
        names = new ProductNames(DemoShop.products(snapshot));
        matcher = AttributeMatcher.build(snapshot, RealEncoder.shared());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvFileSource(resources = "/intent/attributes.csv", delimiter = '|')
    void theFactThatIsAskedForIsFound(String question, String wanted) {
        Language language = Language.detect(question, Language.ZH);
        String found = matcher.match(names.without(question), language)
                .map(AttributeMatcher.AttributeQuestion::key)
                .orElse("nothing");

        assertThat(wanted.split("/")).as(question).contains(found);
    }
}
