package shop.xiaoer.entrance;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.conversation.Card;
import shop.xiaoer.conversation.EventBody.CardShown;
import shop.xiaoer.conversation.EventBody.EntranceStep;
import shop.xiaoer.conversation.OrderWrite;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/** The difference back, where the goods became cheaper within the policy's days from payment. Listed prices count. */
final class PriceProtection implements Service {
    private static final String NAME = EntranceName.priceProtection.wire();
    private static final int STANDARD_DAYS = 7;

    private final Products products;
    private final CaseNumbers cases;
    private final OrderFacts facts;
    private final WordTable words;
    private final Clock clock;
    private final ZoneId zone;

    PriceProtection(Products products, CaseNumbers cases, OrderFacts facts, WordTable words, Clock clock, ZoneId zone) {
        this.products = products;
        this.cases = cases;
        this.facts = facts;
        this.words = words;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public EntranceOutcome begin(Order order, String said, EntranceContext context) {
        Language language = context.language();
        int days = context.policies().of(NAME).path("windowDays").asInt(STANDARD_DAYS);
        long since = clock.instant().atZone(zone).toLocalDate().toEpochDay()
                - order.placedAt().atZone(zone).toLocalDate().toEpochDay();
        if (since > days) {
            return told("refused", words.say(language, "protection.tooLate", "order", order.number(), "days", days));
        }
        Money difference = difference(order);
        if (difference.amount().signum() == 0) {
            return told("shown", words.say(language, "protection.none", "order", order.number()));
        }
        String text = words.say(
                language, "protection.confirm", "order", order.number(), "refund", OrderFacts.money(difference));
        EntranceState state = new EntranceState(
                EntranceName.priceProtection,
                EntranceState.Step.confirm,
                order.number(),
                order.version(),
                Map.of("difference", difference.amount().toPlainString()));
        return new EntranceOutcome.Shown(
                List.of(new EntranceStep(NAME, "confirm", text, null, RequestService.yesNo(words, language))),
                state,
                null,
                null);
    }

    private Money difference(Order order) {
        BigDecimal sum = order.items().stream()
                .map(item -> products.find(item.product())
                        .map(product -> item.price()
                                .amount()
                                .subtract(product.price().amount())
                                .max(BigDecimal.ZERO)
                                .multiply(BigDecimal.valueOf(item.quantity())))
                        .orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Money(sum, order.total().currency());
    }

    private static EntranceOutcome told(String step, String text) {
        return new EntranceOutcome.Shown(List.of(new EntranceStep(NAME, step, text, null, null)), null, null, null);
    }

    @Override
    public EntranceOutcome go(EntranceState state, Order order, EntranceInput input, EntranceContext context) {
        return switch (input.consent()) {
            case yes -> write(state, order, context);
            case no -> RequestService.nothingDone(NAME, words, context.language());
            case unclear -> new EntranceOutcome.NotMine();
        };
    }

    private EntranceOutcome write(EntranceState state, Order order, EntranceContext context) {
        Language language = context.language();
        BigDecimal difference = new BigDecimal(state.answers().getOrDefault("difference", "0"));
        String number = cases.next("PP");
        OrderWrite write = new OrderWrite(
                context.conversation() + ":" + context.offeredSeq(),
                NAME,
                order.number(),
                state.version(),
                number,
                null,
                difference.toPlainString(),
                difference,
                List.of());
        Card card = facts.result(
                number,
                words.say(language, "entrance." + NAME),
                List.of(
                        facts.row("row.order", order.number(), language),
                        facts.row(
                                "row.refund",
                                OrderFacts.money(
                                        new Money(difference, order.total().currency())),
                                language)));
        EntranceStep step = new EntranceStep(
                NAME,
                "done",
                words.say(
                        language, "request.done", "case", number, "entrance", words.say(language, "entrance." + NAME)),
                null,
                null);
        return new EntranceOutcome.Shown(List.of(step, new CardShown(card)), null, null, write);
    }
}
