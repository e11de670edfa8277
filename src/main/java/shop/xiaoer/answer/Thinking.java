package shop.xiaoer.answer;

import java.util.concurrent.Callable;

/** The bounded pool for Lucene and the encoder. Blocks the caller until its place came and the work is done. */
@FunctionalInterface
public interface Thinking {
    <T> T think(Callable<T> work);
}
