/**
 * Texts as vectors, in process. {@link shop.xiaoer.text.embed.Encoder} is what callers know; {@link
 * shop.xiaoer.text.embed.OnnxEncoder} runs one small model a language through DJL and ONNX Runtime; {@link
 * shop.xiaoer.text.embed.VectorCache} stands before it and spares the vectors of the knowledge base a second reckoning,
 * also after a restart. The only package that knows DJL.
 */
@NullMarked
package shop.xiaoer.text.embed;

import org.jspecify.annotations.NullMarked;
