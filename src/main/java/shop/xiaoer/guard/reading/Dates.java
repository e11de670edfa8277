package shop.xiaoer.guard.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads days of the year: 2026-11-20, 十一月二十号, 20th of November, 11/20, 11月20日到22日. Pure. */
public final class Dates {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String MONTH =
            "(" + String.join("|", MONTHS) + ")(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\\.?";
    private static final String TWO_DIGITS = "(\\d{1,2}|[" + Numerals.HAN + "]{1,3})";

    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:t\\d{2}:\\d{2}[:\\d.]*(?:z|[+-]\\d{2}:\\d{2})?)?");
    private static final Pattern HAN =
            Pattern.compile("(?:(\\d{4}|[" + Numerals.HAN + "]{4})年)?" + TWO_DIGITS + "月" + TWO_DIGITS + "[日号]");
    private static final Pattern DAY_MONTH =
            Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? " + MONTH + "(?![a-z])(?:,? (\\d{4}))?");
    private static final Pattern MONTH_DAY =
            Pattern.compile("\\b" + MONTH + " (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,? (\\d{4}))?");
    private static final Pattern SLASH = Pattern.compile("(?<![\\d/])(\\d{1,2})/(\\d{1,2})(?![\\d/])(?!期)");
    private static final Pattern DAY_AFTER_DATE =
            Pattern.compile("(?<=[日号\\d])\\s?(?:到|至|-|~|–|to|and|或)\\s?(\\d{1,2})(?:[日号]|(?![\\d.:a-z%]))");

    private static final Pattern HAN_MONTH =
            Pattern.compile("(?:(\\d{4})年|(?<![\\d.]))(\\d{1,2})月(?![\\d" + Numerals.HAN + "])");
    private static final Pattern MONTH_YEAR = Pattern.compile("\\b" + MONTH + " (20\\d{2})\\b");
    private static final Pattern MONTH_ALONE =
            Pattern.compile("(?<=\\b(?:in|until|till|by|since|mid|early|late|of) )" + MONTH + "(?![a-z])(?! ?\\d)");
    private static final Pattern HAN_DAY =
            Pattern.compile("(?<![\\d.])(\\d{1,2})(?=(?:[、和到至-]\\d{1,2})*号(?!线|楼|店|电池|门|柜|仓|机|色))号?");
    private static final Pattern DAY_OF_EACH_MONTH = Pattern.compile("(?<=每月|本月|当月|每个月)(\\d{1,2})[日号]");
    private static final Pattern DAY_BEFORE_DATE = Pattern.compile(
            "\\b(\\d{1,2})(?= ?(?:and|to|-|–|or) ?\\d{1,2}(?:st|nd|rd|th)?(?: of)? " + MONTH + "(?![a-z]))");
    private static final Pattern DAY =
            Pattern.compile("\\bthe (\\d{1,2})(?:st|nd|rd|th)\\b(?! (?:gen|edition|floor|month|year|week))");

    private Dates() {}

    /** The year that a day or month was said with. */
    public static Optional<Integer> year(Quantity date) {
        return date.kind().isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(date.kind()));
    }

    /** "The 23rd": a day of a month that is not said; its value is below 100. A month without its day ends in 00. */
    public static boolean isDayAlone(Quantity date) {
        return date.low() < 100;
    }

    static void read(QuantityScan scan) {
        scan.each(ISO, m -> date(m, m.group(1), Numbers.whole(m.group(2)), Numbers.whole(m.group(3))));
        scan.each(HAN, m -> date(m, year(m.group(1)), Numbers.whole(m.group(2)), Numbers.whole(m.group(3))));
        scan.each(DAY_MONTH, m -> date(m, m.group(3), month(m.group(2)), Numbers.whole(m.group(1))));
        scan.each(MONTH_DAY, m -> date(m, m.group(3), month(m.group(1)), Numbers.whole(m.group(2))));
        scan.each(DAY_BEFORE_DATE, m -> date(m, null, month(m.group(2)), Numbers.whole(m.group(1))));
        scan.each(DAY_OF_EACH_MONTH, Dates::dayAlone);
        scan.each(SLASH, Dates::slash);
        scan.each(DAY_AFTER_DATE, m -> sameMonth(scan, m));
        scan.each(HAN_MONTH, m -> monthAlone(m, m.group(1), Numbers.whole(m.group(2))));
        scan.each(MONTH_YEAR, m -> monthAlone(m, m.group(2), month(m.group(1))));
        scan.each(MONTH_ALONE, m -> monthAlone(m, null, month(m.group(1))));
        scan.each(HAN_DAY, Dates::dayAlone);
        scan.each(DAY, Dates::dayAlone);
    }

    private static Optional<Quantity> monthAlone(MatchResult m, @Nullable String year, int month) {
        return month < 1 || month > 12
                ? Optional.empty()
                : Optional.of(Quantity.exact(Dimension.DATE, year == null ? "" : year, month * 100, m));
    }

    private static Optional<Quantity> dayAlone(MatchResult m) {
        int day = Numbers.whole(m.group(1));
        return day < 1 || day > 31 ? Optional.empty() : Optional.of(Quantity.exact(Dimension.DATE, "", day, m));
    }

    /** Only where one of the two can be no month: 3/4 may be either day, or a share. */
    private static Optional<Quantity> slash(MatchResult m) {
        int one = Numbers.whole(m.group(1));
        int two = Numbers.whole(m.group(2));
        if (one > 12) {
            return date(m, null, two, one);
        }
        return two > 12 ? date(m, null, one, two) : Optional.empty();
    }

    /** 11月20日到22日: the second day is of the same month. */
    private static Optional<Quantity> sameMonth(QuantityScan scan, MatchResult m) {
        return scan.endingAt(m.start())
                .filter(first -> first.dimension() == Dimension.DATE)
                .flatMap(first -> date(
                        m,
                        first.kind().isEmpty() ? null : first.kind(),
                        (int) first.low() / 100,
                        Numbers.whole(m.group(1))));
    }

    private static Optional<Quantity> date(MatchResult m, @Nullable String year, int month, int day) {
        return month < 1 || month > 12 || day < 1 || day > 31
                ? Optional.empty()
                : Optional.of(Quantity.exact(Dimension.DATE, year == null ? "" : year, month * 100 + day, m));
    }

    private static @Nullable String year(@Nullable String written) {
        return written == null ? null : String.valueOf(Numbers.whole(written));
    }

    private static int month(String name) {
        return MONTHS.indexOf(name) + 1;
    }
}
