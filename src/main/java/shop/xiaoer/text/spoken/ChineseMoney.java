package shop.xiaoer.text.spoken;

import static shop.xiaoer.text.spoken.ChineseNumbers.cardinal;
import static shop.xiaoer.text.spoken.ChineseNumbers.counted;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.spoken.Reader.Rule;

/** Amounts: yuan the way a host says them, other currencies by their names. */
final class ChineseMoney {
    private static final String N = ChineseReader.N;
    private static final String TO = ChineseReader.TO;
    private static final String YUAN = "(?:元|块钱|块)";
    private static final String LARGE = "([万亿千百]+)";
    /** Signs and codes that stand before the figure. */
    private static final String FOREIGN =
            "(US\\$|HK\\$|NT\\$|AU?\\$|CA?\\$|NZ\\$|S\\$|R\\$|[$€£₩฿₹₽]|(?:USD|HKD|TWD|AUD|CAD|NZD|SGD|EUR|GBP|JPY|KRW|THB|CHF|MOP|INR|RUB|MYR)(?=\\s?\\d))\\s?";

    private static final String CODE =
            "(USD|HKD|TWD|AUD|CAD|NZD|SGD|EUR|GBP|JPY|KRW|THB|CHF|MOP|INR|RUB|MYR)(?![A-Za-z])";
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("$", "美元"),
            Map.entry("US$", "美元"),
            Map.entry("USD", "美元"),
            Map.entry("HK$", "港元"),
            Map.entry("HKD", "港元"),
            Map.entry("NT$", "新台币"),
            Map.entry("TWD", "新台币"),
            Map.entry("A$", "澳元"),
            Map.entry("AU$", "澳元"),
            Map.entry("AUD", "澳元"),
            Map.entry("C$", "加元"),
            Map.entry("CA$", "加元"),
            Map.entry("CAD", "加元"),
            Map.entry("NZ$", "新西兰元"),
            Map.entry("NZD", "新西兰元"),
            Map.entry("S$", "新加坡元"),
            Map.entry("SGD", "新加坡元"),
            Map.entry("R$", "雷亚尔"),
            Map.entry("€", "欧元"),
            Map.entry("EUR", "欧元"),
            Map.entry("£", "英镑"),
            Map.entry("GBP", "英镑"),
            Map.entry("JPY", "日元"),
            Map.entry("₩", "韩元"),
            Map.entry("KRW", "韩元"),
            Map.entry("฿", "泰铢"),
            Map.entry("THB", "泰铢"),
            Map.entry("₹", "卢比"),
            Map.entry("INR", "卢比"),
            Map.entry("₽", "卢布"),
            Map.entry("RUB", "卢布"),
            Map.entry("CHF", "瑞士法郎"),
            Map.entry("MOP", "澳门元"),
            Map.entry("MYR", "马来西亚林吉特"));

    private static final Pattern JAPAN = Pattern.compile("日本|日元|日币|日淘|东京|大阪|京都|北海道|[Jj]apan");
    /** 元 is said 块, but stays in compounds such as 100元券 and 0元购. */
    private static final String COMPOUND = "券优红代礼卡补额档区版套购秒抢试店";

    private ChineseMoney() {}

    static List<Rule> foreign() {
        return List.of(
                Rule.of(
                        FOREIGN + N + TO + "(?:[$€£])?" + N + LARGE + "?(?:美元|美金|欧元|英镑|港币|港元)?",
                        (m, t) -> counted(m.group(2)) + "到" + counted(m.group(3)) + word(m.group(4))
                                + NAMES.get(m.group(1))),
                Rule.of(
                        FOREIGN + N + "\\s?" + LARGE + "?(?:美元|美金|欧元|英镑|港币|港元)?",
                        (m, t) -> counted(m.group(2)) + word(m.group(3)) + NAMES.get(m.group(1))),
                Rule.of("(?:CNY|RMB|CN¥)\\s?" + N, (m, t) -> yuan(m.group(1), "块")),
                Rule.of(N + "\\s?" + CODE, (m, t) -> counted(m.group(1)) + NAMES.get(m.group(2))));
    }

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        "[¥]\\s?" + N + TO + "[¥]?\\s?" + N + "(?![\\d万亿千])(?:\\s?" + YUAN + ")?",
                        (m, t) -> range(m, "块", t)),
                Rule.of(
                        N + "\\s?" + YUAN + "?" + TO + N + "\\s?(元|块钱|块)(?!屏|电池|肌|石|[砖表头布])",
                        (m, t) -> range(m, currencyWord(m.group(3), m.group(2), t, m.end()), t)),
                Rule.of(
                        "[¥]\\s?" + N + "\\s?" + LARGE + "元?",
                        (m, t) -> counted(m.group(1)) + m.group(2) + sign(t, m.start())),
                Rule.of(
                        "[¥]\\s?(\\d+(?:\\.\\d)?)[kK](?![A-Za-z])",
                        (m, t) -> ChineseSigns.times(m.group(1), 1000) + "元"),
                Rule.of("[¥]\\s?(\\d+(?:\\.\\d+)?)[wW](?![A-Za-z])", (m, t) -> counted(m.group(1)) + "万元"),
                Rule.of("[¥]\\s?" + N + "(?:\\s?" + YUAN + ")?(?=优惠券|券|红包)", (m, t) -> yuan(m.group(1), "元")),
                Rule.of("[¥]\\s?" + N + "(?:\\s?" + YUAN + ")?", (m, t) -> signed(m.group(1), t, m.start())),
                Rule.of(N + "\\s?(?:CNY|RMB|人民币)(?![A-Za-z])", (m, t) -> yuan(m.group(1), "块")),
                Rule.of(N + "\\s?元(?=\\d+\\s?[角毛分])", (m, t) -> counted(m.group(1)) + "元"),
                Rule.of(N + "\\s?(元|块钱|块)/(?=[\\u4e00-\\u9fffA-Za-z㎡])", (m, t) -> yuan(m.group(1), "块") + "每"),
                Rule.of(
                        N + "\\s?(元|块钱|块)(?!屏|电池|肌|石|[砖表头布])",
                        (m, t) -> yuan(m.group(1), currencyWord(m.group(2), m.group(1), t, m.end()))),
                // 9.9包邮: a price by what follows.
                Rule.of("(\\d{1,3}\\.\\d)(?=包邮|到手|秒杀|秒|拿走|带走|抢|一[件个双条包袋盒瓶]|[二两三]件)", (m, t) -> yuan(m.group(1), "块")));
    }

    private static String word(@Nullable String large) {
        return large == null ? "" : large;
    }

    private static String sign(String text, int at) {
        return JAPAN.matcher(Reader.around(text, at)).find() ? "日元" : "元";
    }

    private static String signed(String figures, String text, int at) {
        return JAPAN.matcher(Reader.around(text, at)).find() ? cardinal(figures) + "日元" : yuan(figures, "块");
    }

    /** 88 is 八十八块, 59.90 五十九块九, 12.58 十二块五毛八, 0.5 五毛; with 元 the decimals are read as a number. */
    private static String yuan(String figures, String word) {
        String plain = figures.replace(",", "");
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String part = point < 0 ? "" : plain.substring(point + 1).replaceFirst("0+$", "");
        if (part.isEmpty()) {
            return counted(whole) + word;
        }
        if (part.length() > 2 || word.equals("元")) {
            return cardinal(whole + "." + part) + "元";
        }
        boolean under = whole.matches("0+");
        if (part.length() == 1) {
            return under ? counted(part) + "毛" : counted(whole) + "块" + cardinal(part);
        }
        String cents = cardinal(part.substring(1));
        if (part.charAt(0) == '0') {
            return (under ? "" : counted(whole) + "块零") + cents + "分";
        }
        String tenth = part.substring(0, 1);
        return under ? counted(tenth) + "毛" + cents : counted(whole) + "块" + cardinal(tenth) + "毛" + cents;
    }

    private static String range(MatchResult m, String word, String text) {
        String from = m.group(1);
        String to = m.group(2);
        if (word.equals("块")
                && m.group().startsWith("¥")
                && JAPAN.matcher(Reader.around(text, m.start())).find()) {
            return cardinal(from) + "到" + cardinal(to) + "日元";
        }
        return from.contains(".") || to.contains(".")
                ? yuan(from, word) + "到" + yuan(to, word)
                : counted(from) + "到" + counted(to) + word;
    }

    private static String currencyWord(String written, String figures, String text, int end) {
        if (!written.equals("元")) {
            return written;
        }
        boolean compound = end < text.length() && COMPOUND.indexOf(text.charAt(end)) >= 0;
        return compound || figures.equals("0") ? "元" : "块";
    }
}
