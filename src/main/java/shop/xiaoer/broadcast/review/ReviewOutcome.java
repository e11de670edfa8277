package shop.xiaoer.broadcast.review;

import java.util.List;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.compliance.Finding;

/** How a move ended. */
public sealed interface ReviewOutcome {
    /** Done and kept. */
    record Moved(Script script, ArchiveEntry entry) implements ReviewOutcome {}

    /** Nothing to do: the words are the same. */
    record Unchanged(Script script) implements ReviewOutcome {}

    /** The move named other words than those that stand, or somebody was faster. */
    record StaleVersion(String current) implements ReviewOutcome {}

    record BlockingFindings(List<Finding> findings) implements ReviewOutcome {}

    /** Not for this role, or not for this person under four eyes. */
    record Forbidden(String why) implements ReviewOutcome {}

    /** Not from the state that the script is in. */
    record NotPossible(String state, String why) implements ReviewOutcome {}

    /** The facts carry no other words for this segment. */
    record NoOtherWords(int n) implements ReviewOutcome {}

    record NoSuchSegment(int n) implements ReviewOutcome {}

    record BadField(String field, String detail) implements ReviewOutcome {}
}
