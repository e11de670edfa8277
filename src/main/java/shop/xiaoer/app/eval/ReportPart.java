package shop.xiaoer.app.eval;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One part of the page of results.
 *
 * @param name as {@code --only} takes it
 * @param data folder of its data within the data sets, null where it is the project's own
 * @param bar what the project wants to reach, as the page says it; null where none is set
 * @param peer the best other that was measured for the project, as the page says it
 */
public record ReportPart(
        String name,
        String title,
        Kind kind,
        @Nullable String data,
        @Nullable String bar,
        @Nullable String peer) {
    /** How a part is measured. */
    public enum Kind {
        intents,
        tenShot,
        answers,
        passages,
        names,
        own
    }

    public Optional<String> folder() {
        return Optional.ofNullable(data);
    }
}
