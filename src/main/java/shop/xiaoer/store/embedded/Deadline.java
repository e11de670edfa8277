package shop.xiaoer.store.embedded;

import java.time.Duration;

/** A point in time by the machine's steady clock. */
record Deadline(long nanoTime) {
    static Deadline in(Duration timeout) {
        return new Deadline(System.nanoTime() + timeout.toNanos());
    }

    boolean isOver() {
        return System.nanoTime() - nanoTime >= 0;
    }

    /** Returns what is left, at least a millisecond. */
    Duration left() {
        return Duration.ofNanos(Math.max(nanoTime - System.nanoTime(), 1_000_000));
    }

    /** Returns what is left in whole seconds, at least one. */
    long seconds() {
        return Math.max(1, left().toSeconds());
    }
}
