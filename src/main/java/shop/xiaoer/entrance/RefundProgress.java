package shop.xiaoer.entrance;

import java.util.List;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.conversation.EventBody.CardShown;
import shop.xiaoer.conversation.EventBody.EntranceStep;
import shop.xiaoer.text.WordTable;

/** Where the money is. Reads only. */
final class RefundProgress implements Service {
    private final OrderFacts facts;
    private final WordTable words;

    RefundProgress(OrderFacts facts, WordTable words) {
        this.facts = facts;
        this.words = words;
    }

    @Override
    public EntranceOutcome begin(Order order, String said, EntranceContext context) {
        boolean underWay = switch (order.state()) {
            case returnRequested, returnReceived, refunded, cancelled -> true;
            case paid, shipped, delivered -> false;
        };
        String text = underWay
                ? facts.sentence(order, context.language())
                : words.say(context.language(), "refund.none", "order", order.number());
        EntranceStep told = new EntranceStep(EntranceName.refundProgress.wire(), "shown", text, null, null);
        return new EntranceOutcome.Shown(
                List.of(told, new CardShown(facts.card(order, context.language()))), null, null, null);
    }

    @Override
    public EntranceOutcome go(EntranceState state, Order order, EntranceInput input, EntranceContext context) {
        return begin(order, input.text(), context);
    }
}
