package shop.xiaoer.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.xiaoer.confidence.Reliability.Judged;

class ReliabilityTest {
    private static List<Judged> told(double probability, int right, int wrong) {
        List<Judged> all = new ArrayList<>();
        for (int i = 0; i < right + wrong; i++) {
            all.add(new Judged(probability, i < right));
        }
        return all;
    }

    @Test
    void whoKeepsTheWordHasNoError() {
        List<Judged> all = new ArrayList<>(told(0.75, 75, 25));
        all.addAll(told(0.25, 25, 75));

        assertThat(new Reliability(all).ece()).isCloseTo(0, within(1e-9));
    }

    @Test
    void theErrorIsTheDistanceOfEachBinByItsSize() {
        List<Judged> all = new ArrayList<>(told(0.95, 5, 5));
        all.addAll(told(0.15, 0, 30));

        assertThat(new Reliability(all).ece()).isCloseTo((10 * 0.45 + 30 * 0.15) / 40, within(1e-9));
        assertThat(new Reliability(told(0.9, 1, 1)).brier()).isCloseTo((0.01 + 0.81) / 2, within(1e-9));
        assertThat(new Reliability(told(0.9, 3, 1)).brier()).isCloseTo((0.03 + 0.81) / 4, within(1e-9));
    }

    @Test
    void certaintyHasItsPlaceInTheLastBin() {
        List<Reliability.Bin> bins = new Reliability(told(1, 3, 1)).bins();

        assertThat(bins).hasSize(10);
        assertThat(bins.getLast().answers()).isEqualTo(4);
        assertThat(bins.getLast().right()).isEqualTo(0.75);
    }

    @Test
    void aThresholdIsWorthWhatIsRightAboveItAndHowMuchThatIs() {
        List<Judged> all = new ArrayList<>(told(0.8, 9, 1));
        all.addAll(told(0.4, 2, 8));

        assertThat(new Reliability(all).at(0.5)).isEqualTo(new Expectation(0.5, 0.9, 0.5));
        assertThat(new Reliability(all).at(0)).isEqualTo(new Expectation(0, 0.55, 1));
        assertThat(new Reliability(all).at(0.9)).as("nothing is given").isEqualTo(new Expectation(0.9, 1, 0));
    }

    @Test
    void theDiagramMarksWhatWasToldBesideWhatWasRight() {
        List<String> lines = new Reliability(told(0.75, 1, 1)).diagram();

        assertThat(lines.get(7))
                .isEqualTo("0.7-0.8     2  told  75.0%  right  50.0%  ####################..........|.........");
        assertThat(lines.getFirst()).isEqualTo("0.0-0.1     0  told   0.0%  right   0.0%");
    }

    @Test
    void theBarEndsInItsFrameWhereAllIsCertain() {
        assertThat(new Reliability(told(1, 4, 0)).diagram().getLast())
                .isEqualTo("0.9-1.0     4  told 100.0%  right 100.0%  " + "#".repeat(39) + "|");
    }

    @Test
    void withoutAnswersNothingIsToldAndNothingDividedByNought() {
        Reliability none = new Reliability(List.of());

        assertThat(none.answers()).isZero();
        assertThat(none.right()).isZero();
        assertThat(none.ece()).isZero();
        assertThat(none.brier()).isZero();
        assertThat(none.at(0.5)).isEqualTo(new Expectation(0.5, 1, 0));
    }

    @Test
    void eachBinHasItsPlaceAndWhatWasToldThere() {
        List<Reliability.Bin> bins = new Reliability(told(0.35, 1, 3)).bins();

        assertThat(bins.get(3)).isEqualTo(new Reliability.Bin(0.3, 0.4, 4, 0.35, 0.25));
        assertThat(bins.get(4)).isEqualTo(new Reliability.Bin(0.4, 0.5, 0, 0, 0));
    }

    @Test
    void aThresholdTakesInWhoIsExactlyAsSureAndGoesUpByTwentieths() {
        Reliability one = new Reliability(told(0.5, 1, 0));

        assertThat(one.at(0.5).coverage()).isEqualTo(1);
        assertThat(one.at(0.51).coverage()).isZero();
        assertThat(one.expectations()).hasSize(20);
        assertThat(one.expectations().getFirst().threshold()).isZero();
        assertThat(one.expectations().getLast().threshold()).isEqualTo(0.95);
    }

    @Test
    void aProbabilityLiesBetweenNoughtAndOne() {
        assertThatThrownBy(() -> new Judged(1.2, true)).hasMessage("told: 0 to 1 is needed, it is 1.2");
        assertThatThrownBy(() -> new Judged(-0.1, true)).hasMessage("told: 0 to 1 is needed, it is -0.1");
        assertThatThrownBy(() -> new Judged(Double.NaN, true)).hasMessageStartingWith("told:");
        assertThat(new Judged(0, false).told()).isZero();
    }
}
