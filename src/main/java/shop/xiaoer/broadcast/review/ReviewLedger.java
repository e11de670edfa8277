package shop.xiaoer.broadcast.review;

import java.util.List;
import java.util.Optional;
import shop.xiaoer.broadcast.Script;

/** Port: where scripts and what was done to them are kept. Blocks; called on virtual threads. */
public interface ReviewLedger {
    /**
     * Keeps the script as it is after a move, and the move, in one step.
     *
     * @param before as it was read: it must still have that version and that state
     * @return false where it has another by now, or where another entry has become the chain's last in the meantime;
     *     nothing is kept then
     */
    boolean append(Script before, Script after, ArchiveEntry entry);

    /** Who asked for the script to be written, empty where nobody is known. */
    Optional<String> author(String script);

    Optional<ArchiveEntry> last(String script);

    /** All of a script, oldest first. */
    List<ArchiveEntry> entries(String script);
}
