package shop.xiaoer.desk.testing;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import shop.xiaoer.account.Abilities;
import shop.xiaoer.account.Account;
import shop.xiaoer.account.Accounts;
import shop.xiaoer.account.Role;
import shop.xiaoer.answer.Answerer;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.desk.Belonging;
import shop.xiaoer.desk.ConversationDesk;
import shop.xiaoer.desk.EventFeed;
import shop.xiaoer.desk.Handoffs;
import shop.xiaoer.desk.Neighbours;
import shop.xiaoer.desk.ShopFront;
import shop.xiaoer.desk.Signature;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.desk.TurnRunner;
import shop.xiaoer.desk.agent.AgentDesk;
import shop.xiaoer.desk.agent.FromOtherNodes;
import shop.xiaoer.desk.agent.Presence;
import shop.xiaoer.desk.agent.QueueView;
import shop.xiaoer.handoff.DeskRules;
import shop.xiaoer.handoff.Roster;
import shop.xiaoer.handoff.Tickets;
import shop.xiaoer.node.Lease;
import shop.xiaoer.node.NoteBus;
import shop.xiaoer.store.Database;
import shop.xiaoer.store.PgLedger;
import shop.xiaoer.store.PgLine;
import shop.xiaoer.store.PgNode;
import shop.xiaoer.store.PgOrders;
import shop.xiaoer.store.PgProofAttempts;
import shop.xiaoer.store.PgRoster;
import shop.xiaoer.store.PgTickets;
import shop.xiaoer.store.RowLine;
import shop.xiaoer.store.account.PgAbilities;
import shop.xiaoer.store.account.PgAccounts;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.testing.TestDatabase;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/** The whole desk of one node on a database of its own, with a bot of the test's. */
public final class TestDesk {
    /** The one entrance of its shop. */
    public static final String ENTRANCE = "trackOrder";

    public final UUID node = UUID.randomUUID();
    public final Lease lease = new Lease(System::nanoTime);
    public final Neighbours neighbours;
    private final NoteBus bus;
    private final PgNode here;
    private final ScheduledExecutorService clockwork =
            Executors.newScheduledThreadPool(1, Thread.ofVirtual().factory());
    public final Starter starter = new Starter(1000);
    public final AheadClock clock = new AheadClock();
    public final PgLedger ledger;
    public final EventFeed feed;
    public final TurnRunner turns;
    public final ConversationDesk desk;
    public final AgentDesk agents;
    public final Tickets tickets;
    public final Roster roster;
    public final Presence presence = new Presence();
    public final QueueView view;
    private final Answerer answerer;
    private final DatabaseAddress address;
    private final Vertx vertx = Vertx.vertx();
    private final Database database;

    public TestDesk(Answerer answerer) {
        this(answerer, tickets -> tickets);
    }

    public TestDesk(Answerer answerer, UnaryOperator<Tickets> around) {
        this(answerer, around, migrated());
    }

    private static DatabaseAddress migrated() {
        DatabaseAddress address = TestDatabase.fresh();
        Database.migrate(address);
        return address;
    }

    /** The same desk at another node. */
    public TestDesk another() {
        return new TestDesk(answerer, tickets -> tickets, address);
    }

    /** A desk whose nodes have no bus that reaches the others: each hears itself, and rows go between them. */
    public static TestDesk split(Answerer answerer) {
        return new TestDesk(answerer, tickets -> tickets, migrated(), true);
    }

    public TestDesk anotherSplit() {
        return new TestDesk(answerer, tickets -> tickets, address, true);
    }

    private TestDesk(Answerer answerer, UnaryOperator<Tickets> around, DatabaseAddress address) {
        this(answerer, around, address, false);
    }

    private TestDesk(Answerer answerer, UnaryOperator<Tickets> around, DatabaseAddress address, boolean isSplit) {
        this.answerer = answerer;
        this.address = address;
        database = Database.open(vertx, address);
        ledger = new PgLedger(database.sql(), Duration.ofSeconds(10));
        bus = isSplit
                ? new NoteBus(node, new OwnLine(), List.of(new RowLine(database.sql())))
                : new NoteBus(node, PgLine.open(vertx, address, database.sql()));
        here = new PgNode(database.sql(), node, lease, bus);
        here.enter(node.toString(), "127.0.0.1");
        neighbours = new Neighbours(bus, here);
        feed = new EventFeed(ledger, starter, lease);
        WordTable words = WordTable.load();
        Handoffs handoffs = new Handoffs(words, presence::online);
        Signature signature = new Signature(new byte[32]);
        MemoryAttachments attachments = new MemoryAttachments();
        turns = new TurnRunner(
                ledger,
                feed,
                starter,
                answerer,
                handoffs,
                (id, turn, outcome, card) -> {},
                node,
                Duration.ofSeconds(60),
                clock);
        tickets = around.apply(new PgTickets(database.sql()));
        roster = new PgRoster(database.sql(), node);
        view = new QueueView(tickets, roster, presence, () -> DeskRules.STANDARD, ZoneOffset.UTC, clock);
        agents = new AgentDesk(
                ledger, tickets, view, feed, turns, neighbours, presence, starter, signature, attachments, clock);
        desk = new ConversationDesk(
                ledger,
                feed,
                turns,
                neighbours,
                handoffs,
                new OneEntrance(),
                new Belonging(ledger, new PgOrders(database.sql()), agents::joined),
                new PgProofAttempts(database.sql()),
                signature,
                attachments,
                words,
                node);
        bus.listen(new FromOtherNodes(node, feed, turns, agents, neighbours, starter));
        beat();
    }

    /** As the server does: its lease is renewed and its streams are compared with the rows. */
    private void beat() {
        ScheduledFuture<?> _ = clockwork.scheduleWithFixedDelay(
                () -> {
                    here.beat(() -> {
                        turns.stopAll();
                        feed.compare();
                    });
                    feed.compare();
                },
                500,
                500,
                TimeUnit.MILLISECONDS);
    }

    /** Its heart stops: no lease is renewed any more, though its threads live on. */
    public void stopItsHeart() {
        clockwork.shutdownNow();
    }

    private record OneEntrance() implements ShopFront {
        @Override
        public List<Option> entrances(Language language) {
            return List.of(new Option(ENTRANCE, "Where is my parcel?"));
        }

        @Override
        public Optional<String> entranceLabel(String name, Language language) {
            return name.equals(ENTRANCE) ? Optional.of("Where is my parcel?") : Optional.empty();
        }

        @Override
        public String notice(Language language) {
            return "AI";
        }

        @Override
        public String name(Language language) {
            return "shop";
        }

        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }
    }

    /** An agent whose account and display name are the same. */
    public void account(String name, String language, int capacity) {
        new PgAccounts(database.sql(), Accounts.Rules.STANDARD)
                .create(new Account(name, Role.agent, Language.of(language), name, true), "a-password-of-agents");
        new PgAbilities(database.sql()).set("admin", name, new Abilities.Change(null, null, capacity));
    }

    public ConversationId opened() {
        ConversationId id = ConversationId.next();
        ledger.open(new Ledger.Opening(id, "hash", "en-US", null, null));
        return id;
    }

    public Conversation row(ConversationId id) {
        return ledger.find(id).orElseThrow();
    }

    public List<String> kinds(ConversationId id) {
        return ledger.events(id, 0, 1000).stream()
                .map(event -> event.body().kind())
                .toList();
    }

    public void close() throws Exception {
        clockwork.shutdownNow();
        starter.drain(Duration.ofSeconds(10));
        here.leave();
        bus.close();
        database.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
