package shop.xiaoer.intent.head;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;

/**
 * Trains an {@link IntentHead} from labelled messages of one language. Blocks: 4 ms a message that the encoder does not
 * know yet, and about a second for a thousand messages of thirty intents. Deterministic.
 */
public final class IntentTrainer {
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
        return train(messages, null);
    }

    /** The same in a space that other heads share. */
    public IntentHead train(List<Labelled> messages, @Nullable FeatureSpace shared) {
        List<Labelled> known = messages.stream()
                .filter(message -> !message.intent().equals(Labelled.OUT_OF_SCOPE))
                .toList();
        Map<String, Integer> classes = new LinkedHashMap<>();
        known.forEach(message -> classes.putIfAbsent(message.intent(), classes.size()));
        if (classes.size() < 2) {
            throw new IllegalArgumentException(
                    "messages: two intents at least are needed, there are " + classes.size());
        }
        List<String> texts = known.stream().map(Labelled::text).toList();
        FeatureSpace space = shared == null ? FeatureSpace.of(texts, encoder, language, shelf) : shared;
        int[] labels = known.stream()
                .mapToInt(message -> classes.getOrDefault(message.intent(), 0))
                .toArray();
        LinearModel model = LinearModel.trainEvenly(space, texts, labels, classes.size(), COST, shelf);
        List<String> names = List.copyOf(classes.keySet());
        List<float[]> vectors = texts.stream().map(space::vector).toList();
        return new IntentHead(space, names, model, new ClassMeans(vectors, labels, names.size()));
    }
}
