package shop.xiaoer.broadcast;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sums of money that a text says, in figures or in Chinese numerals. Finds more rather than less: {@code 一块} is one
 * yuan here even where it means "together", since a price that slips past is worse than a word that has to be changed.
 */
public final class Amounts {
    private static final String FIGURES = "[\\d,]*\\d(?:\\.\\d+)?";
    private static final String NUMERALS = "[零〇一二两三四五六七八九十百千万]+(?:点[零〇一二三四五六七八九]+)?";
    private static final String NUMBER = FIGURES + "|" + NUMERALS;
    private static final Pattern SUM = Pattern.compile("(?<![\\d.第])(" + NUMBER
            + ")\\s*(?:元|块|美元|美金|欧元|英镑|CNY|RMB|USD|人民币|yuan\\b|dollars?\\b|bucks\\b|euros?\\b|pounds\\b)|[¥￥$€£]\\s*("
            + NUMBER
            + ")");
    private static final String DIGITS = "零一二三四五六七八九";

    private Amounts() {}

    /** A sum and where it stands, currency with it, in code points. */
    public record Said(BigDecimal amount, int from, int to) {}

    public static List<Said> in(String text) {
        List<Said> found = new ArrayList<>();
        Matcher matcher = SUM.matcher(text);
        while (matcher.find()) {
            String said = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            found.add(new Said(
                    number(said), CodePoints.offset(text, matcher.start()), CodePoints.offset(text, matcher.end())));
        }
        return found;
    }

    /** The value of figures ({@code 1,299.50}) or of numerals ({@code 一百零七点五}). */
    public static BigDecimal number(String said) {
        if (Character.isDigit(said.charAt(said.length() - 1)) && said.charAt(said.length() - 1) < 0x80) {
            return new BigDecimal(said.replace(",", ""));
        }
        String[] parts = said.split("点", 2);
        long total = 0;
        long below = 0;
        long digit = 0;
        for (int i = 0; i < parts[0].length(); i++) {
            char c = parts[0].charAt(i);
            int unit = "十百千".indexOf(c);
            if (c == '万') {
                total = (total + below + digit) * 10_000;
                below = 0;
                digit = 0;
            } else if (unit >= 0) {
                below += Math.max(digit, 1) * (long) Math.pow(10, unit + 1.0);
                digit = 0;
            } else {
                digit = digitOf(c);
            }
        }
        StringBuilder figures = new StringBuilder().append(total + below + digit);
        if (parts.length == 2) {
            figures.append('.');
            parts[1].chars().forEach(c -> figures.append(digitOf((char) c)));
        }
        return new BigDecimal(figures.toString());
    }

    private static int digitOf(char c) {
        return switch (c) {
            case '〇' -> 0;
            case '两' -> 2;
            default -> DIGITS.indexOf(c);
        };
    }
}
