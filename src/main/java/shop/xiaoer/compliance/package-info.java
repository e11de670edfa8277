/**
 * What the law lets a broadcaster say. Takes text and context, never a segment, and owns {@link
 * shop.xiaoer.compliance.Finding}. The rules are data in {@code knowledge-base/compliance}.
 *
 * <p>{@code Folding}, {@code Evasions} and {@code Sounds} take the disguise off, {@code Scan} finds the words, {@code
 * Circumstances} holds them against stock, prices and {@code Papers} (with {@code Figures}), a {@code LawfulException}
 * lets them pass, {@code Rewrites} offers others. For English {@code Disguises} takes off more, with {@code SignsForLetters}, {@code WordSounds} and {@code
 * HalvedWords}, and {@code
 * Rebuttal} says whether the shop's own papers and prices contradict a sentence.
 *
 * <p>What the rules said is weighed by what was learnt from labelled sentences: {@code PassageSigns} reads a passage's signs
 * with those of its papers and prices, {@link shop.xiaoer.compliance.LearntSense} weighs them, with the passage's vector
 * where they leave it open, {@code Weighing} raises and silences, {@link shop.xiaoer.compliance.SenseTraining} learns
 * from {@code SampleParts}, and {@code ArticleTraining} which article is broken; {@code LinearFit} fits both.
 */
@NullMarked
package shop.xiaoer.compliance;

import org.jspecify.annotations.NullMarked;
