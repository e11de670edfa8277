package shop.xiaoer.connect.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.catalog.Orders;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.catalog.ShopUnavailable;
import shop.xiaoer.connect.OutgoingHttp;
import shop.xiaoer.connect.testing.FakeShop;
import shop.xiaoer.conversation.Effects;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Transition;
import shop.xiaoer.store.PgEffects;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/** The contract over the connector before a shop's own system, and what only a connector can meet. */
class ConnectedShopTest extends ShopContract {
    private final FakeShop shop = FakeShop.start();
    private final OutgoingHttp http = new OutgoingHttp(vertx, 8);
    private final ShopProducts products = new ShopProducts(calls(), Clock.systemUTC());
    private final ShopLedger ledger = over(calls());

    private ShopLedger over(ShopCalls calls) {
        return new ShopLedger(tables(), new PgEffects(database().sql()), new ShopWrites(calls), WordTable.load());
    }

    private ShopCalls calls() {
        return new ShopCalls(http, shop.settings(), Clock.systemUTC());
    }

    @AfterAll
    void stop() {
        http.close();
        shop.close();
    }

    @Override
    Orders orders() {
        return new ShopOrders(calls());
    }

    @Override
    Products products() {
        return products;
    }

    @Override
    Ledger ledger() {
        return ledger;
    }

    @Override
    void put(Order order) {
        shop.add(order);
    }

    @Override
    void put(Product product) {
        shop.add(product);
    }

    private String note() {
        return ledger.notes(conversation()).getLast().text();
    }

    private long effects(String state) {
        return database()
                .sql()
                .first(
                        "select count(*) as n from effect where conversation = $1 and state = $2",
                        conversation().value(),
                        state)
                .orElseThrow()
                .getLong("n");
    }

    @Test
    void aChangeWhoseAnswerWasLostIsAskedForByItsKeyAndMadeOnce() {
        Order order = order("lost", Order.State.delivered, 4);
        int before = shop.made().size();
        shop.loseAnswers(1);

        assertThat(end(turn(), returning(order, "lost:1", "RT-lost"))).isInstanceOf(Outcome.Committed.class);

        assertThat(shop.made()).hasSize(before + 1).contains("RT-lost");
        assertThat(shop.heard()).contains("GET /requests/lost%3A1");
        assertThat(orders().find(order.number()).map(Order::version)).contains(2L);
    }

    @Test
    void whoTookOverWhileTheShopWorkedIsTold() {
        Order order = order("over", Order.State.delivered, 4);
        Outcome.Committed begun = turn();
        // The claim comes between the shop's yes and the words that would tell of it.
        PgEffects effects = new PgEffects(database().sql());
        assertThat(effects.begin(
                        conversation(),
                        begun.after().epoch(),
                        begun.after().turn(),
                        returning(order, "over:1", "RT-over"),
                        List.of()))
                .isInstanceOf(Effects.Fresh.class);
        ledger.commit(new Transition.Claim(
                conversation(),
                new Transition.Command("agent:amei", "c2", "mac"),
                begun.after().epoch(),
                "amei"));

        Outcome outcome = end(begun, returning(order, "over:1", "RT-other"));

        assertThat(outcome).isInstanceOf(Outcome.Stale.class);
        assertThat(shop.made()).contains("RT-over").doesNotContain("RT-other");
        assertThat(note()).contains("RT-over", order.number());
    }

    @Test
    void aTurnThatDiedAfterTheYesIsTakenUpWithTheWordsAndTheCaseOfTheFirst() {
        Order order = order("died", Order.State.delivered, 4);
        Outcome.Committed first = turn();
        EventBody words =
                EventBody.answered("case RT-died", Language.EN, List.of(), List.of(), EventBody.Route.entrance, 1);
        new PgEffects(database().sql())
                .begin(
                        conversation(),
                        first.after().epoch(),
                        first.after().turn(),
                        returning(order, "died:1", "RT-died"),
                        List.of(words));

        Outcome outcome = end(first, returning(order, "died:1", "RT-died-again"));

        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(((Outcome.Committed) outcome).events().getFirst().body()).isEqualTo(words);
        assertThat(shop.made()).contains("RT-died").doesNotContain("RT-died-again");
        assertThat(effects("done")).isEqualTo(1);
    }

    @Test
    void anUnknownOutcomeGoesToAPersonAndIsFoundOutLater() {
        Order order = order("away", Order.State.delivered, 4);
        Outcome.Committed begun = turn();
        // Calls of its own: the faults would keep the other tests' calls from a shop that works.
        ShopLedger alone = over(calls());
        shop.goAway(true);

        assertThat(end(alone, begun, returning(order, "away:1", "RT-away"))).isEqualTo(new Outcome.WriteRefused());

        assertThat(note()).contains("RT-away", "不要重复办理");
        assertThat(effects("begun")).isEqualTo(1);
        shop.goAway(false);
        database().sql().change("update effect set at = at - interval '1 hour' where key = 'away:1'");
        over(calls()).settle();
        assertThat(effects("failed")).isEqualTo(1);
        assertThat(note()).contains("RT-away", "没有办成");
    }

    @Test
    void aProductIsKeptForAMomentAndAnOrderNever() {
        Order order = order("kept", Order.State.paid, 1);
        ShopProducts fresh = new ShopProducts(calls(), Clock.systemUTC());
        int before = shop.heard().size();

        fresh.find("P1");
        fresh.find("P1");
        orders().find(order.number());
        orders().find(order.number());

        assertThat(shop.heard().subList(before, shop.heard().size()))
                .containsExactly("GET /products/P1", "GET /orders/" + order.number(), "GET /orders/" + order.number());
        ShopProducts later = new ShopProducts(calls(), Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
        later.find("P1");
        assertThat(shop.heard().getLast()).isEqualTo("GET /products/P1");
    }

    @Test
    void aWrongSecretIsAFaultAndNoEmptyShelf() {
        ShopSettings wrong =
                new ShopSettings(shop.url(), "another-secret-that-is-long-enough-000", Duration.ofSeconds(2), "CNY");

        assertThatThrownBy(() -> new ShopOrders(new ShopCalls(http, wrong, Clock.systemUTC())).of("ann", 5))
                .isInstanceOf(ShopUnavailable.class)
                .hasMessageContaining("401");
    }
}
