package shop.xiaoer.handoff;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: how people served, counted from what was written down. Blocks. */
public interface ServiceReports {
    /** Tickets that began from {@code from} on and before {@code to}: all together first, then by reason and language. */
    Report between(Instant from, Instant to);

    /** @param clock by which breaches were counted */
    record Report(ReplyClock clock, List<Line> lines) {
        public Report {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param reason null where all are counted together
     * @param claimed those a person took
     * @param firstWordP50 seconds from the ticket to the person's first word, null where nobody spoke
     * @param breaches first words that came after the platform's limit or are owed beyond it
     * @param abandoned left before a person came: back to the bot, closed, or sent back by the queue's time-out
     */
    record Line(
            @Nullable String reason,
            @Nullable String language,
            long tickets,
            long claimed,
            @Nullable Double firstWordP50,
            @Nullable Double firstWordP90,
            long breaches,
            long abandoned) {}
}
