package shop.xiaoer.answer.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.xiaoer.text.Language;

class QuestionFormTest {
    @ParameterizedTest
    @ValueSource(strings = {"拆了还能退不", "多久能到", "can I still send it back", "how long does it take", "too late?"})
    void aQuestionNeedsNoMark(String text) {
        assertThat(QuestionForm.in(text, Language.detect(text, Language.ZH))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"我要退货", "帮我取消订单", "returning something", "please take it back"})
    void aWishIsNone(String text) {
        assertThat(QuestionForm.in(text, Language.detect(text, Language.ZH))).isFalse();
    }
}
