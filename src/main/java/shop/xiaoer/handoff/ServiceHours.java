package shop.xiaoer.handoff;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When people serve, by the shop's clock.
 *
 * @param week spans of each day; a day that is not named is closed
 * @param holidays days with spans of their own; the first that holds a day decides
 */
public record ServiceHours(Map<DayOfWeek, List<Span>> week, List<Holiday> holidays) {
    /** How far ahead an opening is looked for. */
    private static final int DAYS_AHEAD = 60;

    public ServiceHours {
        week = Map.copyOf(week);
        holidays = List.copyOf(holidays);
    }

    /** From that time on, until just before that time; over midnight where {@code to} is not after {@code from}. */
    public record Span(LocalTime from, LocalTime to) {
        boolean overMidnight() {
            return !to.isAfter(from);
        }
    }

    /** Both days belong to it; no span: closed. */
    public record Holiday(LocalDate from, LocalDate to, List<Span> open) {
        public Holiday {
            open = List.copyOf(open);
        }

        boolean holds(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** The same hours every day. */
    public static ServiceHours daily(LocalTime from, LocalTime to) {
        List<Span> spans = List.of(new Span(from, to));
        return new ServiceHours(
                Stream.of(DayOfWeek.values()).collect(java.util.stream.Collectors.toMap(day -> day, day -> spans)),
                List.of());
    }

    private List<Span> spans(LocalDate day) {
        return holidays.stream()
                .filter(holiday -> holiday.holds(day))
                .findFirst()
                .map(Holiday::open)
                .orElseGet(() -> week.getOrDefault(day.getDayOfWeek(), List.of()));
    }

    public boolean open(ZonedDateTime at) {
        LocalTime time = at.toLocalTime();
        boolean today = spans(at.toLocalDate()).stream()
                .anyMatch(span -> !time.isBefore(span.from()) && (span.overMidnight() || time.isBefore(span.to())));
        return today
                || spans(at.toLocalDate().minusDays(1)).stream()
                        .anyMatch(span -> span.overMidnight() && time.isBefore(span.to()));
    }

    /** The next moment at which it opens; empty where it is open now, or closed for months. */
    public Optional<ZonedDateTime> opens(ZonedDateTime now) {
        if (open(now)) {
            return Optional.empty();
        }
        return Stream.iterate(now.toLocalDate(), day -> day.plusDays(1))
                .limit(DAYS_AHEAD)
                .flatMap(day ->
                        spans(day).stream().map(span -> day.atTime(span.from()).atZone(now.getZone())))
                .filter(at -> at.isAfter(now))
                .min(ZonedDateTime::compareTo);
    }
}
