package shop.xiaoer.entrance;

import java.util.List;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.conversation.EventBody.CardShown;
import shop.xiaoer.conversation.EventBody.EntranceStep;

/** Where the order and its parcel are. Reads only. */
final class TrackOrder implements Service {
    private final OrderFacts facts;

    TrackOrder(OrderFacts facts) {
        this.facts = facts;
    }

    @Override
    public EntranceOutcome begin(Order order, String said, EntranceContext context) {
        EntranceStep told = new EntranceStep(
                EntranceName.trackOrder.wire(), "shown", facts.sentence(order, context.language()), null, null);
        CardShown card = new CardShown(facts.card(order, context.language()));
        return new EntranceOutcome.Shown(List.of(told, card), null, null, null);
    }

    @Override
    public EntranceOutcome go(EntranceState state, Order order, EntranceInput input, EntranceContext context) {
        return begin(order, input.text(), context);
    }
}
