package shop.xiaoer.bench.understanding;

import java.util.SplittableRandom;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;

/**
 * Vectors drawn by the text's hash, of the encoder's length: an index of any size can be filled in seconds, and a search
 * in it costs what it costs with real ones, the run of the model apart. They mean nothing.
 */
final class DrawnVectors implements Encoder {
    private static final int DIMENSION = 384;

    @Override
    public float[] encode(String text, Language language) {
        SplittableRandom random = new SplittableRandom(text.hashCode());
        float[] vector = new float[DIMENSION];
        double square = 0;
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextDouble(-1, 1);
            square += vector[i] * vector[i];
        }
        float length = (float) Math.sqrt(square);
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    @Override
    public int dimension(Language language) {
        return DIMENSION;
    }

    @Override
    public String model(Language language) {
        return "drawn";
    }
}
