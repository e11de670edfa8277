package shop.xiaoer.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.xiaoer.text.Language;

class ConfidenceTrainingTest {
    private static final List<Doubt> DOUBTS = List.copyOf(EnumSet.allOf(Doubt.class));

    /** Pages whose chance of being right grows with their lead, and with nothing else. */
    private static List<LabelledAnswer> pages(int count, SplittableRandom random) {
        List<LabelledAnswer> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double lead = random.nextDouble(-2, 2);
            double chance = 1 / (1 + Math.exp(-2 * lead));
            Signals signals = new Signals.Page(
                    random.nextBoolean() ? Language.ZH : Language.EN,
                    random.nextDouble(1, 5),
                    lead,
                    random.nextDouble(),
                    random.nextDouble(),
                    random.nextDouble(),
                    random.nextDouble(),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    DOUBTS.get(random.nextInt(DOUBTS.size())),
                    random.nextDouble());
            answers.add(new LabelledAnswer("q-" + i, signals, random.nextDouble() < chance));
        }
        return answers;
    }

    @Test
    @Tag("long")
    void whatIsToldOfUnseenAnswersKeepsItsWord() {
        long seed = Long.getLong("xiaoer.seed", System.nanoTime());
        Reliability reliability = ConfidenceTraining.crossValidated(pages(3_000, new SplittableRandom(seed)));

        assertThat(reliability.answers()).isEqualTo(3_000);
        assertThat(reliability.ece()).as("seed %d", seed).isLessThan(0.05);
        assertThat(reliability.at(0.9).precision()).as("seed %d", seed).isGreaterThan(0.85);
    }

    @Test
    void theSignalThatDecidesIsFound() {
        ConfidenceModel model = ConfidenceTraining.fit(pages(600, new SplittableRandom(7)));
        int lead = Door.page.signals().indexOf("lead");

        assertThat(model.curve(Door.page).weights()[lead]).isBetween(1.0, 3.0);
        assertThat(model.labels(Door.page)).isEqualTo(600);
    }

    @Test
    void aDoorWithFewLabelsTellsItsShareOfRightOnes() {
        List<LabelledAnswer> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(new LabelledAnswer("s-" + i, new Signals.Shelf(), i % 2 == 0));
        }
        ConfidenceModel model = ConfidenceTraining.fit(answers);

        assertThat(model.of(new Signals.Shelf())).isCloseTo((10 + 9) / 30.0, within(1e-9));
        assertThat(model.of(new Signals.Chosen())).as("no label at all").isCloseTo(0.9, within(1e-9));
    }

    @Test
    void theSameAnswersTeachTheSame() {
        List<LabelledAnswer> answers = pages(120, new SplittableRandom(3));

        assertThat(ConfidenceTraining.fit(answers).written())
                .isEqualTo(ConfidenceTraining.fit(answers).written());
    }
}
