package shop.xiaoer.app.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shop.xiaoer.text.Language;

class SpokenTableTest {
    @Test
    void formsAreComparedByTheirLetters() {
        SpokenCase zh =
                of("{\"text\":\"x\",\"spoken\":{\"spoken\":\"二零零二年，3.5 寸\",\"also\":[\"两千零二年\"]}}", Language.ZH);

        assertThat(zh.isRight("二〇〇二年3.5寸。")).isTrue();
        assertThat(zh.isRight("两千零二年！")).isTrue();
        assertThat(zh.isRight("二零零二年35寸")).isFalse();
        SpokenCase en = of("{\"text\":\"x\",\"spoken\":\"Two hundred and five dollars, e.g. 50%\"}", Language.EN);
        assertThat(en.isRight("two hundred five dollars eg 50%")).isTrue();
        assertThat(en.isRight("two hundred five dollars eg 50")).isFalse();
        assertThat(of("{\"text\":\"x\",\"spoken\":\"sand\"}", Language.EN).isRight("s"))
                .isFalse();
    }

    @Test
    void aCaseWithoutALabelHasNothingRight() {
        assertThat(of("{\"text\":\"x\"}", Language.EN).right()).isEmpty();
    }

    @Test
    void eachPartHoldsTheBarByItself() {
        List<SpokenCase> cases = IntStream.range(0, 60)
                .mapToObj(i -> new SpokenCase("s-" + i, "5 cups", Language.EN, List.of("five cups")))
                .toList();
        assertThat(cases).anyMatch(SpokenCase::isSetAside).anyMatch(one -> !one.isSetAside());

        SpokenTable good = new SpokenTable(Map.of(Language.EN, 0.9), (text, language) -> "Five cups!");
        good.add(Language.EN, cases);
        assertThat(good.held()).isTrue();
        assertThat(good.rows()).allMatch(SpokenTable.Row::isTooEasy);
        assertThat(good.lines()).hasSize(2).last().asString().contains("held", "too easy");

        SpokenTable bad = new SpokenTable(Map.of(Language.EN, 0.9), (text, language) -> text);
        bad.add(Language.EN, cases);
        assertThat(bad.held()).isFalse();
        assertThat(bad.asMap()).containsEntry("held", false);
    }

    @Test
    void figureByFigureIsTheSimplestReading() {
        assertThat(SpokenTable.figureByFigure("12件", Language.ZH)).isEqualTo("一二件");
    }

    private static SpokenCase of(String line, Language language) {
        return SpokenCase.of(JsonLines.line("here", line), language);
    }
}
