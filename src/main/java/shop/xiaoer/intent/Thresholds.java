package shop.xiaoer.intent;

/** Where a score begins to count. Set on examples that were held out of the demo shop's own, by cross-validation. */
final class Thresholds {
    /** Below it the best intent is not believed. */
    static final double LOW = 0.35;
    /** The runner-up must be that much worse. */
    static final double MARGIN = 0.10;
    /** A further sentence must be that sure to count as a want of its own. */
    static final double FURTHER = 0.60;

    static final double PERSON = 0.75;

    static final double RULE = 0.97;

    private Thresholds() {}

    static double danger(Danger danger) {
        return switch (danger) {
            case anger, abuse, legalThreat, unsafeGoods, accountDetails -> 0.6;
            // To miss one is worse than to fetch a person in vain.
            case selfHarm -> 0.5;
        };
    }
}
