package shop.xiaoer.confidence;

import java.util.Arrays;

/**
 * The probability of one door's answers: a weighted sum of its signals, set right by Platt's two numbers (Platt 1999) and
 * brought between 0 and 1 by the logistic function.
 */
final class Curve {
    /** No answer is certain, and none hopeless. */
    private static final double LEAST = 0.005;

    private final double[] weights;
    private final double constant;
    private final double slope;
    private final double shift;
    private final int labels;

    /**
     * @param weights in the order of the door's signals
     * @param slope of the sum, fitted to answers that the weights had not seen; more than 0
     * @param labels answers that it was fitted to; 0 where it was set by hand
     */
    Curve(double[] weights, double constant, double slope, double shift, int labels) {
        if (slope <= 0) {
            throw new IllegalArgumentException("slope: more than 0 is needed, it is " + slope);
        }
        this.weights = weights.clone();
        this.constant = constant;
        this.slope = slope;
        this.shift = shift;
        this.labels = labels;
    }

    double[] weights() {
        return weights.clone();
    }

    double constant() {
        return constant;
    }

    double slope() {
        return slope;
    }

    double shift() {
        return shift;
    }

    int labels() {
        return labels;
    }

    double sum(double[] values) {
        double sum = constant;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * values[i];
        }
        return sum;
    }

    double of(double[] values) {
        double probability = 1 / (1 + Math.exp(-(slope * sum(values) + shift)));
        return Math.min(1 - LEAST, Math.max(LEAST, probability));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Curve curve
                && Arrays.equals(weights, curve.weights)
                && constant == curve.constant
                && slope == curve.slope
                && shift == curve.shift
                && labels == curve.labels;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return "Curve" + Arrays.toString(weights) + " " + constant + " by " + labels;
    }
}
