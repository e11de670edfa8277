package shop.xiaoer.entrance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.catalog.Orders;
import shop.xiaoer.conversation.EventBody.EntranceStep;
import shop.xiaoer.conversation.Form;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/**
 * Who may see which order: the one whose it is by the shop's signed identity, or who names the order's number and the
 * end of its phone. An unknown number and a wrong phone are told alike: nobody learns which orders there are.
 */
final class Identification {
    private static final String ORDER_OPTION = "order:";
    private static final int SHOWN_ORDERS = 5;

    private final Orders orders;
    private final ProofAttempts attempts;
    private final WordTable words;
    private final OrderFacts facts;

    Identification(Orders orders, ProofAttempts attempts, WordTable words, OrderFacts facts) {
        this.orders = orders;
        this.attempts = attempts;
        this.words = words;
        this.facts = facts;
    }

    sealed interface Result {}

    record Found(Order order, boolean provenNow) implements Result {}

    record Ask(EntranceOutcome outcome) implements Result {}

    /** The order where it is the shopper's by identity or by an earlier proof. */
    Optional<Order> mine(String number, EntranceContext context) {
        return orders.find(number)
                .filter(order -> order.shopper().equals(context.shopper())
                        || context.proven().contains(order.number()));
    }

    Result identify(EntranceState state, EntranceInput input, EntranceContext context) {
        String number = number(state, input);
        if (number == null) {
            return withoutNumber(state, input, context);
        }
        Optional<Order> mine = mine(number, context);
        if (mine.isPresent()) {
            return new Found(mine.get(), false);
        }
        String tail = input.phoneTail();
        if (tail == null) {
            return attempts.exhausted(context.conversation(), number)
                    ? new Ask(person(context))
                    : new Ask(proofForm(state, number, "proof.phone", context.language()));
        }
        return prove(state, number, tail, context);
    }

    private Result prove(EntranceState state, String number, String tail, EntranceContext context) {
        // Counted before it is looked at: who has used up his tries learns nothing from a right one.
        if (attempts.exhausted(context.conversation(), number)) {
            return new Ask(person(context));
        }
        Optional<Order> order =
                orders.find(number).filter(found -> found.phoneTail().equals(tail));
        if (order.isPresent()) {
            return new Found(order.get(), true);
        }
        attempts.wrong(context.conversation(), number);
        return new Ask(proofForm(state, number, "proof.wrong", context.language()));
    }

    private static @Nullable String number(EntranceState state, EntranceInput input) {
        String option = input.option();
        if (option != null && option.startsWith(ORDER_OPTION)) {
            return option.substring(ORDER_OPTION.length());
        }
        return input.order() != null ? input.order() : state.answers().get("order");
    }

    private Result withoutNumber(EntranceState state, EntranceInput input, EntranceContext context) {
        boolean mayBeElsewhere = state.step() == EntranceState.Step.order
                || (state.step() == EntranceState.Step.proof && !state.answers().isEmpty());
        if (mayBeElsewhere && input.phoneTail() == null && input.option() == null) {
            return new Ask(new EntranceOutcome.NotMine());
        }
        List<Order> own = own(context);
        return switch (own.size()) {
            case 0 -> new Ask(proofForm(state, null, "proof.ask", context.language()));
            case 1 -> new Found(own.getFirst(), false);
            default -> new Ask(choice(state, own, context.language()));
        };
    }

    private List<Order> own(EntranceContext context) {
        String shopper = context.shopper();
        if (shopper != null) {
            return orders.of(shopper, SHOWN_ORDERS);
        }
        return context.proven().stream()
                .flatMap(number -> orders.find(number).stream())
                .toList();
    }

    private EntranceOutcome choice(EntranceState state, List<Order> own, Language language) {
        List<Option> options = own.stream()
                .map(order -> new Option(ORDER_OPTION + order.number(), facts.label(order, language)))
                .toList();
        EntranceStep step =
                new EntranceStep(state.entrance().wire(), "order", words.say(language, "order.which"), null, options);
        EntranceState next =
                new EntranceState(state.entrance(), EntranceState.Step.order, null, 0, Map.of("asked", "order"));
        return new EntranceOutcome.Shown(List.of(step), next, null, null);
    }

    private EntranceOutcome proofForm(EntranceState state, @Nullable String number, String key, Language language) {
        Form form = new Form(
                List.of(
                        new Form.Field("order", words.say(language, "field.order"), Form.Type.text, null, true, false),
                        new Form.Field(
                                "phoneTail", words.say(language, "field.phoneTail"), Form.Type.text, null, true, true)),
                "proof");
        EntranceStep step = new EntranceStep(
                state.entrance().wire(),
                "proof",
                words.say(language, key, "order", String.valueOf(number)),
                form,
                null);
        EntranceState next = new EntranceState(
                state.entrance(),
                EntranceState.Step.proof,
                null,
                0,
                number == null ? Map.of("asked", "proof") : Map.of("order", number));
        return new EntranceOutcome.Shown(List.of(step), next, null, null);
    }

    private EntranceOutcome person(EntranceContext context) {
        return new EntranceOutcome.Person(
                HandoffReason.policy, List.of(), words.say(context.language(), "summary.proofs"));
    }
}
