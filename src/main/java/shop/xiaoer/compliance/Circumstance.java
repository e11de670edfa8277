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
    /** A paper of the shop says the contrary: one of {@code papers}, and none of {@code papersUnless}. */
    denied,
    /** A paper speaks of the matter ({@code papers}), and none has the words of the group {@code what}. */
    absent,
    /** A paper has another figure of the same measure than the sentence. */
    figures,
    /** No paper bears the sentence out. */
    unproven,
    /** The text as a whole lacks these words. */
    missing,
    /** The shop's own papers speak against the sentence; the patterns say what it is about. English only. */
    refuted
}
