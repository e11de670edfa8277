package shop.xiaoer.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.xiaoer.text.Language;

/** Figures and comparisons of two goods that an answer speaks of at once. */
class GoodsOfOneAnswerTest {
    private static final String THERMOS =
            "The cloud thermos is 88.00 CNY.\nStock: 12\nCapacity: 500 ml\nKeeps warm: 12 hours\nWeight: 290 g\nThe lid holds 120 ml and serves as a travel mug.";
    private static final String MUG =
            "The pine cone travel mug is 79.00 CNY.\nStock: 30\nCapacity: 380 ml\nKeeps warm: 6 hours\nWeight: 240 g";

    private static List<Verdict> check(String reply) {
        GuardContext context = new GuardContext(
                Language.EN,
                "Cloud thermos or pine cone travel mug, which holds more?",
                List.of(THERMOS, MUG),
                List.of(),
                null,
                Set.of(),
                Set.of(),
                Set.of("cloud thermos", "pine cone travel mug"));
        return new Guards().check(reply, context);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The pine cone travel mug holds 380 ml [2].",
                "The cloud thermos holds more: 500 ml, against 380 ml for the pine cone travel mug.",
                "The cloud thermos keeps drinks warm longer, for 12 hours.",
                "The pine cone travel mug is lighter than the cloud thermos.",
                "The pine cone travel mug is cheaper.",
            })
    void whatEachHasMayBeSaid(String reply) {
        assertThat(check(reply)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The pine cone travel mug holds 500 ml [2].",
                "The pine cone travel mug holds more than the cloud thermos.",
                "The pine cone travel mug keeps drinks warm for 12 hours.",
                "The cloud thermos is lighter than the pine cone travel mug.",
                "The cloud thermos is cheaper.",
                "The cloud thermos is the better one.",
            })
    void whatTheOtherHasMayNot(String reply) {
        assertThat(check(reply)).isNotEmpty();
    }
}
