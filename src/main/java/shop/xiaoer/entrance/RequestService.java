package shop.xiaoer.entrance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.conversation.Card;
import shop.xiaoer.conversation.EventBody.CardShown;
import shop.xiaoer.conversation.EventBody.EntranceStep;
import shop.xiaoer.conversation.Form;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.conversation.OrderWrite;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/** An entrance that takes down a wish: status gate, the policy's window, questions, yes, case number. */
final class RequestService implements Service {
    private final Request request;
    private final CaseNumbers cases;
    private final OrderFacts facts;
    private final Refusals refusals;
    private final WordTable words;
    private final Clock clock;
    private final ZoneId zone;

    RequestService(
            Request request,
            CaseNumbers cases,
            OrderFacts facts,
            Refusals refusals,
            WordTable words,
            Clock clock,
            ZoneId zone) {
        this.request = request;
        this.cases = cases;
        this.facts = facts;
        this.refusals = refusals;
        this.words = words;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public EntranceOutcome begin(Order order, String said, EntranceContext context) {
        if (!allowed(order, context)) {
            return refusals.ofState(request.entrance(), order, context);
        }
        Optional<Window> over = Window.of(
                        context.policies().of(request.entrance().wire()))
                .filter(window -> window.isOver(order, clock.instant(), zone));
        if (over.isPresent()) {
            return tooLate(order, over.get(), context.language());
        }
        return request.questions().isEmpty() ? confirm(order, Map.of(), context) : ask(order, context.language());
    }

    private boolean allowed(Order order, EntranceContext context) {
        JsonNode states = context.policies().of(request.entrance().wire()).path("states");
        return states.isArray()
                ? StreamSupport.stream(states.spliterator(), false)
                        .anyMatch(state -> state.asText().equals(order.state().name()))
                : request.states().contains(order.state());
    }

    /** Names the window, so that the shopper sees what the answer rests on. */
    private EntranceOutcome tooLate(Order order, Window window, Language language) {
        String text = words.say(
                language,
                window.longest() > window.days() ? "request.tooLateFault" : "request.tooLate",
                "order",
                order.number(),
                "entrance",
                label(language),
                "since",
                words.say(language, window.fromPayment() ? "since.payment" : "since.delivery"),
                "day",
                facts.day(window.begin(order)),
                "days",
                window.days(),
                "faultDays",
                window.longest());
        return refusals.told(request.entrance(), order, text, List.of(), language);
    }

    private EntranceOutcome ask(Order order, Language language) {
        List<Form.Field> fields = new ArrayList<>();
        request.questions()
                .forEach(name -> fields.add(
                        new Form.Field(name, words.say(language, "field." + name), Form.Type.text, null, true, false)));
        if (request.photo()) {
            fields.add(new Form.Field(
                    EntranceInput.PHOTO, words.say(language, "field.photo"), Form.Type.photo, null, false, false));
        }
        String text = words.say(
                language,
                "request.ask",
                "order",
                order.number(),
                "goods",
                facts.items(order, language),
                "entrance",
                label(language));
        EntranceState state = new EntranceState(
                request.entrance(), EntranceState.Step.details, order.number(), order.version(), Map.of());
        return new EntranceOutcome.Shown(
                List.of(step("details", text, new Form(fields, "details"), null)), state, null, null);
    }

    @Override
    public EntranceOutcome go(EntranceState state, Order order, EntranceInput input, EntranceContext context) {
        return switch (state.step()) {
            case proof, order, items, refused -> begin(order, input.text(), context);
            case details -> answered(order, input, context);
            case confirm ->
                switch (input.consent()) {
                    case yes -> write(state, order, context);
                    case no -> nothingDone(request.entrance().wire(), words, context.language());
                    case unclear -> new EntranceOutcome.NotMine();
                };
        };
    }

    private EntranceOutcome answered(Order order, EntranceInput input, EntranceContext context) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String question : request.questions()) {
            String answer = input.fields().getOrDefault(question, "");
            if (!answer.isBlank()) {
                answers.put(question, answer);
            }
        }
        if (!input.text().isBlank()) {
            request.questions().stream()
                    .filter(question -> !answers.containsKey(question))
                    .findFirst()
                    .ifPresent(open -> answers.put(open, input.text().strip()));
        }
        String photo = input.fields().getOrDefault(EntranceInput.PHOTO, "");
        if (!answers.isEmpty() && request.photo() && !photo.isBlank()) {
            answers.put(EntranceInput.PHOTO, photo);
        }
        return answers.isEmpty() ? ask(order, context.language()) : confirm(order, answers, context);
    }

    private EntranceOutcome confirm(Order order, Map<String, String> answers, EntranceContext context) {
        Language language = context.language();
        String wish = answers.entrySet().stream()
                .map(answer -> answer.getKey().equals(EntranceInput.PHOTO)
                        ? words.say(language, "photo.sent")
                        : words.say(language, "field." + answer.getKey()) + ": " + answer.getValue())
                .collect(Collectors.joining("\n"));
        String text = words.say(
                        language,
                        "request.confirm",
                        "order",
                        order.number(),
                        "goods",
                        facts.items(order, language),
                        "entrance",
                        label(language))
                + (wish.isEmpty() ? "" : "\n" + wish)
                + money("request.money.then", order, context);
        EntranceState state = new EntranceState(
                request.entrance(), EntranceState.Step.confirm, order.number(), order.version(), answers);
        return new EntranceOutcome.Shown(
                List.of(step("confirm", text, null, yesNo(words, language))), state, null, null);
    }

    private EntranceOutcome write(EntranceState state, Order order, EntranceContext context) {
        Language language = context.language();
        String number = cases.next(request.prefix());
        Order.State newState = request.newState();
        OrderWrite write = new OrderWrite(
                context.conversation() + ":" + context.offeredSeq(),
                request.entrance().wire(),
                order.number(),
                state.version(),
                number,
                newState == null ? null : newState.name(),
                String.join(" / ", state.answers().values()),
                null,
                List.of());
        String key = request.person() ? "request.donePerson" : "request.done";
        Card card = facts.result(
                number,
                label(language),
                List.of(
                        facts.row("row.order", order.number(), language),
                        facts.row("row.goods", facts.items(order, language), language)));
        return new EntranceOutcome.Shown(
                List.of(
                        step(
                                "done",
                                words.say(language, key, "case", number, "entrance", label(language))
                                        + money("request.money.now", order, context),
                                null,
                                null),
                        new CardShown(card)),
                null,
                null,
                write);
    }

    /** What a cancellation pays back, and within which hours where the policy says so; empty for anything else. */
    private String money(String key, Order order, EntranceContext context) {
        if (request.newState() != Order.State.cancelled) {
            return "";
        }
        JsonNode policy = context.policies().of(request.entrance().wire());
        int hours = policy.path("refundHours").asInt(0);
        return words.say(
                context.language(),
                hours > 0 ? key + ".hours" : key,
                "refund",
                OrderFacts.money(afterFee(order.total(), policy.path("fee").asText("0"))),
                "hours",
                hours);
    }

    private static Money afterFee(Money paid, String fee) {
        BigDecimal left = paid.amount().subtract(Money.of(fee, paid.currency()).amount());
        return new Money(left.max(BigDecimal.ZERO), paid.currency());
    }

    private String label(Language language) {
        return words.say(language, "entrance." + request.entrance().wire());
    }

    private EntranceStep step(String step, String text, @Nullable Form form, @Nullable List<Option> options) {
        return new EntranceStep(request.entrance().wire(), step, text, form, options);
    }

    static List<Option> yesNo(WordTable words, Language language) {
        return List.of(
                new Option("yes", words.say(language, "option.yes")),
                new Option("no", words.say(language, "option.no")));
    }

    static EntranceOutcome nothingDone(String entrance, WordTable words, Language language) {
        return new EntranceOutcome.Shown(
                List.of(new EntranceStep(entrance, "ended", words.say(language, "request.nothingDone"), null, null)),
                null,
                null,
                null);
    }
}
