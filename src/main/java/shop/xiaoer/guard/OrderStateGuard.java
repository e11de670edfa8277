package shop.xiaoer.guard;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import shop.xiaoer.guard.OrderFacts.Progress;

/** No state of an order ahead of, or behind, the truth. */
final class OrderStateGuard implements Guard {
    private static final String DENIED = "(?<!未|没|没有|不|还没|尚未|暂未|未曾)";
    private static final Pattern RULE = Pattern.compile(
            "\\d[^,。]{0,6}[天时日]内|一般|通常|之后|以后|发货后|签收后|发出后|如果|的话|后\\d|until|usually|within|once|after|if |when |before|can be|unless|will be|must");
    private static final Pattern DELIVERED = Pattern.compile(
            DENIED
                    + "(?:已经?|刚刚?|都)(?:被)?(?:签收|送达|送到|妥投|收货)|签收了|送到了|(?:has|was|is|been|were) (?:already )?(?:been )?(?:delivered|signed for)|has arrived|\\barrived (?:on|today|yesterday)|\\bdelivered (?:on|this|today|yesterday|to (?:you|your))");
    private static final Pattern SENT = Pattern.compile(
            DENIED + "(?:已经?|刚刚?)(?:为您|给您)?(?:发货|发出|寄出|出库|揽收|发走)|" + DENIED
                    + "(?:发货了|发出啦|发出了|寄出了)|(?:在|正在)(?:运输)?(?:路上|途中|运输中|派送|配送)|运输中|派送中|配送中"
                    + "|(?:has|have|was|been|is|were)(?: already| just)?(?: been)? (?:shipped|dispatched|sent out)|\\bshipped (?:on|today|yesterday)|has left|on (?:its|the) way|in transit|out for delivery|with the (?:courier|carrier)");
    private static final Pattern PARCEL_UNSENT = Pattern.compile(
            "(?:还没有?|尚未|未|没有?|暂未)(?:发货|发出|寄出|出库)|(?:not|n't)(?: yet)?(?: been)? (?:shipped?|left|dispatched)|not yet shipped");
    private static final Pattern UNDELIVERED = Pattern.compile(
            "(?:还没有?|尚未|未|没有?|暂未)(?:被)?(?:签收|送达|送到)|(?:not|n't)(?: yet)?(?: been)? (?:delivered|arrived?)");
    private static final Pattern REFUNDED = Pattern.compile(
            DENIED + "(?:已经?|刚刚?|都)(?:为您|给您|全额|成功)?(?:退款|退到|退回|退还|到账)|退款(?:已经?|成功|到账了)(?!.{0,3}处理)|" + DENIED
                    + "到账了|(?:has|have|was|been|is|were)(?: already| just)?(?: been)? (?:refunded|credited|paid back)|refund (?:has|was|is)(?: already)?(?: been)? (?:issued|processed|completed|sent|paid|credited|complete|done)|(?:i|we)(?:'ve| have)(?: already| just)? refunded");
    private static final Pattern CANCELLED = Pattern.compile(DENIED
            + "(?:已经?|刚刚?)(?:为您|被|成功)?(?:取消|关闭)|(?:has|have|was|been|is)(?: already| just)?(?: been)? cancell?ed");
    private static final Pattern RECEIVED_BACK = Pattern.compile(
            "仓库(?:已经?|刚刚?)?"
                    + "(?:已经?|刚刚?)(?:收到|签收)|warehouse has(?: already)? received (?:your|the)|we(?:'ve| have) received your return|your return has (?:been received|arrived)");
    private static final Pattern NOT_RECEIVED_BACK =
            Pattern.compile("仓库(?:还没有?|尚未|未|没有?)收到|(?:warehouse|we)(?: have| has)?(?:n't| not)(?: yet)? received");
    private static final Pattern THE_GOODS_BACK = Pattern.compile("退回|寄回|退货|return");

    @Override
    public List<Finding> judge(Statement statement, Material material) {
        for (String clause : statement.clauses()) {
            Optional<String> wrong = wrong(clause, statement.normal(), material);
            if (wrong.isPresent()) {
                return Guard.finding("orderState", wrong.get());
            }
        }
        return List.of();
    }

    private static Optional<String> wrong(String clause, String sentence, Material material) {
        Optional<Progress> progress = material.order().flatMap(OrderFacts::progress);
        if (progress.isPresent()) {
            return against(progress.get(), clause, material);
        }
        boolean rule = RULE.matcher(sentence).find() || isTold(clause, material);
        if (!rule && claims(clause) && !claims(material.evidenceText())) {
            return Optional.of("no order was looked up");
        }
        return Optional.empty();
    }

    /** The evidence may be the order's record itself: "refund 29.90 GBP sent on 18 April", "B goes back to you". */
    private static boolean isTold(String clause, Material material) {
        for (Kind kind : Kind.values()) {
            if (kind.said.matcher(clause).find()
                    && kind.record.matcher(material.evidenceText()).find()) {
                return true;
            }
        }
        return false;
    }

    private enum Kind {
        REFUND(
                "退款|refund|money",
                "退款[^。]{0,16}(?:已|提交|\\d)|\\brefund(?:ed)?\\b[^.]{0,30}\\b(?:sent|paid|to)\\b|\\brefunded\\b"),
        CANCELLATION("取消|cancel", "取消(?:成功|时间)|已取消|\\bcancell?ed\\b"),
        WAY_BACK("on (?:its|the) way", "goes back|sent back|label|\\bsent\\b|发出|寄出");

        private final Pattern said;
        private final Pattern record;

        Kind(String said, String record) {
            this.said = Pattern.compile(said);
            this.record = Pattern.compile(record);
        }
    }

    private static boolean claims(String text) {
        return SENT.matcher(text).find()
                || DELIVERED.matcher(text).find()
                || REFUNDED.matcher(text).find()
                || CANCELLED.matcher(text).find();
    }

    private static Optional<String> against(Progress progress, String clause, Material material) {
        boolean back = THE_GOODS_BACK.matcher(clause).find();
        if (RULE.matcher(clause).find()) {
            return Optional.empty();
        }
        boolean off = progress == Progress.CANCELLED;
        if (REFUNDED.matcher(clause).find() && progress != Progress.REFUNDED && !off) {
            return Optional.of("the refund has not been made; the order is " + progress);
        }
        if (CANCELLED.matcher(clause).find()
                && !off
                && !material.context().toolsDone().contains("cancel")) {
            return Optional.of("the order is not cancelled");
        }
        if (RECEIVED_BACK.matcher(clause).find() && progress.compareTo(Progress.RETURN_RECEIVED) < 0) {
            return Optional.of("the goods have not come back");
        }
        if (NOT_RECEIVED_BACK.matcher(clause).find() && progress == Progress.RETURN_RECEIVED) {
            return Optional.of("the goods have come back");
        }
        if (back || off) {
            return Optional.empty();
        }
        return parcel(progress, clause);
    }

    private static Optional<String> parcel(Progress progress, String clause) {
        if (DELIVERED.matcher(clause).find() && progress.compareTo(Progress.DELIVERED) < 0) {
            return Optional.of("not delivered; the order is " + progress);
        }
        if (SENT.matcher(clause).find() && progress == Progress.PAID) {
            return Optional.of("not shipped; the order is " + progress);
        }
        boolean underWay = Pattern.compile("路上|途中|派送|配送中|运输中|on (?:its|the) way|in transit|out for delivery")
                .matcher(clause)
                .find();
        if (underWay && SENT.matcher(clause).find() && progress.compareTo(Progress.DELIVERED) >= 0) {
            return Optional.of("already delivered");
        }
        if (PARCEL_UNSENT.matcher(clause).find() && progress.compareTo(Progress.SHIPPED) >= 0) {
            return Optional.of("already shipped");
        }
        if (UNDELIVERED.matcher(clause).find() && progress.compareTo(Progress.DELIVERED) >= 0) {
            return Optional.of("already delivered");
        }
        return Optional.empty();
    }
}
