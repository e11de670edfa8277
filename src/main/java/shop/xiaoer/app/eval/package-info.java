/**
 * Measures the parts on labelled data: intents ({@link shop.xiaoer.app.eval.IntentMeasurement}), retrieval
 * ({@link shop.xiaoer.app.eval.RetrievalMeasurement}), both in one report ({@link
 * shop.xiaoer.app.eval.ReportMeasurement}), the guards, the law and the spoken forms (the tables). What a message is taken
 * for is measured in {@code app.eval.understanding}, a server that runs in {@code app.eval.dialogue}; both read their
 * labelled lines by {@link shop.xiaoer.app.eval.JsonLines} and halve them by {@link shop.xiaoer.app.eval.Half}. Nothing in
 * here prints or ends the program: that is the command line's.
 */
@NullMarked
package shop.xiaoer.app.eval;

import org.jspecify.annotations.NullMarked;
