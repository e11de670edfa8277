package shop.xiaoer.text.spoken;

import static shop.xiaoer.text.spoken.ChineseNumbers.cardinal;
import static shop.xiaoer.text.spoken.ChineseNumbers.digits;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import shop.xiaoer.text.spoken.Reader.Rule;

/** Addresses, codes, names and models: what is spelt or left as it is written. */
final class ChineseNames {
    /** A word that says: the letters and figures after it are a code to type. */
    private static final String CODE =
            "(?<=(?:单号|订单号?|运单号?|快递单?|快递单号|包裹号?|编号|取件码|提货码|核销码|券码|兑换码|流水号|序列号|工单号?|退货码|追踪号|物流号)(?:是|为|：|:| |的是|写|填)?)";

    private static final String SIZE = "(?:X{0,4}[SL]|M|F|[2-9]XL|均码)";
    private static final String STEEL = "(?=\\s?L?(?:不锈钢|钢|食品级|医用|奥氏体|材质))";
    private static final String SERIES =
            "(?:iPhone|iPad|iOS|Mate|Pura|Switch|PlayStation|Windows|Galaxy|Pixel|Xbox|Wi-?Fi|iQOO|Redmi|nova|Find|Reno|Gen|Android|HarmonyOS|GoPro|Mavic|Apple Watch|AirPods|Mini|Model|Pocket|Action|Watch|Band|Pad|Air|Note|Fold|Flip|Series)";
    private static final WebAddress.Words SPELT = new WebAddress.Words(
            "",
            Map.of(
                    '.', "点", '/', "斜杠", '@', "艾特", '-', "杠", '_', "下划线", '?', "问号", '=', "等于", '&', "和", '+', "加", '~',
                    "波浪号"));

    private ChineseNames() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(WebAddress.PATTERN, (m, t) -> WebAddress.say(m, SPELT, ChineseNumbers::digits)),
                Rule.of("@(?=[A-Za-z\\u4e00-\\u9fff])", (m, t) -> "艾特"),
                Rule.of(CODE + "[A-Za-z]{1,5}-?\\d[\\d-]*+[A-Za-z]{0,3}(?![A-Za-z0-9])", (m, t) -> code(m)),
                Rule.of("[A-Z]{1,4}-?\\d{7,}[A-Z]{0,3}(?![A-Za-z0-9])", (m, t) -> code(m)),
                Rule.of("[A-Z]{1,4}-\\d{4}-\\d{3,}(?![A-Za-z0-9])", (m, t) -> code(m)),
                Rule.of("[Nn][Oo]\\.\\s?(\\d+)", (m, t) -> "第" + cardinal(m.group(1))),
                Rule.of(
                        "([1-9])\\s?in\\s?([1-9])(?![A-Za-z0-9])",
                        (m, t) -> digits(m.group(1)) + "合" + digits(m.group(2))),
                Rule.of("(?<=[装袋盒瓶包个片条粒支只件克升斤枚）)])[xX](?=\\s?\\d{1,3}(?![\\dA-Za-z.]))", (m, t) -> "乘"),
                Rule.of(
                        "(?:GB|QB|FZ|YY|HG|NY|SN|JJG|DB\\d*|ISO|IEC|EN)(?:/T)?\\s?\\d+(?:\\.\\d+)?(?:[-–]\\d{4})?(?![A-Za-z0-9])",
                        (m, t) -> m.group()),
                Rule.of("[vV][sS](?=\\s?\\d)", (m, t) -> m.group()),
                Rule.of(
                        SIZE + "(?:/" + SIZE + ")++(?![A-Za-z0-9])",
                        (m, t) -> m.group().replace('/', '、')),
                Rule.of(
                        SIZE + "\\s?[-–—~～]\\s?" + SIZE + "(?![A-Za-z0-9])",
                        (m, t) -> m.group().replaceAll("\\s?[-–—~～]\\s?", "到")),
                Rule.of(SERIES + " ?\\d+(?!\\s?[台部个件只条块元折\\d.%])[A-Za-z]*", (m, t) -> m.group()),
                Rule.of(
                        "[A-Za-z]+(?:[-_./&'’]?[A-Za-z0-9]+)*+(?:\\++(?![A-Za-z0-9\\u4e00-\\u9fff]))?",
                        (m, t) -> m.group()),
                Rule.of(
                        "7-(?:11|[Ee][Ll][Ee][Vv][Ee][Nn])(?![\\d天个月])|58(?=同城)|51(?=信用卡|社保)|36(?=氪)|360(?=安全|浏览器|手机|智能|儿童|行车|公司)|361[度°](?=[\\u4e00-\\u9fff]{0,2}(?:鞋|运动|童装|旗舰|官方|篮球))|999(?=感冒|胃泰|皮炎)|1688(?=平台|批发|网|上|店|货源)|16[38](?=邮箱)|126(?=邮箱)|8848(?=手机)|\\d+(?=牌)",
                        (m, t) -> m.group()),
                Rule.of(
                        "(?:304|316|201|430)" + STEEL + "|(?:925|990|999|9999|9995)(?=\\s?(?:纯银|银|足银|足金|黄金|千足|金))",
                        (m, t) -> m.group()),
                Rule.of(
                        "(?<=骁龙|天玑|麒麟|锐龙|酷睿|鸿蒙|小米|红米|荣耀|华为|大疆|一加)\\s?\\d+(?![\\d.,%万]|\\s?[元块斤公千克两袋包盒杯碗年月日号台部个折粒种])[A-Za-z]*",
                        (m, t) -> m.group()),
                Rule.of("(?!\\d{2,3}00)\\d{4,5}(?=\\s?(?:航空铝|铝|钛合金|合金|电芯|锂电|纽扣|轴承|显卡|处理器|芯片))", (m, t) -> m.group()));
    }

    private static String code(MatchResult match) {
        StringBuilder said = new StringBuilder();
        String written = match.group();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            said.append(Reader.digit(c) ? digits(String.valueOf(c)) : c == '-' ? "" : String.valueOf(c));
        }
        return said.toString();
    }
}
