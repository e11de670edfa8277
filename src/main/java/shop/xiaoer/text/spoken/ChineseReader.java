package shop.xiaoer.text.spoken;

import static shop.xiaoer.text.spoken.ChineseNumbers.cardinal;
import static shop.xiaoer.text.spoken.ChineseNumbers.counted;
import static shop.xiaoer.text.spoken.ChineseNumbers.digits;
import static shop.xiaoer.text.spoken.Reader.digit;
import static shop.xiaoer.text.spoken.Reader.latin;

import java.util.List;
import java.util.regex.MatchResult;
import shop.xiaoer.text.spoken.Reader.Rule;

/** How Chinese reads a text aloud. The rules go from the special to the plain number. */
final class ChineseReader {
    private static final String N = "(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)";
    private static final String TO = "\\s*[-–—~～〜至到]\\s*";
    private static final String UNIT = "\\s?(" + ChineseUnits.PATTERN + ")";
    /** A word that says: these figures are a number to dial or to type. */
    private static final String DIALLED =
            "(?<=(?:电话|热线|拨打|请拨|致电|手机号?|号码|尾号|后四位|末四位|验证码|取件码|提货码|单号|订单号|运单号|订单|运单|快递单|编号|型号|货号|批号|邮编|房号|工号|密码|QQ|微信号?|报警)"
                    + "(?:是|为|：|:| |的是)?)";
    /** 二, not 两, stands before these. */
    private static final String NUMBERED = "(?=楼|号|月|日|级|等|班|季度|代|类|型|单元|栋|幢|区|届|页|章|环|线|维|手|胎|十|进制|次方|分之|年级|档案|甲)";

    private static final String STEEL = "(?=\\s?L?(?:不锈钢|钢|食品级|医用|奥氏体|材质))";

    static final Reader INSTANCE = new Reader(
            List.of(
                    // Names, models and codes.
                    Rule.of(
                            "[A-Za-z]{1,4}-?(\\d{8,})(?![A-Za-z0-9])",
                            (m, t) -> m.group()
                                            .substring(0, m.start(1) - m.start())
                                            .replace("-", "")
                                    + digits(m.group(1))),
                    Rule.of("(?:[Nn][Oo]\\.\\s?)(\\d+)", (m, t) -> "第" + cardinal(m.group(1))),
                    Rule.of("¥|[$€£](?=\\d)|(?:HK|US)\\$", (m, t) -> null),
                    Rule.of("(?:CNY|RMB)\\s?" + N, (m, t) -> yuan(m.group(1), "块")),
                    Rule.of("USD\\s?" + N, (m, t) -> counted(m.group(1)) + "美元"),
                    Rule.of(
                            "(?:iPhone|iPad|iOS|Mate|Pura|Switch|PlayStation|Windows|Galaxy|Pixel|Xbox|Wi-?Fi|iQOO|Redmi|nova|Find|Reno)"
                                    + " ?\\d+(?!\\s?[台部个件只条块元折\\d.%])[A-Za-z]*",
                            (m, t) -> m.group()),
                    Rule.of("[A-Za-z]+(?:[-_./+&'’]?[A-Za-z0-9]+)*[A-Za-z]?\\+*", (m, t) -> m.group()),
                    Rule.of("(?:304|316|201|430)" + STEEL, (m, t) -> m.group()),
                    // Figures that are dialled or typed.
                    Rule.of(
                            "\\+?86[- ]?(1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4})(?!\\d)",
                            (m, t) -> (m.group().startsWith("+") ? "加" : "") + digits(m.group())),
                    Rule.of("1[3-9]\\d([- ]?)\\d{4}\\1\\d{4}(?!\\d)", (m, t) -> digits(m.group())),
                    Rule.of(
                            "400[- ]?\\d{3,4}[- ]?\\d{3,4}(?!\\d)|800-\\d{3}-\\d{4}(?!\\d)|0\\d{2,3}-\\d{7,8}(?!\\d)|95\\d{3}(?=客服|热线|电话)",
                            (m, t) -> digits(m.group())),
                    Rule.of(DIALLED + "\\d[\\d -]*\\d(?!\\d)(?![.%年月日元块折个件号])", (m, t) -> digits(m.group())),
                    Rule.of(
                            "(?:12315|12345|12306|12321|10086|10010)(?![\\d.,]|\\s?[元块个件])",
                            (m, t) -> digits(m.group())),
                    Rule.of("(?![1-9]\\d{0,3}0{4,}(?!\\d))\\d{9,}(?![\\d.]|\\s?[元块个])", (m, t) -> digits(m.group())),
                    Rule.of("\\d{2,}\\*{2,}\\d{2,}", (m, t) -> {
                        int star = m.group().indexOf('*');
                        return digits(m.group().substring(0, star)) + "星号"
                                + digits(m.group().substring(star));
                    }),
                    // Dates.
                    Rule.of(
                            "((?:19|20)\\d{2})([-/.])(0?[1-9]|1[0-2])\\2(0?[1-9]|[12]\\d|3[01])(?!\\d)",
                            (m, t) ->
                                    digits(m.group(1)) + "年" + cardinal(m.group(3)) + "月" + cardinal(m.group(4)) + "日"),
                    Rule.of(
                            "((?:19|20)\\d{2})[-/](0[1-9]|1[0-2])(?![\\d-])",
                            (m, t) -> digits(m.group(1)) + "年" + cardinal(m.group(2)) + "月"),
                    Rule.of(
                            "((?:19|20)\\d{2})" + TO + "((?:19|20)\\d{2})(?=年)",
                            (m, t) -> digits(m.group(1)) + "到" + digits(m.group(2))),
                    Rule.of(
                            "(?:19|20)\\d{2}(?=\\s?(?:年(?!前|后|历史|来)|款|版|届|春|夏|秋|冬|财年|新款|赛季))",
                            (m, t) -> digits(m.group())),
                    Rule.of("[06-9]\\d(?=年(?:出生|代|生)|后(?!天|年|期))", (m, t) -> digits(m.group())),
                    Rule.of(
                            "(1[0-2]|0?[1-9])月(3[01]|[12]\\d|0?[1-9])" + TO + "(3[01]|[12]\\d|0?[1-9])(?=[日号])",
                            (m, t) -> cardinal(m.group(1)) + "月" + cardinal(m.group(2)) + "到" + cardinal(m.group(3))),
                    Rule.of(
                            "(1[0-2]|0[1-9]|[1-9])/(3[01]|[12]\\d|0?[1-9])(?=\\s?(?:前|之前|后|当天|晚|早|上午|下午|中午|开|到|截止|上架|发货|起|那天|[（(]?周))",
                            (m, t) -> cardinal(m.group(1)) + "月" + cardinal(m.group(2)) + "日"),
                    Rule.of(
                            "(?<=[在于到至]|截止|日期|时间)(1[0-2]|0[1-9]|[1-9])/(3[01]|[12]\\d|0?[1-9])(?![\\d/])",
                            (m, t) -> cardinal(m.group(1)) + "月" + cardinal(m.group(2)) + "日"),
                    Rule.of("0(\\d)(?=[月日号])", (m, t) -> cardinal(m.group(1))),
                    Rule.of("(?<=双)(1[0-2])\\.?(?:\\1)?(?![\\d.%])", (m, t) -> cardinal(m.group(1))),
                    Rule.of(
                            "(?:11\\.11|12\\.12)(?![\\d.%]|\\s?[元块])",
                            (m, t) -> "双" + cardinal(m.group().substring(0, 2))),
                    Rule.of("3[·.]?15(?=晚会|消费者|维权|打假)", (m, t) -> "三一五"),
                    Rule.of(
                            "(?:618|996|985|211|520|1314|110|119|120)(?=大促|活动|年中|狂欢|购物|工作制|高校|大学|告白|礼物|情人|期间|预售|报警|急救|火警|那天|当天)",
                            (m, t) -> digits(m.group())),
                    // Times of day.
                    Rule.of(
                            "([01]?\\d|2[0-4])[:：]([0-5]\\d)[:：]([0-5]\\d)(?!\\d)",
                            (m, t) -> clock(m) + cardinal(m.group(3)) + "秒"),
                    Rule.of(
                            "([01]?\\d|2[0-4])[:：]([0-5]\\d)" + TO + "(?=([01]?\\d|2[0-4])[:：][0-5]\\d)",
                            (m, t) -> clock(m) + "到"),
                    Rule.of("([01]?\\d|2[0-4])[:：]([0-5]\\d)(?![\\d:：])", (m, t) -> clock(m)),
                    Rule.of(
                            "([01]?\\d|2[0-4])" + TO + "([01]?\\d|2[0-4])(?=点)",
                            (m, t) -> counted(m.group(1)) + "到" + counted(m.group(2))),
                    Rule.of("0(\\d)(?=分)", (m, t) -> "零" + digits(m.group(1))),
                    Rule.of(
                            "24/7|7[x×X*]24(?:小时)?",
                            (m, t) -> m.group().equals("24/7")
                                    ? "全天候"
                                    : "七乘二十四" + (m.group().endsWith("小时") ? "小时" : "")),
                    // Money.
                    Rule.of(
                            "[¥]\\s?" + N + TO + "[¥]?\\s?" + N + "(?![\\d万亿千])(?:\\s?(?:元|块钱|块))?",
                            (m, t) -> yuanRange(m, "块")),
                    Rule.of(
                            N + "\\s?(?:元|块钱|块)?" + TO + N + "\\s?(元|块钱|块)",
                            (m, t) -> yuanRange(m, currencyWord(m.group(3), t, m.end()))),
                    Rule.of("[¥]\\s?" + N + "\\s?([万亿千百]+)元?", (m, t) -> counted(m.group(1)) + m.group(2) + "元"),
                    Rule.of("[¥]\\s?" + N + "(?:\\s?(?:元|块钱|块))?(?=券|优惠券|红包)", (m, t) -> yuan(m.group(1), "元")),
                    Rule.of("[¥]\\s?" + N + "(?:\\s?(?:元|块钱|块))?", (m, t) -> yuan(m.group(1), "块")),
                    Rule.of("(?:US)?\\$\\s?" + N + "(?:美元)?", (m, t) -> counted(m.group(1)) + "美元"),
                    Rule.of("HK\\$\\s?" + N, (m, t) -> counted(m.group(1)) + "港币"),
                    Rule.of("€\\s?" + N, (m, t) -> counted(m.group(1)) + "欧元"),
                    Rule.of("£\\s?" + N, (m, t) -> counted(m.group(1)) + "英镑"),
                    Rule.of(N + "\\s?(?:CNY|RMB|人民币)(?![A-Za-z])", (m, t) -> yuan(m.group(1), "块")),
                    Rule.of(N + "\\s?USD(?![A-Za-z])", (m, t) -> counted(m.group(1)) + "美元"),
                    Rule.of(N + "\\s?(元|块钱|块)/(?=[\\u4e00-\\u9fff])", (m, t) -> yuan(m.group(1), "块") + "每"),
                    Rule.of(
                            N + "\\s?(元|块钱|块)(?!屏|电池|肌|石)",
                            (m, t) -> yuan(m.group(1), currencyWord(m.group(2), t, m.end()))),
                    // Parts of a whole.
                    Rule.of(
                            "([-−])?" + N + "%" + TO + N + "%",
                            (m, t) -> minus(m) + "百分之" + cardinal(m.group(2)) + "到百分之" + cardinal(m.group(3))),
                    Rule.of(N + TO + N + "%", (m, t) -> "百分之" + cardinal(m.group(1)) + "到百分之" + cardinal(m.group(2))),
                    Rule.of("([-−])?" + N + "\\s?%", (m, t) -> minus(m) + "百分之" + cardinal(m.group(2))),
                    Rule.of(N + "\\s?‰", (m, t) -> "千分之" + cardinal(m.group(1))),
                    Rule.of("([1-9])([1-9])?折", (m, t) -> digits(m.group()) + "折"),
                    Rule.of("(\\d{2,3})[A-Z]?/(\\d{2,3}[A-Z])(?!\\d)", (m, t) -> m.group()),
                    Rule.of(
                            "(\\d+)\\s?/\\s?(\\d+)(?![\\d/.])",
                            (m, t) -> cardinal(m.group(2)) + "分之" + cardinal(m.group(1))),
                    Rule.of(
                            "(\\d+)\\s?[:：]\\s?(\\d+)(?![\\d:：])",
                            (m, t) -> cardinal(m.group(1)) + "比" + cardinal(m.group(2))),
                    // Measures.
                    Rule.of(N + "\\s?[x×X*]\\s?(?=\\d)", (m, t) -> cardinal(m.group(1)) + "乘"),
                    Rule.of("([-−]|零下)?" + N + UNIT + "?" + TO + "([-−])?" + N + UNIT, (m, t) -> range(m)),
                    Rule.of(
                            "(?<![\\dA-Za-z])[-−]" + N + "\\s?(℃|°C|摄氏度|度)",
                            (m, t) -> "零下" + cardinal(m.group(1)) + ChineseUnits.said(m.group(2))),
                    Rule.of("±\\s?" + N, (m, t) -> "正负" + cardinal(m.group(1))),
                    Rule.of(N + UNIT + "/(?=[\\u4e00-\\u9fff])", (m, t) -> measure(m.group(1), m.group(2)) + "每"),
                    Rule.of(N + UNIT, (m, t) -> measure(m.group(1), m.group(2))),
                    Rule.of("\\d+(?:\\.\\d+)?[A-Za-z]+\\d*[A-Za-z]*\\+?", (m, t) -> m.group()),
                    // Ranges, signs, places in a row.
                    Rule.of(
                            N + TO + N + "(?!\\d)",
                            (m, t) -> countedBefore(m.group(1), t, m.end()) + "到"
                                    + countedBefore(m.group(2), t, m.end())),
                    Rule.of("(?<=第|初|星期|周|负|地下|高|大|小|老|十|NO\\.|No\\.)" + N, (m, t) -> cardinal(m.group(1))),
                    Rule.of("(?<=[在到去上下至])2(?=层)", (m, t) -> "二"),
                    Rule.of("\\d{3,4}(?=室|房|号房|房间|路公交)", (m, t) -> digits(m.group())),
                    Rule.of("0\\d+(?!\\d|\\.)", (m, t) -> digits(m.group())),
                    Rule.of(N + "(?=[万亿])", (m, t) -> counted(m.group(1))),
                    Rule.of(N + "\\+(?!\\d)", (m, t) -> cardinal(m.group(1)) + "多"),
                    Rule.of("(?<=\\d)\\s?\\+\\s?(?=\\d)", (m, t) -> "加"),
                    Rule.of("(?<=\\d)\\s?=\\s?(?=\\d)", (m, t) -> "等于"),
                    Rule.of("(?:>=|≥|⩾)\\s?(?=\\d)", (m, t) -> "不低于"),
                    Rule.of("(?:<=|≤|⩽)\\s?(?=\\d)", (m, t) -> "不高于"),
                    Rule.of("[>＞]\\s?(?=\\d)", (m, t) -> "大于"),
                    Rule.of("[<＜]\\s?(?=\\d)", (m, t) -> "小于"),
                    Rule.of("[~≈～]\\s?(?=\\d)", (m, t) -> "约"),
                    Rule.of("(?<![\\d\\w])[-−](?=\\d)", (m, t) -> "负"),
                    Rule.of("&", (m, t) -> "和"),
                    Rule.of("[x×](?=\\d+(?![\\d.A-Za-z]))", (m, t) -> "乘"),
                    Rule.of("2" + NUMBERED, (m, t) -> "二"),
                    Rule.of(N, (m, t) -> countedBefore(m.group(1), t, m.end()))),
            place -> begins(place));

    private ChineseReader() {}

    private static boolean begins(Reader.Place place) {
        char here = place.here();
        char before = place.before();
        if (latin(here)) {
            return !latin(before) && !digit(before);
        }
        if (digit(here)) {
            return !digit(before);
        }
        return "¥$€£±≥≤⩾⩽<>＜＞~≈～&+=-−x×".indexOf(here) >= 0 || (here == ' ' && digit(before));
    }

    private static String clock(MatchResult m) {
        int minute = Integer.parseInt(m.group(2));
        String hour = counted(String.valueOf(Integer.parseInt(m.group(1)))) + "点";
        return minute == 0 ? hour : hour + (minute < 10 ? "零" : "") + cardinal(String.valueOf(minute)) + "分";
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
        String tenth = part.charAt(0) == '0' ? "" : counted(part.substring(0, 1));
        boolean under = whole.matches("0+");
        if (part.length() == 1) {
            return under ? tenth + "毛" : counted(whole) + "块" + cardinal(part);
        }
        String cents = cardinal(part.substring(1));
        if (tenth.isEmpty()) {
            return (under ? "" : counted(whole) + "块零") + cents + "分";
        }
        return (under ? "" : counted(whole) + "块") + tenth + "毛" + cents;
    }

    private static String yuanRange(MatchResult m, String word) {
        String from = m.group(1);
        String to = m.group(2);
        return from.contains(".") || to.contains(".")
                ? yuan(from, word) + "到" + yuan(to, word)
                : counted(from) + "到" + counted(to) + word;
    }

    /** 元 is said 块, but stays in compounds such as 100元券 and 50元优惠. */
    private static String currencyWord(String written, String text, int end) {
        if (!written.equals("元")) {
            return written;
        }
        boolean compound = end < text.length() && "券优红代礼卡补额档区版套".indexOf(text.charAt(end)) >= 0;
        return compound ? "元" : "块";
    }

    private static String measure(String figures, String unit) {
        String said = ChineseUnits.said(unit);
        return (ChineseUnits.counts(unit) ? counted(figures) : cardinal(figures)) + said;
    }

    private static String range(MatchResult m) {
        String sign = m.group(1) == null ? "" : "零下";
        String second = m.group(4) == null ? "" : "零下";
        boolean sameUnit = m.group(3) == null;
        String first = sameUnit
                ? (ChineseUnits.counts(m.group(6)) ? counted(m.group(2)) : cardinal(m.group(2)))
                : measure(m.group(2), m.group(3));
        return sign + first + "到" + second + measure(m.group(5), m.group(6));
    }

    private static String minus(MatchResult m) {
        return m.group(1) == null ? "" : "负";
    }

    /** 两 where a measure word follows, 二 where nothing is counted. */
    private static String countedBefore(String figures, String text, int end) {
        int at = end;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        char next = at < text.length() ? text.charAt(at) : '。';
        if (next == '号' || next == '楼' || next == '月') {
            return cardinal(figures);
        }
        boolean han = next >= 0x4e00 && next <= 0x9fff;
        return han && "减加到比送和与折的是为等，".indexOf(next) < 0 ? counted(figures) : cardinal(figures);
    }
}
