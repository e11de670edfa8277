/**
 * Fakes of the model for everybody's tests: {@link shop.xiaoer.llm.testing.ScriptedModel} stands where a language
 * model is wanted, {@link shop.xiaoer.llm.testing.ScriptedEngine} behind a real gate, and {@link
 * shop.xiaoer.llm.testing.HeldTimers} is a clock held in hand. What every model promises is asked by {@link
 * shop.xiaoer.llm.testing.LanguageModelContract}.
 */
@NullMarked
package shop.xiaoer.llm.testing;

import org.jspecify.annotations.NullMarked;
