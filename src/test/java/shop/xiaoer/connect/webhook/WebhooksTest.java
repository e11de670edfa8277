package shop.xiaoer.connect.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.connect.OutgoingHttp;
import shop.xiaoer.connect.Signature;
import shop.xiaoer.connect.testing.Receiver;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.conversation.Transition;
import shop.xiaoer.llm.testing.Waiting;
import shop.xiaoer.store.Database;
import shop.xiaoer.store.PgLedger;
import shop.xiaoer.store.PgWebhooks;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.testing.TestDatabase;
import shop.xiaoer.text.Language;

/** What happens is told to whoever wants to hear of it: all of it, in order, signed, and whoever fails holds nobody up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhooksTest {
    private static final String SECRET = "whsec_of-this-test";

    private final Vertx vertx = Vertx.vertx();
    private final OutgoingHttp http = new OutgoingHttp(vertx, 4);
    private final UUID node = UUID.randomUUID();
    private Database database;
    private PgLedger ledger;
    private PgWebhooks webhooks;
    private Receiver receiver;
    private UUID endpoint = TimeOrderedId.next();
    private int ids;

    @BeforeAll
    void open() {
        DatabaseAddress address = TestDatabase.fresh();
        Database.migrate(address);
        database = Database.open(vertx, address);
        ledger = new PgLedger(database.sql(), Duration.ofSeconds(5));
        webhooks = new PgWebhooks(database.sql());
    }

    @AfterAll
    void close() throws Exception {
        http.close();
        database.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @BeforeEach
    void wantToHear() {
        receiver = Receiver.start();
        endpoint = added(receiver.url(), Webhooks.GROUPS);
    }

    @AfterEach
    void forget() {
        webhooks.all().forEach(one -> webhooks.remove(one.id(), "admin"));
        receiver.close();
    }

    private UUID added(String url, List<String> events) {
        UUID id = TimeOrderedId.next();
        assertThat(webhooks.add(id, url, SECRET, events, "admin")).isTrue();
        return id;
    }

    private Deliverer deliverer(boolean privateToo) {
        return new Deliverer(webhooks, http, new PublicAddress(privateToo), WebhooksTest::beside, Clock.systemUTC());
    }

    private static boolean beside(String name, Runnable task) {
        Thread.ofVirtual().name(name).start(task);
        return true;
    }

    private ConversationId opened() {
        ConversationId id = ConversationId.next();
        ledger.open(new Ledger.Opening(id, "hash", "zh-CN", null, null));
        return id;
    }

    private void say(ConversationId id, String text) {
        String client = "m" + ++ids;
        ledger.commit(new Transition.Say(
                id, new Transition.Command("shopper", client, "mac-" + client), EventBody.Said.of(text), node));
    }

    private void human(ConversationId id) {
        ledger.commit(new Transition.AskForPerson(
                id,
                new Transition.Command("shopper", "h" + ++ids, "mac"),
                new EventBody.HandoffRequested(HandoffReason.shopperAsked, 0, "a person comes", List.of()),
                Language.ZH,
                "asked"));
    }

    private void sweepUntil(String what, BooleanSupplier done) {
        Deliverer deliverer = deliverer(true);
        Waiting.until(what, () -> {
            deliverer.sweep();
            return done.getAsBoolean();
        });
    }

    private List<String> texts(ConversationId id) {
        return receiver.taken().stream()
                .map(got -> got.body().path("data"))
                .filter(data -> data.path("conversation").asText().equals(id.toString()))
                .map(data -> data.path("text").asText())
                .toList();
    }

    private void now() {
        database.sql().change("update webhook_delivery set next_at = clock_timestamp() where state = 'waiting'");
        database.sql().change("update webhook_endpoint set resume_at = clock_timestamp()");
    }

    // ---- what is told --------------------------------------------------------------------------------------------

    @Test
    void anEventIsToldSignedAndOnce() {
        ConversationId id = opened();
        say(id, "hello, my phone is 13812345678");
        human(id);

        sweepUntil("two deliveries", () -> receiver.taken().size() == 2);

        assertThat(receiver.got())
                .extracting(Receiver.Got::type)
                .containsExactly("conversation.said", "handoff.requested");
        Receiver.Got said = receiver.got().getFirst();
        assertThat(said.body().at("/data/seq").asLong()).isEqualTo(1);
        assertThat(said.body().at("/data/author/kind").asText()).isEqualTo("shopper");
        assertThat(said.body().at("/data/text").asText())
                .contains("hello")
                .contains("*******5678")
                .doesNotContain("13812345678");
        assertThat(said.id()).hasSize(36);
        long at = Long.parseLong(said.signature().replaceAll("t=(\\d+),.*", "$1"));
        assertThat(said.signature()).isEqualTo(Signature.of(SECRET, Instant.ofEpochSecond(at), said.raw()));
        sweepUntil(
                "both are written off",
                () -> webhooks.find(endpoint).orElseThrow().waiting() == 0);
        assertThat(receiver.got()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "handoff, handoff.requested",
        "handoff.requested, handoff.requested",
        "conversation.said, conversation.said"
    })
    void onlyWhatIsWantedIsTold(String events, String type) {
        webhooks.remove(endpoint, "admin");
        endpoint = added(receiver.url(), List.of(events));
        ConversationId id = opened();
        say(id, "hello");
        human(id);

        assertThat(webhooks.deliveries(endpoint, 10))
                .extracting(Webhooks.Delivery::type)
                .containsExactly(type);
    }

    @Test
    void nothingIsOwedWhereNothingWasWritten() {
        ConversationId id = opened();
        Transition.Command command = new Transition.Command("shopper", "twice", "mac");
        ledger.commit(new Transition.Say(id, command, EventBody.Said.of("hello"), node));
        ledger.commit(new Transition.Say(id, command, EventBody.Said.of("hello"), node));

        assertThat(webhooks.deliveries(endpoint, 10)).hasSize(1);
    }

    @Test
    void nothingIsWrittenDownForNobody() {
        webhooks.remove(endpoint, "admin");
        say(opened(), "hello");

        assertThat(database.sql().run("select 1 from webhook_delivery")).isEmpty();
    }

    // ---- failing -------------------------------------------------------------------------------------------------

    @Test
    void oneConversationStaysInOrderAndHoldsNoOtherUp() {
        ConversationId one = opened();
        ConversationId other = opened();
        receiver.answer(body ->
                body.at("/data/text").asText().equals("one 1") && receiver.got().size() < 4 ? 500 : 200);
        say(one, "one 1");
        say(one, "one 2");
        say(other, "other 1");
        say(one, "one 3");
        say(other, "other 2");

        sweepUntil("the other", () -> texts(other).size() == 2 && waiting(other) == 0);
        assertThat(texts(one)).isEmpty();
        receiver.answer(body -> 200);
        now();
        sweepUntil("the one", () -> texts(one).size() == 3);

        assertThat(texts(one)).containsExactly("one 1", "one 2", "one 3");
        assertThat(texts(other)).containsExactly("other 1", "other 2");
    }

    private long waiting(ConversationId of) {
        return webhooks.deliveries(endpoint, 50).stream()
                .filter(delivery -> delivery.subject().equals(of.toString()))
                .filter(delivery -> delivery.state().equals("waiting"))
                .count();
    }

    @Test
    void theSameDeliveryComesAgainWithTheSameIdAndBytes() {
        receiver.answer(body -> 503);
        say(opened(), "hello");
        sweepUntil(
                "a first try",
                () -> receiver.got().size() == 1
                        && webhooks.deliveries(endpoint, 1).getFirst().fault() != null);
        receiver.answer(body -> 200);
        now();

        sweepUntil("a second try", () -> receiver.taken().size() == 1);

        assertThat(receiver.got())
                .extracting(Receiver.Got::raw)
                .containsExactly(
                        receiver.got().getFirst().raw(),
                        receiver.got().getFirst().raw());
        Waiting.until(
                "done",
                () -> webhooks.deliveries(endpoint, 1).getFirst().state().equals("done"));
        assertThat(webhooks.deliveries(endpoint, 1).getFirst().attempts()).isEqualTo(2);
    }

    @Test
    void anEndpointThatFailsIsLeftAloneAndHoldsNoOtherUp() {
        try (Receiver broken = Receiver.start()) {
            broken.answer(body -> 500);
            UUID failing = added(broken.url(), Webhooks.GROUPS);
            for (int i = 0; i < 12; i++) {
                say(opened(), "hello " + i);
            }

            sweepUntil(
                    "the other",
                    () -> receiver.taken().size() == 12 && broken.got().size() >= 5);
            Waiting.until("left alone", () -> !webhooks.owed().contains(failing));

            assertThat(broken.got()).hasSize(5);
            Webhooks.Endpoint shown = webhooks.find(failing).orElseThrow();
            assertThat(shown.waiting()).isEqualTo(12);
            assertThat(shown.lastFault()).isEqualTo("status 500");
            broken.answer(body -> 200);
            webhooks.resume(failing, "admin");
            now();
            sweepUntil("all of it", () -> broken.taken().size() == 12);
        }
    }

    @Test
    void afterADayADeliveryIsParkedAndShownAndMayBeSentAgain() {
        receiver.answer(body -> 500);
        ConversationId id = opened();
        say(id, "hello");
        say(id, "again");
        database.sql()
                .change("update webhook_delivery set give_up_at = clock_timestamp() where type = 'conversation.said'");

        sweepUntil("parked", () -> webhooks.find(endpoint).orElseThrow().parked() >= 1);
        now();
        sweepUntil("both parked", () -> webhooks.find(endpoint).orElseThrow().parked() == 2);

        receiver.answer(body -> 200);
        UUID delivery = webhooks.deliveries(endpoint, 10).getLast().id();
        assertThat(webhooks.resend(endpoint, delivery, "admin")).isTrue();
        now();
        sweepUntil("sent again", () -> receiver.taken().size() == 1);
        assertThat(receiver.taken().getFirst().id()).isEqualTo(delivery.toString());
        assertThat(database.sql()
                        .run(
                                "select 1 from audit where act = 'webhook sent again' and subject = $1",
                                delivery.toString()))
                .hasSize(1);
    }

    @Test
    void aRedirectIsNotFollowed() {
        receiver.answer(body -> 302);
        say(opened(), "hello");

        sweepUntil(
                "a try",
                () -> "status 302"
                        .equals(webhooks.deliveries(endpoint, 1).getFirst().fault()));

        assertThat(receiver.got()).hasSize(1);
    }

    @Test
    void aPrivateAddressIsNotCalled() {
        assertThat(deliverer(false)
                        .test(webhooks.target(endpoint).orElseThrow())
                        .fault())
                .contains("https");
        assertThat(receiver.got()).isEmpty();
        assertThat(deliverer(true).test(webhooks.target(endpoint).orElseThrow()).status())
                .isEqualTo(200);
    }

    @Test
    void nobodyListeningIsAFaultLikeAnyOther() {
        webhooks.remove(endpoint, "admin");
        endpoint = added("http://127.0.0.1:1/hook", Webhooks.GROUPS);
        say(opened(), "hello");

        sweepUntil("a fault", () -> webhooks.deliveries(endpoint, 1).getFirst().fault() != null);

        assertThat(webhooks.deliveries(endpoint, 1).getFirst().state()).isEqualTo("waiting");
    }

    // ---- several nodes, and what people do -----------------------------------------------------------------------

    @Test
    void twoNodesSendEachOnceAndInOrder() {
        List<ConversationId> talks = List.of(opened(), opened(), opened());
        for (int i = 0; i < 10; i++) {
            for (ConversationId id : talks) {
                say(id, "word " + i);
            }
        }
        Deliverer first = deliverer(true);
        Deliverer second = deliverer(true);

        Waiting.until("all", () -> {
            first.sweep();
            second.sweep();
            return receiver.taken().size() >= 30;
        });

        assertThat(receiver.taken())
                .extracting(Receiver.Got::id)
                .doesNotHaveDuplicates()
                .hasSize(30);
        for (ConversationId id : talks) {
            assertThat(texts(id))
                    .containsExactly(
                            "word 0", "word 1", "word 2", "word 3", "word 4", "word 5", "word 6", "word 7", "word 8",
                            "word 9");
        }
    }

    @Test
    void aPausedEndpointIsOwedAndToldWhenItIsResumed() {
        webhooks.pause(endpoint, "admin");
        say(opened(), "hello");
        assertThat(webhooks.owed()).isEmpty();
        assertThat(webhooks.find(endpoint).orElseThrow().waiting()).isEqualTo(1);

        webhooks.resume(endpoint, "admin");

        sweepUntil("told", () -> receiver.taken().size() == 1);
    }

    @Test
    void oneThatIsOwedTooMuchIsStopped() {
        webhooks.pause(endpoint, "admin");
        ConversationId id = opened();
        say(id, "one");
        say(id, "two");
        webhooks.tidy(Duration.ofDays(7), 1);
        say(id, "three");

        Webhooks.Endpoint stopped = webhooks.find(endpoint).orElseThrow();
        assertThat(stopped.state()).isEqualTo(Webhooks.State.stopped);
        assertThat(stopped.waiting()).isEqualTo(2);
    }
}
