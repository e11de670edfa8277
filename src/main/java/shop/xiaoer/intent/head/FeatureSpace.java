package shop.xiaoer.intent.head;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Recent;
import shop.xiaoer.text.embed.Encoder;

/**
 * Where texts of one language become numbers: places for the letters that its own texts have, then those of the
 * encoder's vector, then one constant. Heads that share a space hear a message once. Immutable; safe from any thread.
 */
public final class FeatureSpace {
    /** The vector's share beside the letters', measured on the dev parts of the labelled sets. */
    private static final double VECTOR_SCALE = 2;

    /** To be raised when letters or vectors are weighed in another way: what was kept before is learnt again. */
    private static final String RECIPE = "2";

    /** Of so many texts one tells, by its pieces, whether texts are still cut in the same way. */
    private static final int SAMPLED = 50;

    private static final int RECENT = 256;

    private final Encoder encoder;
    private final Language language;
    private final LetterFeatures letters;
    private final String key;
    /** One message is asked for what it wants, for a wish for a person, and for each danger. */
    private final Recent<String, Features> heard = new Recent<>(RECENT);

    private FeatureSpace(Encoder encoder, Language language, LetterFeatures letters, String key) {
        this.encoder = encoder;
        this.language = language;
        this.letters = letters;
        this.key = key;
    }

    /** Learns the letters of the texts, or takes them from the shelf. */
    public static FeatureSpace of(Collection<String> texts, Encoder encoder, Language language, TrainingShelf shelf) {
        List<String> sorted = List.copyOf(new TreeSet<>(texts));
        String key = key(sorted, encoder, language);
        LetterFeatures letters = shelf.find(key)
                .flatMap(content -> LetterFeatures.read(content, language))
                .orElseGet(() -> {
                    LetterFeatures learnt = LetterFeatures.of(sorted, language);
                    shelf.keep(key, learnt.written());
                    return learnt;
                });
        return new FeatureSpace(encoder, language, letters, key);
    }

    private static String key(List<String> sorted, Encoder encoder, Language language) {
        ContentKey key = new ContentKey()
                .add(RECIPE)
                .add(encoder.model(language))
                .add(language.name())
                .add(Double.toString(VECTOR_SCALE));
        for (int i = 0; i < sorted.size(); i++) {
            key.add(sorted.get(i));
            if (i % SAMPLED == 0) {
                LetterFeatures.pieces(sorted.get(i), language).forEach(key::add);
            }
        }
        return key.end();
    }

    /** A message's; blocks for a run of the encoder, about 4 ms. */
    public Features hear(String text) {
        return heard.get(text, () -> new Features(letters.of(text), encoder.encode(text, language)));
    }

    /** The same of a text of the shop's own, whose vector is kept. */
    public Features of(String text) {
        return new Features(letters.of(text), vector(text));
    }

    /** The vector of a text of the shop's own. */
    float[] vector(String text) {
        return encoder.encodeKept(text, language);
    }

    /** All of it that a learnt weight depends on. */
    String key() {
        return key;
    }

    int width() {
        return letters.size() + encoder.dimension(language) + 1;
    }

    public Language language() {
        return language;
    }

    /** As liblinear wants it for training: places from 1. */
    Feature[] row(Features features) {
        LetterFeatures.Sparse found = features.letters();
        float[] vector = features.vector();
        Feature[] row = new Feature[found.size() + vector.length + 1];
        for (int i = 0; i < found.size(); i++) {
            row[i] = new FeatureNode(found.place(i) + 1, found.value(i));
        }
        for (int i = 0; i < vector.length; i++) {
            row[found.size() + i] = new FeatureNode(letters.size() + i + 1, vector[i] * VECTOR_SCALE);
        }
        row[row.length - 1] = new FeatureNode(width(), 1);
        return row;
    }

    /**
     * What each column makes of a text.
     *
     * @param weights by place and, within it, by column; places at the end that never weighed may be absent
     */
    double[] weigh(Features features, float[] weights, int columns) {
        double[] sums = new double[columns];
        LetterFeatures.Sparse found = features.letters();
        for (int i = 0; i < found.size(); i++) {
            add(sums, weights, found.place(i), found.value(i));
        }
        float[] vector = features.vector();
        for (int i = 0; i < vector.length; i++) {
            add(sums, weights, letters.size() + i, vector[i] * VECTOR_SCALE);
        }
        add(sums, weights, width() - 1, 1);
        return sums;
    }

    private static void add(double[] sums, float[] weights, int place, double value) {
        int at = place * sums.length;
        if (at < weights.length) {
            for (int column = 0; column < sums.length; column++) {
                sums[column] += weights[at + column] * value;
            }
        }
    }
}
