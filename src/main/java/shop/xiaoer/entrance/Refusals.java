package shop.xiaoer.entrance;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.EventBody.CardShown;
import shop.xiaoer.conversation.EventBody.EntranceStep;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/** What cannot be done: why, in one sentence, and what can be done instead, a person always. */
final class Refusals {
    /** The option that stands for a person wherever one is offered. */
    private static final String PERSON = "human";

    private final OrderFacts facts;
    private final WordTable words;
    private final Clock clock;
    private final ZoneId zone;

    Refusals(OrderFacts facts, WordTable words, Clock clock, ZoneId zone) {
        this.facts = facts;
        this.words = words;
        this.clock = clock;
        this.zone = zone;
    }

    /** The order stands where this entrance does nothing. */
    EntranceOutcome ofState(EntranceName entrance, Order order, EntranceContext context) {
        Language language = context.language();
        String why = words.say(language, "why." + order.state(), "day", facts.day(order.deliveredAt()));
        String text = words.say(
                language,
                "request.refused",
                "order",
                order.number(),
                "why",
                why,
                "cannot",
                words.say(language, "cannot." + cannot(entrance, order)));
        return told(entrance, order, text, instead(entrance, order, context), language);
    }

    private static String cannot(EntranceName entrance, Order order) {
        boolean early = order.state() == Order.State.paid || order.state() == Order.State.shipped;
        if (early && (entrance == EntranceName.exchange || entrance == EntranceName.missingOrDamaged)) {
            return entrance.wire() + ".early";
        }
        return entrance == EntranceName.cancel && order.state() == Order.State.cancelled
                ? "cancel.again"
                : entrance.wire();
    }

    private List<EntranceName> instead(EntranceName entrance, Order order, EntranceContext context) {
        return switch (order.state()) {
            case paid -> entrance == EntranceName.cancel ? List.of() : List.of(EntranceName.cancel);
            case shipped -> List.of(EntranceName.trackOrder);
            case delivered ->
                switch (entrance) {
                    case urgeShipment -> List.of(EntranceName.trackOrder);
                    case cancel -> isReturnable(order, context) ? List.of(EntranceName.returnGoods) : List.of();
                    default -> List.of();
                };
            case returnRequested, returnReceived, refunded, cancelled -> List.of(EntranceName.refundProgress);
        };
    }

    private boolean isReturnable(Order order, EntranceContext context) {
        return Window.of(context.policies().of(EntranceName.returnGoods.wire()))
                .filter(window -> window.isOver(order, clock.instant(), zone))
                .isEmpty();
    }

    /** A refusal in its own words, with a sentence on what can be done and the buttons for it. */
    EntranceOutcome told(
            EntranceName entrance, Order order, String why, List<EntranceName> instead, Language language) {
        String next = words.say(
                language,
                "instead." + (instead.isEmpty() ? PERSON : instead.getFirst().wire()));
        List<Option> options = new ArrayList<>();
        instead.forEach(name -> options.add(new Option(name.wire(), words.say(language, "entrance." + name.wire()))));
        options.add(new Option(PERSON, words.say(language, "ask.person")));
        List<EventBody> events = List.of(
                new EntranceStep(
                        entrance.wire(), "refused", why + (language == Language.ZH ? "" : " ") + next, null, options),
                new CardShown(facts.card(order, language)));
        EntranceState state =
                new EntranceState(entrance, EntranceState.Step.refused, order.number(), order.version(), Map.of());
        return new EntranceOutcome.Shown(events, state, null, null);
    }
}
