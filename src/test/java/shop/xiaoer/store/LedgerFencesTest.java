package shop.xiaoer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.OrderWrite;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Outcome.Committed;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.conversation.Transition;
import shop.xiaoer.conversation.Transition.Command;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.testing.TestDatabase;
import shop.xiaoer.text.Language;

/** The fences of the ledger on a real database: whoever comes too late writes nothing at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerFencesTest {
    private final Vertx vertx = Vertx.vertx();
    private final UUID node = UUID.randomUUID();
    private Database database;
    private PgLedger ledger;
    private ConversationId id = ConversationId.next();
    private int ids;

    @BeforeAll
    void openTheLedger() {
        DatabaseAddress address = TestDatabase.fresh();
        Database.migrate(address);
        database = Database.open(vertx, address);
        ledger = new PgLedger(database.sql(), Duration.ofSeconds(5));
    }

    @AfterAll
    void closeTheLedger() throws Exception {
        database.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @BeforeEach
    void openAConversation() {
        id = ConversationId.next();
        assertThat(ledger.open(new Ledger.Opening(id, "hash", "zh-CN", null, null)))
                .isTrue();
    }

    // ---- moves ---------------------------------------------------------------------------------------------------

    private Command shopper(String clientId) {
        return new Command("shopper", clientId, "mac-" + clientId);
    }

    private Outcome say(String clientId) {
        return ledger.commit(new Transition.Say(id, shopper(clientId), EventBody.Said.of("words"), node));
    }

    private Outcome say() {
        return say("m" + ++ids);
    }

    private Outcome draft(long epoch, long turn) {
        return ledger.commit(new Transition.BeginDraft(id, epoch, turn));
    }

    private Outcome end(long epoch, long turn, long through, @Nullable OrderWrite write) {
        EventBody answer = EventBody.answered("an answer", Language.EN, List.of(), List.of(), EventBody.Route.known, 1);
        return ledger.commit(
                new Transition.EndTurn(id, epoch, turn, through, List.of(answer), null, null, write, "{}"));
    }

    private Outcome end(long epoch, long turn, long through) {
        return end(epoch, turn, through, null);
    }

    private Outcome handOff(long epoch, long turn) {
        return ledger.commit(new Transition.HandOff(id, epoch, turn, asked(), List.of(), Language.ZH, "summary", "{}"));
    }

    private static EventBody.HandoffRequested asked() {
        return new EventBody.HandoffRequested(HandoffReason.shopperAsked, 0, "a person comes", List.of());
    }

    private Outcome human(String clientId) {
        return ledger.commit(new Transition.AskForPerson(id, shopper(clientId), asked(), Language.ZH, "asked"));
    }

    private Outcome claim(String agent, String clientId, long epoch) {
        return ledger.commit(
                new Transition.Claim(id, new Command("agent:" + agent, clientId, "claim" + epoch), epoch, agent));
    }

    private Outcome agentSay(String agent, long epoch, String clientId) {
        return ledger.commit(new Transition.AgentSay(
                id,
                new Command("agent:" + agent, clientId, "mac-" + clientId),
                epoch,
                agent,
                EventBody.Said.of("hello")));
    }

    private Outcome handBack(String agent, long epoch) {
        return ledger.commit(
                new Transition.HandBack(id, new Command("agent:" + agent, "back" + ++ids, "mac"), epoch, agent));
    }

    private Outcome backToBot(String clientId, long epoch) {
        EventBody.Said pressed = new EventBody.Said("Back to the assistant", "backToBot", null, null);
        return ledger.commit(new Transition.BackToBot(id, shopper(clientId), epoch, pressed));
    }

    private Conversation row() {
        return ledger.find(id).orElseThrow();
    }

    private List<ConversationEvent> events() {
        return ledger.events(id, 0, 1000);
    }

    private List<String> kinds() {
        return events().stream().map(event -> event.body().kind()).toList();
    }

    private static Committed done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Committed.class);
        return (Committed) outcome;
    }

    // ---- the shopper's words -------------------------------------------------------------------------------------

    @Test
    void theFirstWordsBeginATurn() {
        Committed said = done(say());

        assertThat(said.begun()).isEqualTo(1L);
        assertThat(said.events()).extracting(ConversationEvent::seq).containsExactly(1L);
        assertThat(row().owesAnswer()).isTrue();
    }

    @Test
    void theSameIdAgainBurnsNoSeq() {
        done(say("one"));

        assertThat(say("one"))
                .isInstanceOfSatisfying(
                        Outcome.Repeated.class, again -> assertThat(again.seq()).isEqualTo(1));
        assertThat(ledger.commit(new Transition.Say(
                        id, new Command("shopper", "one", "other"), EventBody.Said.of("other"), node)))
                .isInstanceOf(Outcome.IdReused.class);
        assertThat(done(say("two")).events().getFirst().seq()).isEqualTo(2);
    }

    @Test
    void anIdBelongsToWordsOrToACommand() {
        done(say("one"));
        assertThat(human("one")).isInstanceOf(Outcome.IdReused.class);
        done(human("two"));
        assertThat(say("two")).isInstanceOf(Outcome.IdReused.class);
        Committed claimed = done(claim("amei", "three", row().epoch()));
        assertThat(agentSay("amei", claimed.after().epoch(), "three")).isInstanceOf(Outcome.IdReused.class);

        assertThat(kinds()).containsExactly("said", "handoffRequested", "agentJoined");
    }

    @Test
    void concurrentTwinsAreOneMessage() throws Exception {
        List<Outcome> outcomes = atOnce(8, () -> say("twin"));

        assertThat(outcomes.stream().filter(Committed.class::isInstance)).hasSize(1);
        assertThat(outcomes.stream().filter(Outcome.Repeated.class::isInstance)).hasSize(7);
        assertThat(events()).hasSize(1);
        assertThat(row().lastSeq()).isEqualTo(1);
    }

    @Test
    void concurrentMessagesLeaveNoGap() throws Exception {
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> all = IntStream.range(0, 40)
                    .mapToObj(number -> many.submit(() -> say("c" + number)))
                    .toList();
            for (Future<Outcome> one : all) {
                done(one.get());
            }
        }

        assertThat(events())
                .extracting(ConversationEvent::seq)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 40).mapToObj(Long::valueOf).toList());
    }

    // ---- turns ---------------------------------------------------------------------------------------------------

    @Test
    void aNewerMessageSupersedesATurnThatShowedNothing() {
        done(say());
        assertThat(done(say()).begun()).isEqualTo(2L);

        assertThat(draft(1, 1)).isInstanceOf(Outcome.Stale.class);
        assertThat(end(1, 1, 1)).isInstanceOf(Outcome.Stale.class);
        assertThat(kinds()).containsExactly("said", "said");
        assertThat(ledger.decisions(id)).isEmpty();

        done(end(1, 2, 2));
        assertThat(row().owesAnswer()).isFalse();
    }

    @Test
    void aTurnThatShowedADraftIsNotSuperseded() {
        done(say());
        done(draft(1, 1));

        assertThat(done(say()).begun()).isNull();
        done(end(1, 1, 1));
        assertThat(row().owesAnswer())
                .as("the newer message makes its own turn")
                .isTrue();
        assertThat(done(ledger.commit(new Transition.BeginTurn(id, node))).begun())
                .isEqualTo(2L);
    }

    @Test
    void aTurnEndsOnce() {
        done(say());
        done(end(1, 1, 1));

        assertThat(end(1, 1, 1)).isInstanceOf(Outcome.Stale.class);
        assertThat(kinds()).containsExactly("said", "answered");
    }

    @Test
    void anOwedTurnIsFoundAndTakenOnce() throws Exception {
        done(say());
        assertThat(ledger.owed(node, 1000))
                .as("its node is unknown to the table of nodes")
                .contains(id);

        done(ledger.commit(new Transition.BeginTurn(id, node)));
        assertThat(end(1, 1, 1)).as("the runner before is stale").isInstanceOf(Outcome.Stale.class);
        done(end(1, 2, 1));
        assertThat(ledger.owed(node, 1000)).doesNotContain(id);
        assertThat(ledger.commit(new Transition.BeginTurn(id, node))).isInstanceOf(Outcome.Stale.class);
    }

    // ---- owners --------------------------------------------------------------------------------------------------

    @Test
    void underAnOldEpochNothingIsWritten() {
        done(say());
        done(draft(1, 1));
        done(claim("amei", "c", 1));

        assertThat(draft(1, 1)).isInstanceOf(Outcome.Stale.class);
        assertThat(end(1, 1, 1)).isInstanceOf(Outcome.Stale.class);
        assertThat(handOff(1, 1)).isInstanceOf(Outcome.Stale.class);
        assertThat(end(2, 1, 1)).as("the right epoch, a stopped turn").isInstanceOf(Outcome.Stale.class);
        assertThat(kinds()).containsExactly("said", "agentJoined");
        assertThat(ledger.decisions(id)).isEmpty();
    }

    @Test
    void aClaimIsOneTransactionUnderANewEpoch() {
        done(say());
        Committed claimed = done(claim("amei", "c", 1));

        assertThat(claimed.after().owner()).isEqualTo(Owner.agent);
        assertThat(claimed.after().epoch()).isEqualTo(2);
        assertThat(claimed.events()).hasSize(1);
        assertThat(claimed.events().getFirst().epoch()).isEqualTo(2);
        assertThat(claim("amei", "c", 1)).isInstanceOf(Outcome.Repeated.class);
        assertThat(claim("ben", "c", 1)).isEqualTo(new Outcome.AlreadyClaimed("amei"));
        assertThat(row().owesAnswer()).isFalse();
    }

    @Test
    void aClaimOfAnotherEpochIsStale() {
        assertThat(claim("amei", "c", 7)).isInstanceOf(Outcome.Stale.class);
        assertThat(row().owner()).isEqualTo(Owner.bot);
        assertThat(events()).isEmpty();
    }

    @Test
    void ofManyClaimsOneWins() throws Exception {
        List<Outcome> outcomes = atOnce(8, () -> claim("agent" + UUID.randomUUID(), "c", 1));

        assertThat(outcomes.stream().filter(Committed.class::isInstance)).hasSize(1);
        assertThat(outcomes.stream().filter(Outcome.AlreadyClaimed.class::isInstance))
                .hasSize(7);
        assertThat(kinds()).containsExactly("agentJoined");
    }

    @Test
    void anAnswerAndAClaimAtOnceLeaveALogWithoutABotAfterThePerson() throws Exception {
        for (int race = 0; race < 30; race++) {
            openAConversation();
            done(say());
            try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Outcome> answer = both.submit(() -> end(1, 1, 1));
                Future<Outcome> claim = both.submit(() -> claim("amei", "c", 1));
                answer.get();
                done(claim.get());
            }
            assertThat(kinds()).endsWith("agentJoined");
        }
    }

    @Test
    void aHandoffTakesTheBotsWordAndOpensOneTicket() {
        done(say());
        Committed handed = done(handOff(1, 1));

        assertThat(handed.after().owner()).isEqualTo(Owner.none);
        assertThat(handed.after().epoch()).isEqualTo(2);
        assertThat(handed.after().answeredThrough()).isEqualTo(handed.after().lastSaid());
        assertThat(new PgTickets(database.sql())
                        .open().stream().filter(ticket -> ticket.conversation().equals(id)))
                .hasSize(1);
        long stands = handed.events().getLast().seq();
        assertThat(human("h"))
                .isInstanceOfSatisfying(
                        Outcome.Repeated.class, again -> assertThat(again.seq()).isEqualTo(stands));
        assertThat(done(say()).begun())
                .as("the bot is silent while a person is awaited")
                .isNull();
    }

    @Test
    void theWayBackIsOneMoveWithTheWordThatAskedForIt() {
        done(human("h"));

        Committed back = done(backToBot("b", 2));

        assertThat(kinds()).containsExactly("handoffRequested", "said", "handedBack");
        assertThat(events().stream().map(ConversationEvent::epoch)).containsExactly(2L, 2L, 3L);
        assertThat(back.after().owner()).isEqualTo(Owner.bot);
        assertThat(row().owesAnswer()).isFalse();
        assertThat(new PgTickets(database.sql())
                        .open().stream().filter(ticket -> ticket.conversation().equals(id)))
                .isEmpty();
        assertThat(backToBot("b", 2))
                .isInstanceOfSatisfying(
                        Outcome.Repeated.class, again -> assertThat(again.seq()).isEqualTo(2));
        assertThat(kinds()).hasSize(3);
        assertThat(done(say()).begun()).isNotNull();
    }

    @Test
    void theWayBackTakesNoIdThatACommandHad() {
        done(human("h"));

        assertThat(backToBot("h", 2)).isInstanceOf(Outcome.IdReused.class);
        assertThat(row().owner()).isEqualTo(Owner.none);
    }

    @Test
    void ofAClaimAndTheWayBackOneWinsAndTheOtherLeavesNothing() throws Exception {
        for (int race = 0; race < 30; race++) {
            openAConversation();
            done(human("h"));
            try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Outcome> back = both.submit(() -> backToBot("b", 2));
                Future<Outcome> claim = both.submit(() -> claim("amei", "c", 2));
                boolean isBack = back.get() instanceof Committed;
                assertThat(claim.get() instanceof Committed).isNotEqualTo(isBack);
                assertThat(kinds())
                        .isEqualTo(
                                isBack
                                        ? List.of("handoffRequested", "said", "handedBack")
                                        : List.of("handoffRequested", "agentJoined"));
            }
        }
    }

    @Test
    void aTurnThatEndsWithoutAWordIsRecordedAsDropped() {
        done(say());

        done(ledger.commit(new Transition.EndTurn(id, 1, 1, 1, List.of(), null, null, null, "{}")));

        assertThat(ledger.decisions(id)).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo("dropped");
            assertThat(entry.seq()).isNull();
        });
        assertThat(row().owesAnswer()).isFalse();
    }

    @Test
    void afterAHandBackWhatWasSaidBeforeIsNotAnswered() {
        done(say());
        done(claim("amei", "c", 1));
        done(say());
        assertThat(handBack("ben", 2)).isInstanceOf(Outcome.Stale.class);
        Committed back = done(handBack("amei", 2));

        assertThat(back.after().owner()).isEqualTo(Owner.bot);
        assertThat(back.after().epoch()).isEqualTo(3);
        assertThat(back.after().answeredThrough()).isEqualTo(back.after().lastSaid());
        assertThat(back.after().entrance()).isNull();
        assertThat(row().owesAnswer()).isFalse();
        assertThat(agentSay("amei", 2, "late")).isInstanceOf(Outcome.Stale.class);
        assertThat(done(say()).begun()).isNotNull();
    }

    @Test
    void onlyWhoOwnsItSpeaks() {
        done(claim("amei", "c", 1));

        assertThat(agentSay("ben", 2, "x")).isInstanceOf(Outcome.Stale.class);
        Committed said = done(agentSay("amei", 2, "x"));
        assertThat(agentSay("amei", 2, "x")).isInstanceOf(Outcome.Repeated.class);
        assertThat(said.events().getFirst().author()).isEqualTo(new Author(Author.Kind.agent, "amei"));
    }

    // ---- effects -------------------------------------------------------------------------------------------------

    private String order() {
        String number = "XE" + UUID.randomUUID();
        Money price = new Money(new BigDecimal("68.00"), "CNY");
        new PgOrders(database.sql())
                .add(List.of(new Order(
                        number.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", ""),
                        "somebody",
                        "5678",
                        Order.State.delivered,
                        List.of(),
                        price,
                        Instant.now().minusSeconds(900),
                        Instant.now().minusSeconds(800),
                        Instant.now().minusSeconds(700),
                        null,
                        null,
                        1)));
        return number.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    private Order order(String number) {
        return new PgOrders(database.sql()).find(number).orElseThrow();
    }

    private static OrderWrite write(String key, String order, long version) {
        return new OrderWrite(
                key,
                "return",
                order,
                version,
                "R-" + key,
                "returnRequested",
                "faulty",
                new BigDecimal("68.00"),
                List.of());
    }

    @Test
    void anEffectIsWrittenWithTheEventThatTellsOfIt() {
        String number = order();
        done(say());
        done(end(1, 1, 1, write(id + ":1", number, order(number).version())));

        assertThat(order(number).state()).isEqualTo(Order.State.returnRequested);
        assertThat(kinds()).containsExactly("said", "answered");
    }

    @Test
    void theSameEffectAgainWritesNothing() {
        String number = order();
        done(say());
        done(end(1, 1, 1, write(id + ":1", number, order(number).version())));
        Order after = order(number);
        done(say());

        assertThat(end(1, 2, 3, write(id + ":1", number, after.version()))).isInstanceOf(Outcome.WriteRefused.class);
        assertThat(order(number)).isEqualTo(after);
        assertThat(kinds()).containsExactly("said", "answered", "said");
        assertThat(row().owesAnswer()).isTrue();
    }

    @Test
    void anOrderThatChangedSinceRefusesTheWrite() {
        String number = order();
        Order before = order(number);
        done(say());

        assertThat(end(1, 1, 1, write(id + ":1", number, before.version() + 1)))
                .isInstanceOf(Outcome.WriteRefused.class);
        assertThat(order(number)).isEqualTo(before);
        assertThat(kinds()).containsExactly("said");
    }

    @Test
    void aStaleTurnDoesNothingToAnOrder() {
        String number = order();
        Order before = order(number);
        done(say());
        done(claim("amei", "c", 1));

        assertThat(end(1, 1, 1, write(id + ":1", number, before.version()))).isInstanceOf(Outcome.Stale.class);
        assertThat(order(number)).isEqualTo(before);
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> all = many.invokeAll(
                    IntStream.range(0, times).mapToObj(ignored -> work).toList());
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> one : all) {
                results.add(one.get());
            }
            return results;
        }
    }
}
