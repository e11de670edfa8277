package shop.xiaoer.intent.head;

import java.util.ArrayList;
import java.util.List;

/** Tells by meaning and letters whether a message is of one kind or not. Immutable; safe from any thread. */
public final class YesNoHead {
    private static final double COST = 4;

    private final LinearModel model;

    private YesNoHead(LinearModel model) {
        this.model = model;
    }

    /** Both sides need a message at least. */
    public static YesNoHead train(FeatureSpace space, List<String> yes, List<String> no, TrainingShelf shelf) {
        List<String> texts = new ArrayList<>(yes);
        texts.addAll(no);
        int[] labels = new int[texts.size()];
        for (int i = 0; i < yes.size(); i++) {
            labels[i] = 1;
        }
        return new YesNoHead(LinearModel.train(space, texts, labels, 2, COST, shelf));
    }

    /** The probability of yes, of a message heard in the space that it was trained in. */
    public double probability(Features features) {
        return 1 / (1 + Math.exp(-model.decide(features)[1]));
    }
}
