package shop.xiaoer.guard;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads words that are a quantity as they stand: 半天, half a litre, twice, same-day, 2026年. Pure. */
final class SetPhrases {
    private static final Pattern HALF = Pattern.compile(
            "半个?(小时|天|月|年|升|斤|公斤|价)|half an? (?:a )?(hour|day|month|year|lit(?:er|re)|kilo(?:gram)?)|half (?:the )?(price)");
    private static final Pattern TIMES =
            Pattern.compile("\\b(?:only |just |either )?(once|twice)(?= (?:per|a|an|each)\\b|[.,;]|$)");
    private static final Pattern SAME_DAY = Pattern.compile("当[天日](?!下单|付款)|same[- ]day");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d{2})年(?!\\d)");

    private SetPhrases() {}

    static void read(QuantityScan scan) {
        scan.each(HALF, m -> Optional.of(half(m)));
        scan.each(
                TIMES,
                m -> Optional.of(
                        Quantity.exact(Dimension.COUNT, "time", m.group(1).equals("once") ? 1 : 2, m)));
        scan.each(SAME_DAY, m -> Optional.of(Quantity.exact(Dimension.TIME, "", 0, m)));
        scan.each(YEAR, m -> Optional.of(Quantity.exact(Dimension.PLAIN, "year", Numbers.whole(m.group(1)), m)));
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
