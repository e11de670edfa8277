package shop.xiaoer.text.spoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.text.Language;

/** What holds for every text, whatever stands in it. */
class SpokenPropertiesTest {
    private static final String[] PARTS = {
        "0",
        "1",
        "2",
        "3",
        "5",
        "9",
        "10",
        "20",
        "99",
        "200",
        "2026",
        "1,299",
        "0.5",
        "12.50",
        "007",
        ".",
        ",",
        ":",
        "/",
        "-",
        "~",
        "–",
        "+",
        "=",
        "%",
        "$",
        "¥",
        "€",
        "£",
        "°C",
        "℃",
        "㎡",
        "½",
        "'",
        "\"",
        "#",
        "@",
        "&",
        "*",
        "x",
        "×",
        " ",
        " ",
        "元",
        "块",
        "月",
        "日",
        "年",
        "号",
        "点",
        "折",
        "个",
        "件",
        "斤",
        "到",
        "满",
        "减",
        "第",
        "周五",
        "电话",
        "订单",
        "kg",
        "ml",
        "in",
        "GB",
        "XL",
        "S/M",
        "am",
        "p.m.",
        "Nov",
        "to",
        "on ",
        "order ",
        "Dr. ",
        "w/",
        "www.a.com",
        "SF",
        "iPhone ",
        "A4",
        "é",
        "😀",
        "\n",
        "零",
        "负",
        "(",
        ")",
        "，",
        "。",
        "１",
        "％"
    };

    @ParameterizedTest
    @EnumSource(Language.class)
    void anyMixtureIsReadAndItsOffsetsNeverRunBackOrOut(Language language) {
        long seed = 20261123;
        System.out.println("SpokenPropertiesTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 5_000; i++) {
            String text = mixture(random, random.nextInt(1, 14));
            SpokenForm form = SpokenForm.of(text, language);
            int length = form.spoken().codePointCount(0, form.spoken().length());
            int end = text.codePointCount(0, text.length());
            int last = 0;
            for (int at = 0; at <= end; at++) {
                assertThat(form.from(at)).as("%s at %d", text, at).isBetween(last, length);
                assertThat(form.to(at)).as("%s at %d", text, at).isBetween(form.from(at), length);
                last = form.from(at);
            }
            assertThat(form.to(end)).as(text).isEqualTo(length);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noFigureIsEverLost(Language language) {
        long seed = 20261124;
        System.out.println("SpokenPropertiesTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 5_000; i++) {
            // Each figure stands for itself: no zeros, which fall away in 12.50 and 20:00, and no rounding.
            int number = random.nextInt(1, 10);
            String sign = PARTS[random.nextInt(PARTS.length)].replaceAll("[0-9１]", "");
            String text = language == Language.ZH ? "好" + sign + number + "好" : "so " + sign + number + " so";
            String spoken = SpokenForm.of(text, language).spoken();
            assertThat(spoken).as(text).containsAnyOf(names(language, number));
        }
    }

    @Test
    void longNumbersKeepEachOfTheirFigures() {
        String figures = "1234567891".repeat(20);

        assertThat(SpokenForm.of(figures, Language.ZH).spoken()).hasSize(200).doesNotContainPattern("\\d");
        assertThat(SpokenForm.of(figures, Language.EN).spoken().split(" ")).hasSize(200);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void emptyAndPlainTextsStayAsTheyAre(Language language) {
        for (String text : List.of("", " ", "\n\n", "😀😀", "——……", "…/…", "@", "¥", "%", "()")) {
            assertThatCode(() -> SpokenForm.of(text, language)).doesNotThrowAnyException();
        }
        assertThat(SpokenForm.of("", language).spoken()).isEmpty();
        assertThat(SpokenForm.of("", language).pieces()).isEmpty();
    }

    /** The limit only ends a test that hangs; a rule that takes the square of the length does not come back before it. */
    @ParameterizedTest
    @EnumSource(Language.class)
    @Timeout(120)
    void hugeTextsAreReadInTimeThatGrowsWithTheirLength(Language language) {
        for (String unit : List.of(
                "1",
                "1 ",
                "1,",
                "1.",
                "1-",
                "1/",
                "1:",
                "a",
                "a-",
                "a.",
                "a1",
                "A-1",
                "1a",
                "www.",
                "a@",
                "x1",
                "（",
                "元",
                "a 1 ",
                "an 5 ml cup of ",
                "第1个",
                "S/",
                "+1 ",
                "0 ",
                "12:3",
                "2026-",
                " ",
                "'",
                "1'",
                "=",
                "++",
                "电话1",
                "¥1 ",
                "$1 ")) {
            String text = unit.repeat(16_000 / unit.length());
            assertThat(SpokenForm.of(text, language).spoken())
                    .as("%s times %s", text.length() / unit.length(), unit)
                    .isNotEmpty();
        }
    }

    private static String mixture(SplittableRandom random, int parts) {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < parts; k++) {
            text.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return text.toString();
    }

    private static String[] names(Language language, int number) {
        String figure = String.valueOf(number);
        return language == Language.ZH
                ? new String[] {ChineseNumbers.cardinal(figure), ChineseNumbers.counted(figure), figure}
                : new String[] {EnglishNumbers.cardinal(figure), EnglishNumbers.ordinal(figure), figure};
    }
}
