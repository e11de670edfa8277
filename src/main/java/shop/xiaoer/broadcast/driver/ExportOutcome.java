package shop.xiaoer.broadcast.driver;

import java.time.Instant;
import java.util.List;

/** How an export ended. */
public sealed interface ExportOutcome {
    /** @param validUntil when prices and stock in it count as old; on the wire {@code X-Xiaoer-Valid-Until} */
    record Exported(Compiled compiled, Instant validUntil) implements ExportOutcome {}

    /** No person has approved these words, or the approval is over. */
    record NotApproved(String state) implements ExportOutcome {}

    /** The platform lets no AI host on air; a person may read these. */
    record PlatformForbids(String platform, List<String> allowed) implements ExportOutcome {}

    record UnknownFormat(List<String> known) implements ExportOutcome {}
}
