/**
 * The language model and the one gate in front of it. {@link shop.xiaoer.llm.LanguageModel} is the port, {@link
 * shop.xiaoer.llm.ModelGate} is who stands there: lanes, deadlines and a breaker before a {@link
 * shop.xiaoer.llm.ModelEngine}. The engines are in {@code llm.engine}.
 */
@NullMarked
package shop.xiaoer.llm;

import org.jspecify.annotations.NullMarked;
