package shop.xiaoer.intent;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** One linear classifier by liblinear, each class against the rest. Immutable once trained; safe from any thread. */
final class LinearModel {
    private static final double TOLERANCE = 0.01;
    private static final long SEED = 20_261_122;

    private final Model model;
    private final int classes;

    private LinearModel(Model model, int classes) {
        this.model = model;
        this.classes = classes;
    }

    /** @param labels of the rows, 0 up to {@code classes} */
    static LinearModel train(
            List<Feature[]> rows, int[] labels, int width, int classes, SolverType solver, double cost) {
        return train(rows, labels, width, classes, new Parameter(solver, cost, TOLERANCE));
    }

    /** The same, but a class with few rows speaks up: else the largest one swallows its neighbours. */
    static LinearModel trainEvenly(
            List<Feature[]> rows, int[] labels, int width, int classes, SolverType solver, double cost) {
        Parameter parameter = new Parameter(solver, cost, TOLERANCE);
        weigh(parameter, labels, classes);
        return train(rows, labels, width, classes, parameter);
    }

    private static LinearModel train(List<Feature[]> rows, int[] labels, int width, int classes, Parameter parameter) {
        Problem problem = new Problem();
        problem.l = rows.size();
        problem.n = width;
        problem.bias = -1;
        problem.x = rows.toArray(Feature[][]::new);
        problem.y = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            problem.y[i] = labels[i];
        }
        parameter.setRandom(new Random(SEED));
        Linear.disableDebugOutput();
        return new LinearModel(Linear.train(problem, parameter), classes);
    }

    /** Each class by the root of how few its rows are. */
    private static void weigh(Parameter parameter, int[] labels, int classes) {
        double[] counts = new double[classes];
        for (int label : labels) {
            counts[label]++;
        }
        int[] all = new int[classes];
        double[] weights = new double[classes];
        for (int i = 0; i < classes; i++) {
            all[i] = i;
            weights[i] = Math.sqrt(labels.length / (classes * Math.max(1, counts[i])));
        }
        parameter.setWeights(weights, all);
    }

    /** The decision value of each class; that of two classes is one number and its opposite. */
    double[] decide(Feature[] row) {
        int[] labels = model.getLabels();
        double[] raw = new double[Math.max(2, labels.length)];
        Linear.predictValues(model, row, raw);
        double[] values = new double[classes];
        java.util.Arrays.fill(values, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < labels.length; i++) {
            values[labels[i]] = labels.length == 2 && i == 1 ? -raw[0] : raw[i];
        }
        return values;
    }

    /** A row of letters' weights and, behind them, the vector times {@code scale}, and a constant. */
    static Feature[] row(Map<Integer, Double> letters, int lettersWidth, float[] vector, double scale) {
        TreeMap<Integer, Double> sorted = new TreeMap<>(letters);
        Feature[] row = new Feature[sorted.size() + vector.length + 1];
        int at = 0;
        for (Map.Entry<Integer, Double> entry : sorted.entrySet()) {
            row[at++] = new FeatureNode(entry.getKey() + 1, entry.getValue());
        }
        for (int i = 0; i < vector.length; i++) {
            row[at++] = new FeatureNode(lettersWidth + i + 1, vector[i] * scale);
        }
        row[at] = new FeatureNode(lettersWidth + vector.length + 1, 1);
        return row;
    }
}
