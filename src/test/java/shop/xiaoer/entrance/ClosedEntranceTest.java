package shop.xiaoer.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.xiaoer.entrance.Counter.item;
import static shop.xiaoer.entrance.Counter.order;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.text.Localized;

/** What the merchant closed stands in no menu, is offered nowhere, and says in the merchant's words why. */
class ClosedEntranceTest {
    private final Counter counter = Counter.chinese()
            .with(order("XE1", Order.State.paid, item("P1", "保温杯", "thermos", 1, "88.00")))
            .signedIn();

    @Test
    void theMenuHoldsWhatIsOpen() {
        assertThat(counter.menu()).hasSize(EntranceName.values().length).contains(new Option("return", "退货退款"));
        counter.closed(EntranceName.returnGoods, EntranceSwitches.Instead.words, null);

        assertThat(counter.menu())
                .hasSize(EntranceName.values().length - 1)
                .extracting(Option::id)
                .doesNotContain("return");
    }

    @Test
    void aClosedOneSaysSoAndShowsTheWayToAPerson() {
        counter.closed(EntranceName.cancel, EntranceSwitches.Instead.words, null)
                .wants(EntranceName.cancel);

        assertThat(counter.text()).isEqualTo("“取消订单”现在不办理。要是着急，我帮您转给同事。");
        assertThat(counter.labels()).isEqualTo(Map.of("human", "转人工"));
        assertThat(counter.standing().step()).isEqualTo(EntranceState.Step.refused);
        assertThat(counter.says("好的").outcome())
                .as("after a refusal any words are free")
                .isInstanceOf(EntranceOutcome.NotMine.class);
    }

    @Test
    void theMerchantsOwnLineIsSaidInsteadOfTheUsualOne() {
        counter.closed(EntranceName.cancel, EntranceSwitches.Instead.words, new Localized("双十一期间不取消", "not this week"));

        assertThat(counter.wants(EntranceName.cancel).text()).isEqualTo("双十一期间不取消");
    }

    @Test
    void aClosedOneMayLeadToAPersonAtOnce() {
        counter.closed(EntranceName.cancel, EntranceSwitches.Instead.person, null);

        assertThat(counter.wants(EntranceName.cancel).person())
                .isEqualTo(new EntranceOutcome.Person(HandoffReason.policy, List.of(), "取消订单"));
    }

    @Test
    void whatIsClosedInTheMiddleIsNotFinished() {
        counter.wants(EntranceName.cancel);
        assertThat(counter.standing().step()).isEqualTo(EntranceState.Step.confirm);
        counter.closed(EntranceName.cancel, EntranceSwitches.Instead.words, null)
                .presses("yes");

        assertThat(counter.shown().write()).isNull();
        assertThat(counter.step().step()).isEqualTo("refused");
    }

    @Test
    void aRefusalDoesNotOfferWhatIsClosed() {
        assertThat(counter.wants(EntranceName.returnGoods).buttons()).containsExactly("cancel", "human");
        counter.closed(EntranceName.cancel, EntranceSwitches.Instead.words, null);

        assertThat(counter.wants(EntranceName.returnGoods).buttons()).containsExactly("human");
    }
}
