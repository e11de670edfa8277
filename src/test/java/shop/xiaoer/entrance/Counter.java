package shop.xiaoer.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.catalog.Orders;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.conversation.Card;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Form;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.conversation.OrderWrite;
import shop.xiaoer.knowledge.Policies;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Localized;
import shop.xiaoer.text.WordTable;

/**
 * A shop's counter with one shopper before it: orders, goods and rules are in memory, the time stands still, and each
 * wish goes on from what was shown before.
 */
final class Counter {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    /** Noon in Shanghai. */
    static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");

    static final String OWNER = "u-1";

    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Map<String, Product> products = new HashMap<>();
    private final Map<String, JsonNode> rules = new HashMap<>();
    private final Map<EntranceName, EntranceSwitches.Switch> switches = new EnumMap<>(EntranceName.class);
    private final ConversationId conversation = ConversationId.next();
    private final List<String> proven = new ArrayList<>();
    private final Map<String, Integer> cases = new HashMap<>();
    /** Order numbers at which a wrong proof was given. */
    final List<String> wrongProofs = new ArrayList<>();

    private boolean proofsUsedUp;
    private @Nullable String shopper;
    private Policies.Return returns = new Policies.Return(7, Set.of("food"), Policies.Payer.shopper, 3);
    private final Language language;
    private final Entrances entrances;

    private @Nullable EntranceOutcome outcome;
    private @Nullable EntranceState state;
    private @Nullable Form form;

    private Counter(Language language) {
        this.language = language;
        this.entrances = new Entrances(
                new Shelf(),
                new Goods(),
                new Attempts(),
                prefix -> prefix + "-" + cases.merge(prefix, 1, Integer::sum),
                WordTable.load(),
                new Switches(),
                Clock.fixed(NOW, SHANGHAI),
                SHANGHAI);
    }

    static Counter chinese() {
        return new Counter(Language.ZH);
    }

    static Counter english() {
        return new Counter(Language.EN);
    }

    // ---- what the shop has ---------------------------------------------------------------------------------------

    Counter with(Order order) {
        orders.put(order.number(), order);
        return this;
    }

    Counter with(Product product) {
        products.put(product.id(), product);
        return this;
    }

    /** The rules of an entrance as its file says them. */
    Counter rule(String entrance, String json) {
        try {
            rules.put(entrance, new ObjectMapper().readTree(json));
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
        return this;
    }

    Counter returns(Policies.Return wanted) {
        returns = wanted;
        return this;
    }

    Counter closed(EntranceName entrance, EntranceSwitches.Instead instead, @Nullable Localized line) {
        switches.put(entrance, new EntranceSwitches.Switch(false, instead, line));
        return this;
    }

    /** The shop's own page says who it is. */
    Counter signedIn() {
        shopper = OWNER;
        return this;
    }

    Counter proofsUsedUp() {
        proofsUsedUp = true;
        return this;
    }

    /** Days before now, at the same time of day. */
    static Instant daysAgo(int days) {
        return NOW.minusSeconds(days * 86_400L);
    }

    static Order.Item item(String product, String zh, String en, int quantity, String price) {
        return new Order.Item(product, new Localized(zh, en), quantity, Money.of(price, "CNY"));
    }

    static Order order(String number, Order.State state, Order.Item... items) {
        return order(number, state, daysAgo(10), state == Order.State.delivered ? daysAgo(3) : null, items);
    }

    static Order order(
            String number, Order.State state, Instant placed, @Nullable Instant delivered, Order.Item... items) {
        Money total = Money.of("0", "CNY");
        for (Order.Item item : items) {
            total = new Money(
                    total.amount().add(item.price().times(item.quantity()).amount()), "CNY");
        }
        Instant shipped = state == Order.State.paid ? null : placed.plusSeconds(86_400);
        return new Order(
                number, OWNER, "5678", state, List.of(items), total, placed, shipped, delivered, null, null, 4);
    }

    static Product product(String id, String zh, String category, boolean returnable, String price) {
        Localized name = new Localized(zh, zh + " (en)");
        return new Product(
                id,
                "drinkware",
                name,
                category,
                name,
                Map.of(),
                Money.of(price, "CNY"),
                10,
                returnable,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    // ---- what the shopper does -----------------------------------------------------------------------------------

    Counter wants(EntranceName entrance) {
        return wants(entrance, "");
    }

    /** With words that may name the order or the goods already. */
    Counter wants(EntranceName entrance, String words) {
        return heard(entrances.open(entrance, input(null, null, Map.of(), words), context()));
    }

    Counter wantsOrder(EntranceName entrance, String number) {
        return heard(entrances.open(entrance, new EntranceInput(number, null, null, null, Map.of(), ""), context()));
    }

    Counter says(String words) {
        return heard(entrances.advance(standing(), input(null, null, Map.of(), words), context()));
    }

    Counter presses(String option) {
        return heard(entrances.advance(standing(), input(option, null, Map.of(), ""), context()));
    }

    /** Names the order in plain words, with or without the end of the phone. */
    Counter names(@Nullable String number, @Nullable String phoneTail) {
        return heard(entrances.advance(
                standing(), new EntranceInput(number, phoneTail, null, null, Map.of(), ""), context()));
    }

    /** Sends the form that is shown. */
    Counter fills(Map<String, String> fields) {
        return heard(entrances.advance(
                standing(),
                new EntranceInput(
                        fields.get("order"),
                        fields.get("phoneTail"),
                        Objects.requireNonNull(form, "no form is shown").submit(),
                        form,
                        fields,
                        ""),
                context()));
    }

    private static EntranceInput input(
            @Nullable String option, @Nullable Form form, Map<String, String> fields, String words) {
        return new EntranceInput(null, null, option, form, fields, words);
    }

    private EntranceContext context() {
        return new EntranceContext(
                conversation, language, shopper, proven, new Policies(returns, new Policies.Track(24), rules), 42);
    }

    private Counter heard(EntranceOutcome came) {
        outcome = came;
        if (came instanceof EntranceOutcome.Shown shown) {
            state = shown.state();
            if (shown.proven() != null) {
                proven.add(shown.proven());
            }
            form = steps().isEmpty() ? null : steps().getLast().form();
        }
        return this;
    }

    // ---- what it sees --------------------------------------------------------------------------------------------

    EntranceOutcome outcome() {
        return Objects.requireNonNull(outcome, "nothing was wished yet");
    }

    EntranceOutcome.Shown shown() {
        assertThat(outcome()).isInstanceOf(EntranceOutcome.Shown.class);
        return (EntranceOutcome.Shown) outcome();
    }

    EntranceOutcome.Person person() {
        assertThat(outcome()).isInstanceOf(EntranceOutcome.Person.class);
        return (EntranceOutcome.Person) outcome();
    }

    /** Where it stands; there is such a place. */
    EntranceState standing() {
        return Objects.requireNonNull(state, "no entrance is open");
    }

    @Nullable
    EntranceState state() {
        return state;
    }

    private List<EventBody.EntranceStep> steps() {
        return shown().events().stream()
                .filter(EventBody.EntranceStep.class::isInstance)
                .map(EventBody.EntranceStep.class::cast)
                .toList();
    }

    EventBody.EntranceStep step() {
        assertThat(steps()).hasSize(1);
        return steps().getFirst();
    }

    String text() {
        return step().text();
    }

    /** Ids of the buttons, in their order. */
    List<String> buttons() {
        List<Option> options = step().options();
        return options == null ? List.of() : options.stream().map(Option::id).toList();
    }

    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        Objects.requireNonNull(step().options()).forEach(option -> labels.put(option.id(), option.label()));
        return labels;
    }

    /** Names of the fields of the form that is shown. */
    List<String> fields() {
        return Objects.requireNonNull(form, "no form is shown").fields().stream()
                .map(Form.Field::name)
                .toList();
    }

    Card card() {
        return shown().events().stream()
                .filter(EventBody.CardShown.class::isInstance)
                .map(event -> ((EventBody.CardShown) event).card())
                .findFirst()
                .orElseThrow();
    }

    OrderWrite write() {
        return Objects.requireNonNull(shown().write(), "nothing was written");
    }

    String conversation() {
        return conversation.toString();
    }

    List<Option> menu() {
        return entrances.menu(language);
    }

    // ---- the shop behind it --------------------------------------------------------------------------------------

    private final class Shelf implements Orders {
        @Override
        public Optional<Order> find(String number) {
            return Optional.ofNullable(orders.get(number));
        }

        @Override
        public List<Order> of(String who, int limit) {
            return orders.values().stream()
                    .filter(order -> order.shopper().equals(who))
                    .limit(limit)
                    .toList();
        }
    }

    private final class Goods implements Products {
        @Override
        public Optional<Product> find(String id) {
            return Optional.ofNullable(products.get(id));
        }

        @Override
        public List<Product> list(@Nullable String category, @Nullable String words, int limit) {
            throw new UnsupportedOperationException("no entrance lists goods");
        }

        @Override
        public Optional<Money> lowestPrice(String id, LocalDate from, LocalDate until) {
            throw new UnsupportedOperationException("no entrance asks for past prices");
        }

        @Override
        public Optional<Product> change(String id, @Nullable Money price, @Nullable Integer stock) {
            throw new UnsupportedOperationException("no entrance changes goods");
        }
    }

    private final class Attempts implements ProofAttempts {
        @Override
        public boolean exhausted(ConversationId at, @Nullable String order) {
            return proofsUsedUp;
        }

        @Override
        public void wrong(ConversationId at, String order) {
            assertThat(at).isEqualTo(conversation);
            wrongProofs.add(order);
        }
    }

    private final class Switches implements EntranceSwitches {
        @Override
        public Map<EntranceName, Switch> switches() {
            return switches;
        }

        @Override
        public void set(String by, EntranceName entrance, Switch wanted) {
            switches.put(entrance, wanted);
        }
    }
}
