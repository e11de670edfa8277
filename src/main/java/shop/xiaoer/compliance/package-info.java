/**
 * What the law lets a broadcaster say. Takes text and context, never a segment, and owns {@link
 * shop.xiaoer.compliance.Finding}. The rules are data in {@code knowledge-base/compliance}.
 *
 * <p>{@code Folding}, {@code Evasions} and {@code Sounds} take the disguise off (with the tools of {@code
 * compliance.disguise}), {@code Circumstances} holds the words against stock, prices and {@code Papers} (whose figures
 * {@code compliance.figure} reads), a {@code LawfulException} lets them pass, {@code Rewrites} offers others. For English
 * {@code Rebuttal} says whether the shop's own papers and prices contradict a sentence.
 *
 * <p>What the rules said is weighed by what was learnt from labelled sentences: {@code PassageSigns} reads a passage's signs
 * with those of its papers and prices, {@link shop.xiaoer.compliance.LearntSense} weighs them, with the passage's vector
 * where they leave it open, {@code Weighing} raises and silences, {@link shop.xiaoer.compliance.SenseTraining} learns
 * from {@code SampleParts}, and {@code ArticleTraining} which article is broken; {@code LinearFit} fits both.
 *
 * <p>More than 25 types stand here together because rules and learnt sense ask each other for every passage: the check hands
 * what the rules said to the sense and takes the verdict back, the training runs the check over its samples and writes the
 * inside of {@code LearntSense}, and whatever reads a file of rules reports its faults to {@code ComplianceRules}.
 */
@NullMarked
package shop.xiaoer.compliance;

import org.jspecify.annotations.NullMarked;
