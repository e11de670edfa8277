package shop.xiaoer.app.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalfTest {
    @Test
    void theIdAloneDecidesAndTheHalvesAreAboutAsLarge() {
        long dev = IntStream.rangeClosed(1, 400)
                .mapToObj("zh-%03d"::formatted)
                .filter(id -> Half.of(id) == Half.dev)
                .count();

        assertThat(dev).isBetween(180L, 220L);
        assertThat(Half.of("zh-087")).isEqualTo(Half.dev);
        assertThat(Half.of("en-190")).isEqualTo(Half.held);
    }
}
