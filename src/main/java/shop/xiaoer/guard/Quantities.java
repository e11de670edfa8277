package shop.xiaoer.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the figures of a normalised text and brings each to its dimension's unit: {@code 500ml}, {@code 0.5 升}, {@code
 * half a litre} and {@code 五百毫升} are one value. Dates, times of day, prices before or after their sign, ranges and
 * lists that share a unit are read. Pure.
 */
final class Quantities {
    private static final String NUMBER = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12));
    private static final String MONTH =
            "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\\.?";
    private static final String HAN_NUMBER = "[" + Numerals.HAN + "]+(?:点[零一二三四五六七八九]+)?";

    private static final Pattern CODE =
            Pattern.compile("(?<![a-z0-9])#?(?=[a-z-]*\\d)(?=\\d*-*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*(?![a-z0-9])|\\d{7,}");
    private static final Pattern ISO_DATE = Pattern.compile(
            "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:t\\d{2}:\\d{2}[:\\d.]*(?:z|[+-]\\d{2}:\\d{2})?)?");
    private static final Pattern HAN_DATE = Pattern.compile("(?:(\\d{4}|[" + Numerals.HAN + "]{4})年)?(\\d{1,2}|["
            + Numerals.HAN + "]{1,3})月(\\d{1,2}|[" + Numerals.HAN + "]{1,3})[日号]");
    private static final Pattern MONTH_DAY =
            Pattern.compile("\\b" + MONTH + " (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,? (\\d{4}))?");
    private static final Pattern DAY_MONTH =
            Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? " + MONTH + "(?![a-z])(?:,? (\\d{4}))?");
    private static final Pattern SLASH_DATE = Pattern.compile("(?<![\\d/])(\\d{1,2})/(\\d{1,2})(?![\\d/])(?!期)");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d{2})年?(?=[^\\d]|$)");
    private static final Pattern CLOCK_SIGNED = Pattern.compile("(\\d{1,2}):(\\d{2})(?: ?(a\\.?m|p\\.?m)\\.?)?");
    private static final Pattern CLOCK_ENGLISH =
            Pattern.compile("\\b(\\d{1,2}|noon|midnight)(?: ?(a\\.?m|p\\.?m)\\b\\.?| o'clock)?");
    private static final Pattern CLOCK_HAN = Pattern.compile("(凌晨|早上|上午|中午|下午|傍晚|晚上|晚|早)?(\\d{1,2}|[" + Numerals.HAN
            + "]{1,3})点(?:钟|整|(半))?(?![" + Numerals.HAN + "]*[元块分])(?!五升|击|[一二三四五六七八九]升)");
    private static final Pattern BOUND = Pattern.compile("之?前|以前|之?后|以后|到|至");
    private static final Pattern SAME_DAY = Pattern.compile("当[天日](?!下单|付款)|same[- ]day");
    private static final Pattern DAY_AFTER_DATE =
            Pattern.compile("(?<=[日号\\d])\\s?(?:到|至|-|~|–|to|and|或)\\s?(\\d{1,2})(?:[日号]|(?![\\d.:a-z%]))");
    private static final Pattern TIMES =
            Pattern.compile("\\b(?:only |just |either )?(once|twice)(?= (?:per|a|an|each)\\b|[.,;]|$)");
    private static final Pattern MONEY_SIGN =
            Pattern.compile("(us\\$|hk\\$|\\$|¥|￥|€|£|rmb ?|cny ?|usd ?)(" + NUMBER + ")(?! ?(?:cny|usd|元)\\d)");
    private static final Pattern PERCENT_HAN = Pattern.compile("百分之(" + HAN_NUMBER + "|" + NUMBER + ")");
    private static final Pattern DISCOUNT = Pattern.compile("(\\d(?:\\.\\d)?|[一二三四五六七八九]{1,2})折");
    private static final Pattern HALF = Pattern.compile(
            "半个?(小时|天|月|年|升|斤|公斤|价)|half an? (?:a )?(hour|day|month|year|lit(?:er|re)|kilo(?:gram)?)|half (?:the )?(price)");
    private static final Pattern RANGE_SIGN = Pattern.compile("\\s?(?:-|~|–|—|至|到|to|and)\\s?");
    private static final Pattern LIST_SIGN = Pattern.compile("\\s?(?:、|/|或者?|和|,|or|and|[x×*])\\s?(?:or\\s)?");
    private static final Pattern FIGURE = Pattern.compile("(?<![\\d.])(?:" + NUMBER + ")");
    private static final Pattern HAN_FIGURE = Pattern.compile(HAN_NUMBER);
    private static final Pattern ENGLISH_FIGURE = Pattern.compile("\\b(?:(?:" + Numerals.englishWords()
            + ")(?![a-z])[ -]?(?:and )?)+|\\ba (?=dozen|week|month|year|day|hundred)");

    private final String text;
    private final boolean[] taken;
    private final List<Quantity> found = new ArrayList<>();

    private Quantities(String text) {
        this.text = text;
        this.taken = new boolean[text.length()];
    }

    /** The figures in the order of the text. */
    static List<Quantity> of(String normal) {
        Quantities reading = new Quantities(normal);
        reading.dates();
        reading.clocks();
        reading.codes();
        reading.signed();
        reading.figures();
        reading.found.sort(Comparator.comparingInt(Quantity::from));
        return List.copyOf(reading.found);
    }

    private interface Reading {
        Optional<Quantity> read(Matcher matcher);
    }

    private void each(Pattern pattern, Reading reading) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (!free(matcher.start(), matcher.end())) {
                continue;
            }
            Optional<Quantity> quantity = reading.read(matcher);
            if (quantity.isPresent()) {
                keep(quantity.get());
            }
        }
    }

    private void keep(Quantity quantity) {
        found.add(quantity);
        java.util.Arrays.fill(taken, quantity.from(), Math.min(quantity.to(), taken.length), true);
    }

    private boolean free(int from, int to) {
        for (int i = from; i < to; i++) {
            if (taken[i]) {
                return false;
            }
        }
        return true;
    }

    private void dates() {
        each(ISO_DATE, m -> date(m, m.group(1), whole(m.group(2)), whole(m.group(3))));
        each(HAN_DATE, m -> date(m, year(m.group(1)), whole(m.group(2)), whole(m.group(3))));
        each(DAY_MONTH, m -> date(m, m.group(3), MONTHS.getOrDefault(m.group(2), 0), whole(m.group(1))));
        each(MONTH_DAY, m -> date(m, m.group(3), MONTHS.getOrDefault(m.group(1), 0), whole(m.group(2))));
        each(SLASH_DATE, m -> {
            int one = whole(m.group(1));
            int two = whole(m.group(2));
            return one > 12 ? date(m, null, two, one) : two > 12 ? date(m, null, one, two) : Optional.empty();
        });
        each(DAY_AFTER_DATE, this::sameMonth);
    }

    /** 11月20日到22日: the second day is of the same month. */
    private Optional<Quantity> sameMonth(Matcher m) {
        return found.stream()
                .filter(q -> q.dimension() == Dimension.DATE && q.to() == m.start())
                .findFirst()
                .flatMap(q -> date(m, q.kind().isEmpty() ? null : q.kind(), (int) q.low() / 100, whole(m.group(1))));
    }

    private static Optional<Quantity> date(
            Matcher m, @org.jspecify.annotations.Nullable String year, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return Optional.empty();
        }
        double value = month * 100 + day;
        String kind = year == null ? "" : year;
        return Optional.of(new Quantity(Dimension.DATE, kind, value, value, m.start(), m.end()));
    }

    private static @org.jspecify.annotations.Nullable String year(@org.jspecify.annotations.Nullable String written) {
        return written == null ? null : String.valueOf(whole(written));
    }

    private static int whole(String written) {
        if (Character.isDigit(written.charAt(0))) {
            return Integer.parseInt(written);
        }
        return (int) Numerals.chinese(written).orElse(-1);
    }

    private void clocks() {
        each(CLOCK_SIGNED, m -> clock(m, whole(m.group(1)), whole(m.group(2)), m.group(3)));
        each(CLOCK_ENGLISH, m -> {
            String hour = m.group(1);
            if (hour.equals("noon") || hour.equals("midnight")) {
                return clock(m, hour.equals("noon") ? 12 : 0, 0, null);
            }
            boolean said = m.end() > m.end(1);
            return said ? clock(m, whole(hour), 0, m.group(2)) : Optional.empty();
        });
        each(CLOCK_HAN, m -> {
            boolean sure = m.group(1) != null
                    || !m.group().endsWith("点")
                    || Character.isDigit(m.group(2).charAt(0))
                    || BOUND.matcher(text).region(m.end(), text.length()).lookingAt();
            return sure ? clock(m, whole(m.group(2)), m.group(3) == null ? 0 : 30, m.group(1)) : Optional.empty();
        });
    }

    private static Optional<Quantity> clock(
            Matcher m, int hour, int minute, @org.jspecify.annotations.Nullable String half) {
        if (hour < 0 || hour > 24 || minute > 59) {
            return Optional.empty();
        }
        boolean later = half != null
                && (half.startsWith("p") || half.equals("下午") || half.equals("傍晚") || half.startsWith("晚"));
        boolean midnight = half != null && half.startsWith("a") && hour == 12;
        int turned = midnight ? 0 : later && hour < 12 ? hour + 12 : hour;
        double value = turned * 60 + minute;
        return Optional.of(new Quantity(Dimension.CLOCK, "", value, value, m.start(), m.end()));
    }

    private void codes() {
        each(CODE, m -> {
            String code = m.group().replaceAll("[^a-z0-9]", "");
            boolean longEnough =
                    code.length() >= 5 && code.replaceAll("[^0-9]", "").length() >= 3;
            boolean measure = Units.at(text, leadingDigits(m))
                    .filter(r -> r.to() >= m.end())
                    .isPresent();
            if (!longEnough || measure || code.matches("\\d+(?:mah|x\\d+.*)")) {
                return Optional.empty();
            }
            return Optional.of(new Quantity(Dimension.CODE, code, 0, 0, m.start(), m.end()));
        });
    }

    private int leadingDigits(Matcher m) {
        int at = m.start();
        while (at < m.end() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return at;
    }

    private void signed() {
        each(MONEY_SIGN, m -> {
            String sign = m.group(1).strip();
            String currency = switch (sign.toLowerCase(Locale.ROOT)) {
                case "$", "us$", "usd" -> "USD";
                case "hk$" -> "HKD";
                case "€" -> "EUR";
                case "£" -> "GBP";
                default -> "CNY";
            };
            double value = arabic(m.group(2));
            int to = Units.at(text, m.end())
                    .filter(r -> r.unit().dimension() == Dimension.MONEY)
                    .map(Units.Read::to)
                    .orElse(m.end());
            return Optional.of(new Quantity(Dimension.MONEY, currency, value, value, m.start(), to));
        });
        each(PERCENT_HAN, m -> {
            double value = Character.isDigit(m.group(1).charAt(0))
                    ? arabic(m.group(1))
                    : Numerals.chinese(m.group(1)).orElse(-1);
            return Optional.of(new Quantity(Dimension.PERCENT, "", value, value, m.start(), m.end()));
        });
        each(DISCOUNT, m -> {
            String said = m.group(1);
            double tenths = Character.isDigit(said.charAt(0))
                    ? Double.parseDouble(said)
                    : Numerals.chinese(said).orElse(0);
            double value = tenths > 10 ? tenths : tenths * 10;
            return Optional.of(new Quantity(Dimension.PERCENT, "left", value, value, m.start(), m.end()));
        });
        each(HALF, Quantities::half);
        each(TIMES, m -> {
            int times = m.group(1).equals("once") ? 1 : 2;
            return Optional.of(new Quantity(Dimension.COUNT, "time", times, times, m.start(), m.end()));
        });
        each(SAME_DAY, Quantities::sameDay);
        each(
                YEAR,
                m -> m.group().endsWith("年")
                        ? Optional.of(new Quantity(
                                Dimension.PLAIN, "year", whole(m.group(1)), whole(m.group(1)), m.start(), m.end()))
                        : Optional.empty());
    }

    private static Optional<Quantity> sameDay(Matcher m) {
        return Optional.of(new Quantity(Dimension.TIME, "", 0, 0, m.start(), m.end()));
    }

    private static Optional<Quantity> half(Matcher m) {
        String unit = m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3);
        double[] value = new double[1];
        Dimension dimension = switch (unit.substring(0, 1)) {
            case "小", "h" -> set(value, 0.5, Dimension.TIME);
            case "天", "d" -> set(value, 12, Dimension.TIME);
            case "月", "m" -> set(value, 360, Dimension.TIME);
            case "年", "y" -> set(value, 4380, Dimension.TIME);
            case "升", "l" -> set(value, 500, Dimension.VOLUME);
            case "斤" -> set(value, 250, Dimension.MASS);
            case "公", "k" -> set(value, 500, Dimension.MASS);
            default -> set(value, 50, Dimension.PERCENT);
        };
        return Optional.of(new Quantity(dimension, "", value[0], value[0], m.start(), m.end()));
    }

    private static Dimension set(double[] value, double amount, Dimension dimension) {
        value[0] = amount;
        return dimension;
    }

    /** A figure in digits or words, before its unit is known. */
    private record Figure(double value, int from, int to, boolean words) {}

    private void figures() {
        List<Figure> figures = new ArrayList<>();
        collect(FIGURE, figures, m -> Optional.of(new Figure(arabic(m.group()), m.start(), m.end(), false)));
        collect(HAN_FIGURE, figures, this::hanFigure);
        collect(ENGLISH_FIGURE, figures, Quantities::englishFigure);
        figures.sort(Comparator.comparingInt(Figure::from));
        Optional<Units.Unit> next = Optional.empty();
        for (int i = figures.size() - 1; i >= 0; i--) {
            next = keep(figures, i, next);
        }
    }

    private interface FigureReading {
        Optional<Figure> read(Matcher matcher);
    }

    private void collect(Pattern pattern, List<Figure> figures, FigureReading reading) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (free(matcher.start(), matcher.end())) {
                reading.read(matcher).ifPresent(figures::add);
            }
        }
    }

    private Optional<Figure> hanFigure(Matcher m) {
        if (m.start() > 0 && Character.isDigit(text.charAt(m.start() - 1)) || measureWord(m)) {
            return Optional.empty();
        }
        OptionalDouble value = Numerals.chinese(m.group());
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(value.getAsDouble(), m.start(), m.end(), true));
    }

    /** 千克 and the like after no number: the sign belongs to the unit; 十分 is "very". */
    private boolean measureWord(Matcher m) {
        boolean very = text.startsWith("十分", m.start()) && !text.startsWith("十分钟", m.start());
        return very
                || m.end() - m.start() == 1 && (text.startsWith("千克", m.start()) || text.startsWith("千米", m.start()));
    }

    private static Optional<Figure> englishFigure(Matcher m) {
        String words = m.group().strip().replaceAll("(?: and|-)$", "");
        if (words.equals("a")) {
            return Optional.of(new Figure(1, m.start(), m.start() + 2, true));
        }
        OptionalDouble value = Numerals.english(words);
        int to = m.start() + words.length();
        return value.isEmpty() ? Optional.empty() : Optional.of(new Figure(value.getAsDouble(), m.start(), to, true));
    }

    /** Keeps a figure under its own unit, or under that of the figure after it where a range or list joins the two. */
    private Optional<Units.Unit> keep(List<Figure> figures, int at, Optional<Units.Unit> next) {
        Figure figure = figures.get(at);
        Optional<Units.Read> read = Units.at(text, figure.to);
        if (read.isEmpty() && at + 1 < figures.size() && next.isPresent()) {
            String between = text.substring(figure.to, Math.max(figure.to, figures.get(at + 1).from));
            if (RANGE_SIGN.matcher(between).matches()
                    || LIST_SIGN.matcher(between).matches()) {
                return joined(
                        figure,
                        figures.get(at + 1),
                        next.get(),
                        RANGE_SIGN.matcher(between).matches());
            }
        }
        if (read.isEmpty()) {
            read = Units.noun(text, figure.to);
        }
        if (read.isPresent()) {
            Units.Unit unit = read.get().unit();
            if (countOfOne(figure, unit)
                    || rangeOfDigits(figure, unit, read.get().to())) {
                return Optional.of(unit);
            }
            add(unit, figure.value, figure.value, figure.from, read.get().to());
            return Optional.of(unit);
        }
        if (figure.words && figure.value > 1 && !Numerals.HAN.contains(text.substring(figure.from, figure.from + 1))) {
            add(new Units.Unit(Dimension.COUNT, "", 1), figure.value, figure.value, figure.from, figure.to);
        } else if (!figure.words) {
            add(new Units.Unit(Dimension.PLAIN, "", 1), figure.value, figure.value, figure.from, figure.to);
        }
        return Optional.empty();
    }

    /** 一个, one of: an article more than a number. */
    private static boolean countOfOne(Figure figure, Units.Unit unit) {
        return figure.words && figure.value == 1 && unit.dimension() == Dimension.COUNT;
    }

    /** 三四天: three or four days. */
    private boolean rangeOfDigits(Figure figure, Units.Unit unit, int to) {
        String words = text.substring(figure.from, figure.to);
        if (words.length() == 2
                && Numerals.digit(words.charAt(0)) > 0
                && Numerals.digit(words.charAt(1)) == Numerals.digit(words.charAt(0)) + 1) {
            add(unit, Numerals.digit(words.charAt(0)), Numerals.digit(words.charAt(1)), figure.from, to);
            return true;
        }
        return false;
    }

    private Optional<Units.Unit> joined(Figure figure, Figure other, Units.Unit unit, boolean range) {
        if (range && figure.value < other.value && !text.startsWith("and", figure.to + 1)) {
            Optional<Quantity> end = found.stream()
                    .filter(q -> q.from() == other.from && !q.range())
                    .findFirst();
            end.ifPresent(q -> {
                found.remove(q);
                found.add(new Quantity(
                        q.dimension(), q.kind(), figure.value * unit.factor(), q.high(), figure.from, q.to()));
            });
            if (end.isPresent()) {
                return Optional.empty();
            }
        }
        add(unit, figure.value, figure.value, figure.from, figure.to);
        return Optional.of(unit);
    }

    private void add(Units.Unit unit, double low, double high, int from, int to) {
        double factor = unit.factor();
        found.add(new Quantity(unit.dimension(), unit.kind(), low * factor, high * factor, from, to));
    }

    private static double arabic(String written) {
        return Double.parseDouble(written.replace(",", ""));
    }
}
