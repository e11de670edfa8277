package shop.xiaoer.text.spoken;

import static shop.xiaoer.text.spoken.ChineseNumbers.digits;

import java.util.List;
import shop.xiaoer.text.spoken.Reader.Rule;

/** Figures that are dialled or typed: said one by one. */
final class ChineseDialled {
    private static final String CUE =
            "(?<=(?:电话|热线|座机|分机|拨打?|请拨|致电|手机号?|号码|尾号|尾数|开头|后四位|末四位|前四位|验证码|取件码|提货码|核销码|券码|兑换码|邀请码|优惠码|口令|暗号|单号|订单号|运单号|订单|运单|快递单|流水号|序列号|编号|型号|货号|款号|批号|邮编|房号|房间号|直播间号|工号|会员号|卡号|账号|密码|群号|QQ|微信号?|报警)"
                    + "(?:是|为|：|:| |的是|写|填|转|按)?)";
    /** What shows that the figures count something after all. */
    private static final String NO_COUNT = "(?!\\d|[.,]\\d|\\s?[%月日折号单分" + ChineseSigns.COUNTED + "])";

    private ChineseDialled() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        "\\+?86[- ]?(1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4})(?!\\d)",
                        (m, t) -> (m.group().startsWith("+") ? "加" : "") + digits(m.group())),
                Rule.of(
                        "\\+\\d{1,3}(?:[- ]?\\(?\\d{1,4}\\)?){2,5}(?!\\d)",
                        (m, t) -> digits(m.group()).length() < 8 ? null : "加" + digits(m.group())),
                Rule.of("1[3-9]\\d([- ]?)\\d{4}\\1\\d{4}(?!\\d)", (m, t) -> digits(m.group())),
                Rule.of(
                        "[48]00[- ]?\\d{3,4}[- ]?\\d{3,4}(?!\\d)|[48]00-\\d{2,4}-\\d{2,5}(?!\\d)|\\(?0\\d{2,3}\\)?[- ]?\\d{3,4}[- ]\\d{4}(?!\\d)|\\(?0\\d{2,3}\\)?[- ]?\\d{7,8}(?!\\d)",
                        (m, t) -> digits(m.group())),
                Rule.of(
                        "(?:95\\d{3,4}|1[02]\\d{3}|96\\d{3,4})(?=\\s?(?:客服|热线|电话|开头|打|投诉|举报|短信|官网|平台))",
                        (m, t) -> digits(m.group())),
                Rule.of("\\d{3,}(?=\\s?(?:开头|结尾|打头)的?(?:号|电话|手机|单|$|，|,))", (m, t) -> digits(m.group())),
                Rule.of(
                        "(?<=打|拨|短信到|发到|发至)(?:\\d{5,}|1\\d{2})(?!\\d|[.,]\\d|\\s?[%万折分" + ChineseSigns.COUNTED + "])",
                        (m, t) -> digits(m.group())),
                Rule.of(CUE + "\\d{6,}(?!\\d|[.,]\\d|\\s?[%万亿元块])", (m, t) -> digits(m.group())),
                Rule.of("(?<=\\d\\s?转|\\d\\s?转分机)\\s?\\d{1,5}(?!\\d|\\s?[天次圈])", (m, t) -> digits(m.group())),
                Rule.of(
                        CUE + "\\d[\\d -]*+" + "(?<=\\d)" + NO_COUNT,
                        (m, t) -> digits(m.group()).length() < 2 ? null : digits(m.group())),
                Rule.of(
                        "(?:12315|12345|12306|12321|12318|12358|10086|10010|10000(?=号)|11185|11183)(?![\\d.,]|\\s?[元块个件份人台单])",
                        (m, t) -> digits(m.group())),
                Rule.of("(?![1-9]\\d{0,3}0{4,}(?!\\d))\\d{9,}(?!\\d|[.,]\\d|\\s?[元块个万亿])", (m, t) -> digits(m.group())),
                Rule.of("\\d{2,}\\*{2,}\\d{2,}", (m, t) -> {
                    int star = m.group().indexOf('*');
                    return digits(m.group().substring(0, star)) + "星号"
                            + digits(m.group().substring(star));
                }),
                Rule.of("\\d{3,4}(?=室|房|号房|房间|路公交)", (m, t) -> digits(m.group())),
                Rule.of("(?<=单元|号楼|栋|幢)\\d{3,4}(?!\\d|[.,]\\d|\\s?[年月日元块个件号平户米层家])", (m, t) -> digits(m.group())));
    }
}
