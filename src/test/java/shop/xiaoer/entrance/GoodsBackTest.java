package shop.xiaoer.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.xiaoer.entrance.Counter.daysAgo;
import static shop.xiaoer.entrance.Counter.item;
import static shop.xiaoer.entrance.Counter.order;
import static shop.xiaoer.entrance.Counter.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.conversation.Card;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.conversation.OrderWrite;
import shop.xiaoer.knowledge.Policies;
import shop.xiaoer.text.Language;

/** Goods back, money back: which of them, why, within the shop's days, and what is told where it cannot be. */
class GoodsBackTest {
    private static final Order.Item CUP = item("P1", "保温杯", "thermos", 1, "88.00");
    private static final Order.Item MUGS = item("P2", "马克杯", "mug", 3, "50.00");
    private static final String RULE = """
            {"windowDays": 7, "faultWindowDays": 15, "sendBackWithinDays": 9}""";

    private static Counter delivered(int days, Order.Item... items) {
        return Counter.chinese()
                .rule("return", RULE)
                .with(order("XE1", Order.State.delivered, daysAgo(days + 5), daysAgo(days), items))
                .with(product("P1", "保温杯", "general", true, "88.00"))
                .with(product("P2", "马克杯", "general", true, "50.00"))
                .signedIn();
    }

    @Test
    void oneThingIsAskedForItsReasonAndGoesBackWithTheYes() {
        Counter counter = delivered(3, CUP).wants(EntranceName.returnGoods);
        assertThat(counter.text()).isEqualTo("要退订单 XE1 的 保温杯，是什么原因？");
        assertThat(counter.fields()).containsExactly("reason", "detail");
        assertThat(Objects.requireNonNull(counter.step().form())
                        .fields()
                        .getFirst()
                        .choices())
                .containsExactly(
                        new Option("noReason", "不想要了"), new Option("faulty", "质量问题"), new Option("wrongGoods", "发错货"));
        assertThat(counter.card().id()).isEqualTo("XE1");

        counter.fills(Map.of("reason", "noReason", "detail", "颜色不喜欢"));
        assertThat(counter.text()).isEqualTo("退订单 XE1 的 保温杯，收到后 3 天内退 88 CNY，退货运费由您承担。确认提交吗？");
        assertThat(counter.buttons()).containsExactly("yes", "no");

        counter.presses("yes");
        assertThat(counter.text()).isEqualTo("退货申请已提交，编号 RT-1。请在 9 天内寄回。");
        assertThat(counter.write())
                .isEqualTo(new OrderWrite(
                        counter.conversation() + ":42",
                        "return",
                        "XE1",
                        4,
                        "RT-1",
                        "returnRequested",
                        "noReason 颜色不喜欢",
                        new BigDecimal("88.00"),
                        List.of(new OrderWrite.Goods("P1", "保温杯", 1))));
        assertThat(counter.card().title()).isEqualTo("退货申请");
        assertThat(counter.card().rows())
                .containsExactly(new Card.Row("订单", "XE1"), new Card.Row("商品", "保温杯"), new Card.Row("退款", "88 CNY"));
    }

    @Test
    void aReasonThatIsNotOnTheListIsAskedForAgain() {
        Counter counter = delivered(3, CUP).wants(EntranceName.returnGoods).fills(Map.of("reason", "bored"));

        assertThat(counter.text()).isEqualTo("“原因”请从列出的选项里选一个。");
        assertThat(counter.fields()).containsExactly("reason");
    }

    @Test
    void theShopPaysTheWayBackOfWhatIsFaultyOrWhereItsRulesSaySo() {
        assertThat(delivered(3, CUP)
                        .wants(EntranceName.returnGoods)
                        .fills(Map.of("reason", "wrongGoods"))
                        .text())
                .contains("退货运费由店里出");
        assertThat(delivered(3, CUP)
                        .returns(new Policies.Return(7, Set.of(), Policies.Payer.shop, 5))
                        .wants(EntranceName.returnGoods)
                        .fills(Map.of("reason", "noReason"))
                        .text())
                .contains("退货运费由店里出")
                .contains("收到后 5 天内");
    }

    @ParameterizedTest
    @CsvSource({
        "杯子漏水, faulty",
        "有瑕疵, faulty",
        "it leaks a bit, faulty",
        "the lid does not work, faulty",
        "你们发错货了, wrongGoods",
        "this is the wrong colour, wrongGoods",
        "不喜欢, noReason"
    })
    void aReasonIsHeardInWords(String words, String reason) {
        Counter counter = delivered(3, CUP).wants(EntranceName.returnGoods).says(words);

        assertThat(counter.standing().answers()).containsEntry("reason", reason).containsEntry("detail", words);
    }

    @Test
    void noWordsAreNoReason() {
        assertThat(delivered(3, CUP)
                        .wants(EntranceName.returnGoods)
                        .says(" ")
                        .step()
                        .step())
                .isEqualTo("details");
    }

    @Test
    void neitherYesNorNoToTheSummaryIsForTheRestOfTheTurn() {
        Counter counter = delivered(3, CUP).wants(EntranceName.returnGoods).fills(Map.of("reason", "noReason"));

        assertThat(counter.says("运费要多少").outcome()).isInstanceOf(EntranceOutcome.NotMine.class);
        assertThat(counter.presses("no").text()).isEqualTo("好的，没有提交，订单不变。");
    }

    // ---- the days ------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"7, noReason, true", "8, noReason, false", "8, faulty, true", "15, wrongGoods, true"})
    void withoutAFaultTheWindowIsShorter(int days, String reason, boolean allowed) {
        Counter counter = delivered(days, CUP).wants(EntranceName.returnGoods).fills(Map.of("reason", reason));

        assertThat(counter.step().step()).isEqualTo(allowed ? "confirm" : "refused");
    }

    @Test
    void whenEvenTheLongerWindowIsOverBothAreNamed() {
        Counter counter = delivered(16, CUP).wants(EntranceName.returnGoods);

        assertThat(counter.text())
                .isEqualTo("订单 XE1 在 2026-11-04 签收，无理由退货的 7 天（质量问题 15 天）已经过了，不能在这里退货。需要的话可以转人工，请同事看看。");
        assertThat(counter.buttons()).containsExactly("human");
    }

    @Test
    void whatRunsOutBetweenTheChoiceAndTheReasonIsTooLate() {
        Counter counter = delivered(15, CUP).wants(EntranceName.returnGoods);
        counter.with(order("XE1", Order.State.delivered, daysAgo(30), daysAgo(16), CUP));

        assertThat(counter.fills(Map.of("reason", "faulty")).text()).contains("已经过了");
    }

    @Test
    void withoutALongerWindowTheOrdinaryOneHoldsForFaultsToo() {
        Counter counter = delivered(8, CUP).rule("return", "{}").wants(EntranceName.returnGoods);

        assertThat(counter.text()).contains("7 天（质量问题 7 天）");
        assertThat(delivered(7, CUP)
                        .rule("return", "{}")
                        .wants(EntranceName.returnGoods)
                        .fills(Map.of("reason", "faulty"))
                        .presses("yes")
                        .text())
                .as("seven days to send it back where nothing else is said")
                .contains("请在 7 天内寄回");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "paid | 订单 XE1 还没有发货，不用退货。可以取消订单，也可以转人工。 | cancel human",
                "shipped | 订单 XE1 还在路上，签收后就能申请退货；也可以拒收。可以看看包裹到哪儿了，也可以转人工。 | trackOrder human",
                "cancelled | 订单 XE1 已取消，88 CNY 原路退回。可以查退款，也可以转人工。 | refundProgress human",
                "refunded | 订单 XE1 已退款，金额 88 CNY。可以查退款，也可以转人工。 | refundProgress human",
            })
    void whatHasNotArrivedOrIsBackAlreadyIsTold(Order.State state, String text, String buttons) {
        Counter counter =
                Counter.chinese().with(order("XE1", state, CUP)).signedIn().wants(EntranceName.returnGoods);

        assertThat(counter.text()).isEqualTo(text);
        assertThat(String.join(" ", counter.buttons())).isEqualTo(buttons);
    }

    // ---- what does not come back ---------------------------------------------------------------------------------

    @Test
    void whatMayNotBeOpenedGoesToAPersonUnlessItIsFaulty() {
        Counter counter = delivered(3, CUP).with(product("P1", "燕麦", "food", true, "88.00"));
        counter.wants(EntranceName.returnGoods).fills(Map.of("reason", "noReason"));

        assertThat(counter.person().reason()).isEqualTo(HandoffReason.policy);
        assertThat(counter.person().summary()).isEqualTo("退货需核对是否拆封：燕麦");
        assertThat(counter.person().before())
                .singleElement()
                .satisfies(before -> assertThat(before.toString()).contains("燕麦没有拆封才能无理由退，请同事来核对。"));
        assertThat(counter.wants(EntranceName.returnGoods)
                        .fills(Map.of("reason", "faulty"))
                        .step()
                        .step())
                .isEqualTo("confirm");
    }

    @Test
    void whatNeverComesBackWithoutAFaultIsTold() {
        Counter counter = delivered(3, CUP).with(product("P1", "刻字杯", "general", false, "88.00"));

        assertThat(counter.wants(EntranceName.returnGoods)
                        .fills(Map.of("reason", "noReason"))
                        .text())
                .isEqualTo("刻字杯不支持七天无理由退货；有质量问题可以退。需要的话可以转人工，请同事看看。");
    }

    @Test
    void ofSeveralGoodsOnlyThoseThatGoBackAreLookedAt() {
        Counter counter = delivered(3, CUP, MUGS).with(product("P2", "刻字杯", "general", false, "50.00"));

        assertThat(counter.wants(EntranceName.returnGoods, "退保温杯")
                        .fills(Map.of("reason", "noReason"))
                        .step()
                        .step())
                .isEqualTo("confirm");
        assertThat(counter.wants(EntranceName.returnGoods, "全部退")
                        .fills(Map.of("reason", "noReason"))
                        .text())
                .startsWith("刻字杯不支持");
    }

    // ---- which goods ---------------------------------------------------------------------------------------------

    @Test
    void ofSeveralGoodsItIsAskedWhichWithAButtonForEachNumberOfPieces() {
        Counter counter = delivered(3, CUP, MUGS).wants(EntranceName.returnGoods);

        assertThat(counter.text()).isEqualTo("订单 XE1 里有 保温杯、马克杯 ×3，要退哪一件？");
        assertThat(counter.labels())
                .isEqualTo(Map.of(
                        "item:0x1", "保温杯",
                        "item:1x1", "马克杯 ×1",
                        "item:1x2", "马克杯 ×2",
                        "item:1x3", "马克杯 ×3",
                        "item:all", "全部都退"));
        assertThat(counter.standing().step()).isEqualTo(EntranceState.Step.items);
        assertThat(counter.presses("item:1x2").text()).isEqualTo("要退订单 XE1 的 马克杯 ×2，是什么原因？");
        assertThat(counter.fills(Map.of("reason", "noReason")).text())
                .contains("马克杯 ×2")
                .contains("退 100 CNY");
        assertThat(counter.presses("yes").write().goods()).containsExactly(new OrderWrite.Goods("P2", "马克杯", 2));
        assertThat(counter.write().refund()).isEqualByComparingTo("100");
    }

    @Test
    void allIsAnAnswer() {
        Counter counter =
                delivered(3, CUP, MUGS).wants(EntranceName.returnGoods).presses("item:all");

        assertThat(counter.text()).contains("保温杯、马克杯 ×3，是什么原因");
        assertThat(counter.standing().answers())
                .as("the whole order needs no list")
                .isEmpty();
    }

    @Test
    void ofMoreThanFourPiecesOneAndAllHaveAButton() {
        Order.Item many = item("P2", "马克杯", "mug", 5, "50.00");
        assertThat(delivered(3, CUP, many).wants(EntranceName.returnGoods).buttons())
                .containsExactly("item:0x1", "item:1x1", "item:1x5", "item:all");
        Order.Item four = item("P2", "马克杯", "mug", 4, "50.00");
        assertThat(delivered(3, CUP, four).wants(EntranceName.returnGoods).buttons())
                .contains("item:1x2", "item:1x3");
    }

    @Test
    void ofOneKindOfGoodsOnlyTheNumberIsAsked() {
        Counter counter = delivered(3, MUGS).wants(EntranceName.returnGoods);

        assertThat(counter.text()).isEqualTo("马克杯 ×3，要退几件？");
        assertThat(counter.labels()).isEqualTo(Map.of("item:0x1", "马克杯 ×1", "item:0x2", "马克杯 ×2", "item:all", "全部都退"));
        assertThat(counter.says("2个").text()).contains("马克杯 ×2，是什么原因");
    }

    @Test
    void aNamedKindOfWhichThereAreSeveralIsAskedForItsNumber() {
        Counter counter = delivered(3, CUP, MUGS).wants(EntranceName.returnGoods, "退马克杯");

        assertThat(counter.text()).isEqualTo("马克杯 ×3，要退几件？");
        assertThat(counter.buttons()).containsExactly("item:1x1", "item:1x2", "item:1x3");
    }

    @Test
    void theWishItselfMayNameTheGoodsAndTheirNumber() {
        assertThat(delivered(3, CUP, MUGS)
                        .wants(EntranceName.returnGoods, "退两个马克杯")
                        .text())
                .contains("马克杯 ×2，是什么原因");
        assertThat(delivered(3, CUP, MUGS)
                        .wants(EntranceName.returnGoods, "退七个马克杯")
                        .text())
                .as("more than there are")
                .isEqualTo("马克杯 ×3，要退几件？");
        assertThat(delivered(3, CUP, MUGS)
                        .wants(EntranceName.returnGoods, "退三个马克杯")
                        .text())
                .contains("马克杯 ×3，是什么原因");
    }

    @Test
    void shortWordsThatNameNothingAreAskedAboutOnce() {
        Counter counter =
                delivered(3, CUP, MUGS).wants(EntranceName.returnGoods).says("红的");

        assertThat(counter.text()).isEqualTo("没认出要退哪一件，请点一下，或打出名字：保温杯、马克杯 ×3。");
        assertThat(counter.buttons()).hasSize(5);
        assertThat(counter.says("红的").outcome()).isInstanceOf(EntranceOutcome.NotMine.class);
    }

    @ParameterizedTest
    @CsvSource({"运费要我出吗", "多久到账？", "我想了想还是觉得你们的这个服务真的不太行我要去找别人说说理"})
    void questionsAndLongWordsAreNotForTheChoice(String words) {
        assertThat(delivered(3, CUP, MUGS)
                        .wants(EntranceName.returnGoods)
                        .says(words)
                        .outcome())
                .isInstanceOf(EntranceOutcome.NotMine.class);
    }

    @Test
    void aNoToTheChoiceLeavesTheOrderAsItIs() {
        assertThat(delivered(3, CUP, MUGS)
                        .wants(EntranceName.returnGoods)
                        .says("不退了")
                        .outcome())
                .isInstanceOf(EntranceOutcome.Shown.class);
        assertThat(delivered(3, CUP, MUGS)
                        .wants(EntranceName.returnGoods)
                        .says("算了")
                        .text())
                .isEqualTo("好的，没有提交，订单不变。");
    }

    @Test
    void aButtonOfAnotherPlaceChoosesNothing() {
        assertThat(delivered(3, CUP, MUGS)
                        .wants(EntranceName.returnGoods)
                        .presses("menu")
                        .outcome())
                .isInstanceOf(EntranceOutcome.NotMine.class);
    }

    @Test
    void theChoiceMayStillChangeBeforeTheReasonAndBeforeTheYes() {
        Counter counter =
                delivered(3, CUP, MUGS).wants(EntranceName.returnGoods).presses("item:1x2");
        assertThat(counter.says("退保温杯").text()).contains("保温杯，是什么原因");

        counter.fills(Map.of("reason", "faulty", "detail", "漏水"));
        assertThat(counter.says("两个马克杯").text()).startsWith("退订单 XE1 的 马克杯 ×2，").contains("由店里出");
        assertThat(counter.says("马克杯").text()).isEqualTo("马克杯 ×3，要退几件？");
    }

    @Test
    void anotherNameOfTheGoodsIsUnderstood() {
        Counter counter = delivered(3, CUP, MUGS);
        Product cup = product("P1", "保温杯", "general", true, "88.00");
        counter.with(new Product(
                cup.id(),
                cup.category(),
                cup.categoryName(),
                cup.complianceCategory(),
                cup.name(),
                Map.of(Language.ZH, List.of("暖暖壶"), Language.EN, List.of("warm flask")),
                cup.price(),
                10,
                true,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));

        assertThat(counter.wants(EntranceName.returnGoods, "退暖暖壶").text()).isEqualTo("要退订单 XE1 的 保温杯，是什么原因？");
        assertThat(counter.wants(EntranceName.returnGoods, "return the warm flask")
                        .text())
                .contains("保温杯");
        assertThat(counter.wants(EntranceName.returnGoods, "退暖暖的那个").step().step())
                .as("of another name the beginning is no name")
                .isEqualTo("items");
    }

    @Test
    void aChoiceOfAsManyPiecesAsAreThereIsAllOfThem() {
        assertThat(delivered(3, MUGS).wants(EntranceName.returnGoods).says("3个").text())
                .contains("马克杯 ×3，是什么原因");
        assertThat(delivered(3, MUGS).wants(EntranceName.returnGoods).says("0个").outcome())
                .isInstanceOf(EntranceOutcome.Shown.class);
        assertThat(delivered(3, MUGS).wants(EntranceName.returnGoods).says("4个").text())
                .isEqualTo("马克杯 ×3，要退几件？");
    }

    @Test
    void whatIsAskedOnceMoreMayHaveTwentyFourSigns() {
        assertThat(delivered(3, CUP, MUGS)
                        .wants(EntranceName.returnGoods)
                        .says("红".repeat(24))
                        .text())
                .startsWith("没认出");
        assertThat(delivered(3, CUP, MUGS)
                        .wants(EntranceName.returnGoods)
                        .says("红".repeat(25))
                        .outcome())
                .isInstanceOf(EntranceOutcome.NotMine.class);
    }

    @Test
    void inEnglishTheGoodsHaveTheirEnglishNames() {
        Counter counter = Counter.english()
                .with(order("XE1", Order.State.delivered, CUP, MUGS))
                .signedIn()
                .wants(EntranceName.returnGoods);

        assertThat(counter.text()).isEqualTo("Order XE1 holds thermos, mug ×3. What would you like to return?");
        assertThat(counter.says("the thermos").text())
                .isEqualTo("You want to return thermos from order XE1. What is the reason?");
    }
}
