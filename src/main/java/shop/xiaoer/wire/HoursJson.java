package shop.xiaoer.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import shop.xiaoer.handoff.ServiceHours;
import shop.xiaoer.handoff.ServiceHours.Holiday;
import shop.xiaoer.handoff.ServiceHours.Span;

/** Hours on the wire: {@code {week: {monday: [{from, to}]}, holidays: [{from, to, open: [{from, to}]}]}}. */
public final class HoursJson {
    private static final int MOST_SPANS = 6;
    private static final int MOST_HOLIDAYS = 100;

    private HoursJson() {}

    public static ServiceHours read(Fields fields) throws BadFrame {
        JsonNode days = fields.node("week");
        if (!days.isObject()) {
            throw fields.fault("week: must be an object");
        }
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, spans(fields, days.path(name(day)), "week." + name(day)));
        }
        JsonNode given = fields.node("holidays");
        if (!given.isMissingNode() && !given.isNull() && !given.isArray() || given.size() > MOST_HOLIDAYS) {
            throw fields.fault("holidays: must be a list of at most " + MOST_HOLIDAYS);
        }
        List<Holiday> holidays = new ArrayList<>();
        for (JsonNode one : given) {
            holidays.add(holiday(fields, one, "holidays[" + holidays.size() + "]"));
        }
        return new ServiceHours(week, holidays);
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private static List<Span> spans(Fields fields, JsonNode list, String where) throws BadFrame {
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray() || list.size() > MOST_SPANS) {
            throw fields.fault(where + ": must be a list of at most " + MOST_SPANS + " spans");
        }
        List<Span> spans = new ArrayList<>();
        for (JsonNode span : list) {
            spans.add(new Span(time(fields, span, "from", where), time(fields, span, "to", where)));
        }
        return spans;
    }

    private static LocalTime time(Fields fields, JsonNode span, String name, String where) throws BadFrame {
        try {
            return LocalTime.parse(span.path(name).asText());
        } catch (DateTimeException e) {
            throw fields.fault(where + "." + name + ": must be a time such as 09:00");
        }
    }

    private static Holiday holiday(Fields fields, JsonNode one, String where) throws BadFrame {
        LocalDate from = day(fields, one, "from", where);
        LocalDate to = one.has("to") ? day(fields, one, "to", where) : from;
        if (to.isBefore(from)) {
            throw fields.fault(where + ".to: must not be before from");
        }
        return new Holiday(from, to, spans(fields, one.path("open"), where + ".open"));
    }

    private static LocalDate day(Fields fields, JsonNode one, String name, String where) throws BadFrame {
        try {
            return LocalDate.parse(one.path(name).asText());
        } catch (DateTimeException e) {
            throw fields.fault(where + "." + name + ": must be a day such as 2027-02-05");
        }
    }

    public static ObjectNode write(ServiceHours hours) {
        ObjectNode body = Outgoing.object();
        ObjectNode week = body.putObject("week");
        for (DayOfWeek day : DayOfWeek.values()) {
            write(week.putArray(name(day)), hours.week().getOrDefault(day, List.of()));
        }
        ArrayNode holidays = body.putArray("holidays");
        for (Holiday holiday : hours.holidays()) {
            ObjectNode node = holidays.addObject()
                    .put("from", holiday.from().toString())
                    .put("to", holiday.to().toString());
            write(node.putArray("open"), holiday.open());
        }
        return body;
    }

    private static void write(ArrayNode list, List<Span> spans) {
        spans.forEach(span -> list.addObject()
                .put("from", span.from().toString())
                .put("to", span.to().toString()));
    }
}
