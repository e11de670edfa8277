package shop.xiaoer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.KeyRight;
import shop.xiaoer.account.Role;
import shop.xiaoer.handoff.ServiceReports;
import shop.xiaoer.wire.Outgoing;

/** How people served, as figures. */
final class ServiceReportRoutes {
    private static final Duration USUAL = Duration.ofDays(7);
    private static final String HEAD =
            "reason,language,tickets,claimed,firstWordP50Seconds,firstWordP90Seconds,breaches,abandoned";

    private final ServiceReports reports;
    private final ZoneId zone;
    private final Clock clock;

    ServiceReportRoutes(ServiceReports reports, ZoneId zone, Clock clock) {
        this.reports = reports;
        this.zone = zone;
        this.clock = clock;
    }

    void on(Routes routes) {
        routes.get("/api/v1/insight/service", this::service);
    }

    private Reply service(Call call) throws Refusal {
        call.signedOrKey(Role.Right.readFigures, KeyRight.reportsRead);
        Instant to = moment(call, "to", clock.instant());
        Instant from = moment(call, "from", to.minus(USUAL));
        if (!from.isBefore(to)) {
            throw new Refusal(400, "badField", "from: must be before 'to'");
        }
        String format = call.query("format");
        ServiceReports.Report report = reports.between(from, to);
        if (format == null || format.equals("json")) {
            return Reply.json(200, json(report, from, to));
        }
        if (!format.equals("csv")) {
            throw new Refusal(400, "badField", "format: must be json or csv");
        }
        return Reply.of("text/csv; charset=utf-8", csv(report.lines()));
    }

    /** A moment in UTC, or a day of the shop: its beginning. */
    private Instant moment(Call call, String name, Instant standard) throws Refusal {
        String text = call.query(name);
        if (text == null) {
            return standard;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal(400, "badField", name + ": must be a day or a moment in UTC");
        }
    }

    static ObjectNode json(ServiceReports.Report report, Instant from, Instant to) {
        ObjectNode body = Outgoing.object()
                .put("from", from.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("to", to.truncatedTo(ChronoUnit.MILLIS).toString());
        body.putObject("replyClock")
                .put("name", report.clock().name())
                .put("withinSeconds", report.clock().within().toSeconds());
        ArrayNode lines = body.putArray("groups");
        report.lines().forEach(line -> {
            if (line.reason() == null) {
                body.set("all", figures(line));
            } else {
                lines.add(figures(line));
            }
        });
        return body;
    }

    private static ObjectNode figures(ServiceReports.Line line) {
        ObjectNode node = Outgoing.object();
        if (line.reason() != null) {
            node.put("reason", line.reason()).put("language", line.language());
        }
        node.put("tickets", line.tickets()).put("claimed", line.claimed());
        node.put("firstWordP50Seconds", line.firstWordP50()).put("firstWordP90Seconds", line.firstWordP90());
        return node.put("breaches", line.breaches()).put("abandoned", line.abandoned());
    }

    private static String csv(List<ServiceReports.Line> lines) {
        return Stream.concat(Stream.of(HEAD), lines.stream().map(ServiceReportRoutes::row))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String row(ServiceReports.Line line) {
        List<@Nullable Object> cells = Arrays.asList(
                line.reason() == null ? "all" : line.reason(),
                line.language(),
                line.tickets(),
                line.claimed(),
                line.firstWordP50(),
                line.firstWordP90(),
                line.breaches(),
                line.abandoned());
        return cells.stream().map(ServiceReportRoutes::cell).collect(Collectors.joining(","));
    }

    private static String cell(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
