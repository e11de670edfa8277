/**
 * How a written text is said aloud. {@link shop.xiaoer.text.spoken.SpokenForm#of} reads figures, money, units, dates,
 * times, phone and parcel numbers in the words of a Chinese or an English speaker, leaves names and models as they are
 * written, and keeps the way from an offset of the text to one of the spoken form. Each language is a list of rules,
 * tried in order where a figure, a sign or a Latin word begins; the first that takes the place wins.
 */
@NullMarked
package shop.xiaoer.text.spoken;

import org.jspecify.annotations.NullMarked;
