package shop.xiaoer.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.review.ArchiveCheck;
import shop.xiaoer.broadcast.review.ArchiveEntry;

/** Entries of the archive as lines of JSON, written and read again. */
public final class ArchiveJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ArchiveJson() {}

    /** One line, without its end. */
    public static String line(ArchiveEntry entry) {
        ObjectNode node = Outgoing.object()
                .put("script", entry.script())
                .put("no", entry.no())
                .put("act", entry.act().name())
                .put("by", entry.by())
                .put("role", entry.role())
                .put("at", entry.at().toString());
        if (entry.reason() != null) {
            node.put("reason", entry.reason());
        }
        if (entry.validUntil() != null) {
            node.put("validUntil", entry.validUntil().toString());
        }
        return node.put("version", entry.version())
                .put("content", entry.content())
                .put("previous", entry.previous())
                .put("hash", entry.hash())
                .toString();
    }

    /** @throws IllegalArgumentException naming the field that is missing or wrong */
    public static ArchiveEntry entry(String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            return new ArchiveEntry(
                    node.path("no").asLong(),
                    text(node, "script"),
                    text(node, "version"),
                    ArchiveEntry.Act.valueOf(text(node, "act")),
                    text(node, "by"),
                    text(node, "role"),
                    Instant.parse(text(node, "at")),
                    node.path("reason").textValue(),
                    instant(node.path("validUntil").textValue()),
                    text(node, "content"),
                    text(node, "previous"),
                    text(node, "hash"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("at or validUntil: no time such as 2026-11-30T08:00:00Z", e);
        }
    }

    private static String text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue())
                .orElseThrow(() -> new IllegalArgumentException(field + ": is missing"));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    public static ObjectNode verdict(ArchiveCheck.Verdict verdict) {
        return switch (verdict) {
            case ArchiveCheck.Verdict.Whole whole ->
                Outgoing.object()
                        .put("whole", true)
                        .put("scripts", whole.scripts())
                        .put("entries", whole.entries());
            case ArchiveCheck.Verdict.Broken broken ->
                Outgoing.object()
                        .put("whole", false)
                        .put("script", broken.at().script())
                        .put("no", broken.at().no())
                        .put("why", broken.why());
        };
    }
}
