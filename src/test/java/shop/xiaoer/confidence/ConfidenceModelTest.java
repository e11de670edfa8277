package shop.xiaoer.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
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
