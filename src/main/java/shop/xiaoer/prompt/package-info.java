/**
 * What is said to the model, as files: {@link shop.xiaoer.prompt.PromptLibrary} reads {@code prompts/} at start and
 * lists every fault with its file and line; a {@link shop.xiaoer.prompt.Prompt} is filled with values that stay data,
 * and has a hash that is kept with each answer. The format stands in {@code prompts/README.md}.
 */
@NullMarked
package shop.xiaoer.prompt;

import org.jspecify.annotations.NullMarked;
