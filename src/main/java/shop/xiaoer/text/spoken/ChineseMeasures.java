package shop.xiaoer.text.spoken;

import static shop.xiaoer.text.spoken.ChineseNumbers.cardinal;
import static shop.xiaoer.text.spoken.ChineseNumbers.counted;
import static shop.xiaoer.text.spoken.ChineseNumbers.digits;

import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.spoken.Reader.Rule;

/** Parts of a whole, discounts, ratios, sizes and measures with their units. */
final class ChineseMeasures {
    private static final String N = ChineseReader.N;
    private static final String TO = ChineseReader.TO;
    private static final String UNIT = "\\s?(" + ChineseUnits.PATTERN + ")";
    private static final String MINUS = "([-−]|零下|负)?";

    private ChineseMeasures() {}

    static List<Rule> rules() {
        return List.of(
                // Parts of a whole.
                Rule.of(
                        "([-−])?" + N + "\\s?%" + TO + N + "\\s?%",
                        (m, t) -> minus(m) + percent(m.group(2)) + "到" + percent(m.group(3))),
                Rule.of(
                        "(?<!\\d)(?<![A-Za-z])" + N + TO + N + "\\s?%",
                        (m, t) -> percent(m.group(1)) + "到" + percent(m.group(2))),
                Rule.of("([-−])?" + N + "\\s?%", (m, t) -> minus(m) + percent(m.group(2))),
                Rule.of(N + "\\s?‰", (m, t) -> "千分之" + cardinal(m.group(1))),
                Rule.of("([1-9])([1-9])?折", (m, t) -> digits(m.group()) + "折"),
                Rule.of("\\d{2,3}[A-Z]?/\\d{2,3}[A-Z](?![A-Za-z0-9])", (m, t) -> m.group()),
                Rule.of(
                        "(?<![\\d./])(\\d+(?:\\.\\d+)?)(?:/(\\d+(?:\\.\\d+)?))++(?=\\s?(?:码|号|cm|CM|色|寸|款|mm|ml|g))(?![\\d/])",
                        (m, t) -> list(m.group())),
                Rule.of(
                        "(?<![\\d./])(\\d+(?:\\.\\d+)?)(?:/\\d+(?:\\.\\d+)?){2,}+(?![\\d/])",
                        (m, t) -> list(m.group())),
                Rule.of(
                        "(\\d+)[ +又]([1-9]\\d?)/([1-9]\\d?)(?![\\d/.])",
                        (m, t) -> cardinal(m.group(1)) + "又" + fraction(m.group(2), m.group(3))),
                Rule.of(
                        "(\\d+(?:\\.\\d+)?)\\s?/\\s?(\\d+)(?![\\d/]|\\.\\d)",
                        (m, t) -> m.group(1).contains(".")
                                ? cardinal(m.group(1)) + "分，满分" + cardinal(m.group(2))
                                : fraction(m.group(1), m.group(2))),
                Rule.of("(\\d+)?([½⅓⅔¼¾⅕⅛])", (m, t) -> vulgar(m)),
                Rule.of("(\\d+(?:\\.\\d+)?)((?:\\s?[:：]\\s?\\d+(?:\\.\\d+)?)++)(?!\\d)", (m, t) -> ratio(m.group())),
                Rule.of(
                        "(?<=比分|赢了?|输了?|以|战胜|领先|落后|打成|踢成|大胜|险胜|完胜|战平)\\s?(\\d{1,3})\\s?[-–—]\\s?(\\d{1,3})(?!\\d|\\s?[个分元块天年月])"
                                + "|(\\d{1,3})\\s?[-–—]\\s?(\\d{1,3})(?=\\s?(?:横扫|击败|战胜|取胜|获胜|完胜|大胜|险胜|领先|小胜|惜败))",
                        (m, t) -> m.group(1) == null
                                ? cardinal(m.group(3)) + "比" + cardinal(m.group(4))
                                : cardinal(m.group(1)) + "比" + cardinal(m.group(2))),
                // Measures.
                Rule.of(
                        N + UNIT + "?\\s?[x×X*✕]\\s?(?=\\d)",
                        (m, t) -> (m.group(2) == null ? cardinal(m.group(1)) : measure(m.group(1), m.group(2))) + "乘"),
                Rule.of("(?<![\\dA-Za-z])" + MINUS + N + UNIT + "?" + TO + MINUS + N + UNIT, (m, t) -> range(m)),
                Rule.of(
                        "(?<![\\dA-Za-z])[-−]" + N + "\\s?(℃|°C|°|摄氏度|度)",
                        (m, t) -> "零下" + cardinal(m.group(1)) + ChineseUnits.said(m.group(2))),
                Rule.of("(\\d+(?:\\.\\d+)?)[wW]\\+", (m, t) -> counted(m.group(1)) + "万多"),
                Rule.of(
                        "(\\d+(?:\\.\\d+)?)[wW](?=\\s?(?:粉|人|单|件|家|位|户|姐妹|用户|播放|点赞|次|好评|台|条|份|瓶|元|块|的?销量|字))",
                        (m, t) -> counted(m.group(1)) + "万"),
                Rule.of(
                        "(?<=时速[\\u4e00-\\u9fff]{0,4})" + N + "\\s?km/h(?![A-Za-z])",
                        (m, t) -> counted(m.group(1)) + "公里"),
                Rule.of(
                        N + UNIT + "/(" + ChineseUnits.PATTERN + ")",
                        (m, t) -> measure(m.group(1), m.group(2)) + "每" + ChineseUnits.said(m.group(3))),
                Rule.of(N + UNIT + "/(?=[\\u4e00-\\u9fff])", (m, t) -> measure(m.group(1), m.group(2)) + "每"),
                Rule.of(
                        "(\\d+)\\s?[hH](\\d+)\\s?(?:min|m)(?![A-Za-z0-9])",
                        (m, t) -> counted(m.group(1)) + "小时" + cardinal(m.group(2)) + "分钟"),
                Rule.of(N + UNIT, (m, t) -> measure(m.group(1), m.group(2))),
                Rule.of(
                        "(\\d+(?:\\.\\d+)?)\\s?([GT])(?=[+＋/\\u4e00-\\u9fff，。,！]|$)",
                        (m, t) -> isStore(m) ? counted(m.group(1)) + m.group(2) : null),
                Rule.of("(\\d+\\.\\d|[1-5])[pP](?=\\s?(?:空调|变频|挂机|柜机|的?空调|冷暖))", (m, t) -> counted(m.group(1)) + "匹"),
                Rule.of("\\d+(?:\\.\\d+)?[A-Za-z]+\\d*+[A-Za-z]*+\\+?", (m, t) -> m.group()),
                Rule.of("[℃℉㎡㎏㎝㎜㎎㎖㎞]", (m, t) -> ChineseUnits.said(m.group())));
    }

    private static String minus(MatchResult m) {
        return m.group(1) == null ? "" : "负";
    }

    private static String percent(String figures) {
        return "百分之" + (figures.equals("100") ? "百" : cardinal(figures));
    }

    /** 1/100 is 百分之一, not 一百分之一. */
    private static String fraction(String top, String bottom) {
        String below = bottom.matches("10{2,3}") ? cardinal(bottom).substring(1) : cardinal(bottom);
        return below + "分之" + cardinal(top);
    }

    private static String vulgar(MatchResult m) {
        String part = switch (m.group(2)) {
            case "½" -> "二分之一";
            case "⅓" -> "三分之一";
            case "⅔" -> "三分之二";
            case "¼" -> "四分之一";
            case "¾" -> "四分之三";
            case "⅕" -> "五分之一";
            default -> "八分之一";
        };
        return m.group(1) == null ? part : cardinal(m.group(1)) + "又" + part;
    }

    private static String ratio(String written) {
        StringBuilder said = new StringBuilder();
        for (String part : written.split("\\s?[:：]\\s?")) {
            said.append(said.isEmpty() ? "" : "比").append(cardinal(part));
        }
        return said.toString();
    }

    /** 36/37/38码: one after the other. */
    private static String list(String written) {
        StringBuilder said = new StringBuilder();
        for (String part : written.split("/")) {
            said.append(said.isEmpty() ? "" : "、").append(cardinal(part));
        }
        return said.toString();
    }

    private static String measure(String figures, String unit) {
        return (ChineseUnits.counts(unit) ? counted(figures) : cardinal(figures)) + ChineseUnits.said(unit);
    }

    /** 5G and 4G are networks; 8G, 512G and 2T what a store holds. */
    private static boolean isStore(MatchResult m) {
        return m.group(2).equals("T") || m.group(1).length() > 1 || m.group(1).compareTo("6") >= 0;
    }

    private static String range(MatchResult m) {
        String first = m.group(3) == null
                ? (ChineseUnits.counts(m.group(6)) ? counted(m.group(2)) : cardinal(m.group(2)))
                : measure(m.group(2), m.group(3));
        return below(m.group(1)) + first + "到" + below(m.group(4)) + measure(m.group(5), m.group(6));
    }

    private static String below(@Nullable String sign) {
        return sign == null ? "" : sign.equals("负") ? sign : "零下";
    }
}
