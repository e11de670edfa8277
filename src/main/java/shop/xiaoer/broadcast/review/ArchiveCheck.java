package shop.xiaoer.broadcast.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.review.ScriptArchive.Mark;
import shop.xiaoer.broadcast.review.ScriptArchive.Tail;

/**
 * Goes through an archive entry by entry and stops at the first that does not follow from those before. One check, one
 * thread; holds one entry and the ends of the chains, however long the archive is.
 */
public final class ArchiveCheck {
    private static final int PAGE = 100;

    private final Map<Mark, String> known;
    private @Nullable ArchiveEntry last;
    private long entries;
    private long scripts;

    /** @param known hashes from an export of another day; an entry that differs from them is broken */
    private ArchiveCheck(Map<Mark, String> known) {
        this.known = new HashMap<>(known);
    }

    public sealed interface Verdict {
        record Whole(long scripts, long entries) implements Verdict {}

        /**
         * @param at the first entry that is not as it was
         * @param why what is wrong with it
         */
        record Broken(Mark at, String why) implements Verdict {}
    }

    /** The archive in the database, its ends against what the scripts say. What is added meanwhile is left out. */
    public static Verdict of(ScriptArchive archive, Map<Mark, String> known) {
        ArchiveCheck check = new ArchiveCheck(known);
        Map<String, Tail> ends = new HashMap<>();
        archive.tails().forEach(tail -> ends.put(tail.last().script(), tail));
        Mark after = null;
        List<ArchiveEntry> page = archive.page(null, null, PAGE);
        while (!page.isEmpty()) {
            for (ArchiveEntry entry : page) {
                Optional<Verdict.Broken> broken = check.next(entry, ends);
                if (broken.isPresent()) {
                    return broken.get();
                }
                after = mark(entry);
            }
            page = archive.page(null, after, PAGE);
        }
        return check.verdict(ends);
    }

    /** An export by itself: its chains alone, since it does not say how long they should be. */
    public static Verdict of(Iterable<ArchiveEntry> export) {
        ArchiveCheck check = new ArchiveCheck(Map.of());
        for (ArchiveEntry entry : export) {
            Optional<Verdict.Broken> broken = check.next(entry, new HashMap<>());
            if (broken.isPresent()) {
                return broken.get();
            }
        }
        return check.verdict(Map.of());
    }

    /** @param ends those not reached yet; the entry's own is taken out when it is reached */
    private Optional<Verdict.Broken> next(ArchiveEntry entry, Map<String, Tail> ends) {
        boolean first = last == null || !last.script().equals(entry.script());
        if (first && last != null && ends.containsKey(last.script())) {
            return Optional.of(cutOff(ends.get(last.script())));
        }
        Optional<String> fault = entry.fault(first ? null : last).or(() -> unlike(entry, ends));
        if (fault.isPresent()) {
            long no = ArchiveEntry.numberAfter(first ? null : last);
            return Optional.of(new Verdict.Broken(new Mark(entry.script(), no), fault.get()));
        }
        scripts += first ? 1 : 0;
        entries++;
        last = entry;
        return Optional.empty();
    }

    private Optional<String> unlike(ArchiveEntry entry, Map<String, Tail> ends) {
        String before = known.remove(mark(entry));
        if (before != null && !before.equals(entry.hash())) {
            return Optional.of("it is another than in the export");
        }
        Tail end = ends.get(entry.script());
        if (end == null || end.last().no() != entry.no()) {
            return Optional.empty();
        }
        ends.remove(entry.script());
        return end.hash().equals(entry.hash())
                ? Optional.empty()
                : Optional.of("it is not the last entry that its script names");
    }

    private Verdict verdict(Map<String, Tail> ends) {
        Optional<Tail> open = ends.values().stream()
                .min((a, b) -> a.last().script().compareTo(b.last().script()));
        Optional<Mark> gone =
                known.keySet().stream().min((a, b) -> (a.script() + " " + a.no()).compareTo(b.script() + " " + b.no()));
        return open.<Verdict>map(ArchiveCheck::cutOff)
                .or(() -> gone.map(mark -> new Verdict.Broken(mark, "it stands in the export and not in the archive")))
                .orElseGet(() -> new Verdict.Whole(scripts, entries));
    }

    private static Verdict.Broken cutOff(Tail tail) {
        return new Verdict.Broken(tail.last(), "the script names this entry as its last, and it is not there");
    }

    private static Mark mark(ArchiveEntry entry) {
        return new Mark(entry.script(), entry.no());
    }
}
