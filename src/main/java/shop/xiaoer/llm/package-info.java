/**
 * The language model and the one gate in front of it. {@link shop.xiaoer.llm.LanguageModel} is the port; the engines
 * speak to Ollama and to any OpenAI-compatible server through langchain4j, on an HTTP client of ours that holds no
 * thread per stream.
 */
@NullMarked
package shop.xiaoer.llm;

import org.jspecify.annotations.NullMarked;
