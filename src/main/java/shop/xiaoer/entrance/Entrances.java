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
    private static final Pattern NUMBERS = Pattern.compile("[\\d•]+");
    private static final int REMEMBERED = 200;

    private final WordTable words;
    private final Identification identification;
    private final Map<EntranceName, Service> services = new EnumMap<>(EntranceName.class);

    public Entrances(
            Orders orders,
            Products products,
            ProofAttempts attempts,
            CaseNumbers cases,
            WordTable words,
            Clock clock,
            ZoneId zone) {
        this.words = words;
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
    }

    public List<Option> menu(Language language) {
        return Arrays.stream(EntranceName.values())
                .map(name -> new Option(name.wire(), words.say(language, "entrance." + name.wire())))
                .toList();
    }

    /** Opens an entrance; what the shopper said with it may hold the order's number and the proof already. */
    public EntranceOutcome open(EntranceName entrance, EntranceInput input, EntranceContext context) {
        return identified(EntranceState.at(entrance, EntranceState.Step.proof), input, context);
    }

    public EntranceOutcome advance(EntranceState state, EntranceInput input, EntranceContext context) {
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
