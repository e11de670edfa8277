package shop.xiaoer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormaliserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "我要退貨，謝謝|我要退货,谢谢",
                "ＸＥ２０２６　ＯＫ？|xe2026 ok?",
                "Where  IS\tmy order|where is my order",
                "我 要 退 货|我要退货",
                "我要 return 一下|我要 return 一下",
                "妳們甚麼時候發貨|你们什么时候发货",
                "ﬁne|fine",
                "é|é",
            })
    void spellingsBecomeOne(String written, String normal) {
        assertThat(Normaliser.normalise(written)).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"转人工", "转.人.工", "轉 人 工", "转—人—工！", "【转】人工", "转\u200b人\u200b工", "  转人工。"})
    void bareTextHasLettersAlone(String written) {
        assertThat(Normaliser.bare(written)).isEqualTo("转人工");
    }

    @Test
    void theWayBackFindsTheWrittenStretch() {
        String written = "  请问 雲朵  保溫杯　多少錢";
        Normaliser.Mapped mapped = Normaliser.map(written);
        int at = mapped.text().indexOf("云朵保温杯");

        assertThat(mapped.original(at, at + 5).of(written)).isEqualTo("雲朵  保溫杯");
    }

    @Test
    void anyTextIsNormalAfterOnceAndItsOffsetsStayInside() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(Character.toChars(
                        random.nextInt(4) == 0 ? random.nextInt(0xD800) : 0x20 + random.nextInt(0x60)));
            }
            Normaliser.Mapped mapped = Normaliser.map(text.toString());
            for (int i = 0; i < mapped.text().length(); i++) {
                TextRange range = mapped.original(i, i + 1);
                assertThat(range.to()).as("seed %d: %s", seed, text).isBetween(range.from(), text.length());
            }
        }
    }
}
