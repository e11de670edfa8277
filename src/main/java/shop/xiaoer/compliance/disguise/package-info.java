/**
 * Words under a disguise, brought back. {@link shop.xiaoer.compliance.disguise.Folded} is a text as it is meant, with the
 * way back to what was written; {@link shop.xiaoer.compliance.disguise.Scan} finds long lists of words in it ({@code
 * FirstSigns}). {@link shop.xiaoer.compliance.disguise.Disguises} uncovers English words, with {@code SignsForLetters},
 * {@code WordSounds} and {@code HalvedWords}. Knows no rule: which words are looked for is told by the caller.
 */
@NullMarked
package shop.xiaoer.compliance.disguise;

import org.jspecify.annotations.NullMarked;
