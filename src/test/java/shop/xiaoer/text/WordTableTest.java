package shop.xiaoer.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.conversation.HandoffReason;

class WordTableTest {
    @Test
    void aKeyThatStandsTwiceIsNamed() {
        assertThatThrownBy(() -> WordTable.read(new StringReader("a.zh=一\na.en=one\na.zh=二\n")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a.zh stands twice");
    }

    @Test
    void aKeyThatLacksALanguageIsNamed() {
        assertThatThrownBy(() -> WordTable.read(new StringReader("a.zh=一\n")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a lacks zh or en");
    }

    @Test
    void namesAreFilledIn() throws IOException {
        WordTable words = WordTable.read(new StringReader("a.zh={n} 个\na.en={n} of them\n"));

        assertThat(words.say(Language.ZH, "a", "n", 2)).isEqualTo("2 个");
        assertThat(words.say(Language.EN, "a", "n", 2)).isEqualTo("2 of them");
    }

    /** What is said when a person is called goes to the shopper; the agent's words for the same reason are others. */
    @ParameterizedTest
    @EnumSource(HandoffReason.class)
    void aHandoffSpeaksToTheShopperAndNotAboutHim(HandoffReason reason) {
        WordTable words = WordTable.load();

        assertThat(words.say(Language.ZH, "handoff." + reason))
                .doesNotContain("顾客")
                .endsWith("。");
        assertThat(words.say(Language.EN, "handoff." + reason))
                .doesNotContain("the shopper")
                .endsWith(".");
        assertThat(words.say(Language.ZH, "summary.because." + reason)).doesNotEndWith("。");
    }
}
