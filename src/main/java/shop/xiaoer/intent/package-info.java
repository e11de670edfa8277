/**
 * What a message wants. {@link shop.xiaoer.intent.IntentMatcher} lets rules speak first (phrases in a double-array trie,
 * combinations in Lucene's monitor) and meaning where they are silent (linear heads over sentence vectors and letters,
 * which share one space of numbers a language and are kept by the hash of what they learnt from), and answers with an
 * {@link shop.xiaoer.intent.IntentMatch}. What it learns from are the shop's examples and {@link
 * shop.xiaoer.intent.OwnExamples} of the product. Beside it stand {@link shop.xiaoer.intent.entity.Entities} (numbers, dates,
 * sums), {@link shop.xiaoer.intent.entity.ProductNames} (which goods), {@link shop.xiaoer.intent.entity.ShopColours} and {@link shop.xiaoer.intent.AttributeMatcher}
 * (which fact of them).
 */
@NullMarked
package shop.xiaoer.intent;

import org.jspecify.annotations.NullMarked;
