package shop.xiaoer.intent.head;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import shop.xiaoer.text.Language;

/**
 * Tells the intent of a message by meaning and letters. Immutable, safe from any thread; blocks for one run of the
 * encoder, about 4 ms.
 */
public final class IntentHead {
    private final FeatureSpace space;
    private final List<String> intents;
    private final LinearModel model;
    private final ClassMeans means;

    IntentHead(FeatureSpace space, List<String> intents, LinearModel model, ClassMeans means) {
        this.space = space;
        this.intents = intents;
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
        return space.language();
    }

    public Verdict classify(String text) {
        return classify(space.hear(text));
    }

    /** Of a message heard in the space that the head was trained in. */
    Verdict classify(Features features) {
        double[] values = model.decide(features);
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
        return new Verdict(ranked, means.nearest(features.vector()));
    }
}
