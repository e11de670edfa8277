package shop.xiaoer.guard;

/**
 * What a guard says of a sentence that may not be shown.
 *
 * @param guard name of the guard, for the decision card: {@code price}, {@code negation}
 * @param clause the words as the model wrote them
 * @param why what is wrong, in English, for the agent and for the one repair
 */
public record Verdict(String guard, String clause, String why) {}
