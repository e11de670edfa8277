/**
 * What a text says, read out of it: the figures of both languages, each brought to its dimension's unit, and the words
 * that carry its matter. {@link shop.xiaoer.guard.reading.Quantities} lets one reader after the other take its own from
 * the text ({@code Dates}, {@code Clocks}, {@code Codes}, {@code SignedFigures}, {@code SetPhrases}), and what is left are
 * numbers ({@code Figures}) that get their units ({@code FigureUnits}, {@code Units}); {@code QuantityScan} is the text
 * with what is taken of it, {@code Numbers} and {@code Numerals} are how numbers are written. What each is worth beside
 * another says {@link shop.xiaoer.guard.reading.Quantity}. {@link shop.xiaoer.guard.reading.Vocabulary} knows little words
 * and closed kinds of names, {@link shop.xiaoer.guard.reading.Readings} remembers what was read. No verdicts: those are
 * the guards' ({@code guard}).
 */
@NullMarked
package shop.xiaoer.guard.reading;

import org.jspecify.annotations.NullMarked;
