/**
 * Measures the parts on labelled data: intents ({@link shop.xiaoer.app.eval.IntentMeasurement}), retrieval
 * ({@link shop.xiaoer.app.eval.RetrievalMeasurement}), what a message is taken for
 * ({@link shop.xiaoer.app.eval.RouteReading}), and whole dialogues against a server that runs
 * ({@link shop.xiaoer.app.eval.DialogueRun}, judged by {@link shop.xiaoer.app.eval.Judge}, beside
 * {@link shop.xiaoer.app.eval.WordListBot}, which shows how much a plain word list would reach). Nothing in here prints
 * or ends the program: that is the command line's.
 */
@NullMarked
package shop.xiaoer.app.eval;

import org.jspecify.annotations.NullMarked;
