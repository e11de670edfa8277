package shop.xiaoer.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GoodsTest {
    private static final Set<String> NAMES =
            Set.of("云朵保温杯", "云朵保温杯 Pro", "保温杯", "山影手冲壶", "Cloud Thermos", "Mountain-Shadow Brewing Flask", "T恤");

    @Test
    void ofNamesWithinANameTheLongestIsNamed() {
        Goods goods = Goods.of(NAMES);

        assertThat(goods.in("我要云朵保温杯")).containsExactlyInAnyOrder("云朵保温杯", "保温杯");
        assertThat(goods.named("我要云朵保温杯")).containsExactly("云朵保温杯");
        assertThat(goods.named("the cloud thermos or a t恤"))
                .containsExactlyInAnyOrder("cloud thermos", Statement.normal("T恤"));
        assertThat(goods.named("")).isEmpty();
    }

    @Test
    void aNameIsFoundByItsEndAlone() {
        Goods goods = Goods.of(NAMES);

        assertThat(goods.endingAlike("星空保温杯很好")).contains("云朵保温杯").doesNotContain("山影手冲壶");
        assertThat(goods.endingAlike("the sea-shadow brewing flask.")).containsExactly("mountain-shadow brewing flask");
    }

    @Test
    void whatMayBeginANameDoesNotHangOnItsCase() {
        assertThat(Goods.of(NAMES).beginning("cloud thermos", 0)).contains("Cloud Thermos");
        assertThat(Goods.of(NAMES).beginning("x", 0)).isEmpty();
    }

    /** The quick way finds what a look at every name would, for any catalogue. */
    @Test
    void nothingIsFoundThatALookAtEachNameWouldNotFind() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 200; run++) {
            Set<String> names = new HashSet<>();
            for (int i = 0; i < 30; i++) {
                names.add(drawn(random, random.nextInt(1, 6)));
            }
            String text = drawn(random, 40);
            Set<String> naive = names.stream().filter(text::contains).collect(Collectors.toSet());

            assertThat(Goods.of(names).in(text)).as("seed " + seed).isEqualTo(naive);
        }
    }

    private static String drawn(SplittableRandom random, int length) {
        List<String> signs = List.of("云", "朵", "杯", "壶", "a", "b", "c");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(signs.get(random.nextInt(signs.size())));
        }
        return text.toString();
    }
}
