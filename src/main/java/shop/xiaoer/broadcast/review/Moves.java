package shop.xiaoer.broadcast.review;

import java.time.Instant;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Sentences;

/** One move of a script: kept with its archive entry in one step, or not at all. */
final class Moves {
    private final ReviewLedger ledger;

    Moves(ReviewLedger ledger) {
        this.ledger = ledger;
    }

    /** The move where it names the words that stand. */
    static ReviewOutcome of(Script script, String version, Supplier<ReviewOutcome> move) {
        return script.version().equals(version) ? move.get() : new ReviewOutcome.StaleVersion(script.version());
    }

    static ReviewOutcome notFrom(Script script, String why) {
        return new ReviewOutcome.NotPossible(script.state().name(), why);
    }

    /** @param before as it was read: where it is another one by now, nothing is kept */
    ReviewOutcome keep(
            Script before,
            Script after,
            ArchiveEntry.Act act,
            Reviewer by,
            Instant at,
            @Nullable String reason,
            @Nullable Instant validUntil) {
        ArchiveEntry entry = ArchiveEntry.after(
                ledger.last(after.id()).orElse(null),
                after.id(),
                after.version(),
                act,
                by,
                at,
                reason,
                validUntil,
                content(after));
        return ledger.append(before, after, entry)
                ? new ReviewOutcome.Moved(after, entry)
                : new ReviewOutcome.StaleVersion(
                        ledger.last(after.id()).map(ArchiveEntry::version).orElse(before.version()));
    }

    /** The words in full, one segment a line: whoever reads an entry alone sees what it was about. */
    private static String content(Script script) {
        return script.segments().stream()
                .flatMap(segment -> IntStream.rangeClosed(1, segment.ways())
                        .mapToObj(way -> segment.n() + (way == 1 ? "" : "." + way) + " " + segment.type() + " "
                                + segment.way(way)
                                        .orElseThrow()
                                        .outsideSlots()
                                        .replace(String.valueOf(Sentences.SLOT_MARK), "{}")))
                .collect(Collectors.joining("\n"));
    }
}
