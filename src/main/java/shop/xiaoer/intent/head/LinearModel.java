package shop.xiaoer.intent.head;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * One linear classifier by liblinear, each class against the rest. What it learnt is kept on a shelf by the hash of its
 * texts. Immutable once trained; safe from any thread.
 */
final class LinearModel {
    private static final double TOLERANCE = 0.01;
    private static final long SEED = 20_261_122;

    private final FeatureSpace space;

    /** Weights by feature and, within it, by {@link #labels}; two classes share one. */
    private final float[] weights;

    private final int[] labels;
    private final int classes;

    private LinearModel(FeatureSpace space, float[] weights, int[] labels, int classes) {
        this.space = space;
        this.weights = weights;
        this.labels = labels;
        this.classes = classes;
    }

    /** Each text against the others; {@code labels} are those of the texts, 0 up to {@code classes}. */
    static LinearModel train(
            FeatureSpace space, List<String> texts, int[] labels, int classes, double cost, TrainingShelf shelf) {
        return train(space, texts, labels, classes, new Parameter(SolverType.L2R_LR, cost, TOLERANCE), shelf);
    }

    /** The same, but a class with few rows speaks up: else the largest one swallows its neighbours. */
    static LinearModel trainEvenly(
            FeatureSpace space, List<String> texts, int[] labels, int classes, double cost, TrainingShelf shelf) {
        Parameter parameter = new Parameter(SolverType.L2R_LR, cost, TOLERANCE);
        weigh(parameter, labels, classes);
        return train(space, texts, labels, classes, parameter, shelf);
    }

    private static LinearModel train(
            FeatureSpace space,
            List<String> texts,
            int[] labels,
            int classes,
            Parameter parameter,
            TrainingShelf shelf) {
        String key = key(space, texts, labels, parameter);
        return shelf.find(key).flatMap(content -> read(space, content, classes)).orElseGet(() -> {
            LinearModel model = learn(space, texts, labels, classes, parameter);
            shelf.keep(key, model.written());
            return model;
        });
    }

    private static LinearModel learn(
            FeatureSpace space, List<String> texts, int[] labels, int classes, Parameter parameter) {
        Problem problem = new Problem();
        problem.l = texts.size();
        problem.n = space.width();
        problem.bias = -1;
        problem.x = texts.stream().map(space::of).map(space::row).toArray(Feature[][]::new);
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
        return new LinearModel(space, weights, model.getLabels(), classes);
    }

    /** The hash of all that the outcome depends on. */
    private static String key(FeatureSpace space, List<String> texts, int[] labels, Parameter parameter) {
        ContentKey key = new ContentKey()
                .add(space.key())
                .add(parameter.getSolverType() + " " + parameter.getC() + " " + parameter.getEps() + " " + SEED)
                .add(Arrays.toString(parameter.getWeights()));
        for (int i = 0; i < labels.length; i++) {
            key.add(labels[i]).add(texts.get(i));
        }
        return key.end();
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

    private static Optional<LinearModel> read(FeatureSpace space, byte[] content, int classes) {
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
        return Optional.of(new LinearModel(space, weights, labels, classes));
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
    double[] decide(Features features) {
        double[] raw = space.weigh(features, weights, labels.length == 2 ? 1 : labels.length);
        double[] values = new double[classes];
        Arrays.fill(values, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < labels.length; i++) {
            values[labels[i]] = labels.length == 2 && i == 1 ? -raw[0] : raw[i];
        }
        return values;
    }
}
