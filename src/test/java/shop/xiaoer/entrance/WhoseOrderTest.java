package shop.xiaoer.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.xiaoer.entrance.Counter.item;
import static shop.xiaoer.entrance.Counter.order;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.conversation.Form;
import shop.xiaoer.conversation.HandoffReason;

/** Nobody sees an order that is not theirs, and nobody learns from a refusal which orders there are. */
class WhoseOrderTest {
    private static final Order CUP = order("XE1", Order.State.paid, item("P1", "保温杯", "thermos", 1, "88.00"));
    private static final Order MUG = order("XE2", Order.State.shipped, item("P2", "马克杯", "mug", 2, "50.00"));

    private final Counter counter = Counter.chinese().with(CUP).with(MUG);

    @Test
    void aStrangerIsAskedForTheNumberAndTheEndOfThePhone() {
        counter.wants(EntranceName.trackOrder);

        assertThat(counter.step().step()).isEqualTo("proof");
        assertThat(counter.text()).isEqualTo("请填订单号和下单手机的后四位，我来查。");
        List<Form.Field> fields = Objects.requireNonNull(counter.step().form()).fields();
        assertThat(fields).extracting(Form.Field::name).containsExactly("order", "phoneTail");
        assertThat(fields).extracting(Form.Field::label).containsExactly("订单号", "手机尾号后四位");
        assertThat(fields).extracting(Form.Field::secret).containsExactly(false, true);
        assertThat(fields).allMatch(Form.Field::required);
        assertThat(counter.standing().step()).isEqualTo(EntranceState.Step.proof);
    }

    @Test
    void theRightPhoneOpensTheOrderAndIsRememberedForTheConversation() {
        counter.wants(EntranceName.trackOrder).fills(Map.of("order", "XE1", "phoneTail", "5678"));

        assertThat(counter.text()).isEqualTo("订单 XE1 已付款，还没有发货。");
        assertThat(counter.shown().proven()).isEqualTo("XE1");
        assertThat(counter.state()).isNull();
        assertThat(counter.wantsOrder(EntranceName.trackOrder, "XE1").shown().proven())
                .as("proven before, not once more")
                .isNull();
        assertThat(counter.wants(EntranceName.trackOrder).text())
                .as("the one order that is proven needs no number")
                .isEqualTo("订单 XE1 已付款，还没有发货。");
    }

    @Test
    void aWrongPhoneAndAnUnknownNumberAreToldAlikeAndBothCount() {
        String wrong = counter.wants(EntranceName.trackOrder)
                .fills(Map.of("order", "XE1", "phoneTail", "0000"))
                .text();
        String unknown = counter.wants(EntranceName.trackOrder)
                .fills(Map.of("order", "XE9", "phoneTail", "5678"))
                .text();

        assertThat(wrong).isEqualTo("订单号和手机后四位对不上，请核对后再填一次。").isEqualTo(unknown);
        assertThat(counter.shown().proven()).isNull();
        assertThat(counter.wrongProofs).containsExactly("XE1", "XE9");
    }

    @Test
    void aNumberAloneIsAskedForItsPhoneAndNotForItselfAgain() {
        counter.wants(EntranceName.trackOrder).names("XE1", null);

        assertThat(counter.text()).isEqualTo("请再给下单手机的后四位，核对后就能看 XE1。");
        assertThat(counter.wrongProofs).isEmpty();
        assertThat(counter.names(null, "5678").text()).isEqualTo("订单 XE1 已付款，还没有发货。");
    }

    @Test
    void whoUsedUpTheTriesGetsAPersonEvenWithTheRightPhone() {
        counter.wants(EntranceName.trackOrder);
        counter.proofsUsedUp();

        assertThat(counter.fills(Map.of("order", "XE1", "phoneTail", "5678")).person())
                .isEqualTo(new EntranceOutcome.Person(HandoffReason.policy, List.of(), "订单核验错误次数过多"));
        assertThat(counter.names("XE1", null).person().summary()).isEqualTo("订单核验错误次数过多");
        assertThat(counter.wrongProofs).isEmpty();
    }

    @Test
    void theShopsSignatureStandsForAProofOfOnesOwnOrdersOnly() {
        Order others = new Order(
                "XE7",
                "u-2",
                "1111",
                Order.State.paid,
                CUP.items(),
                CUP.total(),
                CUP.placedAt(),
                null,
                null,
                null,
                null,
                1);
        counter.with(others).signedIn();

        assertThat(counter.wantsOrder(EntranceName.trackOrder, "XE1").text()).contains("XE1 已付款");
        assertThat(counter.shown().proven()).isNull();
        assertThat(counter.wantsOrder(EntranceName.trackOrder, "XE7").text()).contains("请再给下单手机的后四位");
    }

    @Test
    void whoHasSeveralOrdersChoosesOneByItsGoods() {
        counter.signedIn().wants(EntranceName.trackOrder);

        assertThat(counter.step().step()).isEqualTo("order");
        assertThat(counter.text()).isEqualTo("要看哪一笔订单？");
        assertThat(counter.labels()).isEqualTo(Map.of("order:XE1", "XE1 保温杯", "order:XE2", "XE2 马克杯 ×2"));
        assertThat(counter.presses("order:XE2").text()).startsWith("订单 XE2 已发货");
    }

    @Test
    void fiveOrdersAtMostAreLaidOut() {
        for (int i = 3; i < 9; i++) {
            counter.with(order("XE" + i, Order.State.paid, item("P1", "保温杯", "thermos", 1, "88.00")));
        }

        assertThat(counter.signedIn().wants(EntranceName.trackOrder).buttons()).hasSize(5);
    }

    @Test
    void ordersProvenInTheConversationAreOffered() {
        counter.wants(EntranceName.trackOrder).fills(Map.of("order", "XE1", "phoneTail", "5678"));
        counter.wantsOrder(EntranceName.trackOrder, "XE2").names(null, "5678");

        assertThat(counter.wants(EntranceName.trackOrder).buttons()).containsExactly("order:XE1", "order:XE2");
    }

    @Test
    void otherWordsWhileAProofIsAskedForAreNotForTheEntrance() {
        counter.wants(EntranceName.trackOrder);
        assertThat(counter.says("保温杯多少钱").outcome()).isInstanceOf(EntranceOutcome.NotMine.class);

        counter.signedIn().wants(EntranceName.trackOrder);
        assertThat(counter.standing().step()).isEqualTo(EntranceState.Step.order);
        assertThat(counter.says("保温杯多少钱").outcome()).isInstanceOf(EntranceOutcome.NotMine.class);
    }

    @Test
    void thePhoneAloneIsAnAnswerThatStillLacksTheNumber() {
        counter.wants(EntranceName.trackOrder);

        assertThat(counter.names(null, "5678").text()).isEqualTo("请填订单号和下单手机的后四位，我来查。");
    }

    @Test
    void whatWasSaidWithTheWishIsRememberedThroughTheProofWithoutItsNumbers() {
        counter.wants(EntranceName.returnGoods, "退保温杯 尾号5678");

        assertThat(counter.standing().answers())
                .containsEntry("said", "退保温杯 尾号")
                .doesNotContainValue("5678");
        assertThat(counter.wants(EntranceName.returnGoods, "5678").standing().answers())
                .doesNotContainKey("said");
    }

    @Test
    void ofALongWishTwoHundredSignsAreRemembered() {
        counter.wants(EntranceName.complaint, "包".repeat(300));
        assertThat(counter.standing().answers()).containsEntry("said", "包".repeat(200));
        assertThat(counter.wants(EntranceName.complaint, "😀".repeat(201))
                        .standing()
                        .answers())
                .containsEntry("said", "😀".repeat(200));
    }

    @Test
    void inEnglishItIsAskedInEnglish() {
        Counter english = Counter.english().with(CUP).with(MUG);

        assertThat(english.wants(EntranceName.trackOrder).text())
                .isEqualTo("Please give the order number and the last four digits of the phone it was placed with.");
        assertThat(english.signedIn().wants(EntranceName.trackOrder).labels()).containsEntry("order:XE2", "XE2 mug ×2");
    }
}
