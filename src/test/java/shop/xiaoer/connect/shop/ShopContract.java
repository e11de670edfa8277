package shop.xiaoer.connect.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.catalog.Orders;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.OrderWrite;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Transition;
import shop.xiaoer.store.Database;
import shop.xiaoer.store.PgLedger;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.testing.TestDatabase;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Localized;

/** What the ports of the shop promise, whoever serves them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ShopContract {
    static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    final Vertx vertx = Vertx.vertx();
    private final UUID node = UUID.randomUUID();
    private Database database = opened();
    private int numbers;

    private Database opened() {
        DatabaseAddress address = TestDatabase.fresh();
        Database.migrate(address);
        return Database.open(vertx, address);
    }

    Database database() {
        return database;
    }

    PgLedger tables() {
        return new PgLedger(database.sql(), Duration.ofSeconds(5));
    }

    abstract Orders orders();

    abstract Products products();

    abstract Ledger ledger();

    abstract void put(Order order);

    abstract void put(Product product);

    @BeforeAll
    void fillTheShelf() {
        put(product("P1", "drinkware", "云朵保温杯", "cloud thermos", "88.00", 40));
        put(product("P2", "drinkware", "马克杯", "mug", "39.00", 0));
        put(product("P3", "tea", "龙井", "longjing tea", "128.00", 7));
    }

    @AfterAll
    void close() throws Exception {
        database.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    static Product product(String id, String category, String zh, String en, String price, int stock) {
        return new Product(
                id,
                category,
                new Localized(category, category),
                "general",
                new Localized(zh, en),
                Map.of(),
                Money.of(price, "CNY"),
                stock,
                true,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new Product.PricePoint(LocalDate.parse("2026-09-01"), Money.of("99.00", "CNY")),
                        new Product.PricePoint(LocalDate.parse("2026-11-01"), Money.of("79.00", "CNY")),
                        new Product.PricePoint(LocalDate.parse("2026-11-12"), Money.of(price, "CNY"))));
    }

    Order order(String shopper, Order.State state, int daysAgo) {
        String number = "XE20269" + String.format("%05d", ++numbers);
        Instant placed = NOW.minus(Duration.ofDays(daysAgo));
        boolean sent = state != Order.State.paid;
        Order order = new Order(
                number,
                shopper,
                "5678",
                state,
                List.of(new Order.Item("P1", new Localized("云朵保温杯", "cloud thermos"), 2, Money.of("88.00", "CNY"))),
                Money.of("176.00", "CNY"),
                placed,
                sent ? placed.plus(Duration.ofHours(5)) : null,
                state == Order.State.delivered ? placed.plus(Duration.ofDays(2)) : null,
                sent
                        ? new Order.Parcel(
                                new Localized("顺丰", "SF Express"),
                                "SF1",
                                List.of(new Order.Step(placed, new Localized("已揽收", "picked up"))))
                        : null,
                null,
                1);
        put(order);
        return order;
    }

    // ---- orders --------------------------------------------------------------------------------------------------

    @Test
    void anOrderIsFoundAsItIs() {
        Order order = order("ann", Order.State.shipped, 3);

        assertThat(orders().find(order.number())).contains(order);
        assertThat(orders().find(" " + order.number().toLowerCase(Locale.ROOT).replace("9", "9 ")))
                .contains(order);
    }

    @Test
    void anUnknownNumberIsNoOrder() {
        assertThat(orders().find("XE0000000000")).isEmpty();
        assertThat(orders().find("../products/P1")).isEmpty();
        assertThat(orders().find("")).isEmpty();
    }

    @Test
    void aShoppersOrdersComeNewestFirst() {
        Order old = order("bob", Order.State.delivered, 20);
        Order young = order("bob", Order.State.paid, 1);
        Order middle = order("bob", Order.State.shipped, 6);

        assertThat(orders().of("bob", 5)).containsExactly(young, middle, old);
        assertThat(orders().of("bob", 2)).containsExactly(young, middle);
        assertThat(orders().of("nobody & co", 5)).isEmpty();
    }

    // ---- products ------------------------------------------------------------------------------------------------

    @Test
    void aProductIsFoundAndListed() {
        assertThat(products().find("P3").map(Product::stock)).contains(7);
        assertThat(products().find("P3").map(Product::price)).contains(Money.of("128.00", "CNY"));
        assertThat(products().find("P99")).isEmpty();
        assertThat(products().find("P1/prices")).isEmpty();
        assertThat(products().list("drinkware", null, 10))
                .extracting(Product::id)
                .containsExactly("P1", "P2");
        assertThat(products().list(null, "龙井", 10)).extracting(Product::id).containsExactly("P3");
        assertThat(products().list(null, null, 2)).extracting(Product::id).containsExactly("P1", "P2");
    }

    @Test
    void theLowestPriceCountsTheOneThatHeldOnTheFirstDay() {
        assertThat(lowest("2026-11-05", "2026-11-20")).isEqualTo("79.00");
        assertThat(lowest("2026-11-12", "2026-11-20")).isEqualTo("128.00");
        assertThat(lowest("2026-10-01", "2026-10-20")).isEqualTo("99.00");
        assertThat(products().lowestPrice("P99", LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-20")))
                .isEmpty();
    }

    private String lowest(String from, String until) {
        return products()
                .lowestPrice("P3", LocalDate.parse(from), LocalDate.parse(until))
                .orElseThrow()
                .amount()
                .toPlainString();
    }

    @Test
    void aChangedPriceHoldsAtOnce() {
        assertThat(products().find("P2").map(Product::stock)).contains(0);

        products().change("P2", Money.of("35.50", "CNY"), 12);

        assertThat(products().find("P2").map(Product::price)).contains(Money.of("35.50", "CNY"));
        assertThat(products().find("P2").map(Product::stock)).contains(12);
        products().change("P2", Money.of("39.00", "CNY"), 0);
        assertThat(products().change("P99", null, 1)).isEmpty();
    }

    // ---- changes of orders ---------------------------------------------------------------------------------------

    private ConversationId id = ConversationId.next();

    @BeforeEach
    void openAConversation() {
        id = ConversationId.next();
        ledger().open(new Ledger.Opening(id, "hash", "zh-CN", null, null));
    }

    OrderWrite returning(Order order, String key, String caseNumber) {
        return new OrderWrite(
                key,
                "return",
                order.number(),
                order.version(),
                caseNumber,
                Order.State.returnRequested.name(),
                "noReason",
                new BigDecimal("88.00"),
                List.of(new OrderWrite.Goods("P1", "云朵保温杯", 1)));
    }

    private Outcome.Committed begun() {
        Outcome said = ledger().commit(new Transition.Say(
                id,
                new Transition.Command("shopper", "m" + ++numbers, "mac" + numbers),
                EventBody.Said.of("yes"),
                node));
        return (Outcome.Committed) said;
    }

    Outcome end(Outcome.Committed begun, @Nullable OrderWrite write) {
        return end(ledger(), begun, write);
    }

    Outcome end(Ledger ledger, Outcome.Committed begun, @Nullable OrderWrite write) {
        EventBody done = EventBody.answered("done", Language.EN, List.of(), List.of(), EventBody.Route.entrance, 1);
        return ledger.commit(new Transition.EndTurn(
                id,
                begun.after().epoch(),
                begun.after().turn(),
                begun.after().lastSeq(),
                List.of(done),
                null,
                null,
                write,
                "{}"));
    }

    Outcome.Committed turn() {
        return begun();
    }

    ConversationId conversation() {
        return id;
    }

    @Test
    void aReturnIsAtTheOrderOnceItWasTold() {
        Order order = order("cid", Order.State.delivered, 4);

        assertThat(end(begun(), returning(order, "k" + order.number(), "RT1" + order.number())))
                .isInstanceOf(Outcome.Committed.class);

        Order after = orders().find(order.number()).orElseThrow();
        assertThat(after.state()).isEqualTo(Order.State.returnRequested);
        assertThat(after.version()).isEqualTo(2);
        Order.Return returned = Objects.requireNonNull(after.returned());
        assertThat(returned.caseNumber()).isEqualTo("RT1" + order.number());
        assertThat(returned.refund()).isEqualTo(Money.of("88.00", "CNY"));
        assertThat(returned.goods()).extracting(Order.Item::quantity).containsExactly(1);
        assertThat(database().sql().run("select 1 from service_case where number = $1", "RT1" + order.number()))
                .hasSize(1);
    }

    @Test
    void anOrderThatMovedOnIsNotChanged() {
        Order order = order("dan", Order.State.delivered, 4);
        assertThat(end(begun(), returning(order, "first" + order.number(), "RT2" + order.number())))
                .isInstanceOf(Outcome.Committed.class);

        assertThat(end(begun(), returning(order, "second" + order.number(), "RT3" + order.number())))
                .isEqualTo(new Outcome.WriteRefused());

        assertThat(orders().find(order.number()).map(Order::version)).contains(2L);
    }

    @Test
    void aTurnThatWasTakenOverChangesNothing() {
        Order order = order("eve", Order.State.delivered, 4);
        Outcome.Committed begun = begun();
        ledger().commit(new Transition.Claim(
                id,
                new Transition.Command("agent:amei", "c1", "mac"),
                begun.after().epoch(),
                "amei"));

        assertThat(end(begun, returning(order, "k" + order.number(), "RT4" + order.number())))
                .isInstanceOf(Outcome.Stale.class);

        assertThat(orders().find(order.number()).map(Order::version)).contains(1L);
    }
}
