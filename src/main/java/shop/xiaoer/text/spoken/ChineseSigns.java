package shop.xiaoer.text.spoken;

import static shop.xiaoer.text.spoken.ChineseNumbers.cardinal;
import static shop.xiaoer.text.spoken.ChineseNumbers.counted;
import static shop.xiaoer.text.spoken.ChineseNumbers.digits;

import java.math.BigDecimal;
import java.util.List;
import shop.xiaoer.text.spoken.Reader.Rule;

/** Ranges, places in a row, signs between words, and what is left: plain numbers. */
final class ChineseSigns {
    private static final String N = ChineseReader.N;
    private static final String TO = ChineseReader.TO;
    private static final String WORD = "[A-Za-z0-9\\u4e00-\\u9fff¥]";
    /** 二, not 两, stands before these though most of them count other things as well. */
    private static final String NUMBERED =
            "(?=楼|号|月|日|级|等|班|季度|代|类|型|单元|栋|幢|区|届|页|章|环|线|维|手(?!套)|胎|孩|十|进制|次方|次元|分之|年级|档|挡|甲|合|选|比|两|段奶|段的?奶|段配方|段宝|师兄|话不说)";
    /** What is counted: 2 before them is 两. */
    static final String COUNTED =
            "个件只条张把块片包袋盒箱瓶罐桶杯碗盘份套组对双副支枝根棵颗粒枚滴勺匙匹台部辆架艘本册页首篇句字行段层间室厅卫座家户口位名人天年周星小分秒刻晚夜次回遍趟轮场局步圈倍成种款样色大斤公千百万亿克吨升毫厘米寸英尺里平亩元角毛点头面边侧端方排列串束捆卷筒管提桌床顶朵株扇门处项道批拨波岁餐顿抽泵喷针节季用者地国校股丝车娃脚眼字员重阶挂盏匝刀笔幅拳伙帮群窝茬截沓叠摞瓣牙盆壶坛听板贴膜针盅煲屉笼锅炉期关题问门集曲代版格堂课周旬世代载番档";

    private ChineseSigns() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of("2、3(?=[" + COUNTED + "])", (m, t) -> "两、三"),
                Rule.of(
                        "(?<=满)" + N + "\\s?[-–—]\\s?" + N + "(?![\\d元块])",
                        (m, t) -> cardinal(m.group(1)) + "减" + cardinal(m.group(2))),
                Rule.of("(?<=[1-9]\\s?米)\\d{2}(?!\\d|\\s?(?:厘米|公分|cm|毫米|[x×*.]))", (m, t) -> digits(m.group())),
                Rule.of(
                        N + TO + N + "(?!\\d)",
                        (m, t) -> countedBefore(m.group(1), t, m.end()) + "到" + countedBefore(m.group(2), t, m.end())),
                Rule.of("(?<=\\d\\s?[\\u4e00-\\u9fff]{1,3})\\s?[-–—~～〜]\\s?(?=[¥$]?\\d)", (m, t) -> "到"),
                Rule.of(
                        "(?<=周[一二三四五六日天]|星期[一二三四五六日天]|[一二三四五六七八九十]月|[零一二三四五六七八九十百千万两][年天个号日岁点斤])\\s?[-–—~～]\\s?(?=[\\u4e00-\\u9fff])",
                        (m, t) -> "到"),
                Rule.of("(?<=第)" + N, (m, t) -> cardinal(m.group(1)).replaceFirst("^两百", "二百")),
                Rule.of("(?<=初|星期|周|负|地下|高|大|小|老|十|NO\\.|No\\.)" + N, (m, t) -> cardinal(m.group(1))),
                Rule.of("(?<=[在到去上下至])2(?=层)", (m, t) -> "二"),
                Rule.of("\\d+(?:\\.\\d+){2,}+", (m, t) -> points(m.group())),
                Rule.of("0\\d+(?!\\d|\\.)", (m, t) -> digits(m.group())),
                Rule.of(
                        "(\\d+(?:\\.\\d+)?)\\s?[kK](?=\\s?(?:步|人|粉|单|件|条|个|次|播放|点赞|字|元|块))",
                        (m, t) -> times(m.group(1), 1000)),
                Rule.of(N + "\\s?([万亿千百])\\s?\\+", (m, t) -> counted(m.group(1)) + m.group(2) + "多"),
                Rule.of(N + "(?=[万亿])", (m, t) -> counted(m.group(1))),
                Rule.of(
                        N + "\\+(?!\\d)",
                        (m, t) -> cardinal(m.group(1)) + (m.group(1).endsWith("00") ? "多" : "加")),
                Rule.of("(?<=" + WORD + "\\s?)[+]\\s?(?=" + WORD + ")", (m, t) -> "加"),
                Rule.of("(?<=[\\u4e00-\\u9fff])[+]", (m, t) -> "加"),
                Rule.of("[+]\\s?(?=\\d)", (m, t) -> "加"),
                Rule.of("(?<=" + WORD + "\\s?)=\\s?(?=" + WORD + ")", (m, t) -> "等于"),
                Rule.of("(?:>=|≥|⩾)\\s?(?=\\d)", (m, t) -> "不低于"),
                Rule.of("(?:<=|≤|⩽)\\s?(?=\\d)", (m, t) -> "不高于"),
                Rule.of(">\\s?(?=\\d)", (m, t) -> "大于"),
                Rule.of("<\\s?(?=\\d)", (m, t) -> "小于"),
                Rule.of("≠", (m, t) -> "不等于"),
                Rule.of("±\\s?", (m, t) -> "正负"),
                Rule.of("[~≈～〜]\\s?(?=\\d)", (m, t) -> "约"),
                Rule.of("(?<![\\d\\w])[-−](?=\\d)", (m, t) -> "负"),
                Rule.of("&", (m, t) -> "和"),
                Rule.of("[x×X*](?=\\s?\\d+(?![\\d.A-Za-z]))", (m, t) -> "乘"),
                Rule.of("(?<=\\d\\s?[A-Za-z\\u4e00-\\u9fff㎡]{0,4})/(?=[" + COUNTED + "])", (m, t) -> "每"),
                Rule.of("(?<=[\\u4e00-\\u9fff%A-Za-z）)])/(?=[\\u4e00-\\u9fff\\d])", (m, t) -> "、"),
                Rule.of("2" + NUMBERED, (m, t) -> "二"),
                Rule.of(N, (m, t) -> countedBefore(m.group(1), t, m.end())));
    }

    /** So many thousand: 1.5 times 1000 is 一千五百. */
    static String times(String figures, int factor) {
        return cardinal(new BigDecimal(figures)
                .multiply(BigDecimal.valueOf(factor))
                .stripTrailingZeros()
                .toPlainString());
    }

    /** A version or an address in the network: 3.2.1. */
    private static String points(String written) {
        StringBuilder said = new StringBuilder();
        for (String part : written.split("\\.")) {
            said.append(said.isEmpty() ? "" : "点").append(digits(part));
        }
        return said.toString();
    }

    /** 两 where something is counted, 二 elsewhere. */
    private static String countedBefore(String figures, String text, int end) {
        int at = end;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        boolean counts = at < text.length() && COUNTED.indexOf(text.charAt(at)) >= 0;
        return counts ? counted(figures) : cardinal(figures);
    }
}
