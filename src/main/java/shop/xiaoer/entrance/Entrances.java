package shop.xiaoer.entrance;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.catalog.Orders;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/**
 * The way into every entrance.
 *
 * <pre>
 *   open ─▶ proof ─▶ [order] ─▶ facts ─▶ [items] ─▶ [details] ─▶ confirm ─yes▶ case number
 *             │wrong, too often    │not allowed                     └no▶ nothing was done
 *             ▼                    ▼
 *           a person        refused: told why, and what can be done instead
 * </pre>
 */
public final class Entrances {
    private static final String SAID = "said";
    private static final String PERSON = "human";
    private static final Pattern NUMBERS = Pattern.compile("[\\d•]+");
    private static final int REMEMBERED = 200;

    private final WordTable words;
    private final EntranceSwitches switches;
    private final Identification identification;
    private final Map<EntranceName, Service> services = new EnumMap<>(EntranceName.class);

    public Entrances(
            Orders orders,
            Products products,
            ProofAttempts attempts,
            CaseNumbers cases,
            WordTable words,
            EntranceSwitches switches,
            Clock clock,
            ZoneId zone) {
        this.words = words;
        this.switches = switches;
        OrderFacts facts = new OrderFacts(words, zone);
        Refusals refusals = new Refusals(facts, words, clock, zone);
        this.identification = new Identification(orders, attempts, words, facts);
        services.put(EntranceName.trackOrder, new TrackOrder(facts));
        services.put(EntranceName.refundProgress, new RefundProgress(facts, words));
        services.put(EntranceName.returnGoods, new ReturnGoods(products, cases, facts, refusals, words, clock, zone));
        services.put(EntranceName.priceProtection, new PriceProtection(products, cases, facts, words, clock, zone));
        for (Request request : Request.values()) {
            services.put(request.entrance(), new RequestService(request, cases, facts, refusals, words, clock, zone));
        }
        for (EntranceName name : EntranceName.values()) {
            if (!services.containsKey(name)) {
                throw new IllegalStateException(
                        "the entrance " + name.wire() + " has no Service and no line in Request");
            }
        }
    }

    /** Those that are open. */
    public List<Option> menu(Language language) {
        return Arrays.stream(EntranceName.values())
                .filter(name -> switches.of(name).on())
                .map(name -> new Option(name.wire(), label(name, language)))
                .toList();
    }

    /** Of any entrance, open or not. */
    public String label(EntranceName name, Language language) {
        return words.say(language, "entrance." + name.wire());
    }

    /** Whether an option may be offered: it names no entrance, or an open one. */
    public boolean offers(String option) {
        return switches.offers(option);
    }

    /** Opens an entrance; what the shopper said with it may hold the order's number and the proof already. */
    public EntranceOutcome open(EntranceName entrance, EntranceInput input, EntranceContext context) {
        return closed(entrance, context)
                .orElseGet(() ->
                        offeringOpen(identified(EntranceState.at(entrance, EntranceState.Step.proof), input, context)));
    }

    /** Goes on with an open one; where it was closed meanwhile, nothing more is done in it. */
    public EntranceOutcome advance(EntranceState state, EntranceInput input, EntranceContext context) {
        return state.step() == EntranceState.Step.refused
                ? new EntranceOutcome.NotMine()
                : closed(state.entrance(), context).orElseGet(() -> offeringOpen(advanced(state, input, context)));
    }

    /** What the merchant has said instead, where the entrance is closed. */
    private Optional<EntranceOutcome> closed(EntranceName entrance, EntranceContext context) {
        EntranceSwitches.Switch kept = switches.of(entrance);
        if (kept.on()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (kept.instead()) {
                    case person ->
                        new EntranceOutcome.Person(
                                HandoffReason.policy, List.of(), label(entrance, context.language()));
                    case words -> told(entrance, kept, context.language());
                });
    }

    private EntranceOutcome told(EntranceName entrance, EntranceSwitches.Switch kept, Language language) {
        String line = kept.line() == null
                ? words.say(language, "entrance.closed", "name", label(entrance, language))
                : kept.line().in(language);
        List<Option> person = List.of(new Option(PERSON, words.say(language, "ask.person")));
        return new EntranceOutcome.Shown(
                List.of(new EventBody.EntranceStep(entrance.wire(), "refused", line, null, person)),
                EntranceState.at(entrance, EntranceState.Step.refused),
                null,
                null);
    }

    /** No step offers what is closed. */
    private EntranceOutcome offeringOpen(EntranceOutcome outcome) {
        return outcome instanceof EntranceOutcome.Shown shown
                ? new EntranceOutcome.Shown(
                        shown.events().stream().map(this::offeringOpen).toList(),
                        shown.state(),
                        shown.proven(),
                        shown.write())
                : outcome;
    }

    private EventBody offeringOpen(EventBody body) {
        return body instanceof EventBody.EntranceStep step && step.options() != null
                ? new EventBody.EntranceStep(
                        step.name(),
                        step.step(),
                        step.text(),
                        step.form(),
                        step.options().stream()
                                .filter(option -> switches.offers(option.id()))
                                .toList())
                : body;
    }

    private EntranceOutcome advanced(EntranceState state, EntranceInput input, EntranceContext context) {
        EntranceInput known = state.step() == EntranceState.Step.details ? input.beside(state.answers()) : input;
        return Optional.ofNullable(input.form())
                .flatMap(form -> new FilledForm(form, known.fields()).askedAgain(state, words, context.language()))
                .orElseGet(() -> switch (state.step()) {
                    case proof, order -> identified(state, known, context);
                    case items, details, confirm -> inService(state, known, context);
                    case refused -> new EntranceOutcome.NotMine();
                });
    }

    private EntranceOutcome identified(EntranceState state, EntranceInput input, EntranceContext context) {
        return switch (identification.identify(state, input, context)) {
            case Identification.Found found -> {
                EntranceOutcome outcome = service(state).begin(found.order(), said(state, input), context);
                yield outcome instanceof EntranceOutcome.Shown shown && found.provenNow()
                        ? shown.withProof(found.order().number())
                        : outcome;
            }
            case Identification.Ask ask -> remembering(said(state, input), ask.outcome());
        };
    }

    /** The wish's own words and those of now: what they name is not asked for again after the proof. */
    private static String said(EntranceState state, EntranceInput input) {
        return (state.answers().getOrDefault(SAID, "") + " " + input.text()).strip();
    }

    /** Without the numbers of a proof, which are kept nowhere. */
    private static EntranceOutcome remembering(String said, EntranceOutcome outcome) {
        String kept = NUMBERS.matcher(said).replaceAll(" ").strip();
        if (kept.isEmpty() || !(outcome instanceof EntranceOutcome.Shown shown) || shown.state() == null) {
            return outcome;
        }
        Map<String, String> answers = new HashMap<>(shown.state().answers());
        answers.put(
                SAID,
                kept.substring(
                        0, kept.offsetByCodePoints(0, Math.min(kept.codePointCount(0, kept.length()), REMEMBERED))));
        return new EntranceOutcome.Shown(
                shown.events(), shown.state().answering(answers), shown.proven(), shown.write());
    }

    private EntranceOutcome inService(EntranceState state, EntranceInput input, EntranceContext context) {
        Optional<Order> order = identification.mine(String.valueOf(state.order()), context);
        return order.isEmpty()
                ? identified(EntranceState.at(state.entrance(), EntranceState.Step.proof), input, context)
                : service(state).go(state, order.get(), input, context);
    }

    private Service service(EntranceState state) {
        Service service = services.get(state.entrance());
        if (service == null) {
            throw new IllegalStateException("no service for " + state.entrance());
        }
        return service;
    }
}
