package shop.xiaoer.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers what was worked out for the keys last asked for, and forgets the one not asked for the longest. In memory
 * alone. Safe from any thread; two that ask for a new key at once may both work it out.
 */
public final class Recent<K, V> {
    private final Map<K, V> kept;

    /** @param most how many are remembered */
    public Recent(int most) {
        kept = new LinkedHashMap<>(Math.min(most, 64), 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** What is remembered, else what the work gives; its failure goes to the caller and is not remembered. */
    public V get(K key, Supplier<V> work) {
        synchronized (kept) {
            V known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        V made = work.get();
        synchronized (kept) {
            kept.put(key, made);
        }
        return made;
    }
}
