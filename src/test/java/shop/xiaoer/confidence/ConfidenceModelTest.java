package shop.xiaoer.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shop.xiaoer.text.Language;

class ConfidenceModelTest {
    private final ConfidenceModel model = ConfidenceModel.own();

    private static Signals.Page page(Language language, double score, double lead) {
        return new Signals.Page(language, score, lead, 0.6, 0.7, 0.7, 0.6, true, false, Doubt.rule, 0.5);
    }

    private static Signals.Model written(@Nullable Double meanLogProbability, double covered, boolean repaired) {
        return new Signals.Model(meanLogProbability, covered, 0.7, repaired);
    }

    @Test
    void aPageThatIsNearerIsLikelierRight() {
        for (Language language : Language.values()) {
            assertThat(model.of(page(language, 4.5, 0.8))).isGreaterThan(model.of(page(language, 2.5, 0.8)));
            assertThat(model.of(page(language, 3.5, 1.2))).isGreaterThan(model.of(page(language, 3.5, 0.1)));
        }
    }

    @Test
    void theModelsWordsAreLikelierRightWhereItIsSureAndTheEvidenceHasThem() {
        assertThat(model.of(written(-0.05, 0.9, false))).isGreaterThan(model.of(written(-0.9, 0.9, false)));
        assertThat(model.of(written(-0.25, 0.9, false))).isGreaterThan(model.of(written(-0.25, 0.3, false)));
        assertThat(model.of(written(-0.25, 0.9, false))).isGreaterThan(model.of(written(-0.25, 0.9, true)));
        assertThat(model.of(written(null, 0.9, false)))
                .as("an engine that tells nothing is taken for a usual one")
                .isEqualTo(model.of(written(-0.25, 0.9, false)));
    }

    @Test
    void noAnswerIsCertainAndNoneHopeless() {
        assertThat(model.of(page(Language.ZH, 50, 50))).isBetween(0.9, 0.995);
        assertThat(model.of(page(Language.EN, -50, -50))).isBetween(0.005, 0.1);
    }

    @Test
    void aHigherThresholdGivesFewerAnswers() {
        List<Expectation> all = model.expectations();
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).coverage()).isLessThanOrEqualTo(all.get(i - 1).coverage());
        }
        assertThat(model.at(0.52)).isEqualTo(model.at(0.5));
        assertThat(model.at(0.8).precision()).isGreaterThan(model.at(0).precision());
    }

    @Test
    void whatIsWrittenIsReadAsItWas() {
        assertThat(WeightsFile.read(model.written()).written()).isEqualTo(model.written());
    }

    @Test
    void aFileThatLacksANumberIsRefusedByItsName() {
        List<String> lines = new ArrayList<>(model.written());
        lines.removeIf(line -> line.startsWith("page\tlead\t"));

        assertThatThrownBy(() -> WeightsFile.read(lines)).hasMessage("weights: page lacks lead");
        assertThatThrownBy(() -> WeightsFile.read(List.of("page\tlead\tmuch")))
                .hasMessage("weights: cannot read \"page\tlead\tmuch\"");
    }

    @Test
    void linesOfRemarkAndEmptyOnesAreNoNumbers() {
        List<String> lines = new ArrayList<>(model.written());
        lines.add(1, "");
        lines.add(2, "# another remark");

        assertThat(WeightsFile.read(lines).written()).isEqualTo(model.written());
        assertThat(model.written().getFirst()).startsWith("# Written by");
    }

    @Test
    void aModelWithoutAllItsDoorsOrWithoutExpectationsIsRefused() {
        Map<Door, Curve> curves = new EnumMap<>(Door.class);
        for (Door door : Door.values()) {
            curves.put(door, new Curve(new double[door.signals().size()], 0, 1, 0, 0));
        }
        List<Expectation> all = List.of(new Expectation(0, 0.8, 1));

        assertThatThrownBy(() -> new ConfidenceModel(curves, List.of()))
                .hasMessage("expectations: one at least is needed");
        assertThat(new ConfidenceModel(curves, all).of(new Signals.Chosen())).isEqualTo(0.5);
        curves.put(Door.shelf, new Curve(new double[3], 0, 1, 0, 0));
        assertThatThrownBy(() -> new ConfidenceModel(curves, all)).hasMessageStartingWith("shelf: needs a weight");
        curves.remove(Door.shelf);
        assertThatThrownBy(() -> new ConfidenceModel(curves, all)).hasMessageStartingWith("shelf: needs a weight");
    }

    @Test
    void aThresholdIsWorthWhatTheNearestCountedOneIs() {
        assertThat(model.at(0.53).threshold()).isEqualTo(0.55);
        assertThat(model.at(0.025).threshold()).as("of two as near the lower").isZero();
        assertThat(model.at(0.975).threshold()).isEqualTo(0.95);
        assertThat(model.at(0).threshold()).isZero();
        assertThat(model.expectations()).hasSize(20);
    }

    @Test
    void aCurveIsASumSetRightAndBroughtBetweenNoughtAndOne() {
        Curve curve = new Curve(new double[] {2, -1}, 0.5, 2, 0.25, 7);

        assertThat(curve.sum(new double[] {1, 0.5})).isEqualTo(2);
        assertThat(curve.of(new double[] {1, 0.5})).isEqualTo(1 / (1 + Math.exp(-4.25)));
        assertThat(curve.of(new double[] {99, 0})).isEqualTo(0.995);
        assertThat(curve.of(new double[] {-99, 0})).isEqualTo(0.005);
        assertThatThrownBy(() -> new Curve(new double[0], 0, 0, 0, 0))
                .hasMessage("slope: more than 0 is needed, it is 0.0");
    }

    @Test
    void curvesAreTheSameByTheirNumbers() {
        Curve curve = new Curve(new double[] {2, -1}, 0.5, 2, 0.25, 7);

        assertThat(curve)
                .isEqualTo(new Curve(new double[] {2, -1}, 0.5, 2, 0.25, 7))
                .hasSameHashCodeAs(new Curve(new double[] {2, -1}, 0.5, 2, 0.25, 7))
                .hasToString("Curve[2.0, -1.0] 0.5 by 7")
                .isNotEqualTo(new Curve(new double[] {2, -2}, 0.5, 2, 0.25, 7))
                .isNotEqualTo(new Curve(new double[] {2, -1}, 0.6, 2, 0.25, 7))
                .isNotEqualTo(new Curve(new double[] {2, -1}, 0.5, 3, 0.25, 7))
                .isNotEqualTo(new Curve(new double[] {2, -1}, 0.5, 2, 0.5, 7))
                .isNotEqualTo(new Curve(new double[] {2, -1}, 0.5, 2, 0.25, 8));
    }

    @Test
    void eachDoorsSignalsAreNumbersInTheOrderOfTheirNames() {
        assertThat(new Signals.Fact(Language.EN, true, 0.4, false, 0.2, 2).values())
                .containsExactly(1, 0.4, 0, 0.2, 1, 1);
        assertThat(new Signals.Fact(Language.ZH, false, 0.4, true, 0.2, 1).values())
                .containsExactly(0, 0.4, 1, 0.2, 0, 0);
        assertThat(new Signals.SmallTalk(Language.EN, 0.3, 0.1).values()).containsExactly(0.3, 0.1, 1);
        assertThat(new Signals.Model(0.3, 0.5, 0.6, true).values())
                .as("no token is surer than certain")
                .containsExactly(1, 0.5, 0.6, 1);
        assertThat(new Signals.Page(Language.EN, 2, 3, 0.1, 0.2, 0.3, 0.4, false, true, Doubt.product, 0.5).values())
                .containsExactly(2, 3, 0.1, 0.2, 0.3, 0.4, 0, 1, 0, 1, 0, 0.5, 1, 2, 3);
        assertThat(new Signals.Page(Language.ZH, 2, 3, 0.1, 0.2, 0.3, 0.4, true, false, Doubt.another, 0.5).values())
                .containsExactly(2, 3, 0.1, 0.2, 0.3, 0.4, 1, 0, 0, 0, 1, 0.5, 0, 0, 0);
        assertThat(new Signals.Kept(Door.smallTalk, List.of(0.3, 0.1, 1.0)).values())
                .containsExactly(0.3, 0.1, 1);
        for (Signals signals : List.of(
                page(Language.ZH, 1, 1),
                new Signals.Fact(Language.EN, true, 0.4, false, 0.2, 2),
                new Signals.Shelf(),
                new Signals.SmallTalk(Language.EN, 0.3, 0.1),
                new Signals.Chosen(),
                written(null, 0.5, false))) {
            assertThat(new Signals.Kept(
                                    signals.door(),
                                    new ArrayList<>(signals.asMap().values()))
                            .values())
                    .as("%s, kept and read back", signals.door())
                    .containsExactly(signals.values());
        }
    }

    @Test
    void whatIsKnownHasItsNames() {
        assertThat(page(Language.EN, 3, 1).asMap())
                .containsEntry("lead", 1.0)
                .containsEntry("rule", 1.0)
                .containsEntry("english", 1.0)
                .containsEntry("englishScore", 3.0)
                .hasSize(Door.page.signals().size());
        assertThatThrownBy(() -> new Signals.Kept(Door.fact, List.of(1.0))).hasMessageStartingWith("kept: fact has");
    }
}
