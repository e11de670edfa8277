package shop.xiaoer.text.spoken;

import static shop.xiaoer.text.spoken.EnglishNumbers.cardinal;
import static shop.xiaoer.text.spoken.EnglishNumbers.ordinal;
import static shop.xiaoer.text.spoken.EnglishNumbers.year;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.spoken.Reader.Rule;

/** Years, dates and times of day. */
final class EnglishDates {
    private static final String TO = EnglishReader.TO;
    private static final String MONTH =
            "(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\.?";
    private static final String DAY = "(3[01]|[12]\\d|0?[1-9])";
    private static final String TH = "(?:st|nd|rd|th)?";
    private static final String YEAR = "((?:19|20)\\d{2})";
    private static final String AM_PM = "\\s?([apAP])\\.?[mM]\\b\\.?";
    private static final String HOUR = "(1[0-2]|0?[1-9])";
    private static final String HOUR_24 = "([01]?\\d|2[0-3])";
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    /** 11.11 and the like are sales where such a word follows. */
    private static final String SALE =
            "(?= (?:sale|sales|price|prices|deal|deals|event|festival|shopping|promo|promotion|drop|campaign|day|launch|offer|offers|preview|presale|stream|show|mega|discounts?|vouchers?|coupons?|warm-up|countdown|rush|specials?)\\b)";

    private static final Pattern COMPARED = Pattern.compile(
            "(?i)\\b(?:scale|ratios?|dilut\\w*|mix\\w*|parts?|proportions?|blend\\w*|aspect|concentrate|water|won|lost|beat|score\\w*|scoreline|match|game|model|replica|die-?cast)\\b");
    private static final Pattern OF_DAY = Pattern.compile(
            "(?i)\\b(?:by|from|until|till|before|after|past|since|it's|between|tonight|today|tomorrow|starts?|opens?|closes?|ends?|o'clock|sharp|morning|noon|evening|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\b|\\bat\\s$");
    /** Before four figures that count something after all. */
    private static final Pattern AMOUNT = Pattern.compile(
            "(?i)\\b(?:up to|over|nearly|almost|more than|less than|fewer than|at least|at most|only|just|another|exactly|holds|weighs|costs?|scored|total|reached|sold|made|has|have|with|another|roughly|some)\\s$");

    private static final Pattern DATED = Pattern.compile(
            "(?i)\\b(?:the|our|in|since|this|new|your|from|by|until|a|for|of|during|late|early|mid|my|all)\\s$");

    private EnglishDates() {}

    static List<Rule> months() {
        return List.of(
                Rule.of(
                        MONTH + "\\s" + DAY + TH + "(?:" + TO + DAY + TH + "(?!\\d))?(?:,?\\s" + YEAR
                                + ")?(?![\\d:%]|\\.\\d)",
                        (m, t) -> month(m.group(1)) + " " + ordinal(m.group(2))
                                + (m.group(3) == null ? "" : " to " + ordinal(m.group(3)))
                                + (m.group(4) == null ? "" : ", " + year(m.group(4)))),
                Rule.of(MONTH + ",?\\s" + YEAR + "(?!\\d)", (m, t) -> month(m.group(1)) + " " + year(m.group(2))),
                Rule.of(
                        "(?:Jan|Feb|Apr|Aug|Sept|Sep|Oct|Nov|Dec)(?:\\.|(?= (?:sale|drop|launch)))(?![A-Za-z])",
                        (m, t) -> month(m.group())));
    }

    static List<Rule> rules() {
        return List.of(
                // Dates.
                Rule.of(
                        YEAR + "([-/.])(0?[1-9]|1[0-2])\\2" + DAY + "(?!\\d)",
                        (m, t) -> date(m.group(3), m.group(4), m.group(1))),
                Rule.of(
                        YEAR + "-(0[1-9]|1[0-2])(?![\\d-])",
                        (m, t) -> MONTHS.get(Integer.parseInt(m.group(2)) - 1) + " " + year(m.group(1))),
                Rule.of("(\\d{1,2})/(\\d{1,2})/(" + "(?:19|20)?\\d{2})(?![\\d/])", (m, t) -> slashed(m)),
                Rule.of(
                        "(1[0-2]|0?[1-9])/" + DAY + TO + "(1[0-2]|0?[1-9])/" + DAY + "(?![\\d/])",
                        (m, t) -> date(m.group(1), m.group(2), null) + " to " + date(m.group(3), m.group(4), null)),
                Rule.of(
                        "(?<=\\b(?i:on|by|until|till|before|after|from|since|through|ends|starts) )(?!(?:1/[2-5]|2/3|3/4)(?!\\d))(1[0-2]|0?[1-9])/"
                                + DAY + "(?![\\d/])",
                        (m, t) -> date(m.group(1), m.group(2), null)),
                Rule.of(
                        DAY + TH + TO + DAY + TH + "(?: of)? " + MONTH + "(?:,? " + YEAR + ")?(?![\\dA-Za-z])",
                        (m, t) -> "the " + ordinal(m.group(1)) + " to the " + ordinal(m.group(2)) + " of "
                                + month(m.group(3)) + (m.group(4) == null ? "" : " " + year(m.group(4)))),
                Rule.of(
                        DAY + TH + "(?: of)? " + MONTH + "(?:,? " + YEAR + ")?(?![\\dA-Za-z])",
                        (m, t) -> (Reader.before(t, m.start(), 4, "").equals("the ") ? "" : "the ")
                                + ordinal(m.group(1)) + " of " + month(m.group(2))
                                + (m.group(3) == null ? "" : " " + year(m.group(3)))),
                Rule.of(
                        "(1[0-2]|[1-9])\\.(3[01]|[12]\\d|[1-9])" + SALE,
                        (m, t) -> cardinal(m.group(1)) + " " + cardinal(m.group(2))),
                // Years.
                Rule.of("((?:1[6-9]|20)\\d0)['’]?s(?![A-Za-z])", (m, t) -> plural(year(m.group(1)))),
                Rule.of(
                        "(?<=\\b(?:the|my|her|his|our|your|their|in) |['’]|-|early |late |mid )([1-9]0)['’]?s(?![A-Za-z])",
                        (m, t) -> plural(cardinal(m.group(1)))),
                Rule.of(YEAR + TO + YEAR + "(?!\\d)", (m, t) -> year(m.group(1)) + " to " + year(m.group(2))),
                Rule.of("(1[67]\\d{2}|18\\d{2})(?= [A-Z][a-z])", (m, t) -> year(m.group(1))),
                Rule.of(
                        "(?<=\\b(?:in|since|from|est\\.|Est\\.|of|until|circa|around|before|after|dating to|back to|[Ee]stablished|[Ff]ounded|built|opened|born|crafted|brewed) )(1[67]\\d{2}|18\\d{2})(?![\\d,.]\\d|\\d|\\s?%| [a-z]+s\\b)",
                        (m, t) -> year(m.group(1))),
                Rule.of(
                        YEAR + "(?!\\d|[,.:/]\\d|\\s?" + EnglishUnits.PATTERN
                                + "|\\s?%|-?(?:piece|pack|count|watt|page|thread)|\\s?[x×*]\\s?\\d|\\+|\\s(?:people|times|hours|days))",
                        (m, t) -> isYear(m, t) ? year(m.group(1)) : null),
                // Times of day.
                Rule.of(
                        HOUR + ":([0-5]\\d)(?::[0-5]\\d)?(?:" + TO + HOUR + ":([0-5]\\d))?" + AM_PM,
                        (m, t) -> clock(m.group(1), m.group(2))
                                + (m.group(3) == null ? "" : " to " + clock(m.group(3), m.group(4)))
                                + meridiem(m.group(5))),
                Rule.of(
                        HOUR + "(?::([0-5]\\d))?" + TO + HOUR + "(?::([0-5]\\d))?" + AM_PM,
                        (m, t) -> side(m.group(1), m.group(2)) + " to " + side(m.group(3), m.group(4))
                                + meridiem(m.group(5))),
                Rule.of(HOUR + AM_PM, (m, t) -> cardinal(m.group(1)) + meridiem(m.group(2))),
                Rule.of(
                        HOUR_24 + ":([0-5]\\d)" + TO + "(?=([01]?\\d|2[0-3]):[0-5]\\d)",
                        (m, t) -> started(m.group(1), m.group(2)) + " to "),
                Rule.of(HOUR_24 + ":([0-5]\\d)(?![\\d:]|\\.\\d)", (m, t) -> time(m, t)),
                Rule.of(
                        "24/7(?:/365)?",
                        (m, t) -> m.group().endsWith("365")
                                ? "twenty-four seven three sixty-five"
                                : "twenty-four seven"));
    }

    private static String month(String written) {
        String three = written.substring(0, 3);
        return MONTHS.stream()
                .filter(name -> name.startsWith(three))
                .findFirst()
                .orElse(written);
    }

    private static String date(String month, String day, @Nullable String year) {
        String said = MONTHS.get(Integer.parseInt(month) - 1) + " " + ordinal(day);
        return year == null ? said : said + ", " + year(year);
    }

    /** Month first, as in the United States, unless the first cannot be a month. */
    private static @Nullable String slashed(MatchResult m) {
        int first = Integer.parseInt(m.group(1));
        int second = Integer.parseInt(m.group(2));
        String year = m.group(3).length() == 2 ? "20" + m.group(3) : m.group(3);
        if (first >= 1 && first <= 12 && second >= 1 && second <= 31) {
            return date(m.group(1), m.group(2), year);
        }
        return second >= 1 && second <= 12 && first >= 13 && first <= 31 ? date(m.group(2), m.group(1), year) : null;
    }

    /** 2005 is a year, unless a word before measures or a plural behind counts: "over 2005 washes". */
    private static boolean isYear(MatchResult match, String text) {
        String before = Reader.before(text, match.start(), 14, ".,;:!?\n");
        String after = Reader.after(text, match.end(), 24, ".,;:!?\n");
        boolean plural = after.matches(
                " (?:[a-z-]+ )?(?!(?:was|is|has|this|as|us|its|plus|across|always|unless)\\b)[a-z]{2,}s\\b.*");
        return !AMOUNT.matcher(before).find()
                && (!plural || DATED.matcher(before).find());
    }

    private static @Nullable String time(MatchResult m, String text) {
        String before = Reader.before(text, m.start(), 30, ".,;!?\n");
        String after = Reader.after(text, m.end(), 24, ".,;!?\n");
        boolean compared =
                COMPARED.matcher(after).find() || COMPARED.matcher(before).find();
        boolean ofDay = OF_DAY.matcher(before).find();
        if (m.group(1).length() == 1 && m.group(1).compareTo("1") <= 0
                ? compared || !ofDay && !isClause(before)
                : compared && !ofDay) {
            return null;
        }
        return m.group(2).equals("00") ? hour(m.group(1)) : clock(m.group(1), m.group(2));
    }

    /** "it's 1:20 here": nothing is compared, and a verb of being stands before. */
    private static boolean isClause(String before) {
        return before.matches("(?i).*\\b(?:is|was|around|about|to|and)\\s$");
    }

    /** The first side of a range: 19:00 to 21:00 is seven p.m. to nine p.m. */
    private static String started(String hour, String minute) {
        return minute.equals("00") && Integer.parseInt(hour) > 12 ? hour(hour) : clock(hour, minute);
    }

    private static String side(String hour, @Nullable String minute) {
        return minute == null ? cardinal(hour) : clock(hour, minute);
    }

    private static String clock(String hour, String minute) {
        String said = cardinal(hour);
        int value = Integer.parseInt(minute);
        return value == 0 ? said : said + (value < 10 ? " oh " : " ") + cardinal(minute);
    }

    private static String hour(String figures) {
        int hour = Integer.parseInt(figures);
        if (hour == 0) {
            return "midnight";
        }
        return hour <= 12 ? cardinal(figures) + " o'clock" : cardinal(String.valueOf(hour - 12)) + " p.m.";
    }

    private static String meridiem(String letter) {
        return " " + letter.toLowerCase(Locale.ROOT) + ".m.";
    }

    static String plural(String words) {
        return words.endsWith("y") ? words.substring(0, words.length() - 1) + "ies" : words + "s";
    }
}
