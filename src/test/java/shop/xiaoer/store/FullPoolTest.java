package shop.xiaoer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Transition;
import shop.xiaoer.conversation.Transition.Command;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.testing.TestDatabase;
import shop.xiaoer.text.Language;

/** More moves that come too late than there are connections: each is told so over the one connection that it holds. */
class FullPoolTest {
    private static final int CONNECTIONS = 2;
    private static final int AT_ONCE = 12;
    /** Over it the moves below would be refused as StoreUnavailable; nothing here waits for it. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final EventBody.HandoffRequested ASKED =
            new EventBody.HandoffRequested(HandoffReason.shopperAsked, 0, "a person comes", List.of());
    private static final UUID NODE = UUID.randomUUID();
    private static final long PASSED = 7;

    private final Vertx vertx = Vertx.vertx();

    @SuppressWarnings("NullAway.Init")
    private PgLedger ledger;

    @BeforeEach
    void openASmallPool() {
        DatabaseAddress address = TestDatabase.fresh();
        Database.migrate(address);
        ledger = new PgLedger(
                new Sql(
                        PgBuilder.pool()
                                .using(vertx)
                                .connectingTo(new PgConnectOptions()
                                        .setHost(address.host())
                                        .setPort(address.port())
                                        .setUser(address.user())
                                        .setPassword(address.password())
                                        .setDatabase(address.database()))
                                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                                .build(),
                        DEADLINE),
                Duration.ZERO);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static Transition late(String move, ConversationId id, Command command) {
        return switch (move) {
            case "claim" -> new Transition.Claim(id, command, PASSED, "amei");
            case "beginTurn" -> new Transition.BeginTurn(id, NODE);
            case "beginDraft" -> new Transition.BeginDraft(id, PASSED, 1);
            case "endTurn" -> new Transition.EndTurn(id, PASSED, 1, 1, List.of(), null, null, null, "{}");
            case "handOff" -> new Transition.HandOff(id, PASSED, 1, ASKED, List.of(), Language.ZH, "summary", "{}");
            case "agentSay" -> new Transition.AgentSay(id, command, PASSED, "amei", EventBody.Said.of("hello"));
            case "handBack" -> new Transition.HandBack(id, command, PASSED, "amei");
            case "backToBot" -> new Transition.BackToBot(id, command, PASSED, EventBody.Said.of("go on"));
            case "release" -> new Transition.Release(id, command, PASSED, "amei");
            case "note" -> new Transition.Note(id, command, PASSED, "amei", "a note");
            case "close" -> new Transition.Close(id, command, PASSED, new Author(Author.Kind.agent, "amei"));
            default -> throw new IllegalArgumentException(move);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claim",
                "beginTurn",
                "beginDraft",
                "endTurn",
                "handOff",
                "agentSay",
                "handBack",
                "backToBot",
                "release",
                "note",
                "close"
            })
    void everyLateMoveIsToldThatItIsStale(String move) throws Exception {
        List<ConversationId> ids =
                IntStream.range(0, AT_ONCE).mapToObj(ignored -> opened()).toList();

        List<Outcome> outcomes = new ArrayList<>();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> all = ids.stream()
                    .map(id -> many.submit(() -> ledger.commit(late(move, id, new Command("agent:amei", "c1", "mac")))))
                    .toList();
            for (Future<Outcome> one : all) {
                outcomes.add(one.get());
            }
        }

        assertThat(outcomes)
                .hasSize(AT_ONCE)
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Stale.class,
                                stale -> assertThat(stale.now().epoch()).isEqualTo(1)));
        assertThat(ids).allSatisfy(id -> assertThat(lastSeq(id)).isZero());
    }

    private ConversationId opened() {
        ConversationId id = ConversationId.next();
        ledger.open(new Ledger.Opening(id, "hash", "zh-CN", null, null));
        return id;
    }

    private long lastSeq(ConversationId id) {
        return ledger.find(id).orElseThrow().lastSeq();
    }
}
