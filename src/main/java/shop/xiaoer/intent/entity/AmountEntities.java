package shop.xiaoer.intent.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import shop.xiaoer.text.Language;

/** Sums of money. */
final class AmountEntities {
    private static final String NUMBER = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d{1,2})?";
    private static final String ZH_NUMBER = "(?:" + NUMBER + "[百千万]?|[" + Numerals.ZH + "]+)";
    private static final Map<String, String> SIGNS =
            Map.of("¥", "CNY", "￥", "CNY", "$", "USD", "us$", "USD", "€", "EUR", "£", "GBP", "hk$", "HKD");
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("元", "CNY"),
            Map.entry("块", "CNY"),
            Map.entry("圆", "CNY"),
            Map.entry("人民币", "CNY"),
            Map.entry("rmb", "CNY"),
            Map.entry("cny", "CNY"),
            Map.entry("yuan", "CNY"),
            Map.entry("kuai", "CNY"),
            Map.entry("美元", "USD"),
            Map.entry("美金", "USD"),
            Map.entry("刀", "USD"),
            Map.entry("usd", "USD"),
            Map.entry("dollar", "USD"),
            Map.entry("dollars", "USD"),
            Map.entry("bucks", "USD"),
            Map.entry("buck", "USD"),
            Map.entry("欧元", "EUR"),
            Map.entry("eur", "EUR"),
            Map.entry("euro", "EUR"),
            Map.entry("euros", "EUR"),
            Map.entry("英镑", "GBP"),
            Map.entry("gbp", "GBP"),
            Map.entry("pound", "GBP"),
            Map.entry("pounds", "GBP"),
            Map.entry("quid", "GBP"),
            Map.entry("港币", "HKD"),
            Map.entry("港元", "HKD"),
            Map.entry("hkd", "HKD"),
            Map.entry("日元", "JPY"),
            Map.entry("jpy", "JPY"));

    private static final Pattern SIGN_FIRST =
            Pattern.compile("(?<sign>us\\$|hk\\$|[¥￥$€£]|(?:rmb|cny|usd|eur|gbp|hkd) ?)\\s?(?<number>" + NUMBER
                    + "k?)(?:\\s?(?:元|块|yuan|usd|dollars))?(?![\\d%])");
    private static final Pattern SMALL = Pattern.compile(
            "(?<![\\d.])(?<number>\\d+|[" + Numerals.ZH
                    + "]+)(?:块|元)(?:(?<tenth>\\d|[一二三四五六七八九])毛?(?<cent>\\d|[一二三四五六七八九])?分?)?(?:钱)?(?![\\d一二三四五六七八九]*(?:毛|个|只|件))");
    private static final Pattern WORD_LAST_ZH = Pattern.compile("(?<![\\d.第])(?<number>" + ZH_NUMBER
            + ")\\s?(?:多)?(?<word>元|块|圆|人民币|美元|美金|刀|欧元|英镑|港币|港元|日元|rmb|cny|usd|yuan|kuai|eur|gbp)(?:钱|人民币|整)?");
    private static final Pattern WORD_LAST_EN = Pattern.compile(
            "(?<![\\d.a-z])(?<number>" + NUMBER + "k?|(?:" + Numerals.EN + ")(?:[ -](?:" + Numerals.EN
                    + "))*)[ -]?(?<word>rmb|cny|yuan|kuai|usd|dollars?|bucks?|eur|euros?|gbp|pounds?|quid|hkd|jpy)\\b(?! ?(?:of weight|lighter|heavier))");
    private static final Pattern TENTHS = Pattern.compile("(?<![\\d.])(?<number>\\d+|[" + Numerals.ZH + "]+)毛(?:钱)?");
    private static final Pattern DISCOUNT = Pattern.compile(
            "满\\s?(?<one>" + ZH_NUMBER + ")(?:元|块)?\\s?(?:减|送|立减|返|-)\\s?(?<two>" + ZH_NUMBER + ")(?:元|块)?");
    private static final Pattern FULL = Pattern.compile("满\\s?(?<number>\\d+)(?=\\s?(?:包邮|免运费|免邮|可用|才|就|起))");
    private static final Pattern BARE_ZH = Pattern.compile(
            "(?:花了|付了|支付了?|付款|收了我?|扣了我?|多扣|退了?我?|价格是?|售价|卖|标价|原价|现价|到手价?|只要|才|降到了?|降了|涨到了?|便宜了?|补我?|差价|差|共|总共|一共|退款|金额是?|实付|运费|优惠了?|减了?|贵了?)(?<number>\\d{1,6}(?:\\.\\d{1,2})?)(?![\\d.%]|\\s?(?:%|折|个|件|天|月|日|号|只|双|套|盒|小时|分钟|ml|毫升|kg|g\\b|克|斤|公斤|码|次|年|周|点|包|瓶|箱|米|厘米|cm|位|人|单|倍|条|颗|片|度|袋|张|块|元))");
    private static final Pattern BARE_DECIMAL = Pattern.compile(
            "(?<![\\d.a-z/x*-])(?<number>\\d{1,6}\\.\\d{2})(?![\\d.%]|\\s?(?:%|折|ml|l\\b|cm|mm|m\\b|kg|g\\b|inch|米|升|厘米|公斤|克|斤|off|oz))");
    private static final Pattern BARE_EN = Pattern.compile(
            "\\b(?:paid|pay|charged(?: me)?|cost(?:s)?(?: me)?|price (?:is|was|of)|for only|refund(?:ed)?(?: me)?(?: of)?|total(?: of| is| was)?|worth|spent|dropped to|down to|up to|was|now)\\s(?<number>"
                    + NUMBER
                    + ")(?![\\d.%/:-]|\\s?(?:%|percent|days?|weeks?|months?|years?|hours?|minutes?|mins?|pieces?|pcs|items?|times?|am|pm|of|units?|cups?|ml|cm|kg|g|people|in stock|left|orders?|st|nd|rd|th)\\b|\\s[a-z]+s\\b)");

    /** Words beside which a bare number is likely a sum. */
    private static final Pattern MONEY = Pattern.compile(
            "价|差|退|钱|降|票|券|付|便宜|贵|refund|price|paid|cost|charge|coupon|credit|diff|cheaper|\\bowe|match|listed|\\d back\\b|reimburse|discount|bucks");

    private static final String NOT_MONEY =
            "(?![\\d:/%-]|\\.\\d|\\s?(?:%|percent|days?|weeks?|months?|years?|hours?|minutes?|pcs|pieces?|items?|points?|times?|am\\b|pm\\b|ml|cm|kg|g\\b|x\\b|orders?|people|of (?:them|the)))";
    private static final Pattern LIKELY_ZH = Pattern.compile(
            "(?:当时|现在|今天|今早|昨天买|前天买|买的时候|买的|下单时|应该是|应退|应该退|开一?张|退回来的|里头?的?|把|我)(?<number>\\d{2,6}(?:\\.\\d{1,2})?)(?![\\d.%:/-]|\\s?(?:%|折|个|件|天|月|日|号|只|双|套|盒|小时|分钟|ml|毫升|kg|g|克|斤|公斤|码|次|年|周|点|包|瓶|箱|米|厘米|cm|位|人|单|倍|度|袋|张|块|元|多?块|岁|楼|栋|室))");
    private static final Pattern LIKELY_ZH_OF =
            Pattern.compile("(?<number>\\d{2,6}(?:\\.\\d{1,2})?)(?:那|这)(?:条|件|个|只|双|款|套|盒|把|台)");
    private static final Pattern LIKELY_EN = Pattern.compile(
            "\\b(?:at|for|are|is|was|now|says?|than|it'?s|its|me the|the|another|you took|took|off|of)\\s(?<number>"
                    + NUMBER + ")" + NOT_MONEY
                    + "(?=\\s(?:now|back|today|as of|when|on|off|less|and|but|or|coupons?|vouchers?|offers?|deals?)\\b|[,.;?!)]|\\.?$)");
    private static final Pattern LIKELY_EN_OFF = Pattern.compile(
            "(?<![\\d.a-z#-])(?<number>" + NUMBER + ") (?=off\\b(?! the| with| my)|less\\b(?! than (?:a|an|one|two)))");

    private AmountEntities() {}

    static void find(Scan scan) {
        scan.each(SIGN_FIRST, Entity.Type.amount, AmountEntities::signFirst);
        discounts(scan);
        scan.each(SMALL, Entity.Type.amount, AmountEntities::withTenths);
        scan.each(WORD_LAST_ZH, Entity.Type.amount, AmountEntities::wordLast);
        scan.each(WORD_LAST_EN, Entity.Type.amount, AmountEntities::wordLast);
        scan.each(
                TENTHS,
                Entity.Type.amount,
                found -> Numerals.parse(found.group("number")).map(number -> written(number.movePointLeft(1), "CNY")));
        String currency = scan.language() == Language.ZH ? "CNY" : "";
        boolean zh = scan.language() == Language.ZH;
        scan.each(zh ? BARE_ZH : BARE_EN, Entity.Type.amount, found -> number(found, currency));
        if (scan.holds(MONEY)) {
            for (Pattern likely : zh ? List.of(LIKELY_ZH, LIKELY_ZH_OF) : List.of(LIKELY_EN_OFF, LIKELY_EN)) {
                scan.each(likely, Entity.Type.amount, found -> number(found, currency));
            }
        }
        scan.each(BARE_DECIMAL, Entity.Type.amount, found -> number(found, currency));
    }

    /** 满300减50 names two sums; each is found where it stands. */
    private static void discounts(Scan scan) {
        Pattern first = Pattern.compile(DISCOUNT.pattern().replace("(?<one>", "(?<it>"));
        Pattern second = Pattern.compile(DISCOUNT.pattern().replace("(?<two>", "(?<it>"));
        scan.each(
                first,
                Entity.Type.amount,
                found -> Numerals.parse(found.group("it")).map(n -> written(n, "CNY")));
        scan.each(
                second,
                Entity.Type.amount,
                found -> Numerals.parse(found.group("it")).map(n -> written(n, "CNY")));
        scan.each(FULL, Entity.Type.amount, found -> number(found, "CNY"));
    }

    private static Optional<String> signFirst(MatchResult found) {
        String sign = found.group("sign").strip();
        String currency = SIGNS.getOrDefault(sign, WORDS.getOrDefault(sign, ""));
        return Numerals.parse(found.group("number")).map(number -> written(number, currency));
    }

    private static Optional<String> wordLast(MatchResult found) {
        return Numerals.parse(found.group("number"))
                .map(number -> written(number, WORDS.getOrDefault(found.group("word"), "")));
    }

    /** 八块八 is 8.80, 88块5 is 88.50. */
    private static Optional<String> withTenths(MatchResult found) {
        String tenth = found.group("tenth");
        if (tenth == null) {
            return Numerals.parse(found.group("number")).map(number -> written(number, "CNY"));
        }
        String cent = found.group("cent");
        Optional<BigDecimal> tenths = Numerals.parse(tenth);
        Optional<BigDecimal> cents = cent == null ? Optional.of(BigDecimal.ZERO) : Numerals.parse(cent);
        return Numerals.parse(found.group("number"))
                .flatMap(number -> tenths.flatMap(ten -> cents.map(
                        one -> written(number.add(ten.movePointLeft(1)).add(one.movePointLeft(2)), "CNY"))));
    }

    private static Optional<String> number(MatchResult found, String currency) {
        return Numerals.parse(found.group("number")).map(number -> written(number, currency));
    }

    private static String written(BigDecimal number, String currency) {
        String amount = number.setScale(2, RoundingMode.HALF_UP).toPlainString();
        return currency.isEmpty() ? amount : amount + " " + currency;
    }
}
