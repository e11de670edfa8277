package shop.xiaoer.app.eval.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import shop.xiaoer.app.eval.understanding.RouteReading.Named;
import shop.xiaoer.text.Language;

class AgreementTest {
    @Test
    void whatIsFoundIsRightOrTooManyAndTheRestIsMissed() {
        assertThat(Agreement.of(List.of("a", "b"), List.of("b", "c"))).isEqualTo(new Agreement(1, 1, 1));
        assertThat(Agreement.of(List.of("a", "a"), List.of("a"))).isEqualTo(new Agreement(1, 0, 1));
        assertThat(Agreement.of(List.of(), List.of())).isEqualTo(Agreement.nothing());
        assertThat(Agreement.of(true, false)).isEqualTo(new Agreement(0, 0, 1));
        assertThat(Agreement.of(false, true)).isEqualTo(new Agreement(0, 1, 0));
    }

    @Test
    void theFiguresAreThoseOfTheSum() {
        Agreement sum = new Agreement(3, 1, 0).and(new Agreement(1, 0, 2));

        assertThat(sum.recall()).isCloseTo(4 / 6.0, within(1e-9));
        assertThat(sum.f1()).isCloseTo(8 / 11.0, within(1e-9));
        assertThat(Agreement.nothing().f1()).isEqualTo(1);
    }

    @Test
    void goodsOfOtherShopsAreNotScored() {
        LabelledMessage message = new LabelledMessage(
                "x",
                "my kettle and the throw",
                Language.EN,
                List.of(),
                List.of("none"),
                false,
                List.of(new Named("product", "kettle", "kettle"), new Named("product", "throw", "P1040")));

        assertThat(message.named(message.entities())).containsExactly("product=P1040");
        assertThat(message.named(List.of(
                        new Named("product", "kettle", "P1045"),
                        new Named("product", "throw", "P1040"),
                        new Named("quantity", "two", "2"))))
                .containsExactly("product=P1040", "quantity=2");
    }
}
