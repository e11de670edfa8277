/**
 * What the law lets a broadcaster say. Takes text and context, never a segment, and owns {@link
 * shop.xiaoer.compliance.Finding}. The rules are data in {@code knowledge-base/compliance}.
 *
 * <p>{@link shop.xiaoer.compliance.RuleComplianceCheck} folds a text ({@code Folding}, {@code Evasions}, for English
 * {@code Disguises}), finds what a rule names and asks the exceptions and {@code Papers}; {@code Rebuttal} says whether an
 * English sentence is contradicted by the shop's own papers and prices.
 */
@NullMarked
package shop.xiaoer.compliance;

import org.jspecify.annotations.NullMarked;
