package shop.xiaoer.text.spoken;

import static shop.xiaoer.text.spoken.EnglishNumbers.cardinal;
import static shop.xiaoer.text.spoken.EnglishNumbers.digits;
import static shop.xiaoer.text.spoken.EnglishNumbers.ordinal;
import static shop.xiaoer.text.spoken.EnglishNumbers.year;
import static shop.xiaoer.text.spoken.Reader.digit;
import static shop.xiaoer.text.spoken.Reader.latin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.spoken.Reader.Rule;

/** How English reads a text aloud. The rules go from the special to the plain number. */
final class EnglishReader {
    private static final String N = "(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)";
    private static final String TO = "\\s?(?:[-–—~]|to)\\s?";
    private static final String UNIT = "[ -]?(" + EnglishUnits.PATTERN + ")";
    private static final String SIGN = "([$£€¥]|US\\$|USD\\s?|CNY\\s?|RMB\\s?|EUR\\s?|GBP\\s?)";
    private static final String MONTH =
            "(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\.?";
    private static final String DAY = "(3[01]|[12]\\d|0?[1-9])";
    private static final String YEAR = "((?:19|20)\\d{2})";
    private static final String MERIDIEM = "\\s?([ap])\\.?m\\b\\.?";
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
    /** A word that says: these figures are a number to dial or to type. */
    private static final String DIALLED =
            "(?<=(?:[Oo]rder|[Pp]arcel|[Tt]racking|[Pp]hone|[Nn]umber|[Cc]ode|[Cc]all|[Ee]nding in|[Ee]nds in|[Dd]igits|PIN|ZIP|[Rr]oom|[Tt]ext|[Dd]ial|[Ii]nvoice|[Cc]ase|[Ff]light|[Hh]otline)(?: is|:| no\\.?| number| number is|#)? ?#?)";
    /** After these an amount or a measure stands before no noun. */
    private static final Pattern NO_NOUN = Pattern.compile(
            "(?i)(?:off|or|and|for|per|on|in|at|to|is|are|was|were|each|with|without|of|from|left|total|now|today|tonight|tomorrow|until|till|when|if|a|an|the|more|less|plus|minus|extra|by|as|so|but|because|that|which|we|you|i|it|they|will|can|should|must|have|has|here|there|before|after|ago|later|apart|away|only|cheaper|deep|wide|tall|long|high|thick|wide|old|back|down|up|over|under|including|instead|than|then|this|these|your|our|my|not|no|please|straight|within|during|thanks|while|since|about|around|all|both|too|also|just|already|usually|alone|together)\\b");
    /** Nouns that take an amount before them without an article, too: "$20 cashback". */
    private static final Pattern MONEY_NOUN = Pattern.compile(
            "(?i)(?:coupons?|vouchers?|gift|cards?|discounts?|cashback|notes?|bills?|deposit|fee|credit|rebate|minimum|threshold|refund|off-peak|deal|bundle|set|orders?\\b(?=\\s+or))");

    private static final Pattern MEASURE_NOUN = Pattern.compile(
            "(?i)(?:bottles?|cups?|thermos(?:es)?|flasks?|mugs?|bags?|packs?|boxe?s?|batter(?:y|ies)|chargers?|cables?|screens?|monitors?|window|warranty|guarantee|return|delivery|capacity|version|model|display|adapters?|tubes?|jars?|cans?|sachets?|pouche?s?|panels?|drives?|motors?|heaters?|kettles?|supply|trial|shipping|steel)");
    private static final Pattern DETERMINER = Pattern.compile(
            "(?i).*\\b(?:a|an|the|this|that|our|your|my|any|each|every|one|its|their|another)\\s(?:new |full |standard |whole |single |big |small )?$",
            Pattern.DOTALL);
    private static final Map<String, String[]> MONEY = Map.of(
            "$", new String[] {"dollar", "dollars", "cent"},
            "£", new String[] {"pound", "pounds", "penny"},
            "€", new String[] {"euro", "euros", "cent"},
            "¥", new String[] {"yuan", "yuan", "fen"});

    static final Reader INSTANCE = new Reader(rules(), EnglishReader::begins);

    private EnglishReader() {}

    private static List<Rule> rules() {
        return List.of(
                // Names, models and codes.
                Rule.of("([A-Za-z]{1,4})-?(\\d{8,})(?![A-Za-z0-9])", (m, t) -> m.group(1) + " " + digits(m.group(2))),
                Rule.of("[Nn]os?\\.\\s?(\\d+)", (m, t) -> "number " + cardinal(m.group(1))),
                Rule.of("#(\\d{4,})(?!\\d)", (m, t) -> "number " + digits(m.group(1))),
                Rule.of("#\\s?(\\d+)", (m, t) -> "number " + cardinal(m.group(1))),
                Rule.of(
                        SIGN + N + "(?:" + TO + "[$£€¥]?)" + N + "(?![\\d%])",
                        (m, t) -> cardinal(m.group(2)) + " to " + money(m.group(1), m.group(3), null, t, m)),
                Rule.of(
                        SIGN + N + "[ -]?(hundred|thousand|million|billion|k|K|M|bn)?(?![A-Za-z0-9])(-)?",
                        (m, t) -> money(m.group(1), m.group(2), m.group(3), t, m)),
                Rule.of(N + "\\s?(?:CNY|RMB|yuan)\\b", (m, t) -> money("¥", m.group(1), null, t, m)),
                Rule.of(N + "\\s?(?:USD|dollars?)\\b", (m, t) -> money("$", m.group(1), null, t, m)),
                Rule.of(
                        N + "\\s?(?:¢|cents?\\b)",
                        (m, t) -> cardinal(m.group(1)) + (m.group(1).equals("1") ? " cent" : " cents")),
                Rule.of(
                        MONTH + "\\s" + DAY + "(?:st|nd|rd|th)?(?:" + TO + DAY + "(?:st|nd|rd|th)?)?(?:,?\\s" + YEAR
                                + ")?(?![\\d:])",
                        (m, t) -> month(m.group(1)) + " " + ordinal(m.group(2))
                                + (m.group(3) == null ? "" : " to " + ordinal(m.group(3)))
                                + (m.group(4) == null ? "" : ", " + year(m.group(4)))),
                Rule.of(MONTH + ",?\\s" + YEAR + "(?!\\d)", (m, t) -> month(m.group(1)) + " " + year(m.group(2))),
                Rule.of(
                        "(?:iPhone|iPad|iOS|Switch|PlayStation|Windows|Galaxy S?|Pixel|Xbox|Wi-?Fi|Type|Model|Series|Apple Watch) ?\\d+[A-Za-z]*(?![\\d.]*%)",
                        (m, t) -> m.group()),
                Rule.of("[vV]\\d+(?:\\.\\d+)*", (m, t) -> m.group()),
                Rule.of("x(?=\\d+\\b)", (m, t) -> "times "),
                Rule.of("[A-Za-z]+(?:[-_/'’]?[A-Za-z0-9]+)*(?:(?<=\\d)\\.\\d+)?\\+?", (m, t) -> m.group()),
                Rule.of("(?:304|316|201|430)L?(?= (?:stainless|steel|food))", (m, t) -> m.group()),
                // Figures that are dialled or typed.
                Rule.of(
                        "\\+\\d{1,3}[- ]?(?:\\(\\d{2,4}\\)[- ]?|\\d{2,4}[- ])\\d{3,4}[- ]?\\d{3,4}(?!\\d)|\\+\\d{7,14}(?!\\d)",
                        (m, t) -> "plus " + digits(m.group())),
                Rule.of(
                        "(?:1[- ])?\\(?\\d{3}\\)?[- .]\\d{3}[- .]\\d{4}(?!\\d)|\\d{3}-\\d{4}(?!\\d)",
                        (m, t) -> digits(m.group())),
                Rule.of("1[3-9]\\d([- ]?)\\d{4}\\1\\d{4}(?!\\d)", (m, t) -> digits(m.group())),
                Rule.of("(?:\\*|x){2,}(\\d{2,4})(?!\\d)", (m, t) -> digits(m.group(1))),
                Rule.of(
                        DIALLED + "\\d{3,}(?![\\d.,]|\\s?%|\\s(?:items?|pieces?|orders?|people))",
                        (m, t) -> digits(m.group())),
                Rule.of("\\d{8,}(?![\\d.])", (m, t) -> digits(m.group())),
                // Dates.
                Rule.of(
                        YEAR + "-(0?[1-9]|1[0-2])-" + DAY + "(?!\\d)",
                        (m, t) -> date(m.group(2), m.group(3), m.group(1))),
                Rule.of(
                        YEAR + "-(0[1-9]|1[0-2])(?![\\d-])",
                        (m, t) -> MONTHS.get(Integer.parseInt(m.group(2)) - 1) + " " + year(m.group(1))),
                Rule.of(
                        "(1[0-2]|0?[1-9])/" + DAY + "/" + YEAR + "(?!\\d)",
                        (m, t) -> date(m.group(1), m.group(2), m.group(3))),
                Rule.of(
                        "(?<=\\b(?:on|by|until|till|before|after|from|since|of) )(1[0-2]|0?[1-9])/" + DAY
                                + "(?![\\d/])",
                        (m, t) -> date(m.group(1), m.group(2), null)),
                Rule.of(
                        DAY + "(?:st|nd|rd|th)?(?: of)? " + MONTH + "(?:,? " + YEAR + ")?(?![\\d])",
                        (m, t) -> "the " + ordinal(m.group(1)) + " of " + month(m.group(2))
                                + (m.group(3) == null ? "" : " " + year(m.group(3)))),
                Rule.of("(\\d0)s(?![A-Za-z])", (m, t) -> plural(cardinal(m.group(1)))),
                Rule.of("((?:19|20)\\d0)s(?![A-Za-z])", (m, t) -> plural(year(m.group(1)))),
                Rule.of(YEAR + TO + YEAR + "(?!\\d)", (m, t) -> year(m.group(1)) + " to " + year(m.group(2))),
                Rule.of(
                        YEAR + "(?![\\d,.]\\d|\\d|" + UNIT
                                + "|\\s?%|\\s(?:pieces?|items?|units?|steps?|orders?|people|times|hours|days|points?))",
                        (m, t) -> year(m.group(1))),
                // Times of day.
                Rule.of(
                        "(1[0-2]|0?[1-9]):([0-5]\\d)" + MERIDIEM,
                        (m, t) -> clock(m.group(1), m.group(2)) + meridiem(m.group(3))),
                Rule.of(
                        "(1[0-2]|0?[1-9])" + TO + "(1[0-2]|0?[1-9])" + MERIDIEM,
                        (m, t) -> cardinal(m.group(1)) + " to " + cardinal(m.group(2)) + meridiem(m.group(3))),
                Rule.of(
                        "(1[0-2]|0?[1-9])" + MERIDIEM + "(?:" + TO + "(?=\\d))?",
                        (m, t) -> cardinal(m.group(1))
                                + meridiem(m.group(2))
                                + (m.group().matches(".*(?:[-–—~]|to)\\s?") ? " to " : "")),
                Rule.of(
                        "([01]?\\d|2[0-3]):([0-5]\\d)" + TO + "(?=([01]?\\d|2[0-3]):[0-5]\\d)",
                        (m, t) -> clock(m.group(1), m.group(2)) + " to "),
                Rule.of(
                        "([01]?\\d|2[0-3]):([0-5]\\d)(?![\\d:])",
                        (m, t) -> m.group(2).equals("00") ? hour(m.group(1)) : clock(m.group(1), m.group(2))),
                Rule.of("24/7", (m, t) -> "twenty-four seven"),
                // Parts of a whole.
                Rule.of(
                        N + "\\s?%?" + TO + N + "\\s?%",
                        (m, t) -> cardinal(m.group(1)) + " to " + cardinal(m.group(2)) + " percent"),
                Rule.of(N + "\\s?%", (m, t) -> cardinal(m.group(1)) + " percent"),
                Rule.of(
                        "(\\d+) ([1-9])/([1-9])(?![\\d/])",
                        (m, t) -> cardinal(m.group(1)) + " and " + fraction(m.group(2), m.group(3), true)),
                Rule.of("(\\d{1,3})/(\\d{1,3})(?![\\d/])", (m, t) -> fraction(m.group(1), m.group(2), false)),
                Rule.of("(\\d+):(\\d+)(?![\\d:])", (m, t) -> cardinal(m.group(1)) + " to " + cardinal(m.group(2))),
                Rule.of("(\\d+)(?:st|nd|rd|th)(?![A-Za-z])", (m, t) -> ordinal(m.group(1))),
                // Measures.
                Rule.of(N + "\\s?[x×*]\\s?(?=\\d)", (m, t) -> cardinal(m.group(1)) + " by "),
                Rule.of("[-−]?" + N + UNIT + "?" + TO + "([-−])?" + N + UNIT + "(-)?", (m, t) -> range(m, t)),
                Rule.of("(?<![\\dA-Za-z])[-−]" + N + UNIT, (m, t) -> "minus " + measure(m.group(1), m.group(2), t, m)),
                Rule.of(N + UNIT + "/(?=[a-z])", (m, t) -> measure(m.group(1), m.group(2), t, m) + " per "),
                Rule.of(N + UNIT + "(-)?", (m, t) -> measure(m.group(1), m.group(2), t, m)),
                Rule.of("(\\d+(?:\\.\\d+)?)k(?![A-Za-z0-9])", (m, t) -> cardinal(m.group(1)) + " thousand"),
                Rule.of("\\d+(?:\\.\\d+)?[A-Za-z]+\\d*[A-Za-z]*\\+?", (m, t) -> m.group()),
                // Ranges, signs, plain numbers.
                Rule.of(
                        N + "\\s?[-–—~]\\s?" + N + "(?!\\d)",
                        (m, t) -> cardinal(m.group(1)) + " to " + cardinal(m.group(2))),
                Rule.of(N + "\\+(?!\\d)", (m, t) -> cardinal(m.group(1)) + " plus"),
                Rule.of("\\s?\\+\\s?(?=\\d)", (m, t) -> " plus "),
                Rule.of("\\s?=\\s?(?=\\d)", (m, t) -> " equals "),
                Rule.of("±\\s?", (m, t) -> "plus or minus "),
                Rule.of("(?:>=|≥)\\s?(?=\\d)", (m, t) -> "at least "),
                Rule.of("(?:<=|≤)\\s?(?=\\d)", (m, t) -> "at most "),
                Rule.of(">\\s?(?=\\d)", (m, t) -> "more than "),
                Rule.of("<\\s?(?=\\d)", (m, t) -> "less than "),
                Rule.of("[~≈]\\s?(?=\\d)", (m, t) -> "about "),
                Rule.of("[-−](?=\\d)", (m, t) -> "minus "),
                Rule.of("&", (m, t) -> "and"),
                Rule.of("×(?=\\d)", (m, t) -> "times "),
                Rule.of("0\\d+(?![\\d.])", (m, t) -> digits(m.group())),
                Rule.of(N, (m, t) -> cardinal(m.group(1))));
    }

    private static boolean begins(Reader.Place place) {
        char here = place.here();
        char before = place.before();
        if (latin(here)) {
            return !latin(before) && !digit(before);
        }
        if (digit(here)) {
            return !digit(before);
        }
        if (here == '-' || here == '−') {
            return !latin(before) && !digit(before);
        }
        if (here == ' ') {
            return digit(before);
        }
        return "$£€¥±≥≤<>~≈&+=#×(*".indexOf(here) >= 0;
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

    private static String plural(String words) {
        return words.endsWith("y") ? words.substring(0, words.length() - 1) + "ies" : words + "s";
    }

    private static String fraction(String top, String bottom, boolean article) {
        String above = article && top.equals("1") ? "a" : cardinal(top);
        boolean many = !top.equals("1");
        return switch (bottom) {
            case "1" -> cardinal(top) + " over one";
            case "2" -> above + (many ? " halves" : " half");
            case "4" -> above + (many ? " quarters" : " quarter");
            default -> above + " " + ordinal(bottom) + (many ? "s" : "");
        };
    }

    private static String range(MatchResult m, String text) {
        String minus = m.group().startsWith("-") || m.group().startsWith("−") ? "minus " : "";
        String second = m.group(3) == null ? "" : "minus ";
        boolean sameUnit = m.group(2) == null || EnglishUnits.one(m.group(2)).equals(EnglishUnits.one(m.group(5)));
        String first = sameUnit
                ? cardinal(m.group(1))
                : cardinal(m.group(1)) + " " + EnglishUnits.said(m.group(1), m.group(2));
        return minus + first + " to " + second + measure(m.group(4), m.group(5), text, m);
    }

    /** A measure; singular before the noun that it describes. */
    private static String measure(String figures, String unit, String text, MatchResult m) {
        boolean hyphen = m.group().endsWith("-") || m.group().matches(".*\\d-[A-Za-z]+-?$");
        boolean before = hyphen || beforeNoun(text, m, MEASURE_NOUN);
        String said = before ? EnglishUnits.one(unit) : EnglishUnits.said(figures, unit);
        return cardinal(figures) + " " + said + (m.group().endsWith("-") ? " " : "");
    }

    private static String money(String sign, String figures, @Nullable String scale, String text, MatchResult m) {
        String[] words = MONEY.getOrDefault(symbol(sign), new String[] {"dollar", "dollars", "cent"});
        boolean noun = m.group().endsWith("-") || beforeNoun(text, m, MONEY_NOUN);
        String tail = m.group().endsWith("-") ? " " : "";
        String plain = figures.replace(",", "");
        if (scale != null) {
            return cardinal(plain) + " " + scale(scale) + " " + (noun ? words[0] : words[1]) + tail;
        }
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String part = point < 0 ? "" : (plain.substring(point + 1) + "0").substring(0, 2);
        boolean round = part.isEmpty() || part.equals("00");
        String unit = noun || whole.equals("1") ? words[0] : words[1];
        if (round) {
            return cardinal(whole) + " " + unit + tail;
        }
        if (symbol(sign).equals("¥")) {
            return cardinal(whole + "." + part.replaceFirst("0$", "")) + " yuan" + tail;
        }
        String cents = cardinal(part) + " "
                + (part.equals("01") ? words[2] : words[2].equals("penny") ? "pence" : words[2] + "s");
        return whole.matches("0+") ? cents + tail : cardinal(whole) + " " + unit + " and " + cents + tail;
    }

    private static String symbol(String sign) {
        return switch (sign.strip()) {
            case "CNY", "RMB" -> "¥";
            case "EUR" -> "€";
            case "GBP" -> "£";
            case "USD", "US$" -> "$";
            default -> sign.strip();
        };
    }

    private static String scale(String written) {
        return switch (written) {
            case "k", "K" -> "thousand";
            case "M" -> "million";
            case "bn" -> "billion";
            default -> written;
        };
    }

    /** An article before and a word behind that is none of grammar's: "a 500 ml bottle"; or a noun known to be counted so. */
    private static boolean beforeNoun(String text, MatchResult m, Pattern nouns) {
        int end = m.end();
        if (end + 1 >= text.length() || text.charAt(end) != ' ' || !latin(text.charAt(end + 1))) {
            return false;
        }
        String after = text.substring(end + 1);
        if (nouns.matcher(after).lookingAt()) {
            return true;
        }
        return DETERMINER.matcher(text.substring(0, m.start())).matches()
                && !NO_NOUN.matcher(after).lookingAt();
    }
}
