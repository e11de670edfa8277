package shop.xiaoer.intent;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;

/**
 * Trains an {@link IntentHead} from labelled messages of one language. Blocks: 4 ms a message that the encoder does not
 * know yet, and about a second for a thousand messages of thirty intents. Deterministic.
 */
public final class IntentTrainer {
    /** The vector's share beside the letters', measured on the dev parts of the labelled sets. */
    static final double VECTOR_SCALE = 2;

    private static final double COST = 8;

    private final Encoder encoder;
    private final Language language;
    private final TrainingShelf shelf;

    /** Learns anew each time. */
    public IntentTrainer(Encoder encoder, Language language) {
        this(encoder, language, TrainingShelf.none());
    }

    public IntentTrainer(Encoder encoder, Language language, TrainingShelf shelf) {
        this.encoder = encoder;
        this.language = language;
        this.shelf = shelf;
    }

    /**
     * Messages labelled {@link Labelled#OUT_OF_SCOPE} teach no intent.
     *
     * @throws IllegalArgumentException where fewer than two intents have messages
     */
    public IntentHead train(List<Labelled> messages) {
        List<Labelled> known = messages.stream()
                .filter(message -> !message.intent().equals(Labelled.OUT_OF_SCOPE))
                .toList();
        Map<String, Integer> classes = new LinkedHashMap<>();
        known.forEach(message -> classes.putIfAbsent(message.intent(), classes.size()));
        if (classes.size() < 2) {
            throw new IllegalArgumentException(
                    "messages: two intents at least are needed, there are " + classes.size());
        }
        LetterFeatures letters =
                LetterFeatures.of(known.stream().map(Labelled::text).toList(), language);
        List<Feature[]> rows = new ArrayList<>();
        List<float[]> vectors = new ArrayList<>();
        int[] labels = new int[known.size()];
        for (int i = 0; i < labels.length; i++) {
            Labelled message = known.get(i);
            float[] vector = encoder.encodeKept(message.text(), language);
            labels[i] = classes.getOrDefault(message.intent(), 0);
            vectors.add(vector);
            rows.add(LinearModel.row(letters.of(message.text()), letters.size(), vector, VECTOR_SCALE));
        }
        int width = letters.size() + encoder.dimension(language) + 1;
        LinearModel model =
                LinearModel.trainEvenly(rows, labels, width, classes.size(), SolverType.L2R_LR, COST, shelf);
        List<String> names = List.copyOf(classes.keySet());
        return new IntentHead(encoder, language, names, letters, model, new ClassMeans(vectors, labels, names.size()));
    }
}
