/**
 * What a broadcaster says, as data. A {@link shop.xiaoer.broadcast.Script} is a run of {@link
 * shop.xiaoer.broadcast.Segment}s; a segment is text, its spoken form, and what lies over the text by ranges of code
 * points: {@link shop.xiaoer.broadcast.LiveSlot live slots} whose value is read when it is spoken, {@link
 * shop.xiaoer.broadcast.Cue cues} for the renderer, {@link shop.xiaoer.broadcast.EvidenceRef evidence} for each factual
 * sentence, and findings of the law. {@link shop.xiaoer.broadcast.ScriptState} says who may do what next.
 *
 * <p>A slot that is filled again moves everything behind it; {@link shop.xiaoer.broadcast.Respan} is the one place that
 * does the arithmetic. {@link shop.xiaoer.broadcast.ScriptVersion} hashes the text with its slots empty, so that a new
 * price never makes a new version. Nothing here reads a clock, a file of the shop or a table.
 */
@NullMarked
package shop.xiaoer.broadcast;

import org.jspecify.annotations.NullMarked;
