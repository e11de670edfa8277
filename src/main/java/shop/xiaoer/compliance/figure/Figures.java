package shop.xiaoer.compliance.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Figures with their measure in folded Chinese text, and whether one says the other: speech rounds ("九成七" of 96.9 %,
 * "四十多单" of 43). Ordinals, years of the calendar, dates and times of day are no figures of this kind. Pure.
 */
public final class Figures {
    private static final String CHINESE = "[零一二两三四五六七八九十百千万亿]+(?:点[零一二三四五六七八九]+)?";
    private static final String NUMBER = "(\\d+(?:,\\d{3})*(?:\\.\\d+)?[万亿千百]?|" + CHINESE + ")";
    private static final String UNITS =
            "%|倍|年|个月|天|小时|分钟|秒|次|遍|人|笔|位|名|户|个?家庭|单|件|套|台|双|条|张|瓶|盒|罐|箱|支|包|g|克|kg|公斤|斤|两|ml|毫升|l(?![a-z])|升|cm|厘米"
                    + "|mm|毫米|米|w(?![a-z])|瓦|mah|毫安时?|度|℃|分(?!钟|之)|层|项|个点|周|折|码|代|款|色";
    private static final Pattern FIGURE = Pattern.compile(NUMBER + "(?:多|余|来|几)?(万|亿|千)?(?:多|余)?(" + UNITS + ")?");
    private static final Pattern PERCENT = Pattern.compile(
            "百分之(" + CHINESE + "|百|\\d+(?:\\.\\d+)?)|百分百|([一二三四五六七八九\\d])成([一二三四五六七八九半])?(?![分本为人品立交长都熟份套员功就])");
    private static final Pattern SHARE = Pattern.compile("(?:十|10)个[^,。!?\\d]{0,6}?([五六七八九5-9])个(?!月)");
    private static final String PEOPLE = "人";
    private static final String ORDERS = "单";
    private static final BigDecimal CALENDAR = BigDecimal.valueOf(1900);
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d\\d(?!\\d)");
    private static final int WIDEST = 3;

    private Figures() {}

    /**
     * A figure.
     *
     * @param unit empty where no measure follows
     */
    public record Figure(BigDecimal value, String unit) {
        /** Whether it counts buyers or orders: of those a shop has one count only. */
        public boolean counted() {
            return unit.equals(PEOPLE) || unit.equals(ORDERS);
        }

        /** Whether a paper's figure says this one: the same, or what speech makes of it. */
        public boolean saidOf(Figure paper) {
            if (!unit.isEmpty()
                    && !paper.unit().isEmpty()
                    && unit.equals("%") != paper.unit().equals("%")) {
                return false;
            }
            BigDecimal exact = paper.value();
            if (value.compareTo(exact) == 0) {
                return true;
            }
            int digits = Math.min(value.stripTrailingZeros().precision(), WIDEST);
            return exact.signum() > 0
                    && (round(exact, digits, RoundingMode.HALF_UP) || round(exact, digits, RoundingMode.DOWN));
        }

        private boolean round(BigDecimal exact, int digits, RoundingMode mode) {
            return exact.round(new MathContext(digits, mode)).compareTo(value) == 0;
        }
    }

    public static List<Figure> of(String text) {
        String plain = plain(text);
        List<Figure> found = new ArrayList<>();
        Matcher matcher = FIGURE.matcher(plain);
        while (matcher.find()) {
            String unit = unit(plain, matcher);
            if (counts(plain, matcher, unit)) {
                Numbers.read(matcher.group(1))
                        .map(value -> scaled(value, matcher.group(2)))
                        .filter(value -> !(unit.equals("年") && value.compareTo(CALENDAR) > 0))
                        .ifPresent(value -> found.add(new Figure(value.stripTrailingZeros(), unit)));
            }
        }
        found.addAll(years(text));
        return found;
    }

    /** Years of the calendar that a text lists or spans are a number of years too. */
    private static List<Figure> years(String text) {
        Matcher matcher = YEAR.matcher(text);
        TreeSet<Integer> years = new TreeSet<>();
        while (matcher.find()) {
            years.add(Integer.parseInt(matcher.group()));
        }
        if (years.size() < 2) {
            return List.of();
        }
        int span = years.last() - years.first();
        return Stream.of(years.size(), span, span + 1)
                .distinct()
                .map(count -> new Figure(BigDecimal.valueOf(count).stripTrailingZeros(), "年"))
                .toList();
    }

    private static String unit(String text, Matcher matcher) {
        String unit = matcher.group(3) == null ? "" : matcher.group(3);
        String before = text.substring(Math.max(0, matcher.start() - 2), matcher.start());
        if (unit.isEmpty() && (before.equals("人数") || before.equals("人次"))) {
            return PEOPLE;
        }
        return switch (unit) {
            case "人", "位", "名", "户", "家庭", "个家庭" -> PEOPLE;
            case "单", "笔" -> ORDERS;
            default -> unit;
        };
    }

    /** The text with its figures and their measures taken out. */
    public static String without(String text) {
        return FIGURE.matcher(plain(text)).replaceAll(" ");
    }

    private static String plain(String text) {
        String percent = PERCENT.matcher(text).replaceAll(match -> {
            if (match.group(1) != null) {
                return match.group(1).equals("百")
                        ? "100%"
                        : Numbers.read(match.group(1))
                                        .map(BigDecimal::toPlainString)
                                        .orElse("0") + "%";
            }
            if (match.group(2) == null) {
                return "100%";
            }
            String tail = match.group(3);
            return digit(match.group(2)) + (tail == null ? "0" : tail.equals("半") ? "5" : digit(tail)) + "%";
        });
        return SHARE.matcher(percent).replaceAll(match -> digit(match.group(1)) + "0%");
    }

    private static String digit(String sign) {
        return Numbers.read(sign).map(BigDecimal::toPlainString).orElse("0");
    }

    private static BigDecimal scaled(BigDecimal value, @org.jspecify.annotations.Nullable String scale) {
        return switch (scale == null ? "" : scale) {
            case "万" -> value.movePointRight(4);
            case "亿" -> value.movePointRight(8);
            case "千" -> value.movePointRight(3);
            default -> value;
        };
    }

    private static boolean counts(String text, Matcher matcher, String unit) {
        char before = matcher.start() == 0 ? ' ' : text.charAt(matcher.start() - 1);
        char after = matcher.end() == text.length() ? ' ' : text.charAt(matcher.end());
        if (before == '第' || before == '-' || before == '.' || "月日号点:.-/".indexOf(after) >= 0) {
            return false;
        }
        if (before < 0x80 && Character.isLetter(before)) {
            return false;
        }
        String signs = matcher.group(1);
        boolean one = signs.equals("一") || signs.equals("1");
        return Character.isDigit(signs.charAt(0)) || (!unit.isEmpty() && !one) || signs.length() > 2;
    }
}
