package shop.xiaoer.intent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;

/**
 * Tells the intent of a message by meaning and letters. Immutable, safe from any thread; blocks for one run of the
 * encoder, about 4 ms.
 */
public final class IntentHead {
    private final Encoder encoder;
    private final Language language;
    private final List<String> intents;
    private final LetterFeatures letters;
    private final LinearModel model;
    private final ClassMeans means;

    IntentHead(
            Encoder encoder,
            Language language,
            List<String> intents,
            LetterFeatures letters,
            LinearModel model,
            ClassMeans means) {
        this.encoder = encoder;
        this.language = language;
        this.intents = intents;
        this.letters = letters;
        this.model = model;
        this.means = means;
    }

    /**
     * What the head makes of a message.
     *
     * @param ranked all intents, best first; the scores sum to one
     * @param inScope how much the message is like any that the head was taught, -1 to 1: another thing than the best
     *     score, and the better judge of what belongs to no intent
     */
    public record Verdict(List<Candidate> ranked, double inScope) {
        public Verdict {
            ranked = List.copyOf(ranked);
        }

        public Candidate best() {
            return ranked.getFirst();
        }
    }

    public Language language() {
        return language;
    }

    public Verdict classify(String text) {
        float[] vector = encoder.encode(text, language);
        double[] values =
                model.decide(LinearModel.row(letters.of(text), letters.size(), vector, IntentTrainer.VECTOR_SCALE));
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 / (1 + Math.exp(-values[i]));
            sum += values[i];
        }
        List<Candidate> ranked = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            ranked.add(new Candidate(intents.get(i), values[i] / Math.max(sum, 1e-9)));
        }
        ranked.sort(Comparator.comparingDouble(Candidate::score).reversed());
        return new Verdict(ranked, means.nearest(vector));
    }
}
