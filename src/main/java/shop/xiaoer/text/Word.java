package shop.xiaoer.text;

/**
 * A word as rules and search see it: a single Han sign, or a run of letters and digits.
 *
 * @param stem the word in the form that is compared: English words without their endings
 * @param from where it begins in the text that was given
 * @param to where it ends
 * @param afterBreak whether a sign that ends a clause stands between it and the word before
 */
public record Word(String stem, int from, int to, boolean afterBreak) {}
