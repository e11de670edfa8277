package shop.xiaoer.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Words;

/** A message as rules see it: words in a row, clauses, and words that stand near each other. */
class TokensTest {
    private static List<String> stems(String text) {
        return Words.stems(text);
    }

    @ParameterizedTest(name = "{0}: {1}, {2} between: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "my parcel very late | parcel late | 1 | true",
                "my parcel very late | parcel late | 0 | false",
                "my parcel late | parcel late | 0 | true",
                "late is my parcel | parcel late | 3 | false",
                "the parcel, very late | parcel late | 3 | false",
                "one parcel after one parcel comes very late | parcel late | 2 | true",
                "one parcel after one parcel comes very late | parcel late | 1 | false",
                "parcel very very late today | parcel late today | 2 | true",
                "parcel very very late today | parcel late today | 1 | false",
                "parcel late. Came today | parcel late today | 5 | false",
                "parcel late | parcel late today | 5 | false",
                "parcel | parcel | 0 | true",
                "letter | parcel | 0 | false",
                "退了货 | 退货 | 1 | true",
                "退了个货 | 退货 | 1 | false",
            })
    void wordsStandNearEachOtherInOneClause(String text, String wanted, int between, boolean holds) {
        assertThat(Tokens.of(text).holdsApart(stems(wanted), between)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "where is my order | my order | 0 | 2",
                "where is my order | my order | 2 | 2",
                "where is my order | my order | 3 | -1",
                "my order, my order | my order | 1 | 2",
                "my, order | my order | 0 | -1",
                "order my | my order | 0 | -1",
                "my order | my order now | 0 | -1",
            })
    void aSequenceIsFoundWhereItStandsInARow(String text, String wanted, int from, int at) {
        assertThat(Tokens.of(text).indexOf(stems(wanted), from)).isEqualTo(at);
    }

    @Test
    void aMessageSpeaksTheLanguagesWhoseLettersItHas() {
        assertThat(Tokens.of("订单").speaks(Language.ZH)).isTrue();
        assertThat(Tokens.of("订单").speaks(Language.EN)).isFalse();
        assertThat(Tokens.of("order").speaks(Language.EN)).isTrue();
        assertThat(Tokens.of("order").speaks(Language.ZH)).isFalse();
        assertThat(Tokens.of("我的 order").speaks(Language.ZH)).isTrue();
        assertThat(Tokens.of("我的 order").speaks(Language.EN)).isTrue();
        assertThat(Tokens.of("12345").speaks(Language.EN)).isFalse();
        assertThat(Tokens.of("12345").speaks(Language.ZH)).isFalse();
    }

    @Test
    void theRowHasAMarkWhereAClauseEnds() {
        assertThat(Tokens.of("退货，快").row()).isEqualTo(" 退 货 \u0001 快 ");
        assertThat(Tokens.of("退货，快").whole()).isEqualTo("退 货 快");
        assertThat(Tokens.row(List.of("退", "货"))).isEqualTo(" 退 货 ");
        assertThat(Tokens.of("？").isEmpty()).isTrue();
        assertThat(Tokens.of("退").isEmpty()).isFalse();
    }

    @Test
    void ofTwoRulesOnTheSameWordsTheLongerCoversTheShorterAndNeitherItself() {
        RuleHit longer = hit(1, 5);

        assertThat(longer.covers(hit(1, 4))).isTrue();
        assertThat(longer.covers(hit(2, 5))).isTrue();
        assertThat(longer.covers(hit(1, 5))).as("as long").isFalse();
        assertThat(longer.covers(hit(0, 3))).isFalse();
        assertThat(longer.covers(hit(3, 6))).isFalse();
        assertThat(hit(2, 3).covers(longer)).isFalse();
        assertThat(longer.overlaps(hit(4, 9))).isTrue();
        assertThat(longer.overlaps(hit(5, 9))).as("side by side").isFalse();
        assertThat(hit(5, 9).overlaps(longer)).isFalse();
        assertThat(longer.overlaps(hit(0, 2))).isTrue();
    }

    private static RuleHit hit(int from, int to) {
        return new RuleHit("intent:a", "a.yaml:1", Language.EN, from, to, false);
    }
}
