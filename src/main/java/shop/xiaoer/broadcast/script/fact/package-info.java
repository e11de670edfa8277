/**
 * What a script may state: {@link shop.xiaoer.broadcast.script.fact.ScriptFacts} are the facts of its products and of the
 * shop's rules, each {@link shop.xiaoer.broadcast.script.fact.Fact} with the fields and papers that carry it; {@link
 * shop.xiaoer.broadcast.script.fact.FactTurns} has them told in turns. {@link
 * shop.xiaoer.broadcast.script.fact.EvidenceJudge} says of any sentence which facts bind it, or that it stands in no
 * source: {@code EvidenceText} makes words and figures comparable, {@code PolicyQuotes} knows the shop's rules. Nothing
 * here writes a sentence.
 */
@NullMarked
package shop.xiaoer.broadcast.script.fact;

import org.jspecify.annotations.NullMarked;
