package shop.xiaoer.text.spoken;

import static shop.xiaoer.text.spoken.ChineseNumbers.cardinal;
import static shop.xiaoer.text.spoken.ChineseNumbers.counted;
import static shop.xiaoer.text.spoken.ChineseNumbers.digits;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import shop.xiaoer.text.spoken.Reader.Rule;

/** Years, dates, feasts known by their figures, and times of day. */
final class ChineseDates {
    private static final String TO = "\\s*[-–—~～〜至到]\\s*";
    private static final String YEAR = "((?:1[6-9]|20)\\d{2})";
    private static final String MONTH = "(1[0-2]|0?[1-9])";
    private static final String DAY = "(3[01]|[12]\\d|0?[1-9])";
    private static final String HOUR = "([01]?\\d|2[0-4])";
    private static final String COLON = "\\s?[:：]\\s?";
    /** Days and sales that everybody calls by their figures, wherever such a word follows. */
    private static final String FEAST =
            "(?=\\s?(?:大促|促销|活动|年中|年货|狂欢|购物|盛典|节|晚会|消费者|维权|打假|预售|返场|开门红|会场|主会场|当天|那天|当晚|期间|告白|表白|礼物|情人|女神|女王|妇女|儿童|工作制|高校|大学|院校|报警|急救|火警))";
    /** Before a date written with a slash or a point. */
    private static final String WHEN = "(?<=(?:[在于到至自从]|截止|截至|日期|时间|有效期|档期|活动期|预计|定于)\\s?[:：]?\\s?)";

    private static final Pattern COMPARED = Pattern.compile(
            "比例|配比|占比|比分|比率|兑|稀释|调配|混合|混着|粉和|水和|和水|与水|加水|缩小|缩放|等比|仿真|模型|车模|手办|画面|画幅|屏幕|屏占|比赛|球|棋|赛|这局|一局|首局|末局|半场|全场比|对阵|领先|落后|险胜|大胜|完胜|战胜|赢|输|打成|踢成|队|战平|按(?=$)");
    private static final Pattern OF_DAY = Pattern.compile(
            "早上|清晨|早晨|上午|中午|正午|下午|傍晚|晚上|今晚|明晚|当晚|晚|夜里|凌晨|今天|明天|后天|昨天|每天|当天|周[一二三四五六日末天]|星期|[日号]|时间|截止|截至|开播|准时|点|至|到(?=$)");
    private static final Pattern SCORED =
            Pattern.compile("(?:比分|打成|踢成|[这首末一二三上下]局|半场|比例|配比|稀释)(?:是|为|定格在|来到|：|:)?\\s?$");
    private static final Pattern SCORING = Pattern.compile("^\\s?(?:赢|输|领先|落后|取胜|获胜|战胜|险胜|大胜|惜败|稀释|兑|调|的?比例|配)");
    private static final Pattern TO_DO_THEN = Pattern.compile(
            "^\\s?(?:开|准时|之前|以前|之后|以后|前|后|截|结束|下播|上播|上架|上新|付|到|至|整|左右|发|关|打烊|闭|起|的时候|抽|见|集合|抢|秒杀|直播|[-–—~～])");

    private ChineseDates() {}

    static List<Rule> rules() {
        return List.of(
                // Years.
                Rule.of(
                        YEAR + "([-/.])" + MONTH + "\\2" + DAY + "(?!\\d)",
                        (m, t) -> digits(m.group(1)) + "年" + cardinal(m.group(3)) + "月" + cardinal(m.group(4)) + "日"),
                Rule.of(
                        "((?:19|20)\\d{2})[-/.](0[1-9]|1[0-2])(?![\\d-]|[./]\\d)",
                        (m, t) -> digits(m.group(1)) + "年" + cardinal(m.group(2)) + "月"),
                Rule.of(
                        "((?:19|20)\\d{2})" + TO + "((?:19|20)\\d{2})(?=\\s?年)",
                        (m, t) -> digits(m.group(1)) + "到" + digits(m.group(2))),
                Rule.of(
                        YEAR
                                + "(?=\\s?(?:年(?!前|后|历史|来|老店|的历史|以上)|款|版|届|春|夏|秋|冬|财年|新|全新|双1|双十|双旦|赛季|年货|世界杯|亚运|奥运|跨年|圣诞|中秋|端午|开年|限定|限量|级|上半年|下半年|元旦|国庆|早春|初春|初夏))",
                        (m, t) -> digits(m.group())),
                Rule.of(
                        "(?<=始于|创于|创立于|创建于|成立于|建于|诞生于|创始于|[Ss]ince |[Ee]st\\. ?)" + YEAR + "(?![\\d.,%元块个件])",
                        (m, t) -> digits(m.group())),
                Rule.of("\\d{2}(?=年(?:(?:1[0-2]|0?[1-9])月|出生|生人|生的))", (m, t) -> digits(m.group())),
                Rule.of(
                        "(?<![满减降价到约])(?:[6-9]\\d|0[05])(?=后(?!天|年|期|来|面|续|退|再|才|就))|1[05](?=后的?(?:孩子|宝宝|小朋友|娃|学生))",
                        (m, t) -> digits(m.group())),
                Rule.of("([1-9])0(?=\\s?年代)", (m, t) -> cardinal(m.group())),
                Rule.of("(20\\d{2})/(\\d{2})(?=\\s?(?:赛季|年度|秋冬|春夏|款|雪季))", (m, t) -> digits(m.group())),
                Rule.of(
                        "(?:19|20)\\d[1-9](?=年)|(?:19|20)\\d0(?=年(?:以)?[后前](?:出生|创立|成立|生|的款))",
                        (m, t) -> digits(m.group())),
                Rule.of("2\\d(?=年(?:新|的新|春茶|秋茶|明前|头采|产|款|早春|冬|夏|秋))", (m, t) -> digits(m.group())),
                Rule.of(
                        "(?<![满减价卖共近约超达有了仅只剩存送省降售到至上近多少\\d.,¥-])20[1-3]\\d(?=[\\u4e00-\\u9fff])(?!["
                                + ChineseSigns.COUNTED + "余来左以和到至减送])",
                        (m, t) -> digits(m.group())),
                // Days.
                Rule.of(
                        MONTH + "月" + DAY + TO + DAY + "(?=[日号])",
                        (m, t) -> cardinal(m.group(1)) + "月" + cardinal(m.group(2)) + "到" + cardinal(m.group(3))),
                Rule.of(
                        WHEN + MONTH + "([/.])" + DAY + TO + MONTH + "\\2" + DAY + "(?![\\d/.%]|\\s?[元块折斤倍])",
                        (m, t) -> day(m.group(1), m.group(3)) + "到" + day(m.group(4), m.group(5))),
                Rule.of(
                        "(1[0-2])\\.([12]?\\d|3[01])[-–—~](1[0-2])\\.([12]?\\d|3[01])(?=\\s?(?:每天|全场|期间|活动|限时|下单|预售|大促|直播))",
                        (m, t) -> day(m.group(1), m.group(2)) + "到" + day(m.group(3), m.group(4))),
                Rule.of(
                        "(?<=周[一二三四五六日天]\\s?[（(])" + MONTH + "[/.]" + DAY + "(?=\\s?[）)])",
                        (m, t) -> day(m.group(1), m.group(2))),
                Rule.of(
                        MONTH + "/" + DAY + TO + MONTH + "/" + DAY + "(?![\\d/.%])",
                        (m, t) -> day(m.group(1), m.group(2)) + "到" + day(m.group(3), m.group(4))),
                Rule.of(
                        MONTH + "[/.]" + DAY + "(?=\\s?(?:之前|当天|当晚|晚上|早上|上午|下午|中午|开播|开抢|开售|开启|截止|上架|发货|那天|[（(]?周))",
                        (m, t) -> m.group(2).length() < 2
                                        && m.group().contains(".")
                                        && !m.group().startsWith("1")
                                ? null
                                : day(m.group(1), m.group(2))),
                Rule.of(
                        "(?:11\\.11|12\\.12)(?![\\d.%]|\\s?[元块米斤])",
                        (m, t) -> "双" + cardinal(m.group().substring(0, 2))),
                Rule.of(
                        "(?:3[·.]?15|6[·.]18|5[·.]20|8[·.]18|3[·.]8|5[·.]1|6[·.]1|10[·.]1|9[·.]9|518|520|818|38|996|985|211|1314|110|119|120)"
                                + FEAST,
                        (m, t) -> digits(m.group())),
                Rule.of(MONTH + "/" + DAY + "[日号]", (m, t) -> day(m.group(1), m.group(2))),
                Rule.of(MONTH + "/" + DAY + "(?=\\s?(?:前|后|晚|早|开|到|起))", (m, t) -> day(m.group(1), m.group(2))),
                Rule.of(WHEN + MONTH + "/" + DAY + "(?![\\d/])", (m, t) -> day(m.group(1), m.group(2))),
                Rule.of("0(\\d)(?=[月日号])", (m, t) -> cardinal(m.group(1))),
                Rule.of("(?<=双)(1[0-2])\\.?(?:\\1)?(?![\\d.%])", (m, t) -> cardinal(m.group(1))),
                Rule.of("(?<=双)[5-9](?![\\d.%])", (m, t) -> cardinal(m.group())),
                Rule.of("618(?![\\d.,%]|\\s?[元块个件份人单克米条双毫A-Za-z])", (m, t) -> digits(m.group())),
                // Times of day.
                Rule.of(
                        HOUR + COLON + "([0-5]\\d)" + COLON + "([0-5]\\d)(?!\\d)",
                        (m, t) -> clock(m) + cardinal(m.group(3)) + "秒"),
                Rule.of(
                        HOUR + COLON + "([0-5]\\d)" + TO + "(?=([01]?\\d|2[0-4])" + COLON + "[0-5]\\d)",
                        (m, t) -> clock(m) + "到"),
                Rule.of(
                        HOUR + COLON + "([0-5]\\d)\\s?(?:([AaPp])\\.?[Mm]\\.?)(?![A-Za-z])",
                        (m, t) -> clock(m, m.group(3))),
                Rule.of(
                        "(1[0-2]|[1-9])\\s?([AaPp])[Mm](?![A-Za-z])",
                        (m, t) -> half(m.group(2), m.group(1)) + counted(m.group(1)) + "点"),
                Rule.of("(?<=倒计时|倒数|时长|剩余|还剩|还有)(?:是|：|:)?\\s?(\\d{1,2}):([0-5]\\d)(?![\\d:])", (m, t) -> lasting(m)),
                Rule.of(HOUR + COLON + "([0-5]\\d)(?![\\d:：]|\\.\\d)", (m, t) -> isTime(m, t) ? clock(m) : null),
                Rule.of(HOUR + TO + HOUR + "(?=\\s?点)", (m, t) -> counted(m.group(1)) + "到" + counted(m.group(2))),
                Rule.of("0(\\d)(?=分)", (m, t) -> "零" + digits(m.group(1))),
                Rule.of("24/7", (m, t) -> "全天候"),
                Rule.of("7\\s?[x×X*]\\s?24(?![\\d.])", (m, t) -> "七乘二十四"));
    }

    private static String day(String month, String day) {
        return cardinal(month) + "月" + cardinal(day) + "日";
    }

    private static String lasting(MatchResult m) {
        int minutes = Integer.parseInt(m.group(1));
        int seconds = Integer.parseInt(m.group(2));
        return (minutes == 0 ? "" : counted(String.valueOf(minutes)) + (seconds == 0 ? "分钟" : "分"))
                + (seconds == 0 && minutes > 0 ? "" : cardinal(String.valueOf(seconds)) + "秒");
    }

    /** 16:9 is no time; of 1:18, 21:15 and 8:30 the words around tell. */
    private static boolean isTime(MatchResult match, String text) {
        String before = Reader.before(text, match.start(), 16, "，。！？；,;!?\n");
        String after = Reader.after(text, match.end(), 6, "，。！？；,;!?\n");
        if (SCORED.matcher(before).find() || SCORING.matcher(after).find()) {
            return false;
        }
        boolean ofDay =
                OF_DAY.matcher(before).find() || TO_DO_THEN.matcher(after).find();
        if (match.group(1).equals("1") || match.group(1).equals("0")) {
            return ofDay && !COMPARED.matcher(before).find();
        }
        return ofDay || !COMPARED.matcher(before + after).find();
    }

    private static String clock(MatchResult match) {
        return counted(String.valueOf(Integer.parseInt(match.group(1)))) + "点" + minutes(match.group(2));
    }

    private static String clock(MatchResult match, String meridiem) {
        int hour = Integer.parseInt(match.group(1));
        return half(meridiem, match.group(1)) + counted(String.valueOf(hour)) + "点" + minutes(match.group(2));
    }

    private static String half(String meridiem, String hour) {
        boolean morning = meridiem.equalsIgnoreCase("a");
        int value = Integer.parseInt(hour);
        return morning ? (value < 6 ? "凌晨" : "上午") : value == 12 ? "中午" : value < 6 ? "下午" : "晚上";
    }

    private static String minutes(String figures) {
        int minute = Integer.parseInt(figures);
        return minute == 0 ? "" : (minute < 10 ? "零" : "") + cardinal(String.valueOf(minute)) + "分";
    }
}
