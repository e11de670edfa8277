package shop.xiaoer.guard.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads figures whose own sign says what they are: $88, rmb 88, 百分之二十, 八折. Pure. */
final class SignedFigures {
    private static final Pattern MONEY = Pattern.compile(
            "(us\\$|hk\\$|\\$|¥|￥|€|£|rmb ?|cny ?|usd ?)(" + Numbers.IN_DIGITS + ")(?! ?(?:cny|usd|元)\\d)");
    private static final Pattern PERCENT = Pattern.compile("百分之(" + Numbers.IN_HAN + "|" + Numbers.IN_DIGITS + ")");
    private static final Pattern DISCOUNT = Pattern.compile("(\\d{1,2}(?:\\.\\d)?|[一二三四五六七八九]{1,2})折");

    private static final Pattern HAN_FRACTION = Pattern.compile("([二三四五六七八九十])分之([一二三四五六七八九])");
    private static final Pattern FRACTION = Pattern.compile(
            "(?<!and )\\b(a|one|two|three|four) (half|third|quarter|fifth|tenth)s?\\b(?! (?:past|to|of an hour))");
    private static final List<String> PARTS =
            List.of("", "", "half", "third", "quarter", "fifth", "", "", "", "", "tenth");

    private SignedFigures() {}

    static void read(QuantityScan scan) {
        scan.each(MONEY, m -> Optional.of(money(scan.text(), m)));
        scan.each(PERCENT, m -> Optional.of(Quantity.exact(Dimension.PERCENT, "", Numbers.value(m.group(1)), m)));
        scan.each(DISCOUNT, m -> Optional.of(discount(m)));
        scan.each(HAN_FRACTION, m -> Optional.of(share(m, Numbers.value(m.group(2)), Numbers.value(m.group(1)))));
        scan.each(FRACTION, m -> Optional.of(fraction(m)));
    }

    private static Quantity fraction(MatchResult m) {
        double parts = m.group(1).equals("a") ? 1 : Numerals.english(m.group(1)).orElse(1);
        return share(m, parts, PARTS.indexOf(m.group(2)));
    }

    private static Quantity share(MatchResult m, double part, double whole) {
        return Quantity.exact(Dimension.PERCENT, "", 100 * part / whole, m);
    }

    /** A currency said once more after the figure belongs to it: $88 usd. */
    private static Quantity money(String text, MatchResult m) {
        double value = Numbers.value(m.group(2));
        int to = Units.at(text, m.end())
                .filter(read -> read.unit().dimension() == Dimension.MONEY)
                .map(Units.Read::to)
                .orElse(m.end());
        return new Quantity(Dimension.MONEY, currency(m.group(1).strip()), value, value, m.start(), to);
    }

    private static String currency(String sign) {
        return switch (sign) {
            case "$", "us$", "usd" -> "USD";
            case "hk$" -> "HKD";
            case "€" -> "EUR";
            case "£" -> "GBP";
            default -> "CNY";
        };
    }

    /** 八折 and 八五折 leave 80 and 85 parts of a hundred. */
    private static Quantity discount(MatchResult m) {
        double said = Numbers.value(m.group(1));
        return Quantity.exact(Dimension.PERCENT, "left", said > 10 ? said : said * 10, m);
    }
}
