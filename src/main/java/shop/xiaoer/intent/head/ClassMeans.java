package shop.xiaoer.intent.head;

import java.util.List;
import shop.xiaoer.text.embed.Encoder;

/** The mean vector of each intent's messages: how near a message is to the nearest tells whether it belongs at all. */
final class ClassMeans {
    private final float[][] means;

    ClassMeans(List<float[]> vectors, int[] labels, int classes) {
        int width = vectors.getFirst().length;
        means = new float[classes][width];
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < width; j++) {
                means[labels[i]][j] += vectors.get(i)[j];
            }
        }
        for (float[] mean : means) {
            double squares = 1e-12;
            for (float value : mean) {
                squares += value * value;
            }
            for (int j = 0; j < width; j++) {
                mean[j] /= (float) Math.sqrt(squares);
            }
        }
    }

    /** Cosine to the mean of a class. */
    double to(int label, float[] vector) {
        return Encoder.cosine(means[label], vector);
    }

    /** Cosine to the nearest mean. */
    double nearest(float[] vector) {
        double best = -1;
        for (float[] mean : means) {
            best = Math.max(best, Encoder.cosine(mean, vector));
        }
        return best;
    }
}
