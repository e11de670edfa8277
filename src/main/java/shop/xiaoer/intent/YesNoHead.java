package shop.xiaoer.intent;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;

/** Tells by meaning and letters whether a message is of one kind or not. Immutable; safe from any thread. */
final class YesNoHead {
    private static final double COST = 4;

    private final Encoder encoder;
    private final Language language;
    private final LetterFeatures letters;
    private final LinearModel model;

    private YesNoHead(Encoder encoder, Language language, LetterFeatures letters, LinearModel model) {
        this.encoder = encoder;
        this.language = language;
        this.letters = letters;
        this.model = model;
    }

    /** Both sides need a message at least. */
    static YesNoHead train(Encoder encoder, Language language, List<String> yes, List<String> no, TrainingShelf shelf) {
        Set<String> all = new TreeSet<>(yes);
        all.addAll(no);
        LetterFeatures letters = LetterFeatures.of(all, language);
        List<Feature[]> rows = new ArrayList<>();
        int[] labels = new int[yes.size() + no.size()];
        for (int i = 0; i < labels.length; i++) {
            String text = i < yes.size() ? yes.get(i) : no.get(i - yes.size());
            labels[i] = i < yes.size() ? 1 : 0;
            rows.add(row(letters, encoder.encodeKept(text, language), text));
        }
        int width = letters.size() + encoder.dimension(language) + 1;
        return new YesNoHead(
                encoder, language, letters, LinearModel.train(rows, labels, width, 2, SolverType.L2R_LR, COST, shelf));
    }

    private static Feature[] row(LetterFeatures letters, float[] vector, String text) {
        return LinearModel.row(letters.of(text), letters.size(), vector, IntentTrainer.VECTOR_SCALE);
    }

    /** The probability of yes. */
    double probability(String text) {
        double value = model.decide(row(letters, encoder.encode(text, language), text))[1];
        return 1 / (1 + Math.exp(-value));
    }
}
