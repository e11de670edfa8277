package shop.xiaoer.broadcast.room.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.Repetition;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.room.report.RoomReport;
import shop.xiaoer.broadcast.testing.Scripts;
import shop.xiaoer.broadcast.testing.Shelf;
import shop.xiaoer.text.Language;

class RepetitionTest {
    private static double closeness(String one, String other) {
        return Repetition.of(one).closeness(Repetition.of(other));
    }

    @Test
    void the_same_words_are_the_same_whatever_stands_between_them() {
        assertThat(closeness("这款杯子保温十二个小时。", "这款杯子，保温十二个小时！")).isEqualTo(1);
    }

    @Test
    void a_new_price_makes_no_new_sentence() {
        assertThat(closeness("现在只要88元，喜欢就下单。", "现在只要79.5元，喜欢就下单。")).isEqualTo(1);
    }

    @Test
    void other_words_have_nothing_in_common_and_no_words_are_like_nothing() {
        assertThat(closeness("这款杯子保温十二个小时。", "今天的天气真不错啊朋友们")).isZero();
        assertThat(closeness("", "")).isZero();
    }

    @Test
    void half_of_the_words_again_is_about_a_half() {
        assertThat(closeness("甲乙丙丁戊己庚辛", "甲乙丙丁戊子丑寅")).isBetween(0.3, 0.7);
    }

    @Test
    void variants_from_other_seeds_are_far_enough_apart_to_follow_each_other() {
        Shelf shelf = Shelf.ofSix();
        List<String> texts = new ArrayList<>();
        for (int seed = 1; seed <= 4; seed++) {
            Script script = Scripts.write(shelf, Language.ZH, 3000, seed);
            texts.add(script.segments().stream()
                    .filter(segment -> segment.type() != SegmentType.notice)
                    .map(Segment::text)
                    .collect(Collectors.joining()));
        }
        for (int i = 0; i < texts.size(); i++) {
            for (int j = 0; j < i; j++) {
                double between = closeness(texts.get(i), texts.get(j));
                assertThat(between).isLessThan(RoomReport.REPEATS);
            }
        }
    }
}
