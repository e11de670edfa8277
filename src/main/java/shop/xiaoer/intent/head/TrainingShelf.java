package shop.xiaoer.intent.head;

import java.util.Optional;

/**
 * Keeps what training made, by the hash of what it was made from, so that the same examples are learnt once. Safe from
 * any thread.
 */
public interface TrainingShelf {
    /** What was kept under the key, whole; empty where nothing was, or where it cannot be read. */
    Optional<byte[]> find(String key);

    /** Keeps {@code content}; where that fails, it is learnt again another time. */
    void keep(String key, byte[] content);

    /** Keeps nothing. */
    static TrainingShelf none() {
        return new TrainingShelf() {
            @Override
            public Optional<byte[]> find(String key) {
                return Optional.empty();
            }

            @Override
            public void keep(String key, byte[] content) {
                // Learnt anew each time: for measurements, which say how long that takes.
            }
        };
    }
}
