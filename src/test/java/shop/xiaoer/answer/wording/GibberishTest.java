package shop.xiaoer.answer.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GibberishTest {
    @ParameterizedTest
    @ValueSource(strings = {"？？", "...", "!", "🤔", "qwertyuiop", "sdfghj", "hjkgfdsbn", "Asdfgh"})
    void nothingIsSaid(String text) {
        assertThat(Gibberish.only(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ok", "在？", "XE2026110002", "property", "thermos", "rhythms", "5678", "qwerty keyboard"})
    void somethingIs(String text) {
        assertThat(Gibberish.only(text)).isFalse();
    }
}
