package shop.xiaoer.broadcast;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: the scripts as they stand. What a review does to them goes through {@code review.ReviewLedger}. Blocks. */
public interface Scripts {
    /** Keeps a freshly written draft; what asked for it is done with in the same commit. */
    void add(Script script, String author);

    Optional<Script> find(String id);

    /** When its words or state were changed last. */
    Optional<Instant> changedAt(String id);

    /** The newest first, without their words. */
    List<Head> newest(int limit);

    /** What a list shows of a script. */
    record Head(String id, String state, String language, String platform, List<String> products, String at) {
        public Head {
            products = List.copyOf(products);
        }
    }
}
