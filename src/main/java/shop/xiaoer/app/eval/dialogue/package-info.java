/**
 * Measures a server that runs, at its own doors: whole dialogues ({@link shop.xiaoer.app.eval.dialogue.DialogueRun}, judged
 * by {@link shop.xiaoer.app.eval.dialogue.Judge}, beside {@link shop.xiaoer.app.eval.dialogue.WordListBot}, which shows how
 * much a plain word list would reach), single questions ({@link shop.xiaoer.app.eval.dialogue.QuestionRun}), follow-ups
 * ({@link shop.xiaoer.app.eval.dialogue.FollowUpRun}), and how right each kept answer was ({@link
 * shop.xiaoer.app.eval.dialogue.AnswerRecorder}). All of them ask as a shopper does, through {@link
 * shop.xiaoer.app.eval.dialogue.ShopperClient}.
 */
@NullMarked
package shop.xiaoer.app.eval.dialogue;

import org.jspecify.annotations.NullMarked;
