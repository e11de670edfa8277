/**
 * What the mere wording of a message gives away, in both languages: whether it asks ({@link
 * shop.xiaoer.answer.wording.QuestionForm}), points at goods that were named before ({@link
 * shop.xiaoer.answer.wording.Pointing}, {@link shop.xiaoer.answer.wording.HeadNoun}), gives thanks by signs ({@link
 * shop.xiaoer.answer.wording.Applause}) or says nothing ({@link shop.xiaoer.answer.wording.Gibberish}). Each looks at the
 * text alone: no shop, no talk, no state.
 */
@NullMarked
package shop.xiaoer.answer.wording;

import org.jspecify.annotations.NullMarked;
