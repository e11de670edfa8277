package shop.xiaoer.retrieval;

import java.util.ArrayList;
import java.util.List;

/** Fits a logistic regression of a few marks by plain descent on standardised values. Deterministic. */
public final class Logistic {
    private static final int STEPS = 3_000;
    private static final double RATE = 0.5;
    private static final double RIDGE = 1e-3;

    private final List<double[]> rows = new ArrayList<>();
    private final List<Double> wanted = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    /** A case; each has as many marks. */
    public void add(boolean right, double weight, double... marks) {
        rows.add(marks);
        wanted.add(right ? 1.0 : 0.0);
        weights.add(weight);
    }

    /** A factor for each mark, and the constant behind them. */
    public double[] fit() {
        int width = rows.getFirst().length;
        double[] mean = new double[width];
        double[] spread = new double[width];
        for (int j = 0; j < width; j++) {
            int at = j;
            mean[j] = rows.stream().mapToDouble(row -> row[at]).average().orElse(0);
            double centre = mean[j];
            spread[j] = Math.sqrt(rows.stream()
                    .mapToDouble(row -> (row[at] - centre) * (row[at] - centre))
                    .average()
                    .orElse(1));
        }
        double[] factors = new double[width + 1];
        for (int step = 0; step < STEPS; step++) {
            descend(factors, mean, spread);
        }
        double[] plain = new double[width + 1];
        plain[width] = factors[width];
        for (int j = 0; j < width; j++) {
            plain[j] = factors[j] / Math.max(1e-9, spread[j]);
            plain[width] -= plain[j] * mean[j];
        }
        return plain;
    }

    private void descend(double[] factors, double[] mean, double[] spread) {
        int width = mean.length;
        double[] slope = new double[width + 1];
        double all = 0;
        for (int i = 0; i < rows.size(); i++) {
            double value = factors[width];
            for (int j = 0; j < width; j++) {
                value += factors[j] * standard(i, j, mean, spread);
            }
            double error = (1 / (1 + Math.exp(-value)) - wanted.get(i)) * weights.get(i);
            for (int j = 0; j < width; j++) {
                slope[j] += error * standard(i, j, mean, spread);
            }
            slope[width] += error;
            all += weights.get(i);
        }
        for (int j = 0; j <= width; j++) {
            factors[j] -= RATE * (slope[j] / all + (j < width ? RIDGE * factors[j] : 0));
        }
    }

    private double standard(int row, int mark, double[] mean, double[] spread) {
        return (rows.get(row)[mark] - mean[mark]) / Math.max(1e-9, spread[mark]);
    }
}
