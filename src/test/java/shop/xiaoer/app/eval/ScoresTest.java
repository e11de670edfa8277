package shop.xiaoer.app.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoresTest {
    private final Scores scores = new Scores();

    @Test
    void scoresThatPartBothSidesCleanlyAreWorthOne() {
        scores.inScope(0.9, true);
        scores.inScope(0.8, true);
        scores.outOfScope(0.2);
        assertThat(scores.auroc()).isEqualTo(1);
        double threshold = scores.balancedThreshold();
        assertThat(scores.accepted(threshold)).isEqualTo(1);
        assertThat(scores.rejected(threshold)).isEqualTo(1);
    }

    @Test
    void tiesCountHalf() {
        scores.inScope(0.5, true);
        scores.outOfScope(0.5);
        assertThat(scores.auroc()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void aWrongIntentIsNotAcceptedHoweverHighItScores() {
        scores.inScope(0.9, false);
        scores.inScope(0.8, true);
        scores.outOfScope(0.1);
        assertThat(scores.accepted(0)).isEqualTo(0.5);
    }
}
