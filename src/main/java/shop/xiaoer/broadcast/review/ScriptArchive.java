package shop.xiaoer.broadcast.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: the archive of all scripts, to be read and checked. Nothing here changes it. Blocks. */
public interface ScriptArchive {
    /** Where an entry stands: a script's id and the entry's number within it. */
    record Mark(String script, long no) {}

    /**
     * What a script itself says of its chain, written in the commit of its last entry: a chain that was cut at its end
     * does not reach it.
     */
    record Tail(Mark last, String hash) {}

    /**
     * Entries in the order of scripts and numbers.
     *
     * @param script id of the only one wanted, null for all
     * @param after the last one that was read, null for the beginning
     */
    List<ArchiveEntry> page(@Nullable String script, @Nullable Mark after, int most);

    /** Of every script that has entries. */
    List<Tail> tails();
}
