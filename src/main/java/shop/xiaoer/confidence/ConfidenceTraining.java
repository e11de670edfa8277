package shop.xiaoer.confidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.CRC32;
import shop.xiaoer.retrieval.Logistic;

/**
 * Fits a curve for each door: a ridge logistic regression of its signals, and Platt's two numbers fitted to the sums of
 * answers that the regression had not seen. A door with few labels gets a constant, its share of right ones; the model's
 * door, as long as no labels were recorded with a model, what {@link #BY_HAND} says. Deterministic; takes seconds.
 */
public final class ConfidenceTraining {
    private static final int FOLDS = 10;
    private static final int INNER_FOLDS = 5;
    /** Fewer labels of a door teach it no more than its share of right ones. */
    private static final int ENOUGH = 60;
    /** What a door with few labels is taken to have beside them: ten answers, nine of them right. */
    private static final double PRIOR_RIGHT = 9;

    private static final double PRIOR = 10;
    /** Where nothing is labelled: tokens of 0.78 over evidence that has four words in five make 0.85. */
    private static final Curve BY_HAND = new Curve(new double[] {3, 2, 0, -1}, -2.2, 1, 0, 0);

    private ConfidenceTraining() {}

    /** Fitted to all of them; what thresholds are worth is counted by cross-validation. */
    public static ConfidenceModel fit(List<LabelledAnswer> answers) {
        return new ConfidenceModel(curves(answers), crossValidated(answers).expectations());
    }

    /** Each answer judged by curves, Platt's numbers included, that were fitted to other questions. */
    public static Reliability crossValidated(List<LabelledAnswer> answers) {
        List<Reliability.Judged> judged = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            Map<Door, Curve> curves = curves(
                    answers.stream().filter(one -> fold(one, FOLDS) != left).toList());
            answers.stream()
                    .filter(one -> fold(one, FOLDS) == left)
                    .forEach(one -> judged.add(new Reliability.Judged(
                            java.util.Objects.requireNonNull(
                                            curves.get(one.signals().door()))
                                    .of(one.signals().values()),
                            one.right())));
        }
        return new Reliability(judged);
    }

    private static int fold(LabelledAnswer answer, int folds) {
        CRC32 sum = new CRC32();
        sum.update(answer.id().getBytes(StandardCharsets.UTF_8));
        // Not the last bit: that one parts the halves of the labelled sets.
        return (int) ((sum.getValue() >>> 4) % folds);
    }

    private static Map<Door, Curve> curves(List<LabelledAnswer> answers) {
        Map<Door, Curve> curves = new EnumMap<>(Door.class);
        for (Door door : Door.values()) {
            List<LabelledAnswer> those =
                    answers.stream().filter(one -> one.signals().door() == door).toList();
            curves.put(door, curve(door, those));
        }
        return curves;
    }

    private static Curve curve(Door door, List<LabelledAnswer> answers) {
        long right = answers.stream().filter(LabelledAnswer::right).count();
        if (door == Door.model && answers.size() < ENOUGH) {
            return BY_HAND;
        }
        if (answers.size() < ENOUGH
                || right == 0
                || right == answers.size()
                || door.signals().isEmpty()) {
            double share = (right + PRIOR_RIGHT) / (answers.size() + PRIOR);
            return new Curve(new double[door.signals().size()], logit(share), 1, 0, answers.size());
        }
        double[] factors = regression(answers);
        Logistic platt = new Logistic();
        for (int fold = 0; fold < INNER_FOLDS; fold++) {
            int left = fold;
            List<LabelledAnswer> taught = answers.stream()
                    .filter(one -> fold(one, INNER_FOLDS) != left)
                    .toList();
            Function<LabelledAnswer, Double> sum = sum(regression(taught));
            answers.stream()
                    .filter(one -> fold(one, INNER_FOLDS) == left)
                    .forEach(one -> platt.add(one.right(), 1, sum.apply(one)));
        }
        double[] set = platt.fit();
        return new Curve(
                java.util.Arrays.copyOf(factors, factors.length - 1),
                factors[factors.length - 1],
                Math.max(0.05, set[0]),
                set[1],
                answers.size());
    }

    private static double[] regression(List<LabelledAnswer> answers) {
        Logistic logistic = new Logistic();
        answers.forEach(one -> logistic.add(one.right(), 1, one.signals().values()));
        return logistic.fit();
    }

    private static Function<LabelledAnswer, Double> sum(double[] factors) {
        Curve curve =
                new Curve(java.util.Arrays.copyOf(factors, factors.length - 1), factors[factors.length - 1], 1, 0, 0);
        return one -> curve.sum(one.signals().values());
    }

    private static double logit(double share) {
        return Math.log(share / (1 - share));
    }
}
