package shop.xiaoer.broadcast.driver;

import java.time.Instant;
import java.util.List;
import shop.xiaoer.broadcast.driver.payload.Compiled;

/** How an export ended. */
public sealed interface ExportOutcome {
    /**
     * @param validUntil when prices and stock in it count as old; on the wire {@code X-Xiaoer-Valid-Until}
     * @param metadata the label for machines as JSON, beside the body for formats that have no place for it; on the wire
     *     {@code X-Xiaoer-AIGC}
     */
    record Exported(Compiled compiled, Instant validUntil, String metadata) implements ExportOutcome {}

    /** No person has approved these words, or the approval is over. */
    record NotApproved(String state) implements ExportOutcome {}

    /** The platform lets no AI host on air; a person may read these. */
    record PlatformForbids(String platform, List<String> allowed) implements ExportOutcome {}

    /** The label was to be left out, and no agreement to that is kept for these words. */
    record LabelRequired() implements ExportOutcome {}

    record UnknownFormat(List<String> known) implements ExportOutcome {}
}
