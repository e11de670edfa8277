package shop.xiaoer.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import shop.xiaoer.text.Language;

class AmountsTest {
    @Test
    void sumsAreFoundInFiguresAndInNumerals() {
        assertThat(sums("只要88元")).containsExactly("88");
        assertThat(sums("八十八块")).containsExactly("88");
        assertThat(sums("一百零七点五元，两千二百块，¥1,299.50，￥59")).containsExactly("107.5", "2200", "1299.50", "59");
        assertThat(sums("88 CNY, 88 yuan, $20 and 15 dollars")).containsExactly("88", "88", "20", "15");
        assertThat(sums("十块一块，一万二千元")).containsExactly("10", "1", "12000");
        assertThat(sums("316不锈钢，第88块砖，500ml，12小时")).isEmpty();
    }

    @Test
    void wordsAreHanCharactersAndRunsOfLettersOrDigits() {
        assertThat(ScriptWords.count("云朵保温杯500ml，AI主播！", Language.ZH)).isEqualTo(9);
        assertThat(ScriptWords.count("It's 500 ml, isn't it?", Language.EN)).isEqualTo(5);
    }

    @Test
    void sentencesKeepTheirStopsAndDecimalsTheirPoints() {
        String text = "高24.5厘米。真的？是的！ It is 1.5 L. Good.";
        assertThat(Sentences.of(text).stream().map(span -> CodePoints.slice(text, span.from(), span.to())))
                .containsExactly("高24.5厘米。", "真的？", "是的！", "It is 1.5 L.", "Good.");
    }

    private static List<String> sums(String text) {
        return Amounts.in(text).stream()
                .map(said -> said.amount().toPlainString())
                .toList();
    }
}
