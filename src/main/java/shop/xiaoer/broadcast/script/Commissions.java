package shop.xiaoer.broadcast.script;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port: scripts that were asked for and are not there yet. Each is kept from the moment its asker is told so until the
 * script is kept in its place, or its failure. Blocks.
 */
public interface Commissions {
    /** A wish as kept: names instead of what they stand for, which may have changed since. */
    record Commission(
            String id,
            List<String> products,
            String language,
            String persona,
            String platform,
            int words,
            long seed,
            ScriptRequest.Engine engine,
            String author,
            @Nullable String again,
            int variants) {
        public Commission {
            products = List.copyOf(products);
            // Wishes of earlier builds were kept without it.
            variants = Math.max(1, variants);
        }

        /** @param again id of the script that this one makes again, null for a new one */
        public static Commission of(ScriptRequest request, String author, @Nullable String again) {
            return new Commission(
                    request.id(),
                    request.products(),
                    request.language().tag(),
                    request.persona().id(),
                    request.platform().id(),
                    request.words(),
                    request.seed(),
                    request.engine(),
                    author,
                    again,
                    request.variants());
        }
    }

    /** What became of one that is not a script (yet). */
    sealed interface State {
        record Open() implements State {}

        record Failed(String why, boolean modelAway) implements State {}
    }

    /** Keeps it, as this node's to write. */
    void accept(Commission commission);

    /** Gives up one that was accepted and could not be begun. */
    void drop(String id);

    /**
     * Those that nobody writes any more, this node's from now on; one that was tried too often fails instead.
     *
     * @param underWay ids that this node is writing
     */
    List<Commission> takeOver(Collection<String> underWay);

    void fail(String id, String why, boolean modelAway);

    Optional<State> state(String id);
}
