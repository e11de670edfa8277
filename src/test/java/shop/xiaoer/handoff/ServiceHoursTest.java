package shop.xiaoer.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.handoff.ServiceHours.Holiday;
import shop.xiaoer.handoff.ServiceHours.Span;

/** When people serve, and by when a platform wants a word of them: by the shop's clock. */
class ServiceHoursTest {
    private static final ZoneId SHOP = ZoneId.of("Asia/Shanghai");
    /** Mondays with a pause, Fridays over midnight; closed on the second of November, open late on the sixth. */
    private static final ServiceHours HOURS = new ServiceHours(
            Map.of(
                    DayOfWeek.MONDAY,
                    List.of(span("09:00", "12:00"), span("13:00", "18:00")),
                    DayOfWeek.FRIDAY,
                    List.of(span("20:00", "02:00"))),
            List.of(
                    new Holiday(day("2026-11-02"), day("2026-11-02"), List.of()),
                    new Holiday(day("2026-11-05"), day("2026-11-06"), List.of(span("22:00", "00:00")))));

    private static Span span(String from, String to) {
        return new Span(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static ZonedDateTime at(String text) {
        return LocalDateTime.parse(text).atZone(SHOP);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-11-09T08:59, false",
        "2026-11-09T09:00, true",
        "2026-11-09T12:00, false",
        "2026-11-09T17:59, true",
        "2026-11-13T23:59, true",
        "2026-11-14T01:59, true",
        "2026-11-14T02:00, false",
        "2026-11-02T10:00, false",
        "2026-11-06T21:00, false",
        "2026-11-06T23:59, true",
        "2026-11-07T00:00, false"
    })
    void itIsOpenByTheShopsClock(String time, boolean open) {
        assertThat(HOURS.open(at(time))).isEqualTo(open);
    }

    @ParameterizedTest(name = "after {0} it opens at {1}")
    @CsvSource({
        "2026-11-09T08:00, 2026-11-09T09:00",
        "2026-11-09T12:30, 2026-11-09T13:00",
        "2026-11-09T19:00, 2026-11-13T20:00",
        "2026-11-01T10:00, 2026-11-05T22:00"
    })
    void theNextOpeningIsFound(String time, String opens) {
        assertThat(HOURS.opens(at(time))).contains(at(opens));
    }

    @Test
    void openHoursHaveNoNextOpeningAndNoHoursHaveNone() {
        assertThat(HOURS.opens(at("2026-11-09T10:00"))).isEmpty();
        assertThat(new ServiceHours(Map.of(), List.of()).opens(at("2026-11-09T10:00")))
                .isEmpty();
        assertThat(ServiceHours.daily(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT).open(at("2026-11-09T00:00")))
                .isTrue();
    }

    @ParameterizedTest(name = "asked at {1}, {0} counts: {2}")
    @CsvSource({
        "taobao, 07:59, false",
        "taobao, 08:00, true",
        "taobao, 23:59, true",
        "pinduoduo, 22:59, true",
        "pinduoduo, 23:00, false"
    })
    void aPlatformCountsItsOwnHours(String platform, String time, boolean counts) {
        ReplyClock clock = platform.equals("taobao") ? ReplyClock.TAOBAO : ReplyClock.PINDUODUO;
        Instant asked = at("2026-11-09T" + time).toInstant();

        assertThat(clock.due(asked, SHOP).isPresent()).isEqualTo(counts);
    }

    @Test
    void theWarningComesBeforeTheBreach() {
        Instant asked = at("2026-11-09T10:00").toInstant();

        assertThat(ReplyClock.TAOBAO.due(asked, SHOP)).contains(asked.plus(Duration.ofMinutes(3)));
        assertThat(ReplyClock.TAOBAO.warns(asked, SHOP)).contains(asked.plus(Duration.ofMinutes(2)));
        assertThat(ReplyClock.PINDUODUO.due(asked, SHOP)).contains(asked.plus(Duration.ofMinutes(5)));
    }
}
