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
    @Tag("long")
    void theSignalThatDecidesIsFound() {
        ConfidenceModel model = ConfidenceTraining.fit(pages(2_000, new SplittableRandom(7)));
        int lead = Door.page.signals().indexOf("lead");

        assertThat(model.curve(Door.page).weights()[lead]).isBetween(1.0, 3.0);
        assertThat(model.labels(Door.page)).isEqualTo(2_000);
    }

    /** Small talk that is right where its score is high, whatever its margin and language; now and then by chance. */
    private static List<LabelledAnswer> smallTalk(int count, SplittableRandom random) {
        List<LabelledAnswer> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double score = random.nextDouble(-1, 1);
            Signals signals =
                    new Signals.SmallTalk(random.nextBoolean() ? Language.ZH : Language.EN, score, random.nextDouble());
            answers.add(new LabelledAnswer("t-" + i, signals, score + random.nextDouble(-0.5, 0.5) > 0));
        }
        return answers;
    }

    @Test
    void sixtyLabelsAreEnoughToSeeWhatDecides() {
        List<LabelledAnswer> answers = smallTalk(60, new SplittableRandom(5));
        ConfidenceModel model = ConfidenceTraining.fit(answers);
        double[] weights = model.curve(Door.smallTalk).weights();

        assertThat(model.labels(Door.smallTalk)).isEqualTo(60);
        assertThat(weights[0])
                .isGreaterThan(1)
                .isGreaterThan(Math.abs(weights[1]))
                .isGreaterThan(Math.abs(weights[2]));
        assertThat(model.of(new Signals.SmallTalk(Language.ZH, 0.9, 0.5))).isGreaterThan(0.8);
        assertThat(model.of(new Signals.SmallTalk(Language.ZH, -0.9, 0.5))).isLessThan(0.2);
        assertThat(model.curve(Door.smallTalk).slope())
                .as("sums of answers that the weights had not seen are worth a little less")
                .isBetween(0.3, 1.2);

        ConfidenceModel fewer = ConfidenceTraining.fit(answers.subList(0, 59));
        assertThat(fewer.curve(Door.smallTalk).weights()).containsOnly(0);
        long right =
                answers.subList(0, 59).stream().filter(LabelledAnswer::right).count();
        assertThat(fewer.of(new Signals.SmallTalk(Language.ZH, 0.9, 0.5))).isCloseTo((right + 9) / 69.0, within(1e-9));
    }

    @Test
    void whatWasNeverWrongOrNeverRightTeachesItsShareAlone() {
        List<LabelledAnswer> right = smallTalk(80, new SplittableRandom(5)).stream()
                .map(one -> new LabelledAnswer(one.id(), one.signals(), true))
                .toList();
        List<LabelledAnswer> wrong = right.stream()
                .map(one -> new LabelledAnswer(one.id(), one.signals(), false))
                .toList();
        Signals any = new Signals.SmallTalk(Language.EN, 0, 0);

        assertThat(ConfidenceTraining.fit(right).of(any)).isCloseTo(89 / 90.0, within(1e-9));
        assertThat(ConfidenceTraining.fit(wrong).of(any)).isCloseTo(9 / 90.0, within(1e-9));
    }

    @Test
    void withoutRecordedRepliesTheModelsDoorIsSetByHand() {
        ConfidenceModel model = ConfidenceTraining.fit(smallTalk(60, new SplittableRandom(5)));

        assertThat(model.labels(Door.model)).isZero();
        assertThat(model.of(new Signals.Model(Math.log(0.78), 0.8, 0.7, false)))
                .as("tokens of 0.78 over evidence that has four words in five")
                .isCloseTo(0.85, within(0.01));
        List<LabelledAnswer> replies = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            replies.add(new LabelledAnswer("m-" + i, new Signals.Model(-0.2, 0.8, 0.7, false), i % 2 == 0));
        }
        assertThat(ConfidenceTraining.fit(replies).labels(Door.model)).isEqualTo(60);
        assertThat(ConfidenceTraining.fit(replies.subList(0, 59)).labels(Door.model))
                .isZero();
    }

    @Test
    void eachAnswerIsJudgedOnceByCurvesThatHadNotSeenIt() {
        List<LabelledAnswer> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answers.add(new LabelledAnswer("s-" + i, new Signals.Shelf(), i % 2 == 0));
        }
        Reliability judged = ConfidenceTraining.crossValidated(answers);

        assertThat(judged.answers()).isEqualTo(40);
        assertThat(judged.right()).isEqualTo(0.5);
        double all = (20 + 9) / 50.0;
        assertThat(judged.bins().stream().filter(bin -> bin.answers() > 0).mapToDouble(Reliability.Bin::told))
                .as("with all of them seen each would be told " + all)
                .isNotEmpty()
                .anyMatch(told -> Math.abs(told - all) > 1e-6)
                .as("the others say what their share is, more than forty would; its own fold says next to nothing")
                .allMatch(told -> told > 0.5 && told < 0.67);
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
        List<LabelledAnswer> answers = smallTalk(70, new SplittableRandom(3));

        assertThat(ConfidenceTraining.fit(answers).written())
                .isEqualTo(ConfidenceTraining.fit(answers).written());
    }
}
