package shop.xiaoer.broadcast.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shop.xiaoer.text.Language;

class KeywordReplyTest {
    private static KeywordReply reply(String id, String text, String... words) {
        return new KeywordReply(
                        id, List.of(words), Map.of(Language.ZH, text, Language.EN, "en " + text), "lan", null, null)
                .approved("laowang", Instant.EPOCH);
    }

    @Test
    void theLongestWordThatStandsInTheCommentWins() {
        List<KeywordReply> all = List.of(reply("1", "发货", "发货"), reply("2", "当天", "当天发货"), reply("3", "猫", "ai cat"));

        assertThat(KeywordReply.to("今天付款当天 发货吗？", Language.ZH, all)).hasValue(all.get(1));
        assertThat(KeywordReply.to("什么时候发货", Language.ZH, all)).hasValue(all.getFirst());
        assertThat(KeywordReply.to("Is there an AI cat?", Language.EN, all)).hasValue(all.getLast());
        assertThat(KeywordReply.to("a paid catalogue", Language.EN, all)).isEmpty();
        assertThat(KeywordReply.to("多少钱", Language.ZH, all)).isEmpty();
    }

    @Test
    void aDraftIsNotSaidNorOneWithoutATextInTheLanguage() {
        KeywordReply draft = new KeywordReply("1", List.of("发货"), Map.of(Language.ZH, "好"), "lan", null, null);

        assertThat(KeywordReply.to("发货", Language.ZH, List.of(draft))).isEmpty();
        assertThat(KeywordReply.to("发货", Language.EN, List.of(draft.approved("a", Instant.EPOCH))))
                .isEmpty();
    }

    @Test
    void whatIsMissingOrTooLongIsNamed() {
        assertThatThrownBy(() -> reply("1", "好")).hasMessageContaining("words");
        assertThatThrownBy(() -> reply("1", "好", "？！")).hasMessageContaining("words");
        assertThatThrownBy(() -> reply("1", " ", "发货")).hasMessageContaining("zh");
        assertThatThrownBy(() -> new KeywordReply("1", List.of("a"), Map.of(), "lan", null, null))
                .hasMessageContaining("zh or en");
    }

    @Test
    void itsLimitsAreTwentyWordsOfFortySignsAndATextOfThreeHundred() {
        String[] twenty = IntStream.range(0, 20).mapToObj(i -> "词" + i).toArray(String[]::new);
        String[] more = IntStream.range(0, 21).mapToObj(i -> "词" + i).toArray(String[]::new);

        assertThat(reply("1", "好", twenty).words()).hasSize(20);
        assertThatThrownBy(() -> reply("1", "好", more)).hasMessage("words: must be 1 to 20");
        assertThat(reply("1", "好", "词".repeat(40)).words()).hasSize(1);
        assertThatThrownBy(() -> reply("1", "好", "词".repeat(41))).hasMessageContaining("40 signs at most");
        assertThat(reply("1", "好".repeat(297), "词").texts()).hasSize(2);
        assertThatThrownBy(() -> reply("1", "好".repeat(298), "词")).hasMessage("en: must have 1 to 300 signs");
        assertThat(reply("1", "好", " 词 ", "词").words())
                .as("once, without spaces")
                .containsExactly("词");
    }

    @Test
    void ofTwoAsLongTheFirstWrittenIsSaid() {
        List<KeywordReply> all = List.of(reply("2", "乙", "包邮"), reply("1", "甲", "发货"));

        assertThat(KeywordReply.to("包邮吗，几时发货", Language.ZH, all)).hasValue(all.getLast());
    }

    @Test
    void theVersionFollowsWordsAndTexts() {
        assertThat(reply("1", "好", "发货").version())
                .isEqualTo(reply("2", "好", "发货").version());
        assertThat(reply("1", "好", "发货").version())
                .isNotEqualTo(reply("1", "行", "发货").version());
        assertThat(reply("1", "好", "发货").version())
                .isNotEqualTo(reply("1", "好", "到货").version());
    }
}
