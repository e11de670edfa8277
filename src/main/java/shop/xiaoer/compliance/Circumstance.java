package shop.xiaoer.compliance;

/** What else has to be so around the words before a rule speaks. Figures come from the pattern's named groups. */
public enum Circumstance {
    /** The words alone. */
    none,
    /** {@code n} pieces are said to be left, or few ({@code atMost}): true where the stock is no larger. */
    stock,
    /** {@code price} is said to be the former one: true up to the lowest of the seven days before. */
    formerPrice,
    /** {@code off} or {@code fold} taken from a base that gives {@code now}: the base is a former price. */
    reduction,
    /** {@code now} is said to be the lowest of the shop's own last days. */
    lowestPrice,
    /** The text as a whole lacks these words. */
    missing,
    /** The shop's own papers speak against the sentence; the patterns say what it is about. English only. */
    refuted
}
