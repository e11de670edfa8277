package shop.xiaoer.intent;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * One linear classifier by liblinear, each class against the rest. What it learnt is kept on a shelf by the hash of its
 * rows. Immutable once trained; safe from any thread.
 */
final class LinearModel {
    private static final double TOLERANCE = 0.01;
    private static final long SEED = 20_261_122;

    /** Weights by feature and, within it, by {@link #labels}; two classes share one. */
    private final float[] weights;

    private final int[] labels;
    private final int classes;

    private LinearModel(float[] weights, int[] labels, int classes) {
        this.weights = weights;
        this.labels = labels;
        this.classes = classes;
    }

    /** @param labels of the rows, 0 up to {@code classes} */
    static LinearModel train(
            List<Feature[]> rows,
            int[] labels,
            int width,
            int classes,
            SolverType solver,
            double cost,
            TrainingShelf shelf) {
        return train(rows, labels, width, classes, new Parameter(solver, cost, TOLERANCE), shelf);
    }

    /** The same, but a class with few rows speaks up: else the largest one swallows its neighbours. */
    static LinearModel trainEvenly(
            List<Feature[]> rows,
            int[] labels,
            int width,
            int classes,
            SolverType solver,
            double cost,
            TrainingShelf shelf) {
        Parameter parameter = new Parameter(solver, cost, TOLERANCE);
        weigh(parameter, labels, classes);
        return train(rows, labels, width, classes, parameter, shelf);
    }

    private static LinearModel train(
            List<Feature[]> rows, int[] labels, int width, int classes, Parameter parameter, TrainingShelf shelf) {
        String key = key(rows, labels, width, parameter);
        return shelf.find(key).flatMap(content -> read(content, classes)).orElseGet(() -> {
            LinearModel model = learn(rows, labels, width, classes, parameter);
            shelf.keep(key, model.written());
            return model;
        });
    }

    private static LinearModel learn(List<Feature[]> rows, int[] labels, int width, int classes, Parameter parameter) {
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
        Model model = Linear.train(problem, parameter);
        double[] learnt = model.getFeatureWeights();
        float[] weights = new float[learnt.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) learnt[i];
        }
        return new LinearModel(weights, model.getLabels(), classes);
    }

    /** The hash of all that the outcome depends on. */
    private static String key(List<Feature[]> rows, int[] labels, int width, Parameter parameter) {
        MessageDigest digest = sha256();
        digest.update((parameter.getSolverType() + " " + parameter.getC() + " " + parameter.getEps() + " "
                        + Arrays.toString(parameter.getWeights()) + " " + width)
                .getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < labels.length; i++) {
            Feature[] row = rows.get(i);
            ByteBuffer bytes = ByteBuffer.allocate(4 + row.length * 12).putInt(labels[i]);
            for (Feature feature : row) {
                bytes.putInt(feature.getIndex()).putDouble(feature.getValue());
            }
            digest.update(bytes.array());
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private byte[] written() {
        ByteBuffer bytes = ByteBuffer.allocate(8 + 4 * labels.length + 4 * weights.length)
                .putInt(labels.length)
                .putInt(weights.length);
        bytes.asIntBuffer().put(labels);
        bytes.position(bytes.position() + 4 * labels.length);
        bytes.asFloatBuffer().put(weights);
        return bytes.array();
    }

    private static Optional<LinearModel> read(byte[] content, int classes) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        if (content.length < 8) {
            return Optional.empty();
        }
        int[] labels = new int[Math.max(0, bytes.getInt())];
        float[] weights = new float[Math.max(0, bytes.getInt())];
        if (content.length != 8 + 4L * labels.length + 4L * weights.length) {
            return Optional.empty();
        }
        bytes.asIntBuffer().get(labels);
        bytes.position(bytes.position() + 4 * labels.length);
        bytes.asFloatBuffer().get(weights);
        return Optional.of(new LinearModel(weights, labels, classes));
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
        int columns = labels.length == 2 ? 1 : labels.length;
        double[] raw = new double[columns];
        for (Feature feature : row) {
            int at = (feature.getIndex() - 1) * columns;
            if (at < weights.length) {
                for (int i = 0; i < columns; i++) {
                    raw[i] += weights[at + i] * feature.getValue();
                }
            }
        }
        double[] values = new double[classes];
        Arrays.fill(values, Double.NEGATIVE_INFINITY);
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
