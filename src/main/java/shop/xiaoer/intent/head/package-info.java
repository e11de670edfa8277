/**
 * Linear heads over sentence vectors and letters: {@link shop.xiaoer.intent.head.IntentTrainer} learns an {@link
 * shop.xiaoer.intent.head.IntentHead} from {@link shop.xiaoer.intent.head.Labelled} sentences, {@link
 * shop.xiaoer.intent.head.YesNoHead} answers one question. Heads of a language share one {@link
 * shop.xiaoer.intent.head.FeatureSpace}; what was learnt is kept on a {@link shop.xiaoer.intent.head.TrainingShelf} by the
 * hash of what it was learnt from. Knows no rule and no shop.
 */
@NullMarked
package shop.xiaoer.intent.head;

import org.jspecify.annotations.NullMarked;
