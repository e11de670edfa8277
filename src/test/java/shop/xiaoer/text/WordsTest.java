package shop.xiaoer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Where's my orders?|where is my order",
                "I don't want it|i do not want it",
                "dont|do not",
                "The shop’s returns|the shop return",
                "我要return 2件|我 要 return 2 件",
                "88.50 yuan.|88.50 yuan",
                "shipping shipped ships|ship ship ship",
            })
    void wordsAreCutAndStemmed(String text, String stems) {
        assertThat(String.join(" ", Words.stems(text))).isEqualTo(stems);
    }

    @Test
    void aClauseEndIsRemembered() {
        assertThat(Words.of("退货，运费").stream().filter(Word::afterBreak).map(Word::stem))
                .containsExactly("运");
    }
}
