package shop.xiaoer.broadcast.room;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;

/**
 * A show as it was planned.
 *
 * @param platform id of its {@link shop.xiaoer.broadcast.PlatformProfile}
 * @param language of its scripts; answers come in the language of the question
 * @param loops how often the rundown is said, {@link #FOR_EVER} without an end
 * @param start when it goes on air by itself, null where a person starts it
 * @param end when it ends at the next end of a segment
 * @param whenSpent what happens when every variant was said and words would come again
 * @param author who planned it
 */
public record Room(
        String id,
        String name,
        String platform,
        Language language,
        List<RundownItem> rundown,
        int loops,
        @Nullable Instant start,
        @Nullable Instant end,
        WhenSpent whenSpent,
        String author) {
    public static final int FOR_EVER = -1;

    public Room {
        rundown = List.copyOf(rundown);
        if (rundown.isEmpty()) {
            throw new IllegalArgumentException("rundown: must have one item at least");
        }
        if (loops != FOR_EVER && loops < 1) {
            throw new IllegalArgumentException("loop: must be true, false or a number from 1");
        }
    }

    public enum WhenSpent {
        /** Goes on with the oldest words; the report and the room's state say so. */
        repeat,
        /** Pauses and waits for a person. */
        pause
    }

    /** @param loop counted from 1 */
    public boolean hasLoop(int loop) {
        return loops == FOR_EVER || loop <= loops;
    }

    /**
     * How often a script was to be said before a place of the show: in the loops before it, and in the items before it of
     * the same loop.
     */
    public int saidBefore(String script, int loop, int item) {
        int before = 0;
        for (int i = 0; i < rundown.size(); i++) {
            int loops = i < item ? loop : loop - 1;
            before += rundown.get(i).turns(script, loops);
        }
        return before;
    }
}
