package shop.xiaoer.intent;

/**
 * One thing that a message wants.
 *
 * @param score 0 to 1; a rule's is near 1
 * @param byRule whether words decided, else meaning
 * @param from where in the message it shows first, in {@code char}s
 */
public record Want(String intent, double score, boolean byRule, int from) {}
