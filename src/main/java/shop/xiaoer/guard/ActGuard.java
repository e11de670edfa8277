package shop.xiaoer.guard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.xiaoer.guard.reading.Readings;
import shop.xiaoer.guard.reading.Vocabulary;

/** No act that no tool did, and no act promised in the shop's name that nobody was asked for. */
final class ActGuard implements Guard {
    private static final String ACTS =
            "退款|退货|退|换货|换|取消|修改|改|催|联系|反馈|提交|登记|安排|通知|申请|上报|补发|寄出|下单|开票|开具|发送|处理|转交|记录|备注|跟进|核实|打电话|致电|回电|升级|协调|加急|预留|保留";
    private static final Pattern DONE_ZH = Pattern.compile(
            "(?:已经?|刚刚?)(?:经)?(?:为|帮|给|替|向|跟)?(?:您|你|仓库|快递|主管|客服|物流)?(?:成功|重新)?[^,。已]{0,6}?(?:" + ACTS
                    + ")|(?:为|帮|给|替)(?:您|你)[^,。]{0,6}?(?:" + ACTS
                    + ")[^,。]{0,6}?(?:好了|完成|成功|了)(?!吗)|(?:申请|登记|提交|修改|取消|退款|投诉|发票)[^,。]{0,4}(?:已经?(?!付)|成功|好了|完成)[^,。]{0,4}(?:登记|提交|受理|开具|生效|好了|成功|取消|完成|修改|记录)?");
    private static final Pattern WILL_ZH = Pattern.compile(
            "(?:我|我们|小二|这边|店里|客服|专员|同事)(?:这边)?(?:会|将|马上|这就|立刻|稍后|现在就|来)+(?:为|帮|给|替)?(?:您|你)?[^,。]{0,6}?(?:联系|打电话|致电|回电|电话|通知|反馈|催|安排|处理|跟进|申请|退款|核实|上报|补发|转交|协调|加急|赔偿|补偿)|(?:稍后|随后|马上|尽快|\\d+[^,。]{0,3}内)(?:会)?(?:有|由)?(?:专人|专员|客服|同事|工作人员)[^,。]{0,6}(?:联系|回电|致电|处理|跟进)");
    private static final Pattern DONE_EN = Pattern.compile(
            "\\b(?:i|we)(?:'ve| have| just|'ve just| have just| already)+ (?:just |already |now |gone ahead and )*(?:refunded|cancell?ed|asked|contacted|called|notified|told|forwarded|sent|submitted|registered|filed|recorded|changed|updated|arranged|issued|processed|requested|escalated|credited|exchanged|reported|placed|opened|created|scheduled|passed|reserved|applied|emailed|booked|initiated|started|completed|set up|approved)"
                    + "|\\b(?:i|we) (?:refunded|cancell?ed|contacted|called|notified|forwarded|submitted|changed|updated|escalated|credited|reported) "
                    + "|(?:has|have|was)(?: now| just| already)?(?: been)(?: now| just| already| successfully)? (?:refunded|registered|submitted|cancell?ed|changed|updated|issued|processed|forwarded|escalated|recorded|filed|exchanged|credited|requested|approved|initiated)");
    private static final Pattern IS_DONE_EN = Pattern.compile(
            "your (?:return|refund|exchange|complaint|cancellation|request|invoice|address)(?: request)? (?:is|was) (?:now )?(?:registered|submitted|processed|issued|changed|updated|approved|confirmed|cancell?ed|complete)");
    private static final Pattern WILL_EN = Pattern.compile(
            "\\b(?:i|we|someone|a colleague|our team|a supervisor|support)(?:'ll| will| am going to|'m going to| are going to|'re going to)(?: now| personally| immediately)? (?:call|contact|email|phone|ask|chase|notify|forward|arrange|refund|follow up|escalate|get back|reach out|check with|make sure|compensate|credit|send you|process|issue|cancel|change|update|look into|speak|let you know|reserve|hold)");
    /** Words call nobody: a transfer is a decision of its own and says so itself. */
    private static final Pattern TRANSFER = Pattern.compile(
            "(?:已经?|正在|马上|这就|现在|立刻)+(?:就|为|帮|给|替|把)*(?:您|你)?[^,。]{0,4}?(?:转接(?!头|线|板)|转(?:到|给|至)?人工|接(?:入|通)人工)"
                    + "|\\b(?:i|we)(?:'m| am|'re| are|'ve| have|'ll| will)(?: now| just| going to)* (?:transfer|connect|hand|put)(?:r?ed|r?ing|ting)? (?:you|your|this)"
                    + "|\\byou(?:'re| are|'ve| have)(?: now)?(?: being| been) (?:transferred|connected)|\\b(?:transferring|connecting) you\\b");

    /**
     * As good as announced: "I'll just get a colleague". A reply that says nothing else is a refusal, and for that a person
     * does come.
     */
    private static final Pattern OFFER = Pattern.compile(
            "(?:我|小二|我们|这边)(?:这边)?(?:来|先|再|就)*(?:帮|给|为|替)(?:您|你)(?:转接(?!头|线|板)|转(?:到|给|至)?人工|接人工|叫(?:人工|同事|客服))"
                    + "|\\blet me (?:transfer|connect|hand|put) (?:you|your|this)\\b");

    private static final Pattern RULE = Pattern.compile(
            "如果|若|的话|以后|之后|需要时|可以(?:为|帮)您|要不要|需不需要|需要我|是否|吗$|once |if |would you|shall i|do you want|can (?:be|also)|could|when your|after ");
    private static final Map<String, Pattern> BY_TOOL = Map.ofEntries(
            Map.entry("return", Pattern.compile("退货|return")),
            Map.entry("exchange", Pattern.compile("换货|换|exchang")),
            Map.entry("cancel", Pattern.compile("取消|cancel")),
            Map.entry("changeAddress", Pattern.compile("地址|收件|电话改|address|recipient")),
            Map.entry("invoice", Pattern.compile("发票|开票|invoice")),
            Map.entry("complaint", Pattern.compile("投诉|反馈|complaint")),
            Map.entry("urgeShipment", Pattern.compile("催|提醒|加急|remind|urge|hurry|warehouse")),
            Map.entry("priceProtection", Pattern.compile("差价|价保|价格保护|保价|price protection|difference")),
            Map.entry("missingOrDamaged", Pattern.compile("补发|破损|少件|发错|replacement|missing|damaged")),
            Map.entry("refundProgress", Pattern.compile("(?!)")),
            Map.entry("trackOrder", Pattern.compile("(?!)")));
    private static final Pattern MATTER = Pattern.compile(
            "退款|退货|换货|取消|地址|发票|投诉|催|补发|差价|联系|电话|refund|return|exchang|cancel|address|invoice|complain|call|contact|replac");
    private static final Pattern CONTACT = Pattern.compile("电话|致电|回电|联系|\\bcall\\b|contact|phone|email");
    private static final Pattern RECORD = Pattern.compile(
            "(?:已|成功|完成|登记|提交|单号|编号|补寄|发送)[^。]{0,24}\\d|\\d[^。]{0,24}(?:已|成功|完成|登记|提交|补寄|发送|受理)|已(?:提交|登记|取消|发送)|由\\d[^。]{0,14}改至|\\b(?:done|opened|created|sent|requested|cancell?ed|changed|refunded|emailed|registered|refused)\\b");
    private static final Pattern RULE_OF_THE_SHOP = Pattern.compile(
            "如果|若|的话|即可|可以|可申请|需要|须|之后|应|\\bif\\b|\\bonce\\b|\\bcan\\b|\\bmust\\b|\\bmay\\b|\\bafter\\b|\\bwhen\\b|\\bbefore\\b");
    private static final List<Pattern> MATTERS = List.of(
            Pattern.compile("换货|換貨|exchang"),
            Pattern.compile("退款|refund"),
            Pattern.compile("退货|退貨|\\breturn"),
            Pattern.compile("取消|cancel"),
            Pattern.compile("投诉|登记|受理|complaint|regist"),
            Pattern.compile("补差|差价|差额|difference"),
            Pattern.compile("催"),
            Pattern.compile("发票|發票|invoice|correction"),
            Pattern.compile("地址|address|label"),
            Pattern.compile("改|chang"),
            Pattern.compile("search|statement|carrier"));
    private static final Readings<Boolean> CLAIMS = new Readings<>(ActGuard::claims);
    private static final Readings<Boolean> RECORDS = new Readings<>(ActGuard::isRecord);
    private static final Pattern STATE = Pattern.compile("已经?(?:付款|发货|发出|签收|送达|下单|寄出|收到)");

    @Override
    public List<Finding> judge(Statement statement, Material material) {
        for (String clause : statement.clauses()) {
            boolean told = RULE.matcher(clause).find() || told(clause, material);
            if (!told && (claims(clause) || offers(clause, statement)) && !done(clause, statement.normal(), material)) {
                return Guard.finding("act", "no tool did this in this turn");
            }
        }
        return List.of();
    }

    private static boolean offers(String clause, Statement statement) {
        boolean allRefused = Refusals.outright(statement.normal())
                && (statement.before().isBlank() || Guards.refuses(statement.before()));
        return !allRefused && OFFER.matcher(clause).find();
    }

    private static boolean claims(String clause) {
        String judged = STATE.matcher(clause).replaceAll(" ");
        return DONE_ZH.matcher(judged).find()
                || WILL_ZH.matcher(judged).find()
                || DONE_EN.matcher(clause).find()
                || IS_DONE_EN.matcher(clause).find()
                || WILL_EN.matcher(clause).find()
                || TRANSFER.matcher(clause).find();
    }

    /** The evidence or the order may say the very same: "a supervisor will contact you", a refund that was made. */
    private static boolean told(String clause, Material material) {
        boolean moved = material.order()
                .flatMap(OrderFacts::progress)
                .filter(p -> p.compareTo(OrderFacts.Progress.RETURN_REQUESTED) >= 0)
                .isPresent();
        boolean ownVoice = Pattern.compile("我|为您|帮您|给您|替您|\\b(?:i|we)\\b|\\bi'")
                .matcher(clause)
                .find();
        if (moved && !ownVoice) {
            return true;
        }
        for (Statement evidence : material.evidence()) {
            if (RECORDS.of(evidence.normal())
                    && MATTERS.stream()
                            .anyMatch(matter -> matter.matcher(clause).find()
                                    && matter.matcher(evidence.normal()).find())) {
                return true;
            }
            for (String known : evidence.clauses()) {
                Set<String> words = Vocabulary.content(clause);
                long shared = Vocabulary.content(known).stream()
                        .filter(words::contains)
                        .count();
                if (CLAIMS.of(known) && shared >= 2 && shared * 2 >= words.size()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What was done, with its number or its time; a rule tells what can be done. */
    private static boolean isRecord(String evidence) {
        return RECORD.matcher(evidence).find()
                && !RULE_OF_THE_SHOP.matcher(evidence).find();
    }

    private static boolean done(String clause, String sentence, Material material) {
        for (String tool : material.context().toolsDone()) {
            Pattern pattern = BY_TOOL.get(tool);
            if (pattern == null) {
                continue;
            }
            if (pattern.matcher(clause).find()
                    && !more(clause, tool)
                    && !CONTACT.matcher(clause).find()) {
                return true;
            }
            boolean nothingNamed =
                    !MATTER.matcher(clause).find() && pattern.matcher(sentence).find();
            if (nothingNamed) {
                return true;
            }
        }
        return false;
    }

    /** A registered return is no refund made. */
    private static boolean more(String clause, String tool) {
        Matcher refund = Pattern.compile("已经?(?:为您|给您|帮您)?(?:全额)?退款|refunded|refund has been")
                .matcher(clause);
        return refund.find() && !tool.equals("cancel");
    }
}
