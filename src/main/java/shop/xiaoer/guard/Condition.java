package shop.xiaoer.guard;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import shop.xiaoer.guard.reading.Readings;

/** Under which conditions a sentence speaks. */
enum Condition {
    FAULT(
            "(?<!没有|没|无|非)(?<!没有任何)质量问题(?!吗)|有的话|瑕疵|破损|发错|坏了|碎|裂|漏水|\\bfault(?!less)|faulty|defect|quality (?:issue|problem)|damaged|broken|cracked|wrong item",
            "(?:没有|没|无|非)质量问题|(?:without|no|not) (?:an? |any )?(?:quality )?(?:fault|defect)y?|not (?:faulty|defective)"),
    NO_FAULT(
            "(?:没有|没|无|非)(?:任何)?质量问题|没有的话|without (?:an? |any )?(?:quality )?(?:fault|defect)|no (?:quality )?fault|not faulty|unless (?:it is |it's |they are )?(?:faulty|defective)|otherwise|否则",
            ""),
    MINIMUM(
            "满 ?[\\d一二三四五六七八九十百千]|不满|(?:达到|超过) ?\\d|\\d ?元?(?:以上|起)|(?:from|over|above|at least|minimum of|of|reach(?:es)?) [¥$€£]?\\d[\\d.]*(?: (?:cny|usd|yuan|dollars))?(?! (?:days|hours|each|per|points))|or more|spend|below|\\d\\+",
            "满意"),
    MEMBER("[\\p{IsHan}]{2}会员|\\bmembers?\\b|\\bvip\\b|subscribers?|新人|新用户|首单|new customers?|first order", ""),
    INTACT("完好|二次销售|未使用|没用过|原包装|吊牌|包装完整|intact|unused|unworn|original (?:packag|condition|tags)|unopened|未拆封|没拆封", ""),
    OPENED("(?<!未|没)拆(?:封|开)|(?<!un)opened", ""),
    PAYMENT("礼品卡|gift cards?|微信|支付宝|银行卡|信用卡|credit cards?|paypal|wechat|alipay", ""),
    STAGE("没发货|未发货|发货前|还没发|未付款|before (?:it |they )?ship|not (?:yet )?shipped|pending|unshipped|before dispatch", ""),
    ONLY("仅限?|只限|只有|限|除外|除了|不含|不包括|\\bonly\\b|except|exclud|not (?:covered|included)|limited to", ""),
    REGION("内地|大陆|境内|江浙沪|新疆|西藏|偏远|mainland|domestic|contiguous|within the us|continental", ""),
    STOCK("现货|in stock", ""),
    SCHEDULE("(?:点|:\\d\\d)前|before \\d|before noon|工作日下单|weekdays", ""),
    SPECIAL("定制|刻字|预售|清仓|特价|食品|化妆品|内衣|custom-made|engraved|pre-?orders?|clearance|final sale|underwear", ""),
    CASE(
            "如果|若是|要是|倘若|的话|才能|才可|须|需要?(?:提供|出示|满足|在)|前提|凭|\\bif\\b|\\bwhen\\b|unless|provided|as long as|on condition|must|requires?|with (?:a |the )?(?:receipt|proof)",
            "");

    private static final Readings<EnumSet<Condition>> READ = new Readings<>(Condition::read);

    private final Pattern said;
    private final Pattern masked;

    Condition(String said, String masked) {
        this.said = Pattern.compile(said);
        this.masked = Pattern.compile(masked.isEmpty() ? "(?!)" : masked);
    }

    boolean in(String normal) {
        return said.matcher(masked.matcher(normal).replaceAll(" ")).find();
    }

    static Set<Condition> of(String normal) {
        return EnumSet.copyOf(READ.of(normal));
    }

    private static EnumSet<Condition> read(String normal) {
        EnumSet<Condition> conditions = EnumSet.noneOf(Condition.class);
        for (Condition condition : values()) {
            if (condition.in(normal)) {
                conditions.add(condition);
            }
        }
        return conditions;
    }
}
