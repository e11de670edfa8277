package shop.xiaoer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.AuditTrail;
import shop.xiaoer.account.Role;
import shop.xiaoer.wire.Outgoing;

/** Who did what: for those who manage the shop to read, a page at a time, newest first. */
final class AuditRoutes {
    private static final int PAGE = 50;
    private static final int LONGEST_PAGE = 200;

    private final AuditTrail trail;

    AuditRoutes(AuditTrail trail) {
        this.trail = trail;
    }

    void on(Routes routes) {
        routes.get("/api/v1/audit", this::read);
    }

    private Reply read(Call call) throws Refusal {
        call.signed(Role.Right.manage);
        int limit = call.number("limit", PAGE, 1, LONGEST_PAGE);
        List<AuditTrail.Entry> found = trail.read(new AuditTrail.Filter(
                given(call, "actor"),
                given(call, "act"),
                given(call, "subject"),
                instant(call, "from"),
                instant(call, "to"),
                before(call),
                limit + 1));
        ObjectNode body = Outgoing.object();
        ArrayNode entries = body.putArray("entries");
        found.stream().limit(limit).forEach(entry -> entries.add(json(entry)));
        return Reply.json(200, body.put("more", found.size() > limit));
    }

    private static @Nullable String given(Call call, String name) {
        String value = call.query(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable Instant instant(Call call, String name) throws Refusal {
        String value = given(call, name);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeException e) {
            throw new Refusal(400, "badField", name + ": must be a time such as 2026-12-31T20:00:00Z");
        }
    }

    private static @Nullable Long before(Call call) throws Refusal {
        String value = given(call, "before");
        try {
            return value == null ? null : (Long) Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new Refusal(400, "badField", "before: must be the id of an entry");
        }
    }

    private static ObjectNode json(AuditTrail.Entry entry) {
        ObjectNode node = Outgoing.object()
                .put("id", entry.id())
                .put("at", entry.at().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("actor", entry.actor())
                .put("act", entry.act())
                .put("subject", entry.subject());
        if (entry.address() != null) {
            node.put("address", entry.address());
        }
        node.set("detail", Outgoing.json(entry.detail()));
        return node;
    }
}
