package shop.xiaoer.compliance;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;

/** Linear heads fitted by liblinear; the same rows give the same weights. */
final class LinearFit {
    private static final double TOLERANCE = 0.05;
    private static final long SEED = 20_261_123;

    private LinearFit() {}

    /** The weights for label 1. */
    static double[] trained(Feature[][] rows, double[] labels, int width, double cost) {
        Model model = model(rows, labels, width, cost, SolverType.L2R_LR);
        double[] weights = model.getFeatureWeights();
        if (model.getLabels()[0] != 1) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = -weights[i];
            }
        }
        return weights;
    }

    static Model model(Feature[][] rows, double[] labels, int width, double cost, SolverType type) {
        Problem problem = new Problem();
        problem.l = rows.length;
        problem.n = width;
        problem.bias = -1;
        problem.x = rows;
        problem.y = labels;
        Parameter parameter = new Parameter(type, cost, TOLERANCE);
        parameter.setRandom(new Random(SEED));
        return Linear.train(problem, parameter);
    }

    /** A row of the signs, folded to the width, with the numbers of a vector behind them. */
    static Feature[] row(SignList signs, int folded, float[] meaning, int width) {
        return withMeaning(row(signs, folded), folded, meaning, width);
    }

    private static Feature[] withMeaning(Feature[] row, int from, float[] meaning, int width) {
        Feature[] all = Arrays.copyOf(row, row.length + width);
        for (int i = 0; i < width; i++) {
            all[row.length + i] = new FeatureNode(from + i + 1, meaning[i]);
        }
        return all;
    }

    private static Feature[] row(SignList signs, int width) {
        TreeMap<Integer, Double> sums = new TreeMap<>();
        for (int i = 0; i < signs.size(); i++) {
            sums.merge(signs.at(i) & (width - 1), (double) signs.value(i), Double::sum);
        }
        return sums.entrySet().stream()
                .map(sum -> (Feature) new FeatureNode(sum.getKey() + 1, sum.getValue()))
                .toArray(Feature[]::new);
    }
}
