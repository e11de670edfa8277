package shop.xiaoer.broadcast.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.ScriptVersion;

/**
 * What was done to a script, for the archive that Order 117 wants kept for three years. Entries of a script form a chain:
 * each holds the hash of the one before, so that none can be changed or left out unseen.
 *
 * @param no from 1, without a gap within a script
 * @param version the words that it was done to; after an edit, the new ones
 * @param content those words in full, one segment a line, slots empty
 * @param previous hash of the entry before, blank on the first
 */
public record ArchiveEntry(
        long no,
        String script,
        String version,
        Act act,
        String by,
        String role,
        Instant at,
        @Nullable String reason,
        @Nullable Instant validUntil,
        String content,
        String previous,
        String hash) {

    public enum Act {
        submitted,
        approved,
        rejected,
        expired,
        edited,
        /** A fact under the words has changed, or a rule stands against them that did not before. */
        withdrawn,
        /** The rules have changed and have nothing new to say. */
        rechecked,
        /** Somebody answers for these words without the label for people. */
        unlabelled
    }

    /** The next entry of the chain that ends with {@code last}. */
    static ArchiveEntry after(
            @Nullable ArchiveEntry last,
            String script,
            String version,
            Act act,
            Reviewer by,
            Instant at,
            @Nullable String reason,
            @Nullable Instant validUntil,
            String content) {
        long no = last == null ? 1 : last.no() + 1;
        String previous = last == null ? "" : last.hash();
        String role = by.role().name();
        return new ArchiveEntry(
                no,
                script,
                version,
                act,
                by.name(),
                role,
                at,
                reason,
                validUntil,
                content,
                previous,
                hash(no, script, version, act, by.name(), role, at, reason, validUntil, content, previous));
    }

    /** The number of the first entry that does not follow from those before; empty where the chain is whole. */
    public static OptionalLong broken(List<ArchiveEntry> chain) {
        ArchiveEntry last = null;
        for (ArchiveEntry entry : chain) {
            if (entry.fault(last).isPresent()) {
                return OptionalLong.of(numberAfter(last));
            }
            last = entry;
        }
        return OptionalLong.empty();
    }

    /** The number that the next entry of a chain must have. */
    static long numberAfter(@Nullable ArchiveEntry last) {
        return last == null ? 1 : last.no() + 1;
    }

    /**
     * Why it does not follow from the one before, empty where it does.
     *
     * @param last null where it should be its script's first
     */
    Optional<String> fault(@Nullable ArchiveEntry last) {
        if (no != numberAfter(last)) {
            return Optional.of("it is missing");
        }
        if (!previous.equals(last == null ? "" : last.hash())) {
            return Optional.of("it does not name the hash of the entry before");
        }
        String now = hash(no, script, version, act, by, role, at, reason, validUntil, content, previous);
        return hash.equals(now)
                ? Optional.empty()
                : Optional.of("its words or its facts are not those that were hashed");
    }

    private static String hash(
            long no,
            String script,
            String version,
            Act act,
            String by,
            String role,
            Instant at,
            @Nullable String reason,
            @Nullable Instant validUntil,
            String content,
            String previous) {
        StringBuilder all = new StringBuilder();
        for (Object part : new @Nullable Object[] {
            no,
            script,
            version,
            act,
            by,
            role,
            at.toEpochMilli(),
            reason,
            validUntil == null ? null : validUntil.toEpochMilli(),
            content,
            previous
        }) {
            String text = String.valueOf(part);
            all.append(part == null ? -1 : text.length())
                    .append(':')
                    .append(text)
                    .append('\n');
        }
        return ScriptVersion.hash(all.toString());
    }
}
