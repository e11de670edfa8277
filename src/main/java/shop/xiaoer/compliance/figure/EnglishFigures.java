package shop.xiaoer.compliance.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.xiaoer.text.Words;

/**
 * Figures of a folded English text with what they measure or count: {@code forty hours}, {@code 34 %}, {@code $1,299},
 * {@code SPF 50}, {@code nine out of ten} (90 percent). Years, days of a month and times of day are none. Measures of
 * one kind come in one unit, so that three years are 36 months. Pure.
 */
public final class EnglishFigures {
    private static final String SMALL =
            "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
                    + "|fifteen|sixteen|seventeen|eighteen|nineteen";
    private static final String TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
    private static final List<String> SMALLS = List.of(SMALL.split("\\|"));
    private static final List<String> TENTHS = List.of(TENS.split("\\|"));
    private static final String SCALE = "hundred|thousand|million|billion|dozen|k|m|bn";
    private static final String WORD = "(?:(?:" + TENS + ")(?:[- ](?:" + SMALL + ")\\b)?|(?:" + SMALL
            + ")\\b|(?:a|half a) (?=hundred|thousand|million|dozen)|(?:a|the|one) (?=(?:whole |full |entire )(?:week|day|month|year|hour))(?:whole|full|entire))";
    private static final String DIGITS = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
    private static final String NUMBER =
            "(?:(?<digits>" + DIGITS + ")|\\b(?<word>" + WORD + "))(?<scale>(?: ?(?:" + SCALE + ")\\b)*)";
    private static final Pattern FIGURE =
            Pattern.compile("(?<sign>[$£€]|\\b(?:spf|upf|ip|class|level|stage|grade) ?)?(?<![a-z\\d.,])" + NUMBER
                    + "(?<rest>(?: (?:out )?of (?:every )?(?<whole>" + DIGITS + "|" + SMALL + "))?)");
    private static final Pattern NOUN = Pattern.compile("[ -]?(?:(?<unit>%|°[cf]?|[a-zµ]+)(?![a-z]))");
    private static final Pattern DATED = Pattern.compile(
            "^[ ]?(?:(?:st|nd|rd|th) )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\b|^:\\d\\d");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
    private static final Pattern AFTER_MONTH = Pattern.compile(
            "\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* $|\\d[:/-]$|\\b(?:en iso|en|iso|no\\.|rev\\.|week|weeks|section|p\\.|class) ?$|-$");

    private static final Map<String, Measure> MEASURES = new HashMap<>();

    private record Measure(String kind, double factor) {}

    static {
        measure("percent", 1, "%", "percent", "pct");
        measure("money", 1, "dollars", "dollar", "bucks", "euros", "euro", "pounds sterling", "usd", "eur", "gbp");
        measure("money", 0.01, "cents", "cent");
        measure("hour", 1, "hours", "hour", "h", "hrs", "hr");
        measure("hour", 1 / 60.0, "minutes", "minute", "min", "mins");
        measure("hour", 1 / 3600.0, "seconds", "second", "sec");
        measure("month", 12, "years", "year", "yrs", "yr");
        measure("month", 1, "months", "month");
        measure("month", 7 / 30.4, "weeks", "week");
        measure("month", 1 / 30.4, "days", "day", "nights", "night");
        measure("metre", 1, "m", "metres", "meters", "metre", "meter");
        measure("metre", 0.01, "cm", "centimetres", "centimeters");
        measure("metre", 0.001, "mm", "millimetres", "millimeters");
        measure("metre", 1000, "km", "kilometres", "kilometers");
        measure("metre", 0.3048, "feet", "foot", "ft");
        measure("metre", 0.0254, "inches", "inch");
        measure("metre", 1609, "miles", "mile");
        measure("micrometre", 1, "micrometres", "micrometers", "microns", "µm", "um");
        measure("gram", 1, "g", "grams", "gram", "grammes");
        measure("gram", 1000, "kg", "kilos", "kilo", "kilograms", "kilogram");
        measure("gram", 0.001, "mg", "milligrams", "milligram");
        measure("gram", 0.000001, "µg", "mcg", "ug", "micrograms");
        measure("gram", 453.6, "pounds", "pound", "lbs", "lb");
        measure("gram", 28.35, "ounces", "ounce", "oz");
        measure("litre", 1, "l", "litres", "liters", "litre", "liter");
        measure("litre", 0.001, "ml", "millilitres", "milliliters");
        measure("litre", 0.01, "cl");
        measure("watt", 1, "w", "watts", "watt");
        measure("watt", 1000, "kw", "kilowatts");
        measure("degree", 1, "°", "°c", "°f", "degrees", "degree", "c");
        measure("kcal", 1, "kcal", "calories", "calorie");
        measure("decibel", 1, "db", "decibels", "decibel");
        measure("star", 1, "stars", "star");
        measure(
                "person",
                1,
                "people",
                "women",
                "men",
                "users",
                "buyers",
                "customers",
                "adults",
                "volunteers",
                "testers",
                "participants",
                "persons",
                "shoppers",
                "parents",
                "mothers",
                "mums",
                "moms",
                "dentists",
                "doctors",
                "midwives",
                "graduates",
                "students",
                "pupils",
                "followers",
                "subscribers",
                "members");
        measure("person", 1, "reviews", "ratings", "review");
    }

    private EnglishFigures() {}

    private static void measure(String kind, double factor, String... names) {
        for (String name : names) {
            MEASURES.put(name, new Measure(kind, factor));
        }
    }

    /**
     * A figure.
     *
     * @param unit its kind, the stem of what is counted, or empty where it stands alone
     */
    public record Figure(double value, String unit) {
        public boolean isAbout(Figure other) {
            double difference = Math.abs(value - other.value);
            return difference <= 0.04 * Math.max(Math.abs(value), Math.abs(other.value)) + 1e-9;
        }
    }

    /** Whether this is the kind of a measure, not the stem of whatever is counted. */
    public static boolean isMeasure(String unit) {
        return MEASURES.values().stream().anyMatch(measure -> measure.kind().equals(unit))
                || Set.of("spf", "upf", "ip").contains(unit);
    }

    public static List<Figure> of(String text) {
        List<Figure> found = new ArrayList<>();
        Matcher matcher = FIGURE.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            read(text, matcher).ifPresent(found::add);
        }
        return found;
    }

    /** A number in words or digits alone, such as {@code forty}, {@code a dozen}, {@code 1,200}. */
    public static Optional<Double> number(String text) {
        Matcher matcher = Pattern.compile(NUMBER).matcher(text);
        return matcher.lookingAt() ? Optional.of(value(matcher)) : Optional.empty();
    }

    private static Optional<Figure> read(String text, Matcher matcher) {
        String after = text.substring(matcher.end());
        String before = text.substring(0, matcher.start());
        double value = value(matcher);
        if (matcher.group("whole") != null) {
            double whole = number(matcher.group("whole")).orElse(0.0);
            return whole > value ? Optional.of(new Figure(100 * value / whole, "percent")) : Optional.empty();
        }
        String sign = matcher.group("sign") == null ? "" : matcher.group("sign").strip();
        if (!sign.isEmpty()) {
            return Optional.of(new Figure(value, "$£€".contains(sign) ? "money" : sign));
        }
        boolean year = YEAR.matcher(matcher.group()).matches() && !unit(after).matches("month|hour|person|review");
        if (year || DATED.matcher(after).find() || AFTER_MONTH.matcher(before).find()) {
            return Optional.empty();
        }
        return Optional.of(measured(value, after));
    }

    private static String unit(String after) {
        return measured(1, after).unit();
    }

    private static Figure measured(double value, String after) {
        Matcher noun = NOUN.matcher(after);
        if (!noun.lookingAt()) {
            return new Figure(value, after.startsWith("€") ? "money" : "");
        }
        String name = noun.group("unit");
        Measure measure = MEASURES.get(name);
        if (measure == null) {
            // "500 verified reviews": the noun may come one word later.
            Matcher next = NOUN.matcher(after.substring(noun.end()));
            Measure later = next.lookingAt() ? MEASURES.get(next.group("unit")) : null;
            return later == null
                    ? new Figure(value, Words.stem(name))
                    : new Figure(value * later.factor(), later.kind());
        }
        return new Figure(value * measure.factor(), measure.kind());
    }

    private static double value(Matcher matcher) {
        String digits = matcher.group("digits");
        double value =
                digits == null ? word(matcher.group("word").strip()) : Double.parseDouble(digits.replace(",", ""));
        for (String scale : matcher.group("scale").strip().split(" +")) {
            value *= switch (scale) {
                case "hundred" -> 100;
                case "dozen" -> 12;
                case "thousand", "k" -> 1000;
                case "million" -> 1_000_000;
                case "billion", "bn" -> 1_000_000_000;
                default -> 1;
            };
        }
        return value;
    }

    private static double word(String word) {
        if (word.equals("a") || word.endsWith("whole") || word.endsWith("full") || word.endsWith("entire")) {
            return 1;
        }
        if (word.equals("half a")) {
            return 0.5;
        }
        double sum = 0;
        for (String part : word.split("[- ]")) {
            int ten = TENTHS.indexOf(part);
            sum += ten >= 0 ? 20 + 10.0 * ten : 1 + SMALLS.indexOf(part);
        }
        return sum;
    }
}
