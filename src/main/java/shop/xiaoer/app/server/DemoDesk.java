package shop.xiaoer.app.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.handoff.CannedReplies;
import shop.xiaoer.handoff.CannedReply;
import shop.xiaoer.handoff.Tags;

/**
 * What the demo shop's people share at the desk: replies in both languages and the list of tags. Written before the account
 * of the supervisor is there and never after, so that what somebody removes stays removed.
 */
final class DemoDesk {
    private final CannedReplies replies;
    private final Tags tags;

    DemoDesk(CannedReplies replies, Tags tags) {
        this.replies = replies;
        this.tags = tags;
    }

    /** @param by the account that wrote them */
    void furnish(String by) {
        lines("replies.tsv").forEach(line -> {
            String[] parts = line.split("\t");
            replies.add(new CannedReply(TimeOrderedId.next(), null, parts[0], parts[1], parts[2], by, Instant.EPOCH));
        });
        lines("tags.txt").forEach(tag -> tags.add(tag, by));
    }

    private static List<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(DemoDesk.class.getResourceAsStream("/demo/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
