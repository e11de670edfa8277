/**
 * What may be said. {@link shop.xiaoer.guard.Guards} holds each sentence of a reply against what the shop knows ({@link
 * shop.xiaoer.guard.GuardContext}): figures by value, figures beside the thing they belong to, states of the order, acts,
 * promises, links, names, language, tone, negations and conditions; claims without a figure by a list ({@link
 * shop.xiaoer.guard.Claims}), comparisons by the figures of the goods. {@link shop.xiaoer.guard.ReleaseGate} does so while
 * the reply streams, so that nothing withdrawn was ever shown; {@link shop.xiaoer.guard.trial.GuardEvaluation} counts how often
 * the guards are right. No I/O. A page that is evidence is read once ({@code Passage}) and remembered, as are the readings
 * of single sentences ({@link shop.xiaoer.guard.reading.Readings}): the same pages bear out many replies.
 *
 * <p>A figure that stands nowhere may still follow ({@link shop.xiaoer.guard.Derivation}: sums, shares, days after days).
 * What is read from words can err: so the findings of those guards are weighed with other signs ({@link
 * shop.xiaoer.guard.Signs}, {@link shop.xiaoer.guard.Weights}), which may acquit a sentence or hold one that no guard
 * found; findings about figures, states, acts and manners stand as they are. Orders to the bot that stand in the material
 * ({@code Planted}) are no evidence.
 *
 * <p>Figures and words are read by {@code guard.reading}, which knows no guard; {@code guard.trial} measures the guards.
 *
 * <p>More than 25 types stand here together because each guard both asks the {@code Material} and lends it its reading:
 * the pages are cut with the readers of {@code NegationGuard} and {@code BindingGuard}, {@code Claims} asks the former, and
 * the derivations ({@code Workings}) and {@code Signs} take figures from the same material, so that no group of them knows
 * only what is below it.
 */
@NullMarked
package shop.xiaoer.guard;

import org.jspecify.annotations.NullMarked;
