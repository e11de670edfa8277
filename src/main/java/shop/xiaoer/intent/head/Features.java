package shop.xiaoer.intent.head;

/**
 * A text as the numbers that linear heads weigh ({@link FeatureSpace}): what its letters say, by place, ascending, and
 * what it means.
 */
public final class Features {
    private final LetterFeatures.Sparse letters;
    private final float[] vector;

    Features(LetterFeatures.Sparse letters, float[] vector) {
        this.letters = letters;
        this.vector = vector;
    }

    LetterFeatures.Sparse letters() {
        return letters;
    }

    /** Not to be changed. */
    float[] vector() {
        return vector;
    }
}
