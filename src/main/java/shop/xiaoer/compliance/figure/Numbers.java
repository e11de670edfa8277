package shop.xiaoer.compliance.figure;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Figures in folded text, written in digits or in Chinese signs, with 万 and 亿. */
public final class Numbers {
    private static final String DIGITS = "零一二三四五六七八九";
    private static final Pattern FIGURE =
            Pattern.compile("(\\d+(?:,\\d{3})*(?:\\.\\d+)?)([万亿千百]?)|([零一二两三四五六七八九十百千万亿]+(?:点[零一二三四五六七八九]+)?)");
    private static final String MEASURES = "小时|天|年|月|周|倍|成|度|分钟|元|块|折|万|件|款|次|个|岁|种|项";
    private static final Pattern MEASURED = Pattern.compile("(?:" + MEASURES + ").*", Pattern.DOTALL);

    private static final Pattern PIECES =
            Pattern.compile("([\\d零一二两三四五六七八九十百千])块([\\d一二三四五六七八九])(?![\\d一二三四五六七八九十百千])");

    private Numbers() {}

    /** A single figure such as {@code 1,299}, {@code 3.5万}, {@code 一百九十九}, {@code 两}. */
    public static Optional<BigDecimal> read(String text) {
        Matcher matcher = FIGURE.matcher(pieces(text.strip()));
        return matcher.lookingAt() ? Optional.of(value(matcher)) : Optional.empty();
    }

    /** 九块九 is 9.9. */
    private static String pieces(String text) {
        return PIECES.matcher(text)
                .replaceAll(match ->
                        match.group(1) + (Character.isDigit(match.group(1).charAt(0)) ? "." : "点") + match.group(2));
    }

    /** Every figure of a text; Chinese ones of a single sign count only before a measure word, and from two on. */
    public static Set<BigDecimal> all(String text) {
        Set<BigDecimal> found = new HashSet<>();
        Matcher matcher = FIGURE.matcher(text);
        while (matcher.find()) {
            String signs = matcher.group(3);
            boolean counts = signs == null
                    || (signs.length() > 1 && signs.chars().noneMatch(c -> c == '零') && digitsMixed(signs))
                    || (!signs.equals("一") && measured(text, matcher.end()));
            if (counts && !(signs != null && matcher.start() > 0 && text.charAt(matcher.start() - 1) == '第')) {
                found.add(value(matcher).stripTrailingZeros());
            }
        }
        return found;
    }

    private static boolean digitsMixed(String signs) {
        return signs.chars().anyMatch(c -> "十百千".indexOf(c) >= 0)
                && signs.chars().anyMatch(c -> DIGITS.indexOf(c) >= 0 || c == '两' || c == '十');
    }

    private static boolean measured(String text, int at) {
        return MEASURED.matcher(text).region(at, text.length()).lookingAt();
    }

    private static BigDecimal value(Matcher matcher) {
        if (matcher.group(3) != null) {
            return chinese(matcher.group(3));
        }
        BigDecimal number = new BigDecimal(matcher.group(1).replace(",", ""));
        return switch (matcher.group(2)) {
            case "万" -> number.movePointRight(4);
            case "亿" -> number.movePointRight(8);
            case "千" -> number.movePointRight(3);
            case "百" -> number.movePointRight(2);
            case String none -> number;
        };
    }

    private static BigDecimal chinese(String signs) {
        if (signs.length() > 1 && signs.chars().allMatch(sign -> DIGITS.indexOf(sign) >= 0)) {
            StringBuilder digits = new StringBuilder();
            signs.chars().forEach(sign -> digits.append(DIGITS.indexOf(sign)));
            return new BigDecimal(digits.toString());
        }
        int point = signs.indexOf('点');
        String whole = point < 0 ? signs : signs.substring(0, point);
        long total = 0;
        long section = 0;
        long digit = 0;
        for (int i = 0; i < whole.length(); i++) {
            char sign = whole.charAt(i);
            switch (sign) {
                case '十' -> {
                    section += (digit == 0 ? 1 : digit) * 10;
                    digit = 0;
                }
                case '百' -> {
                    section += digit * 100;
                    digit = 0;
                }
                case '千' -> {
                    section += digit * 1000;
                    digit = 0;
                }
                case '万', '亿' -> {
                    total = (total + section + digit) * (sign == '万' ? 10_000L : 100_000_000L);
                    section = 0;
                    digit = 0;
                }
                default -> digit = sign == '两' ? 2 : DIGITS.indexOf(sign);
            }
        }
        BigDecimal value = BigDecimal.valueOf(total + section + digit * tailWeight(whole));
        return point < 0 ? value : value.add(decimals(signs.substring(point + 1)));
    }

    /** 一百九 is 190, 五千四 is 5400, 三万五 is 35000: a digit alone after a sign of weight stands for the next lower one. */
    private static long tailWeight(String whole) {
        return whole.length() < 2 ? 1 : weight(whole.charAt(whole.length() - 2));
    }

    private static long weight(char sign) {
        return switch (sign) {
            case '百' -> 10;
            case '千' -> 100;
            case '万' -> 1000;
            default -> 1;
        };
    }

    private static BigDecimal decimals(String signs) {
        StringBuilder out = new StringBuilder("0.");
        signs.chars().forEach(sign -> out.append(DIGITS.indexOf(sign)));
        return new BigDecimal(out.toString());
    }
}
