/** Intents and retrieval in process, beside bare Lucene: {@link shop.xiaoer.bench.understanding.UnderstandingCommand} measures over what {@link shop.xiaoer.bench.understanding.Inventions} makes up from a seed. */
@NullMarked
package shop.xiaoer.bench.understanding;

import org.jspecify.annotations.NullMarked;
