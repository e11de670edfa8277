package shop.xiaoer.guard;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import shop.xiaoer.guard.reading.Dates;
import shop.xiaoer.guard.reading.Dimension;
import shop.xiaoer.guard.reading.Quantity;

/** Days after so many days, the days and hours between two, months, times of day: see {@link Derivation}. */
final class DerivedDays {
    private static final Pattern NOW = Pattern.compile("今天|今日|现在|明天|还有|还剩|today|now|tomorrow|left");
    private static final Pattern BEFORE = Pattern.compile("前|before|ahead|earlier|by the|latest|at the latest");
    private static final Pattern HOURS =
            Pattern.compile("\\b(?:at|from|until|till|by|to|past|before|after|between|around|about)\\b|点|早|晚");
    private static final int HOURS_A_MONTH = 730;
    /** Stands for a year that nobody named: one without a 29th of February. */
    private static final int COMMON_YEAR = 2026;

    private static final int MOST_WORKDAYS = 60;
    private static final double LONGEST_WINDOW_HOURS = 24 * 800.0;

    private final Workings figure;

    DerivedDays(Workings figure) {
        this.figure = figure;
    }

    /** A length of time between two days or hours, or an hour without its sign. */
    boolean isBetween() {
        return isBetweenDays() || isHourAlone();
    }

    boolean isDay() {
        if (figure.said().low() % 100 == 0) {
            return isMonth();
        }
        if (Dates.isDayAlone(figure.said())) {
            return days().stream().anyMatch(day -> isDayOfMonth(day) || isAfter(day, this::isDayOfMonth));
        }
        return days().stream().anyMatch(day -> isAfter(day, this::isSaid));
    }

    private boolean isDayOfMonth(LocalDate day) {
        return day.getDayOfMonth() == (int) figure.said().low();
    }

    private boolean isSaid(LocalDate day) {
        return day.getMonthValue() * 100 + day.getDayOfMonth() == figure.said().low();
    }

    private boolean isAfter(LocalDate day, Predicate<LocalDate> wanted) {
        for (Quantity window : figure.all()) {
            if (window.dimension() == Dimension.WORKDAY && isAfterWorkDays(day, window, wanted)) {
                return true;
            }
            if (window.dimension() == Dimension.TIME && window.high() <= LONGEST_WINDOW_HOURS) {
                long low = Math.round(Math.ceil(window.low() / 24));
                long high = Math.round(Math.ceil(window.high() / 24));
                if (wanted.test(day.plusDays(low))
                        || wanted.test(day.plusDays(high))
                        || wanted.test(day.plusDays(1))
                        || BEFORE.matcher(figure.cues()).find() && wanted.test(day.minusDays(low))) {
                    return true;
                }
            }
        }
        return wanted.test(day.plusDays(1)) && figure.today() != null
                || BEFORE.matcher(figure.cues()).find() && wanted.test(day.minusDays(1));
    }

    /** Saturdays and Sundays are no working days; whether the shop works on one nobody says. */
    private boolean isAfterWorkDays(LocalDate day, Quantity window, Predicate<LocalDate> wanted) {
        LocalDate end = day;
        for (int left = (int) Math.min(window.high(), MOST_WORKDAYS); left > 0; left--) {
            end = end.plusDays(1);
            while (end.getDayOfWeek().getValue() > 5) {
                end = end.plusDays(1);
            }
            if (window.high() - left + 1 >= window.low() && wanted.test(end)) {
                return true;
            }
        }
        return false;
    }

    /** March 2026 and 18 months are September 2027; said with or without the year. */
    private boolean isMonth() {
        int month = (int) figure.said().low() / 100;
        for (Quantity one : figure.all()) {
            if (one.dimension() != Dimension.DATE) {
                continue;
            }
            int from = (int) one.low() / 100;
            for (Quantity window : figure.all()) {
                long months = Math.round(window.low() / HOURS_A_MONTH);
                boolean fits =
                        window.dimension() == Dimension.TIME && months > 0 && (from - 1 + months) % 12 + 1 == month;
                Optional<Integer> year = Dates.year(one).map(y -> y + (int) (from - 1 + months) / 12);
                boolean sameYear =
                        Dates.year(figure.said()).isEmpty() || year.isEmpty() || year.equals(Dates.year(figure.said()));
                if (fits && sameYear) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<LocalDate> days() {
        List<LocalDate> days = new ArrayList<>();
        figure.all().stream()
                .filter(one -> one.dimension() == Dimension.DATE && one.low() % 100 != 0)
                .forEach(one -> day(one).ifPresent(days::add));
        if (figure.today() != null && (NOW.matcher(figure.cues()).find() || days.isEmpty())) {
            days.add(figure.today());
        }
        return days;
    }

    /** A day without its month is of the month of today. */
    private Optional<LocalDate> day(Quantity one) {
        int year = Dates.year(one)
                .orElse(figure.today() == null ? COMMON_YEAR : figure.today().getYear());
        if (Dates.isDayAlone(one)) {
            return figure.today() == null || one.low() > figure.today().lengthOfMonth()
                    ? Optional.empty()
                    : Optional.of(figure.today().withDayOfMonth((int) one.low()));
        }
        int month = (int) one.low() / 100;
        LocalDate first = LocalDate.of(year, month, 1);
        int day = (int) one.low() % 100;
        return day > first.lengthOfMonth() ? Optional.empty() : Optional.of(first.withDayOfMonth(day));
    }

    private boolean isBetweenDays() {
        if (figure.said().dimension() != Dimension.TIME && !figure.isPieces()) {
            return false;
        }
        double days = figure.said().dimension() == Dimension.TIME
                ? figure.said().low() / 24
                : figure.said().low();
        List<LocalDate> known = days();
        for (LocalDate one : known) {
            for (LocalDate two : known) {
                long apart = ChronoUnit.DAYS.between(one, two);
                if (apart > 0 && (apart == days || apart + 1 == days)) {
                    return true;
                }
            }
        }
        return figure.said().dimension() == Dimension.TIME && isBetweenHours();
    }

    /** "Open 11 to 5" is six hours; a time of day may be of either half. */
    private boolean isBetweenHours() {
        List<Quantity> clocks = figure.all().stream()
                .filter(one -> one.dimension() == Dimension.CLOCK)
                .toList();
        for (Quantity one : clocks) {
            for (Quantity two : clocks) {
                double apart = two.low() - one.low();
                boolean fits = figure.said().same(figure.said().low() * 60, apart)
                        || figure.said().same(figure.said().low() * 60, apart + 720);
                if (fits && apart != 0 && figure.said().low() > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean isHour() {
        for (Quantity one : figure.all()) {
            double off = one.dimension() == Dimension.CLOCK
                    ? (one.low() - figure.said().low() + 1440) % 720
                    : 1;
            boolean same = off == 0
                    || off < 60 && figure.words().startsWith("多", figure.said().to());
            if (same && !figure.all().stream().anyMatch(other -> isOtherHalf(other, one))) {
                return true;
            }
            if (isHourOf(one)) {
                return true;
            }
            for (Quantity window : figure.all()) {
                boolean after = window.dimension() == Dimension.TIME
                        && (figure.isNamed(one) || figure.isNamed(window))
                        && (one.dimension() == Dimension.CLOCK
                                || one.dimension() == Dimension.PLAIN && one.low() <= 24);
                double minutes = one.dimension() == Dimension.CLOCK ? one.low() : one.low() * 60;
                if (after && (minutes + window.low() * 60 - figure.said().low()) % 720 == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "Daily 14-21": the evidence may give hours without their sign. */
    private boolean isHourOf(Quantity one) {
        boolean bare = one.dimension() == Dimension.PLAIN
                || one.dimension() == Dimension.COUNT && one.kind().isEmpty();
        return bare
                && ((one.low() * 60 - figure.said().low()) % 720 == 0
                        || (one.high() * 60 - figure.said().low()) % 720 == 0);
    }

    /** "From nine to nine": an hour without its sign, as a time of day of the evidence has it. */
    private boolean isHourAlone() {
        return figure.isPieces()
                && figure.said().low() <= 12
                && HOURS.matcher(figure.words()).find()
                && figure.all().stream()
                        .anyMatch(one -> one.dimension() == Dimension.CLOCK
                                && (one.low() - figure.said().low() * 60) % 720 == 0);
    }

    private static boolean isOtherHalf(Quantity other, Quantity one) {
        return other.dimension() == Dimension.CLOCK && Math.abs(other.low() - one.low()) == 720;
    }
}
