package shop.xiaoer.guard.reading;

import java.util.function.Function;
import shop.xiaoer.text.Recent;

/**
 * A pure reading of short texts with the last results remembered: every sentence of a reply is held against the same pages,
 * and the same pages are evidence for many replies. What is given back is shared and must not be changed. Safe from any
 * thread.
 */
public final class Readings<T> {
    /** A few hundred pages cut into clauses; some MiB at most. */
    private static final int MOST = 8_192;

    private final Recent<String, T> kept = new Recent<>(MOST);
    private final Function<String, T> reading;

    public Readings(Function<String, T> reading) {
        this.reading = reading;
    }

    public T of(String normal) {
        return kept.get(normal, () -> reading.apply(normal));
    }
}
