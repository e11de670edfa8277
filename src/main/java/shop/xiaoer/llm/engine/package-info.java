/**
 * The engines behind the gate: {@link shop.xiaoer.llm.engine.OllamaModel}, and {@link
 * shop.xiaoer.llm.engine.OpenAiCompatibleModel} for any server that speaks OpenAI's protocol. Both speak through
 * langchain4j, on an HTTP client of ours that holds no thread per stream ({@link
 * shop.xiaoer.llm.engine.StreamingHttp}): one request is an {@code Exchange}, its raw lines are a {@code RawReply}, what
 * comes of them is heard by {@code StreamedReply}, without the thoughts that some models say aloud ({@code
 * ThoughtFilter}). They know the gate's port, {@link shop.xiaoer.llm.ModelEngine}, and nothing of the gate.
 */
@NullMarked
package shop.xiaoer.llm.engine;

import org.jspecify.annotations.NullMarked;
