package shop.xiaoer.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the weighing learns, and that it learns the same again. */
class WeightsTest {
    @Test
    void aSignOfWrongSentencesSpeaksAgainstAndOneOfRightOnesFor() {
        Weights weights = WeightsTraining.learn(lesson());
        assertThat(weights.against(Map.of("new", 1.0))).isPositive();
        assertThat(weights.against(Map.of("stands", 1.0))).isNegative();
        assertThat(weights.against(Map.of("never seen", 1.0))).isZero();
    }

    @Test
    void theSameSentencesGiveTheSameWeights() {
        assertThat(WeightsTraining.learn(lesson()).lines())
                .isEqualTo(WeightsTraining.learn(lesson()).lines());
    }

    @Test
    void theShippedWeightsAreReadAndWeighBothWays() {
        List<Double> values = Weights.learnt().lines().stream()
                .map(line -> Double.valueOf(line.substring(line.indexOf('\t') + 1)))
                .toList();
        assertThat(values)
                .hasSizeGreaterThan(100)
                .anyMatch(value -> value > 0.5)
                .anyMatch(value -> value < -0.5);
    }

    private static List<WeightsTraining.Labelled> lesson() {
        List<WeightsTraining.Labelled> lesson = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            lesson.add(new WeightsTraining.Labelled(Map.of("new", 0.8, "any", 1.0), false));
            lesson.add(new WeightsTraining.Labelled(Map.of("stands", 0.9, "any", 1.0), true));
        }
        return lesson;
    }
}
