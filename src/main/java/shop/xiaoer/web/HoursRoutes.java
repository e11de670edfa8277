package shop.xiaoer.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Role;
import shop.xiaoer.handoff.DeskRules;
import shop.xiaoer.handoff.DeskSettings;
import shop.xiaoer.handoff.ServiceHours;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Fields;
import shop.xiaoer.wire.HoursJson;

/** When people serve: read, set above the file, taken back, and tried before they are set. */
final class HoursRoutes {
    private final DeskSettings settings;
    private final Supplier<DeskRules> file;
    private final ZoneId zone;
    private final Clock clock;

    /** @param file what holds where the office says nothing */
    HoursRoutes(DeskSettings settings, Supplier<DeskRules> file, ZoneId zone, Clock clock) {
        this.settings = settings;
        this.file = file;
        this.zone = zone;
        this.clock = clock;
    }

    void on(Routes routes) {
        routes.get("/api/v1/hours", this::show)
                .put("/api/v1/hours", this::set)
                .delete("/api/v1/hours", this::clear)
                .post("/api/v1/hours/preview", this::preview);
    }

    private Reply show(Call call) throws Refusal {
        call.signed(Role.Right.manage);
        return told();
    }

    /** The version is read first: it may be older than the hours beside it and never newer. */
    private Reply told() {
        long version = settings.hoursVersion();
        ServiceHours hours = settings.over(file.get()).hours();
        return Reply.json(
                200,
                moment(HoursJson.write(hours), hours, clock.instant())
                        .put("from", settings.hours().isPresent() ? "office" : "file")
                        .put("version", version)
                        .put("timezone", zone.getId()));
    }

    private Reply set(Call call) throws Refusal, BadFrame {
        String by = call.signed(Role.Right.manage).account().name();
        Fields fields = call.fields();
        if (!settings.setHours(by, HoursJson.read(fields), fields.countOrNull("version"))) {
            throw Refusal.stale(settings.hoursVersion());
        }
        return told();
    }

    private Reply clear(Call call) throws Refusal {
        settings.clearHours(call.signed(Role.Right.manage).account().name());
        return told();
    }

    /** What hours that are not set yet would mean at a moment. */
    private Reply preview(Call call) throws Refusal, BadFrame {
        call.signed(Role.Right.manage);
        Fields fields = call.fields();
        ServiceHours hours = HoursJson.read(fields);
        return Reply.json(200, moment(HoursJson.write(hours), hours, at(fields.textOrNull("at"))));
    }

    private Instant at(@Nullable String given) throws Refusal {
        try {
            return given == null ? clock.instant() : Instant.parse(given);
        } catch (DateTimeException e) {
            throw Refusal.field("at: must be a time such as 2026-12-31T20:00:00Z");
        }
    }

    private ObjectNode moment(ObjectNode body, ServiceHours hours, Instant at) {
        ZonedDateTime local = at.atZone(zone);
        body.put("open", hours.open(local));
        hours.opens(local)
                .ifPresent(opens -> body.put("opens", opens.toInstant().toString()));
        return body;
    }
}
