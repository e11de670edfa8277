package shop.xiaoer.answer.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplauseTest {
    @ParameterizedTest
    @ValueSource(strings = {"👍", "🙏🙏", "❤️ 👏🏽!", "😊~"})
    void friendlySignsAloneAreThanks(String text) {
        assertThat(Applause.only(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!!!", "🤬", "👍 多少钱", "👎", "ok 👍"})
    void anythingElseIsNot(String text) {
        assertThat(Applause.only(text)).isFalse();
    }
}
