package shop.xiaoer.text.embed;

import shop.xiaoer.text.Language;

/**
 * Turns a text into a vector of length one; the dot product of two is the cosine of their meanings. Vectors of
 * different languages live in different spaces and must not be compared. Implementations are safe from any thread.
 */
public interface Encoder {
    /**
     * The vector of a text. Blocks for the time of one run of the model: 3 to 4 ms for a message on one core, up to 30
     * ms for 256 tokens, longer where more callers come than the model serves at once. Never on an event loop.
     *
     * @return {@link #dimension} numbers of length one together; the caller must not change them
     */
    float[] encode(String text, Language language);

    /**
     * The vector of a text that will be asked for again after a restart: an article, an example, no word of a shopper.
     * Blocks like {@link #encode} where it is not known yet.
     */
    default float[] encodeKept(String text, Language language) {
        return encode(text, language);
    }

    int dimension(Language language);

    /** Names the model and its very file: vectors under different names must not be mixed. */
    String model(Language language);

    /** The cosine of two vectors of length one. */
    static float cosine(float[] one, float[] other) {
        float sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
