package shop.xiaoer.text.embed.testing;

import java.util.concurrent.atomic.AtomicInteger;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Words;
import shop.xiaoer.text.embed.Encoder;

/** Texts with the same words are near, others far: each word falls on a few of the numbers. Counts its calls. */
public final class HashEncoder implements Encoder {
    private static final int DIMENSION = 64;
    private final AtomicInteger calls = new AtomicInteger();

    public int calls() {
        return calls.get();
    }

    @Override
    public float[] encode(String text, Language language) {
        calls.incrementAndGet();
        float[] vector = new float[DIMENSION];
        for (String stem : Words.stems(text)) {
            int hash = stem.hashCode() * 0x9E3779B1;
            for (int i = 0; i < 4; i++) {
                vector[Math.floorMod(hash >> (i * 7), DIMENSION)] += (hash >> (i + 20) & 1) == 0 ? 1 : -1;
            }
        }
        double squares = 1e-9;
        for (float value : vector) {
            squares += value * value;
        }
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }

    @Override
    public int dimension(Language language) {
        return DIMENSION;
    }

    @Override
    public String model(Language language) {
        return "hash-" + language.code();
    }
}
