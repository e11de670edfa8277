package shop.xiaoer.guard.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import shop.xiaoer.text.Normaliser;

class QuantitiesTest {
    @Test
    void oneValueInManySpellingsIsOneValue() {
        same("500ml", "500 毫升", "0.5升", "半升", "五百毫升", "half a litre", "0.5 L");
        same("12小时", "十二个小时", "12 hours", "twelve hours", "半天", "half a day", "12h");
        same("88元", "八十八块", "¥88", "88.00 CNY", "eighty-eight yuan", "RMB 88", "８８元");
        same("7天", "一周", "七天", "a week", "168小时", "7 days", "一个星期");
        same("20%", "百分之二十", "两成", "20 percent");
        same("16:00", "下午4点", "4 pm", "下午四点", "4 p.m.");
        same("11月20日", "2026-11-20", "十一月二十号", "November 20", "20 November 2026", "Nov 20th");
        same("2到4天", "2~4天", "两到四天", "2-4 days", "two to four days", "2至4天");
        same("1,299元", "一千二百九十九元", "1299 yuan");
    }

    @Test
    void otherUnitsAndCurrenciesAreOtherValues() {
        assertThat(one("88元").says(one("$88"))).isFalse();
        assertThat(one("500ml").says(one("500g"))).isFalse();
        assertThat(one("5个工作日").says(one("5天"))).isFalse();
        assertThat(one("1到3天").says(one("1到5天"))).isFalse();
    }

    @Test
    void wordsThatOnlyLookLikeNumbersAreNone() {
        for (String text : List.of("一般都可以", "一下单就发", "统一安排", "有一点问题", "one of our colleagues", "万一坏了", "十分满意")) {
            assertThat(Quantities.of(Normaliser.normalise(text))).as(text).isEmpty();
        }
    }

    @Test
    void aListSharesTheUnitOfItsEnd() {
        assertThat(Quantities.of("3、6或12期")).extracting(Quantity::kind).containsExactly("期", "期", "期");
        assertThat(Quantities.of("11月20日到22日")).extracting(Quantity::low).containsExactly(1120.0, 1122.0);
    }

    private static void same(String first, String... others) {
        for (String other : others) {
            assertThat(one(other).says(one(first)))
                    .as("%s = %s: %s", other, first, one(other))
                    .isTrue();
        }
    }

    private static Quantity one(String text) {
        List<Quantity> found = Quantities.of(Normaliser.normalise(text));
        assertThat(found).as(text).hasSize(1);
        return found.getFirst();
    }
}
