/**
 * What may be said. {@link shop.xiaoer.guard.Guards} holds each sentence of a reply against what the shop knows ({@link
 * shop.xiaoer.guard.GuardContext}): figures by value, figures beside the thing they belong to, states of the order, acts,
 * promises, links, names, language, tone, negations and conditions; claims without a figure by a list ({@link
 * shop.xiaoer.guard.Claims}), comparisons by the figures of the goods. {@link shop.xiaoer.guard.ReleaseGate} does so while
 * the reply streams, so that nothing withdrawn was ever shown; {@link shop.xiaoer.guard.GuardEvaluation} counts how often
 * the guards are right. No I/O. A page that is evidence is read once ({@code Passage}) and remembered, as are the readings
 * of single sentences ({@code Readings}): the same pages bear out many replies.
 *
 * <p>A figure that stands nowhere may still follow ({@link shop.xiaoer.guard.Derivation}: sums, shares, days after days).
 * What is read from words can err: so the findings of those guards are weighed with other signs ({@link
 * shop.xiaoer.guard.Signs}, {@link shop.xiaoer.guard.Weights}), which may acquit a sentence or hold one that no guard
 * found; findings about figures, states, acts and manners stand as they are. Orders to the bot that stand in the material
 * ({@code Planted}) are no evidence.
 *
 * <p>Figures are read by {@link shop.xiaoer.guard.Quantities}: one reader after the other takes its own from the text
 * ({@code Dates}, {@code Clocks}, {@code Codes}, {@code SignedFigures}, {@code SetPhrases}), and what is left are numbers
 * ({@code Figures}) that get their units ({@code FigureUnits}). What each is worth beside another says {@link
 * shop.xiaoer.guard.Quantity}.
 */
@NullMarked
package shop.xiaoer.guard;

import org.jspecify.annotations.NullMarked;
