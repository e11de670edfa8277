package shop.xiaoer.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.xiaoer.entrance.Counter.daysAgo;
import static shop.xiaoer.entrance.Counter.item;
import static shop.xiaoer.entrance.Counter.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.conversation.Card;
import shop.xiaoer.conversation.Form;
import shop.xiaoer.conversation.OrderWrite;

/** A wish about an order: whether its state and the shop's days allow it, what is asked, the yes, and its case number. */
class TakenDownWishTest {
    private static final Order.Item CUP = item("P1", "保温杯", "thermos", 1, "88.00");

    private static Counter at(Order.State state) {
        return Counter.chinese().with(order("XE1", state, CUP)).signedIn();
    }

    @Test
    void aCancellationSaysWhatComesBackAsksOnceAndIsWrittenWithTheYes() {
        Counter counter = at(Order.State.paid).rule("cancel", """
                {"states": ["paid"], "refundHours": 24}""").wants(EntranceName.cancel);

        assertThat(counter.step().step()).isEqualTo("confirm");
        assertThat(counter.text()).isEqualTo("取消订单：订单 XE1（保温杯）。确认提交吗？\n取消后，88 CNY 会在 24 小时内原路退回。");
        assertThat(counter.labels()).isEqualTo(Map.of("yes", "确认", "no", "先不了"));
        assertThat(counter.shown().write()).isNull();

        counter.presses("yes");
        assertThat(counter.text()).isEqualTo("取消订单已登记，编号 CA-1。88 CNY 会在 24 小时内原路退回。");
        assertThat(counter.write())
                .isEqualTo(new OrderWrite(
                        counter.conversation() + ":42", "cancel", "XE1", 4, "CA-1", "cancelled", "", null, List.of()));
        assertThat(counter.state()).isNull();
        assertThat(counter.card().kind()).isEqualTo(Card.Kind.result);
        assertThat(counter.card().caseNumber()).isEqualTo("CA-1");
        assertThat(counter.card().title()).isEqualTo("取消订单");
        assertThat(counter.card().rows()).containsExactly(new Card.Row("订单", "XE1"), new Card.Row("商品", "保温杯"));
    }

    @Test
    void aFeeIsTakenOffAndNeverMoreThanWasPaid() {
        assertThat(at(Order.State.paid)
                        .rule("cancel", "{\"fee\": \"8.50\"}")
                        .wants(EntranceName.cancel)
                        .text())
                .endsWith("\n取消后，79.50 CNY 原路退回。");
        assertThat(at(Order.State.paid)
                        .rule("cancel", "{\"fee\": \"100\"}")
                        .wants(EntranceName.cancel)
                        .text())
                .endsWith("\n取消后，0 CNY 原路退回。");
    }

    @Test
    void aNoWritesNothing() {
        Counter counter = at(Order.State.paid).wants(EntranceName.cancel).presses("no");

        assertThat(counter.text()).isEqualTo("好的，没有提交，订单不变。");
        assertThat(counter.shown().write()).isNull();
        assertThat(counter.state()).isNull();
    }

    @Test
    void neitherYesNorNoIsForTheRestOfTheTurn() {
        Counter counter = at(Order.State.paid).wants(EntranceName.cancel).says("运费谁出");

        assertThat(counter.outcome()).isInstanceOf(EntranceOutcome.NotMine.class);
    }

    @ParameterizedTest
    @CsvSource({
        "是的, yes", "好的。, yes", "OK!, yes", "go ahead, yes", "Yes please, yes",
        "不用了, no", "算了～, no", "no thanks, no", "never mind, no", "取消, no",
        "好不好, unclear", "yes but later, unclear", "多少钱, unclear"
    })
    void aYesAndANoAreHeardInWords(String words, EntranceInput.Consent consent) {
        assertThat(new EntranceInput(null, null, null, null, Map.of(), words).consent())
                .isEqualTo(consent);
    }

    @Test
    void anInvoiceAsksForItsTitleAndAddressAndSaysBothBack() {
        Counter counter = at(Order.State.delivered).wants(EntranceName.invoice);
        assertThat(counter.step().step()).isEqualTo("details");
        assertThat(counter.text()).isEqualTo("开发票：订单 XE1（保温杯），请填一下。");
        assertThat(counter.fields()).containsExactly("invoiceTitle", "email");

        counter.fills(Map.of("invoiceTitle", "云上公司", "email", "a@b.cn"));
        assertThat(counter.text())
                .startsWith("开发票：订单 XE1（保温杯）。确认提交吗？\n")
                .contains("发票抬头: 云上公司")
                .contains("收票邮箱: a@b.cn")
                .doesNotContain("原路退回");

        counter.presses("yes");
        assertThat(counter.text()).isEqualTo("开发票已登记，编号 IN-1。");
        assertThat(counter.write().newState()).isNull();
        assertThat(counter.write().reason().split(" / ")).containsExactlyInAnyOrder("云上公司", "a@b.cn");
    }

    @Test
    void aLackingFieldIsNamedAndAskedForAloneAndTheOthersAreKept() {
        Counter counter = at(Order.State.delivered).wants(EntranceName.invoice).fills(Map.of("invoiceTitle", "云上公司"));

        assertThat(counter.text()).isEqualTo("请填写“收票邮箱”。其余内容已记下。");
        assertThat(counter.step().step()).isEqualTo("details");
        assertThat(counter.fields()).containsExactly("email");
        assertThat(counter.fills(Map.of("email", "a@b.cn")).text())
                .contains("云上公司")
                .contains("a@b.cn");
    }

    @Test
    void aFieldMayHaveAThousandSignsAndNotOneMore() {
        Counter counter = at(Order.State.delivered);
        assertThat(counter.wants(EntranceName.exchange)
                        .fills(Map.of("wish", "😀".repeat(1000)))
                        .standing()
                        .step())
                .isEqualTo(EntranceState.Step.confirm);
        counter.wants(EntranceName.exchange).fills(Map.of("wish", "字".repeat(1001)));

        assertThat(counter.text()).isEqualTo("“想换成什么”最多 1000 个字，请写短一些。");
    }

    @Test
    void aProofsFieldsMayLackButNotRunOn() {
        Counter counter = Counter.english().with(order("XE1", Order.State.paid, CUP));
        counter.wants(EntranceName.cancel).fills(Map.of("order", "X".repeat(40)));
        assertThat(counter.text()).startsWith("Please give the last four digits");

        counter.wants(EntranceName.cancel).fills(Map.of("order", "X".repeat(41), "phoneTail", "5".repeat(41)));
        assertThat(counter.text())
                .isEqualTo("“Order number” can have 40 characters at most; please shorten it."
                        + " “Last four digits of the phone” can have 40 characters at most; please shorten it.");
        assertThat(counter.fields()).as("the whole proof again").containsExactly("order", "phoneTail");
        assertThat(counter.standing().answers()).as("nothing secret is kept").containsOnlyKeys("asked");
    }

    @Test
    void plainWordsAnswerTheFirstOpenQuestion() {
        Counter counter = at(Order.State.paid).wants(EntranceName.changeAddress).says(" 杭州市西湖区1号 ");

        assertThat(counter.text()).contains("新地址: 杭州市西湖区1号");
        assertThat(counter.says("好").text()).isEqualTo("改地址已登记，编号 AD-1，同事会跟进。");
        assertThat(counter.write().reason()).isEqualTo("杭州市西湖区1号");
    }

    @Test
    void wordsAnswerWhatTheFormLeftOpenAndNotWhatItHolds() {
        Counter counter = at(Order.State.delivered).wants(EntranceName.invoice).fills(Map.of("invoiceTitle", "云上公司"));
        counter.says("a@b.cn");

        assertThat(counter.standing().answers()).isEqualTo(Map.of("invoiceTitle", "云上公司", "email", "a@b.cn"));
    }

    @Test
    void emptyWordsAreAskedAgain() {
        assertThat(at(Order.State.paid)
                        .wants(EntranceName.changeAddress)
                        .says("  ")
                        .step()
                        .step())
                .isEqualTo("details");
    }

    @Test
    void onlyWhatArrivedBrokenAsksForAPictureWhichMayLack() {
        Counter counter = at(Order.State.delivered).wants(EntranceName.missingOrDamaged);
        assertThat(counter.fields()).containsExactly("what", "photo");
        Form.Field photo =
                Objects.requireNonNull(counter.step().form()).fields().getLast();
        assertThat(photo.type()).isEqualTo(Form.Type.photo);
        assertThat(photo.required()).isFalse();
        assertThat(photo.label()).isEqualTo("照片（可不传）");

        counter.fills(Map.of("what", "杯盖碎了", "photo", "a-1"));
        assertThat(counter.text()).contains("发生了什么: 杯盖碎了").contains("已附照片").doesNotContain("a-1");
        assertThat(counter.presses("yes").write().reason()).contains("a-1");
        assertThat(at(Order.State.delivered).wants(EntranceName.exchange).fields())
                .containsExactly("wish");
        assertThat(at(Order.State.delivered)
                        .wants(EntranceName.exchange)
                        .fills(Map.of("wish", "黑色", "photo", "a-1"))
                        .text())
                .doesNotContain("已附照片");
    }

    @ParameterizedTest
    @EnumSource(Request.class)
    void eachIsAllowedInItsStatesAndRefusedWithTheReasonInTheOthers(Request request) {
        for (Order.State state : Order.State.values()) {
            Counter counter = at(state).wants(request.entrance());
            if (request.states().contains(state)) {
                assertThat(counter.step().step()).as("%s at %s", request, state).isIn("confirm", "details");
            } else {
                assertThat(counter.step().step()).as("%s at %s", request, state).isEqualTo("refused");
                assertThat(counter.buttons()).last().isEqualTo("human");
                assertThat(counter.card().id()).isEqualTo("XE1");
                assertThat(counter.standing().step()).isEqualTo(EntranceState.Step.refused);
            }
        }
    }

    @Test
    void theShopsOwnListOfStatesComesBeforeTheUsualOne() {
        assertThat(at(Order.State.shipped)
                        .rule("cancel", "{\"states\": [\"paid\", \"shipped\"]}")
                        .wants(EntranceName.cancel)
                        .step()
                        .step())
                .isEqualTo("confirm");
        assertThat(at(Order.State.paid)
                        .rule("cancel", "{\"states\": []}")
                        .wants(EntranceName.cancel)
                        .step()
                        .step())
                .isEqualTo("refused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cancel | shipped | 订单 XE1 已经发货，正在路上，不能取消了。可以看看包裹到哪儿了，也可以转人工。 | trackOrder human",
                "cancel | delivered | 订单 XE1 已在 2026-11-17 签收，不能取消了。可以申请退货，也可以转人工。 | return human",
                "cancel | cancelled | 订单 XE1 已经取消，不用再取消一次。可以查退款，也可以转人工。 | refundProgress human",
                "exchange | paid | 订单 XE1 还没有发货，签收后才能换货。可以取消订单，也可以转人工。 | cancel human",
                "exchange | refunded | 订单 XE1 已经退款，不能换货。可以查退款，也可以转人工。 | refundProgress human",
                "missingOrDamaged | shipped | 订单 XE1 已经发货，正在路上，签收后才能登记少件破损。可以看看包裹到哪儿了，也可以转人工。 | trackOrder human",
                "urgeShipment | delivered | 订单 XE1 已在 2026-11-17 签收，不用再催发货。可以看看包裹到哪儿了，也可以转人工。 | trackOrder human",
                "changeAddress | delivered | 订单 XE1 已在 2026-11-17 签收，不能再改地址。需要的话可以转人工，请同事看看。 | human",
                "changeAddress | returnReceived | 订单 XE1 已经退货，不能再改地址。可以查退款，也可以转人工。 | refundProgress human",
            })
    void aRefusalSaysWhyAndWhatCanBeDoneInstead(EntranceName entrance, Order.State state, String text, String buttons) {
        Counter counter = at(state).wants(entrance);

        assertThat(counter.text()).isEqualTo(text);
        assertThat(String.join(" ", counter.buttons())).isEqualTo(buttons);
    }

    @Test
    void whatNotEvenCancelsAtPaidIsOfferedNothingButAPerson() {
        Counter counter = at(Order.State.paid)
                .rule("cancel", "{\"states\": [\"shipped\"]}")
                .wants(EntranceName.cancel);

        assertThat(counter.buttons()).containsExactly("human");
    }

    @Test
    void aReturnIsOnlyOfferedWhileItsDaysRun() {
        Counter counter = Counter.chinese()
                .rule("return", "{\"windowDays\": 7}")
                .with(order("XE1", Order.State.delivered, daysAgo(20), daysAgo(8), CUP))
                .signedIn()
                .wants(EntranceName.cancel);

        assertThat(counter.buttons()).containsExactly("human");
        counter.with(order("XE1", Order.State.delivered, daysAgo(20), daysAgo(7), CUP))
                .wants(EntranceName.cancel);
        assertThat(counter.buttons()).as("the last day").containsExactly("return", "human");
    }

    @Test
    void anEnglishRefusalKeepsASpaceBetweenItsSentences() {
        Counter counter = Counter.english()
                .with(order("XE1", Order.State.delivered, CUP))
                .signedIn()
                .wants(EntranceName.urgeShipment);

        assertThat(counter.text())
                .isEqualTo("Order XE1 was delivered on 2026-11-17, so there is no shipment left to hurry."
                        + " You can see where the parcel is, or talk to a person.");
        assertThat(counter.labels()).containsEntry("trackOrder", "Track my order");
    }

    @Test
    void theDaysThatAreOverAreNamedWithTheirBeginning() {
        Order late = order("XE1", Order.State.delivered, daysAgo(40), daysAgo(16), CUP);
        Counter counter = Counter.chinese().with(late).signedIn();

        assertThat(counter.rule("exchange", "{\"windowDays\": 7}")
                        .wants(EntranceName.exchange)
                        .text())
                .startsWith("订单 XE1 在 2026-11-04 签收，换货的 7 天期限已经过了。");
        assertThat(counter.rule("exchange", "{\"windowDays\": 7, \"faultWindowDays\": 15}")
                        .wants(EntranceName.exchange)
                        .text())
                .startsWith("订单 XE1 在 2026-11-04 签收，换货的 7 天期限（质量问题 15 天）已经过了。");
        assertThat(counter.rule("invoice", "{\"windowDays\": 30, \"windowFrom\": \"payment\"}")
                        .wants(EntranceName.invoice)
                        .text())
                .startsWith("订单 XE1 在 2026-10-11 付款，开发票的 30 天期限已经过了。");
        assertThat(counter.rule("exchange", "{\"windowDays\": 7, \"faultWindowDays\": 16}")
                        .wants(EntranceName.exchange)
                        .step()
                        .step())
                .as("the last day")
                .isEqualTo("details");
    }

    @Test
    void whatChangedHandsMeanwhileIsProvenAnew() {
        Counter counter = at(Order.State.paid).wants(EntranceName.cancel);
        Order lost = order("XE1", Order.State.paid, CUP);
        counter.with(new Order(
                "XE1",
                "u-2",
                "1111",
                Order.State.paid,
                lost.items(),
                Money.of("88", "CNY"),
                lost.placedAt(),
                null,
                null,
                null,
                null,
                5));

        assertThat(counter.presses("yes").step().step()).isEqualTo("proof");
        assertThat(counter.shown().write()).isNull();
    }

    // ---- the difference back -------------------------------------------------------------------------------------

    private static Counter cheaper(int daysSince, String priceNow) {
        return Counter.chinese()
                .with(order(
                        "XE1",
                        Order.State.shipped,
                        daysAgo(daysSince),
                        null,
                        CUP,
                        item("P2", "马克杯", "mug", 2, "50.00"),
                        item("P9", "绝版杯", "old mug", 1, "60.00")))
                .with(Counter.product("P1", "保温杯", "general", true, "99.00"))
                .with(Counter.product("P2", "马克杯", "general", true, priceNow))
                .signedIn()
                .wants(EntranceName.priceProtection);
    }

    @Test
    void theDifferenceIsThatOfEachPieceThatBecameCheaperAndNothingIsTakenForWhatBecameDearer() {
        Counter counter = cheaper(7, "45.50");
        assertThat(counter.text()).isEqualTo("订单 XE1 可以退差价 9 CNY。确认申请吗？");
        assertThat(counter.buttons()).containsExactly("yes", "no");

        counter.presses("yes");
        assertThat(counter.text()).isEqualTo("价保已登记，编号 PP-1。");
        assertThat(counter.write())
                .isEqualTo(new OrderWrite(
                        counter.conversation() + ":42",
                        "priceProtection",
                        "XE1",
                        4,
                        "PP-1",
                        null,
                        "9.00",
                        new BigDecimal("9.00"),
                        List.of()));
        assertThat(counter.card().rows()).containsExactly(new Card.Row("订单", "XE1"), new Card.Row("退款", "9 CNY"));
        assertThat(counter.card().title()).isEqualTo("价保");
    }

    @Test
    void whereNothingBecameCheaperThereIsNothingToAskFor() {
        Counter counter = cheaper(1, "50.00");

        assertThat(counter.text()).isEqualTo("订单 XE1 里的商品没有降价，不用补差。");
        assertThat(counter.step().step()).isEqualTo("shown");
        assertThat(counter.state()).isNull();
    }

    @Test
    void onTheEighthDayTheProtectionIsOver() {
        Counter counter = cheaper(8, "45.50");

        assertThat(counter.text()).isEqualTo("订单 XE1 已过 7 天价保期。");
        assertThat(counter.step().step()).isEqualTo("refused");
    }

    @Test
    void aNoToTheDifferenceLeavesItAndOtherWordsAreNotForIt() {
        assertThat(cheaper(1, "45.50").presses("no").shown().write()).isNull();
        assertThat(cheaper(1, "45.50").says("为什么").outcome()).isInstanceOf(EntranceOutcome.NotMine.class);
    }
}
