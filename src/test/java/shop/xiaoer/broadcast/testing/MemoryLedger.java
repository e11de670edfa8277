package shop.xiaoer.broadcast.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.review.ArchiveEntry;
import shop.xiaoer.broadcast.review.ReviewLedger;

/** Keeps scripts and their archive in memory. */
public final class MemoryLedger implements ReviewLedger {
    private final List<ArchiveEntry> entries = new ArrayList<>();
    private final String author;
    private @Nullable Script kept;

    public MemoryLedger() {
        this("somebody");
    }

    /** @param author who has every script written */
    public MemoryLedger(String author) {
        this.author = author;
    }

    @Override
    public synchronized boolean append(Script before, Script after, ArchiveEntry entry) {
        String end = last(entry.script()).map(ArchiveEntry::hash).orElse("");
        Script now = kept;
        boolean other = now != null
                && (!now.version().equals(before.version())
                        || !now.state().name().equals(before.state().name()));
        if (other || !entry.previous().equals(end)) {
            return false;
        }
        entries.add(entry);
        kept = after;
        return true;
    }

    @Override
    public Optional<String> author(String script) {
        return Optional.of(author);
    }

    @Override
    public synchronized Optional<ArchiveEntry> last(String script) {
        return entries(script).reversed().stream().findFirst();
    }

    @Override
    public synchronized List<ArchiveEntry> entries(String script) {
        return entries.stream().filter(entry -> entry.script().equals(script)).toList();
    }

    /** Has the script stand as given, whatever was kept of it. */
    public synchronized void hold(Script script) {
        kept = script;
    }

    public synchronized Optional<Script> kept() {
        return Optional.ofNullable(kept);
    }
}
