package shop.xiaoer.confidence;

/**
 * An answer of the server's with what it knew of it and whether it was right.
 *
 * @param id of the question; folds are parted by it
 * @param signals what was known
 */
public record LabelledAnswer(String id, Signals signals, boolean right) {}
