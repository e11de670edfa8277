/**
 * How a written text is said aloud. {@link shop.xiaoer.text.spoken.SpokenForm#of} reads figures, money, units, dates,
 * times, phone and parcel numbers in the words of a Chinese or an English speaker, leaves names and models as they are
 * written, and keeps the way from an offset of the text to one of the spoken form. Each language is a list of rules,
 * tried in order where a figure, a sign or a Latin word begins; the first that takes the place wins. The rules lie by
 * family: names, codes and addresses ({@code Names}, {@code WebAddress}), figures that are dialled ({@code Dialled}),
 * dates and times ({@code Dates}), {@code Money}, parts, ratios and {@code Measures}, and what is left ({@code Signs}).
 * What a figure means is told by its own shape first and by words in its clause second: 1:18 is a ratio beside "scale"
 * and a time beside "tonight". Loops in patterns are possessive, so that no text, however long, is tried twice or
 * exhausts the stack.
 */
@NullMarked
package shop.xiaoer.text.spoken;

import org.jspecify.annotations.NullMarked;
