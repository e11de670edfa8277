package shop.xiaoer.broadcast.room.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.Variants;
import shop.xiaoer.text.Language;

class TurnsTest {
    /** @param likeness of ways 1-2, 1-3, 2-3 and so on; 0.1 for those that are left out */
    private static Segment segment(int ways, double... likeness) {
        List<Segment> others = new ArrayList<>();
        List<Variants.Likeness> measures = new ArrayList<>();
        int at = 0;
        for (int one = 1; one <= ways; one++) {
            if (one > 1) {
                others.add(way("第" + one + "种说法。"));
            }
            for (int other = one + 1; other <= ways; other++) {
                double words = at < likeness.length ? likeness[at++] : 0.1;
                measures.add(new Variants.Likeness(one, other, words, 0.5));
            }
        }
        return way("第1种说法。").with(new Variants(others, measures));
    }

    private static Segment way(String text) {
        return Segment.of(1, SegmentType.hook, null, text, Language.ZH, List.of(), List.of(), List.of(), List.of());
    }

    private static List<Integer> said(Segment segment, int turns) {
        List<Integer> said = new ArrayList<>();
        for (int turn = 1; turn <= turns; turn++) {
            said.add(Turns.order(segment, turn).getFirst());
        }
        return said;
    }

    @Test
    void one_way_is_said_again_and_two_take_turns() {
        assertThat(said(segment(1), 3)).containsExactly(1, 1, 1);
        assertThat(said(segment(2), 4)).containsExactly(1, 2, 1, 2);
    }

    @Test
    void the_way_that_is_least_like_the_last_comes_next() {
        assertThat(said(segment(3, 0.4, 0.1, 0.2), 3)).containsExactly(1, 3, 2);
    }

    @Test
    void no_way_comes_twice_running_and_each_as_often_as_the_others() {
        for (int ways = 2; ways <= Variants.MOST; ways++) {
            List<Integer> said = said(segment(ways, 0.4, 0.3, 0.2, 0.5, 0.1), ways * 10);
            for (int i = 1; i < said.size(); i++) {
                assertThat(said.get(i)).isNotEqualTo(said.get(i - 1));
            }
            for (int way = 1; way <= ways; way++) {
                int one = way;
                assertThat(said.stream().filter(each -> each == one)).hasSize(10);
            }
        }
    }

    @Test
    void a_turn_is_the_same_whoever_asks_and_names_every_way() {
        Segment segment = segment(4, 0.4, 0.3, 0.2);
        assertThat(Turns.order(segment, 17)).isEqualTo(Turns.order(segment, 17)).containsExactlyInAnyOrder(1, 2, 3, 4);
    }
}
