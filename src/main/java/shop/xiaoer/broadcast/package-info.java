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
 *
 * <p>One type more than 25 stands here, because they are the parts of one value: a segment and its {@code Variants}, a
 * script and its {@code Origin} know each other, and slots, cues, evidence and states are made of the same code points and
 * sentences. Those could stand below by themselves; but whoever reads a segment wants them beside it.
 */
@NullMarked
package shop.xiaoer.broadcast;

import org.jspecify.annotations.NullMarked;
