package shop.xiaoer.app.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import shop.xiaoer.intent.head.Labelled;

class LinearBaselineTest {
    private static final List<Labelled> TAUGHT = List.of(
            new Labelled("where is my parcel", "track"),
            new Labelled("has my parcel been sent", "track"),
            new Labelled("track my parcel please", "track"),
            new Labelled("I want my money back", "refund"),
            new Labelled("refund me the money", "refund"),
            new Labelled("when comes the refund", "refund"),
            new Labelled("write me a poem", Labelled.OUT_OF_SCOPE));

    @Test
    void wordsAndTheirPiecesTellTheIntent() {
        LinearBaseline baseline = new LinearBaseline(TAUGHT);

        assertThat(baseline.accuracy(List.of(
                        new Labelled("my parcels, where", "track"), new Labelled("refunding the money", "refund"))))
                .isEqualTo(1);
        assertThat(baseline.accuracy(
                        List.of(new Labelled("the parcel", "track"), new Labelled("the parcel", "refund"))))
                .isEqualTo(0.5);
    }

    @Test
    void messagesOfNoIntentAreNotCounted() {
        assertThat(new LinearBaseline(TAUGHT)
                        .accuracy(List.of(
                                new Labelled("a poem", Labelled.OUT_OF_SCOPE), new Labelled("my parcel", "track"))))
                .isEqualTo(1);
    }
}
