package shop.xiaoer.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Order;

class WindowTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void theLongerWindowOfAFaultKeepsTheDoorOpen() {
        Window window = Window.of(MAPPER.createObjectNode().put("windowDays", 7).put("faultWindowDays", 15))
                .orElseThrow();

        assertThat(window.days()).isEqualTo(7);
        assertThat(window.longest()).isEqualTo(15);
        assertThat(window.fromPayment()).isFalse();
    }

    @Test
    void aPolicyWithoutDaysHasNoWindow() {
        assertThat(Window.of(MAPPER.createObjectNode())).isEmpty();
    }

    @Test
    void theDaysMayBeginWithThePayment() {
        assertThat(Window.of(MAPPER.createObjectNode().put("windowDays", 180).put("windowFrom", "payment")))
                .hasValueSatisfying(window -> assertThat(window.fromPayment()).isTrue());
    }

    // ---- the last day --------------------------------------------------------------------------------------------

    private static Order order(Instant placed, @Nullable Instant delivered) {
        Order.State state = delivered == null ? Order.State.paid : Order.State.delivered;
        Money total = new Money(new BigDecimal("88.00"), "CNY");
        return new Order("XE1", "somebody", "5678", state, List.of(), total, placed, null, delivered, null, null, 1);
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    private static boolean isOver(int days, String delivered, String now, ZoneId zone) {
        Order order = order(at("2026-01-01T00:00:00", zone), at(delivered, zone));
        return new Window(days, days, false).isOver(order, at(now, zone), zone);
    }

    @ParameterizedTest
    @CsvSource({
        // Delivered in the last moment of a day or in its first: the seven days are the same.
        "2026-11-01T00:00:00, 2026-11-08T23:59:59.999999999, false",
        "2026-11-01T00:00:00, 2026-11-09T00:00:00, true",
        "2026-11-01T23:59:59.999999999, 2026-11-08T23:59:59.999999999, false",
        "2026-11-01T23:59:59.999999999, 2026-11-09T00:00:00, true",
        "2026-11-01T12:00:00, 2026-11-01T12:00:00, false",
        // Over the end of a month, of a year, and of a February with 29 days.
        "2026-12-28T09:00:00, 2027-01-04T23:59:59.999999999, false",
        "2026-12-28T09:00:00, 2027-01-05T00:00:00, true",
        "2028-02-25T09:00:00, 2028-03-03T23:59:59.999999999, false",
        "2028-02-25T09:00:00, 2028-03-04T00:00:00, true"
    })
    void theSeventhDayAfterDeliveryIsTheLastToItsLastMoment(String delivered, String now, boolean over) {
        assertThat(isOver(7, delivered, now, SHANGHAI)).isEqualTo(over);
    }

    @Test
    void theDaysAreThoseOfTheShopAndNotOfGreenwich() {
        // 17:30 on 1 November in Greenwich is 01:30 on the 2nd in Shanghai.
        Order order = order(Instant.parse("2026-10-30T00:00:00Z"), Instant.parse("2026-11-01T17:30:00Z"));
        Window week = new Window(7, 7, false);

        Instant lastMoment = Instant.parse("2026-11-09T15:59:59.999999999Z");
        assertThat(week.isOver(order, lastMoment, SHANGHAI)).isFalse();
        assertThat(week.isOver(order, lastMoment.plusNanos(1), SHANGHAI)).isTrue();
        assertThat(week.isOver(order, lastMoment, ZoneOffset.UTC))
                .as("the same moment in a shop in Greenwich")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // New York's clocks go forward on 8 March and back on 1 November 2026: a day of 23 hours, one of 25.
        "2026-03-05T23:30:00, 2026-03-12T23:59:59, false",
        "2026-03-05T23:30:00, 2026-03-13T00:00:00, true",
        "2026-10-29T00:30:00, 2026-11-05T23:59:59, false",
        "2026-10-29T00:30:00, 2026-11-06T00:00:00, true"
    })
    void aDayIsADayWhereTheClocksAreChanged(String delivered, String now, boolean over) {
        assertThat(isOver(7, delivered, now, ZoneId.of("America/New_York"))).isEqualTo(over);
    }

    @Test
    void theLongerWindowOfAFaultDecides() {
        Order order = order(at("2026-10-30T10:00:00", SHANGHAI), at("2026-11-01T10:00:00", SHANGHAI));
        Window window = new Window(7, 15, false);

        assertThat(window.isOver(order, at("2026-11-16T23:59:59", SHANGHAI), SHANGHAI))
                .isFalse();
        assertThat(window.isOver(order, at("2026-11-17T00:00:00", SHANGHAI), SHANGHAI))
                .isTrue();
    }

    @Test
    void beforeTheDeliveryNothingHasPassedButFromThePaymentItHas() {
        Order underWay = order(at("2026-01-01T10:00:00", SHANGHAI), null);
        Instant yearsLater = at("2030-01-01T00:00:00", SHANGHAI);

        assertThat(new Window(7, 7, false).isOver(underWay, yearsLater, SHANGHAI))
                .isFalse();
        assertThat(new Window(7, 7, true).isOver(underWay, at("2026-01-08T23:59:59", SHANGHAI), SHANGHAI))
                .isFalse();
        assertThat(new Window(7, 7, true).isOver(underWay, at("2026-01-09T00:00:00", SHANGHAI), SHANGHAI))
                .isTrue();
    }

    @Test
    void aPaymentsWindowDoesNotBeginAnewWithTheDelivery() {
        Order order = order(at("2026-11-01T10:00:00", SHANGHAI), at("2026-11-08T10:00:00", SHANGHAI));

        assertThat(new Window(7, 7, true).isOver(order, at("2026-11-09T00:00:00", SHANGHAI), SHANGHAI))
                .isTrue();
        assertThat(new Window(7, 7, false).isOver(order, at("2026-11-15T23:59:59", SHANGHAI), SHANGHAI))
                .isFalse();
    }
}
