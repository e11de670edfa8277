/**
 * From a shopper's words to a {@link shop.xiaoer.answer.Decision}: intent, then a service entrance or retrieval, then a
 * known answer or the model behind its guards, then confidence, then an answer, a question back, or a person. The way
 * is written top-down in {@code AnswerPipeline}, what a message wants in {@code Wants}, a reply by the model in {@link
 * shop.xiaoer.answer.ModelGenerator}: what it is given in {@code PromptMaterial}, what of
 * the talk in {@code Memory}, personal data masked and put back in {@code Masking}, one request in {@code Exchange}, shown
 * while it comes in {@code StreamedReply}, written anew once in {@code RepairedReply}. {@link
 * shop.xiaoer.answer.Suggester} and {@link shop.xiaoer.answer.Translator} help the people who serve; every turn leaves
 * a {@link shop.xiaoer.answer.DecisionCard}.
 */
@NullMarked
package shop.xiaoer.answer;

import org.jspecify.annotations.NullMarked;
