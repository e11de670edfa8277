/**
 * Measures what a message is taken for: {@link shop.xiaoer.app.eval.understanding.RouteReading} is what was read out of one,
 * {@link shop.xiaoer.app.eval.understanding.LabelledMessage} what should have been, and {@link
 * shop.xiaoer.app.eval.understanding.UnderstandingTable} counts how the two agree, beside a reading by a plain word list.
 */
@NullMarked
package shop.xiaoer.app.eval.understanding;

import org.jspecify.annotations.NullMarked;
