package shop.xiaoer.entrance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.conversation.Card;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.EventBody.CardShown;
import shop.xiaoer.conversation.EventBody.EntranceStep;
import shop.xiaoer.conversation.Form;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.conversation.OrderWrite;
import shop.xiaoer.knowledge.Policies;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/**
 * Goods back, money back. Without a fault within the policy's days from delivery, the day after it being the first; for
 * faulty goods within the longer window. What the policy excludes is told, not tried.
 */
final class ReturnGoods implements Service {
    private static final String NAME = EntranceName.returnGoods.wire();
    /** The answer that holds the goods chosen. */
    private static final String ITEMS = "items";

    private final Products products;
    private final CaseNumbers cases;
    private final OrderFacts facts;
    private final Refusals refusals;
    private final WhichGoods which;
    private final WordTable words;
    private final Clock clock;
    private final ZoneId zone;

    ReturnGoods(
            Products products,
            CaseNumbers cases,
            OrderFacts facts,
            Refusals refusals,
            WordTable words,
            Clock clock,
            ZoneId zone) {
        this.products = products;
        this.cases = cases;
        this.facts = facts;
        this.refusals = refusals;
        this.which = new WhichGoods(products, facts, words);
        this.words = words;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public EntranceOutcome begin(Order order, String said, EntranceContext context) {
        return switch (order.state()) {
            case delivered ->
                withinAnyWindow(order, context)
                        ? goodsHeard(order, which.heard(order, said, false), context)
                        : tooLate(order, context);
            case paid -> told(order, "return.notShipped", EntranceName.cancel, context);
            case shipped -> told(order, "return.notDelivered", EntranceName.trackOrder, context);
            case returnRequested, returnReceived, refunded, cancelled ->
                refusals.told(
                        EntranceName.returnGoods,
                        order,
                        facts.sentence(order, context.language()),
                        List.of(EntranceName.refundProgress),
                        context.language());
        };
    }

    @Override
    public EntranceOutcome go(EntranceState state, Order order, EntranceInput input, EntranceContext context) {
        return switch (state.step()) {
            case items ->
                which.answered(order, input)
                        .map(heard -> goodsHeard(order, heard, context))
                        .orElseGet(() -> which.notHeard(state, order, input, context.language()));
            case details -> reasonGiven(order, input, context);
            case confirm -> consented(state, order, input, context);
            case proof, order, refused -> begin(order, input.text(), context);
        };
    }

    private EntranceOutcome told(Order order, String key, EntranceName instead, EntranceContext context) {
        Language language = context.language();
        return refusals.told(
                EntranceName.returnGoods,
                order,
                words.say(language, key, "order", order.number()),
                List.of(instead),
                language);
    }

    private EntranceOutcome goodsHeard(Order order, WhichGoods.Heard heard, EntranceContext context) {
        return switch (heard) {
            case WhichGoods.Heard.Chosen chosen -> askReason(order, chosen.goods(), context.language());
            case WhichGoods.Heard.Open open -> which.ask(order, open, context.language());
        };
    }

    // ---- the windows ---------------------------------------------------------------------------------------------

    private boolean withinAnyWindow(Order order, EntranceContext context) {
        return daysSince(order) <= Math.max(days(context.policies()), faultDays(context.policies()));
    }

    private long daysSince(Order order) {
        Instant delivered = order.deliveredAt();
        LocalDate day =
                (delivered == null ? order.placedAt() : delivered).atZone(zone).toLocalDate();
        return clock.instant().atZone(zone).toLocalDate().toEpochDay() - day.toEpochDay();
    }

    private static int days(Policies policies) {
        return policies.returns().windowDays();
    }

    private static int faultDays(Policies policies) {
        return policies.of("return")
                .path("faultWindowDays")
                .asInt(policies.returns().windowDays());
    }

    private EntranceOutcome tooLate(Order order, EntranceContext context) {
        String text = words.say(
                context.language(),
                "return.tooLate",
                "order",
                order.number(),
                "day",
                facts.day(order.deliveredAt()),
                "days",
                days(context.policies()),
                "faultDays",
                faultDays(context.policies()));
        return refusals.told(EntranceName.returnGoods, order, text, List.of(), context.language());
    }

    // ---- the reason ----------------------------------------------------------------------------------------------

    private EntranceOutcome askReason(Order order, ReturnedGoods goods, Language language) {
        List<Option> reasons = List.of("noReason", "faulty", "wrongGoods").stream()
                .map(id -> new Option(id, words.say(language, "reason." + id)))
                .toList();
        Form form = new Form(
                List.of(
                        new Form.Field(
                                "reason", words.say(language, "field.reason"), Form.Type.choice, reasons, true, false),
                        new Form.Field(
                                "detail", words.say(language, "field.detail"), Form.Type.text, null, false, false)),
                "reason");
        EntranceStep step = new EntranceStep(
                NAME,
                "details",
                words.say(
                        language, "return.why", "order", order.number(), "goods", facts.items(goods.items(), language)),
                form,
                null);
        EntranceState state = new EntranceState(
                EntranceName.returnGoods, EntranceState.Step.details, order.number(), order.version(), chosen(goods));
        return new EntranceOutcome.Shown(List.of(new CardShown(facts.card(order, language)), step), state, null, null);
    }

    /** What is kept of the choice; nothing where the whole order goes back. */
    private static Map<String, String> chosen(ReturnedGoods goods) {
        return goods.isAll() ? Map.of() : Map.of(ITEMS, goods.code());
    }

    private EntranceOutcome reasonGiven(Order order, EntranceInput input, EntranceContext context) {
        ReturnedGoods goods = ReturnedGoods.of(order, input.fields().get(ITEMS));
        if (input.option() == null) {
            Optional<WhichGoods.Heard> others = which.onlyNamed(order, input.text());
            if (others.isPresent()) {
                return goodsHeard(order, others.get(), context);
            }
        }
        String reason = reason(input);
        if (reason.isEmpty()) {
            return askReason(order, goods, context.language());
        }
        return allowed(goods, reason, input.fields().getOrDefault("detail", input.text()), context);
    }

    private EntranceOutcome allowed(ReturnedGoods goods, String reason, String detail, EntranceContext context) {
        Order order = goods.order();
        if (!reason.equals("noReason")) {
            return daysSince(order) > faultDays(context.policies())
                    ? tooLate(order, context)
                    : confirm(goods, reason, detail, context);
        }
        if (daysSince(order) > days(context.policies())) {
            return tooLate(order, context);
        }
        Optional<Product> kept = excluded(goods, context.policies());
        return kept.isPresent() ? notReturnable(order, kept.get(), context) : confirm(goods, reason, detail, context);
    }

    private static String reason(EntranceInput input) {
        String given = input.fields().getOrDefault("reason", "");
        if (!given.isBlank()) {
            return given;
        }
        String text = input.text();
        if (text.isBlank()) {
            return "";
        }
        if (text.matches("(?is).*(坏|破|裂|漏|质量|瑕疵|broken|damaged|fault|defect|leak|crack|doesn't work|not work).*")) {
            return "faulty";
        }
        return text.matches("(?is).*(发错|错了|不是我|不对版|wrong).*") ? "wrongGoods" : "noReason";
    }

    private Optional<Product> excluded(ReturnedGoods goods, Policies policies) {
        return goods.items().stream()
                .flatMap(item -> products.find(item.product()).stream())
                .filter(product -> !product.returnable()
                        || policies.returns().excludedCategories().contains(product.complianceCategory()))
                .findFirst();
    }

    /** Opened or not cannot be seen from here, so what depends on it goes to a person. */
    private EntranceOutcome notReturnable(Order order, Product product, EntranceContext context) {
        String name = product.name().in(context.language());
        if (product.returnable()) {
            EntranceStep step = new EntranceStep(
                    NAME, "refused", words.say(context.language(), "return.ifUnopened", "goods", name), null, null);
            return new EntranceOutcome.Person(
                    HandoffReason.policy,
                    List.of(step),
                    words.say(context.language(), "summary.unopened", "goods", name));
        }
        return refusals.told(
                EntranceName.returnGoods,
                order,
                words.say(context.language(), "return.excluded", "goods", name),
                List.of(),
                context.language());
    }

    // ---- the yes and the write -----------------------------------------------------------------------------------

    private EntranceOutcome confirm(ReturnedGoods goods, String reason, String detail, EntranceContext context) {
        Order order = goods.order();
        Language language = context.language();
        boolean shopPays =
                !reason.equals("noReason") || context.policies().returns().shippingPaidBy() == Policies.Payer.shop;
        String text = words.say(
                language,
                "return.confirm",
                "order",
                order.number(),
                "goods",
                facts.items(goods.items(), language),
                "refund",
                OrderFacts.money(goods.refund()),
                "payer",
                words.say(language, shopPays ? "payer.shop" : "payer.shopper"),
                "days",
                context.policies().returns().refundDays());
        EntranceStep step = new EntranceStep(NAME, "confirm", text, null, RequestService.yesNo(words, language));
        Map<String, String> answers = new HashMap<>(chosen(goods));
        answers.put("reason", reason);
        answers.put("detail", detail);
        EntranceState state = new EntranceState(
                EntranceName.returnGoods, EntranceState.Step.confirm, order.number(), order.version(), answers);
        return new EntranceOutcome.Shown(List.of(step), state, null, null);
    }

    private EntranceOutcome consented(EntranceState state, Order order, EntranceInput input, EntranceContext context) {
        return switch (input.consent()) {
            case yes -> write(state, order, context);
            case no -> RequestService.nothingDone(NAME, words, context.language());
            case unclear ->
                which.onlyNamed(order, input.text())
                        .map(others -> chosenAnew(state, order, others, context))
                        .orElseGet(EntranceOutcome.NotMine::new);
        };
    }

    /** Other goods instead of a yes: the summary again, for the reason that was given. */
    private EntranceOutcome chosenAnew(
            EntranceState state, Order order, WhichGoods.Heard others, EntranceContext context) {
        return others instanceof WhichGoods.Heard.Chosen chosen
                ? allowed(chosen.goods(), reason(state), detail(state), context)
                : goodsHeard(order, others, context);
    }

    private static String reason(EntranceState state) {
        return state.answers().getOrDefault("reason", "noReason");
    }

    private static String detail(EntranceState state) {
        return state.answers().getOrDefault("detail", "");
    }

    private EntranceOutcome write(EntranceState state, Order order, EntranceContext context) {
        Language language = context.language();
        String number = cases.next("RT");
        ReturnedGoods goods = ReturnedGoods.of(order, state.answers().get(ITEMS));
        OrderWrite write = new OrderWrite(
                context.conversation() + ":" + context.offeredSeq(),
                NAME,
                order.number(),
                state.version(),
                number,
                Order.State.returnRequested.name(),
                (reason(state) + " " + detail(state)).strip(),
                goods.refund().amount(),
                goods.items().stream()
                        .map(item ->
                                new OrderWrite.Goods(item.product(), item.name().in(language), item.quantity()))
                        .toList());
        EventBody told = new EntranceStep(
                NAME,
                "done",
                words.say(
                        language,
                        "return.done",
                        "case",
                        number,
                        "days",
                        context.policies()
                                .of("return")
                                .path("sendBackWithinDays")
                                .asInt(7)),
                null,
                null);
        Card card = facts.result(
                number,
                words.say(language, "card.return"),
                List.of(
                        facts.row("row.order", order.number(), language),
                        facts.row("row.goods", facts.items(goods.items(), language), language),
                        facts.row("row.refund", OrderFacts.money(goods.refund()), language)));
        return new EntranceOutcome.Shown(List.of(told, new CardShown(card)), null, null, write);
    }
}
