/**
 * From a shopper's words to a {@link shop.xiaoer.answer.Decision}: intent, then a service entrance or retrieval, then a
 * known answer or the model behind its guards, then confidence, then an answer, a question back, or a person. The way
 * is written top-down in {@code AnswerPipeline}, what a message wants in {@code Wants}. The model is asked through {@link
 * shop.xiaoer.answer.Generator}, which {@code answer.model} keeps; what the mere wording of a message gives away is read
 * in {@code answer.wording}. {@link shop.xiaoer.answer.Suggester} drafts for the people who serve, from the same evidence;
 * every turn leaves a {@link shop.xiaoer.answer.DecisionCard}.
 *
 * <p>The 26 types that are left stand together because the stages of a turn ({@code ProductQuestions}, {@code
 * ShelfAnswers}, {@code Pages}, {@code AskingBack}, {@code Regret} and their like) all take the same {@code Ask} and end in
 * the same {@code Decision} by {@code Endings}, and read the goods through the one {@code ProductFacts}.
 */
@NullMarked
package shop.xiaoer.answer;

import org.jspecify.annotations.NullMarked;
