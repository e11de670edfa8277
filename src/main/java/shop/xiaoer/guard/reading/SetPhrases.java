package shop.xiaoer.guard.reading;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads words that are a quantity as they stand: 半天, half a litre, twice, same-day, 2026年. Pure. */
final class SetPhrases {
    private static final Pattern HALF = Pattern.compile(
            "半个?(小时|天|月|年|升|斤|公斤|价)|half an? (?:a )?(hour|day|month|year|lit(?:er|re)|kilo(?:gram)?)|half (?:the )?(price)|(一半|五成)(?!多)");
    private static final Pattern TIMES =
            Pattern.compile("\\b(?:only |just |either )?(once|twice)(?= (?:per|a|an|each)\\b|[.,;]|$)");
    private static final Pattern SAME_DAY = Pattern.compile("当[天日](?!下单|付款)|same[- ]day");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d{2})年(?!\\d)");

    private static final String NUMBER = "(\\d{1,3}|[" + Numerals.HAN + "]{1,3})";
    private static final Pattern AND_A_HALF = Pattern.compile(NUMBER + "(?:个半(小时|钟头|月|星期)|(天|年|公斤|斤|升|小时|米)半(?!价|折))");
    private static final Pattern KUAI = Pattern.compile(
            "(\\d{1,5}|[" + Numerals.HAN + "]{1,5})块([1-9一二三四五六七八九])(?![\\d个件只瓶盒袋" + Numerals.HAN + "])");
    private static final Pattern METRES =
            Pattern.compile("(?<![\\d.])([12]|[一二两])米(\\d{1,2}|[一二三四五六七八九])(?![\\d米个" + Numerals.HAN + "])");
    private static final Pattern TENTHS_AND_A_HALF = Pattern.compile("([一二三四五六七八九])成半");
    private static final Pattern JIN_LIANG = Pattern.compile(NUMBER + "斤" + NUMBER + "两");

    private SetPhrases() {}

    static void read(QuantityScan scan) {
        scan.each(AND_A_HALF, SetPhrases::andAHalf);
        scan.each(
                KUAI,
                m -> Optional.of(Quantity.exact(
                        Dimension.MONEY, "CNY", Numbers.value(m.group(1)) + Numbers.value(m.group(2)) / 10, m)));
        scan.each(
                TENTHS_AND_A_HALF,
                m -> Optional.of(Quantity.exact(Dimension.PERCENT, "", Numbers.value(m.group(1)) * 10 + 5, m)));
        scan.each(METRES, m -> Optional.of(Quantity.exact(Dimension.LENGTH, "", metres(m), m)));
        scan.each(
                JIN_LIANG,
                m -> Optional.of(Quantity.exact(
                        Dimension.MASS, "", Numbers.value(m.group(1)) * 500 + Numbers.value(m.group(2)) * 50, m)));
        scan.each(HALF, m -> Optional.of(half(m)));
        scan.each(
                TIMES,
                m -> Optional.of(
                        Quantity.exact(Dimension.COUNT, "time", m.group(1).equals("once") ? 1 : 2, m)));
        scan.each(SAME_DAY, m -> Optional.of(Quantity.exact(Dimension.TIME, "", 0, m)));
        scan.each(YEAR, m -> Optional.of(Quantity.exact(Dimension.PLAIN, "year", Numbers.whole(m.group(1)), m)));
    }

    /** 1米7 is 1.7 m, 1米35 is 1.35 m; in millimetres. */
    private static double metres(MatchResult m) {
        double parts = Numbers.value(m.group(2));
        return Numbers.value(m.group(1)) * 1000 + parts * (m.group(2).length() == 1 ? 100 : 10);
    }

    /** 一个半月, 两天半. */
    private static Optional<Quantity> andAHalf(MatchResult m) {
        String unit = m.group(2) == null ? m.group(3) : "个" + m.group(2);
        return Units.at(unit, 0)
                .map(read -> Quantity.exact(
                        read.unit().dimension(),
                        read.unit().kind(),
                        (Numbers.value(m.group(1)) + 0.5) * read.unit().factor(),
                        m));
    }

    /** In hours, millilitres, grams, parts of a hundred; a month has 30 days, a year 365. */
    private static Quantity half(MatchResult m) {
        return switch (thing(m).charAt(0)) {
            case '小', 'h' -> Quantity.exact(Dimension.TIME, "", 0.5, m);
            case '天', 'd' -> Quantity.exact(Dimension.TIME, "", 12, m);
            case '月', 'm' -> Quantity.exact(Dimension.TIME, "", 360, m);
            case '年', 'y' -> Quantity.exact(Dimension.TIME, "", 4380, m);
            case '升', 'l' -> Quantity.exact(Dimension.VOLUME, "", 500, m);
            case '斤' -> Quantity.exact(Dimension.MASS, "", 250, m);
            case '公', 'k' -> Quantity.exact(Dimension.MASS, "", 500, m);
            default -> Quantity.exact(Dimension.PERCENT, "", 50, m);
        };
    }

    /** What is halved: the one group that matched. */
    private static String thing(MatchResult m) {
        return IntStream.rangeClosed(1, m.groupCount())
                .mapToObj(m::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
