package shop.xiaoer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "云朵保温杯 price?|EN",
                "How much is 云朵保温杯?|EN",
                "Is the 云朵保温杯 dishwasher safe|EN",
                "云朵保温杯 please|EN",
                "does 云朵保温杯 come in blue?|EN",
                "cloud thermos 多少钱|ZH",
                "那个 cloud thermos 还有吗|ZH",
                "我想return这个order|ZH",
                "iPhone 15 Pro Max 能用吗|ZH",
                "你们支持 Apple Pay 吗|ZH",
                "XL有货吗|ZH",
                "P1001 多少钱|ZH",
                "P1001 price|EN",
                "where is my order XE2026110001|EN",
                "hi|EN",
                "你好|ZH",
                "轉人工|ZH",
                "HELLO WHERE IS MY ORDER|EN",
                "Nike 鞋子|ZH",
                "保温杯 capacity?|EN",
                "退款 refund 退款|ZH",
            })
    void theProseDecides(String text, Language language) {
        Language other = language == Language.ZH ? Language.EN : Language.ZH;

        assertThat(Language.detect(text, other)).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "XE2026110001", "13800138000", "?!", "👍", "OK", "XL", "P1001", "5678"})
    void whatHoldsNoProseTakesTheFallback(String text) {
        assertThat(Language.detect(text, Language.ZH)).isEqualTo(Language.ZH);
        assertThat(Language.detect(text, Language.EN)).isEqualTo(Language.EN);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aTagReadsBack(Language language) {
        assertThat(Language.of(language.tag())).isEqualTo(language);
        assertThat(Language.of(language.code())).isEqualTo(language);
    }
}
