/**
 * Facts to segments. {@link shop.xiaoer.broadcast.script.ScriptWriter} takes a {@link
 * shop.xiaoer.broadcast.script.ScriptRequest} and {@link shop.xiaoer.broadcast.script.fact.ScriptFacts} and writes with one
 * of two engines. {@link shop.xiaoer.broadcast.script.TemplateEngine} draws sentences from a grammar, deterministic by
 * its seed: {@code Grammar} holds the patterns, {@code SentenceMaker} draws and never draws the same sentence twice,
 * {@code ProductTalk} knows what a segment of each type consists of, {@code Composer} keeps the length, {@code
 * DraftScreen} takes out what stands in no source and what the law forbids. {@link
 * shop.xiaoer.broadcast.script.ModelEngine} takes the same plan and has the language model say each segment, side by
 * side, and takes out every sentence whose figures or claims stand in no fact.
 *
 * <p>In both, a fact comes from the catalogue and carries its {@link shop.xiaoer.broadcast.EvidenceRef}; price and stock
 * come in as live slots and in no other way. The facts, and what binds a sentence to them, are {@code script.fact}.
 */
@NullMarked
package shop.xiaoer.broadcast.script;

import org.jspecify.annotations.NullMarked;
