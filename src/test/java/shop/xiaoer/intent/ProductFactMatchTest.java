package shop.xiaoer.intent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.knowledge.testing.DemoShop;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.testing.RealEncoder;

/** With the demo shop's facts and the real encoder. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductFactMatchTest {
    @SuppressWarnings("NullAway.Init")
    private Snapshot snapshot;

    @SuppressWarnings("NullAway.Init")
    private AttributeMatcher matcher;

    @BeforeAll
    void build() {
        snapshot = DemoShop.read();
        matcher = AttributeMatcher.build(snapshot, RealEncoder.shared());
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "P1056|里面有没有加硅油呢|ingredients",
                "P1001|保温多久|keepsWarm",
                "P1001|价格和容量|price capacity",
                "P1001|how much is it and what is it made of|price material",
                "P1053|播一整天电够用吗|batteryLife",
                "P1012|保温多久|keepsWarm",
            })
    void theFactsOfThatProductAreFound(String product, String question, String wanted) {
        Product asked = DemoShop.products(snapshot).stream()
                .filter(one -> one.id().equals(product))
                .findFirst()
                .orElseThrow();

        assertThat(matcher.match(question, Language.detect(question, Language.ZH), asked).stream()
                        .map(AttributeMatcher.AttributeQuestion::key))
                .containsExactlyInAnyOrder(wanted.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"P1001|帮我写一首诗", "P1012|写一首诗"})
    void whatNoFactSaysFindsNone(String row) {
        String[] parts = row.split("\\|");
        Product asked = DemoShop.products(snapshot).stream()
                .filter(one -> one.id().equals(parts[0]))
                .findFirst()
                .orElseThrow();

        assertThat(matcher.match(parts[1], Language.ZH, asked)).isEmpty();
    }
}
