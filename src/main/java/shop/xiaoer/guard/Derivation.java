package shop.xiaoer.guard;

import shop.xiaoer.guard.reading.Quantity;

/**
 * Whether a figure of a reply can be worked out of figures that are known: a sum, a difference, so many times, a share, a
 * price by the piece or by the pound, a day after so many days. Figures of the evidence count, those of the order and the
 * question, and the reply's own ({@link Workings}). An evidence figure alone is no reason: each way needs its word in the
 * sentence ("together", "cheaper by", "each"), or that the reply or the question names what is reckoned with. So a number
 * that happens to be the difference of two others is not let through for that.
 */
final class Derivation {
    private Derivation() {}

    /** Pure; a few thousand operations. */
    static boolean bears(Quantity said, Statement statement, Material material) {
        Workings workings = Workings.of(said, statement, material);
        return said.range() ? bears(workings.at(said.low())) && bears(workings.at(said.high())) : bears(workings);
    }

    private static boolean bears(Workings workings) {
        return switch (workings.said().dimension()) {
            case CODE -> false;
            case DATE -> new DerivedDays(workings).isDay();
            case CLOCK -> new DerivedDays(workings).isHour();
            case PERCENT -> new DerivedShares(workings).isShare();
            case MONEY, MASS, VOLUME, LENGTH, TIME, WORKDAY, AGE, TEMPERATURE, TECHNICAL, COUNT, PLAIN ->
                new DerivedAmounts(workings).found()
                        || new DerivedShares(workings).found()
                        || new DerivedDays(workings).isBetween();
        };
    }
}
