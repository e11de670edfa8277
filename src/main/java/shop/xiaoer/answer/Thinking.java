package shop.xiaoer.answer;

import java.util.concurrent.Callable;

/** The bounded pool for Lucene and the encoder. Blocks the caller until its place came and the work is done. */
@FunctionalInterface
public interface Thinking {
    /** @throws Closed where the server is going down */
    <T> T think(Callable<T> work);

    /** No more is thought here; what was asked stays owed, and the next start answers it. */
    final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Closed(Throwable cause) {
            super("the server is going down", cause);
        }
    }
}
