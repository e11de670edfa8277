package shop.xiaoer.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.answer.AnswerPipeline;
import shop.xiaoer.answer.Generator;
import shop.xiaoer.answer.SilentGenerator;
import shop.xiaoer.answer.Suggester;
import shop.xiaoer.answer.Summarizer;
import shop.xiaoer.answer.Translator;
import shop.xiaoer.catalog.Orders;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.connect.OutgoingHttp;
import shop.xiaoer.connect.cluster.ClusterSettings;
import shop.xiaoer.connect.cluster.HazelcastLine;
import shop.xiaoer.connect.webhook.Deliverer;
import shop.xiaoer.connect.webhook.PublicAddress;
import shop.xiaoer.connect.webhook.Webhooks;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.desk.AgentAssist;
import shop.xiaoer.desk.AgentDesk;
import shop.xiaoer.desk.Belonging;
import shop.xiaoer.desk.ConversationDesk;
import shop.xiaoer.desk.EventFeed;
import shop.xiaoer.desk.FromOtherNodes;
import shop.xiaoer.desk.Handoffs;
import shop.xiaoer.desk.Neighbours;
import shop.xiaoer.desk.Presence;
import shop.xiaoer.desk.QueueKeeper;
import shop.xiaoer.desk.QueueView;
import shop.xiaoer.desk.ReplyShelf;
import shop.xiaoer.desk.ScriptDesk;
import shop.xiaoer.desk.Signature;
import shop.xiaoer.desk.SingleAnswers;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.desk.TurnRunner;
import shop.xiaoer.desk.room.RoomDesk;
import shop.xiaoer.desk.room.RoomNotes;
import shop.xiaoer.desk.room.RoomRounds;
import shop.xiaoer.entrance.Entrances;
import shop.xiaoer.handoff.DeskRules;
import shop.xiaoer.node.Lease;
import shop.xiaoer.node.NoteBus;
import shop.xiaoer.prompt.PromptLibrary;
import shop.xiaoer.store.Database;
import shop.xiaoer.store.PgAbilities;
import shop.xiaoer.store.PgAccounts;
import shop.xiaoer.store.PgApiKeys;
import shop.xiaoer.store.PgAttachments;
import shop.xiaoer.store.PgAuditTrail;
import shop.xiaoer.store.PgCannedReplies;
import shop.xiaoer.store.PgCaseNumbers;
import shop.xiaoer.store.PgDocuments;
import shop.xiaoer.store.PgLedger;
import shop.xiaoer.store.PgLine;
import shop.xiaoer.store.PgNode;
import shop.xiaoer.store.PgOfficeSettings;
import shop.xiaoer.store.PgOrders;
import shop.xiaoer.store.PgProducts;
import shop.xiaoer.store.PgProofAttempts;
import shop.xiaoer.store.PgRoster;
import shop.xiaoer.store.PgSecrets;
import shop.xiaoer.store.PgServiceReports;
import shop.xiaoer.store.PgStaff;
import shop.xiaoer.store.PgTags;
import shop.xiaoer.store.PgTalks;
import shop.xiaoer.store.PgTickets;
import shop.xiaoer.store.PgWebhooks;
import shop.xiaoer.store.RowLine;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.EmbeddedPostgres;
import shop.xiaoer.store.embedded.FolderLock;
import shop.xiaoer.store.embedded.FolderName;
import shop.xiaoer.text.Pinyin;
import shop.xiaoer.text.WordTable;
import shop.xiaoer.text.embed.OnnxEncoder;
import shop.xiaoer.text.embed.VectorCache;
import shop.xiaoer.web.HttpServer;

/** The running server: every part made, wired and started in order, stopped in reverse. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Duration DATABASE_START = Duration.ofSeconds(60);
    private static final Duration REVIVAL = Duration.ofSeconds(30);
    private static final Duration OUTCOME_DEADLINE = Duration.ofSeconds(5);
    /** From the end of a turn to the end of a stream that waits for it. */
    private static final Duration ROOM = Duration.ofSeconds(5);

    private static final int TASKS = 4096;
    private static final int WEBHOOKS_TO_ONE = 4;
    private static final int VECTORS = 200_000;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Settings settings;
    private final boolean isWarm;
    private final Clock clock = Clock.systemUTC();
    private int port;
    private @Nullable Starter starter;
    private @Nullable HttpServer http;
    private Runnable revival = () -> {};

    private Server(Settings settings, boolean isWarm) {
        this.settings = settings;
        this.isWarm = isWarm;
    }

    /** Starts everything. Blocks until shoppers are served; what was started is stopped again where it fails. */
    public static Server start(Settings settings) {
        return start(new Server(settings, false));
    }

    /** The same, and asks it the shop's own questions: some seconds of them before the first shopper, the rest beside. */
    static Server startWarm(Settings settings) {
        return start(new Server(settings, true));
    }

    private static Server start(Server server) {
        try {
            server.run();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    /** Waits for its end; its failure is thrown as it was. */
    private static void joined(CompletableFuture<Void> task) {
        try {
            task.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private void run() {
        HttpServer.requireFree(settings.host(), settings.port());
        folder(settings.data());
        CompletableFuture<OnnxEncoder> encoderSoon =
                CompletableFuture.supplyAsync(() -> OnnxEncoder.open(Prepared.encoderInto(settings.data())));
        // While the database starts, the processor has nothing else to do.
        CompletableFuture<Void> tables = CompletableFuture.runAsync(Pinyin::prepare);
        DatabaseAddress address = database();
        Database.migrate(address);
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        keep(() -> vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS));
        Database database = keep(Database.open(vertx, address));
        OnnxEncoder encoder = keep(encoderSoon.join());
        Prepared.into(settings.data());
        VectorCache vectors = keep(VectorCache.open(encoder, settings.data().resolve("vectors.bin"), VECTORS));
        WordTable words = WordTable.load();
        PromptLibrary prompts = PromptLibrary.load(settings.prompts());
        PgSecrets secrets = new PgSecrets(database.sql());
        PgAccounts accounts = new PgAccounts(database.sql(), settings.accounts());
        PgCannedReplies replies = new PgCannedReplies(database.sql());
        PgTags tags = new PgTags(database.sql());
        DemoDesk demoDesk = new DemoDesk(replies, tags);
        CompletableFuture<Void> firstAccounts =
                CompletableFuture.runAsync(() -> new FirstAccounts(settings, accounts, demoDesk).create());

        PgOrders ownOrders = new PgOrders(database.sql());
        PgProducts ownProducts = new PgProducts(database.sql(), clock, settings.zone());
        ShopSystem shop = keep(new ShopSystem(vertx, settings.connector(), clock));
        Orders orders = shop.orders(ownOrders);
        Products products = shop.products(ownProducts, clock);
        KnowledgeKeeper knowledge =
                keep(new KnowledgeKeeper(settings, new PgDocuments(database.sql()), ownProducts, ownOrders, vectors));
        tables.join();
        knowledge.start();
        joined(firstAccounts);

        PgOfficeSettings office = new PgOfficeSettings(database.sql());
        office.refresh();
        Supplier<DeskRules> rules = () -> office.over(knowledge.now().snapshot().desk());
        Starter tasks = new Starter(TASKS);
        starter = tasks;
        ThinkingPool thinking = keep(new ThinkingPool());
        Models models = keep(Models.open(vertx, settings.model()));
        PgProofAttempts attempts = new PgProofAttempts(database.sql());
        Entrances entrances = new Entrances(
                orders,
                products,
                attempts,
                new PgCaseNumbers(database.sql(), clock, settings.zone()),
                words,
                office,
                clock,
                settings.zone());
        Generator generator = Answering.generator(models, prompts, knowledge, clock);
        AnswerPipeline pipeline = new AnswerPipeline(knowledge, thinking, products, entrances, generator, words);

        Ledger ledger = shop.ledger(new PgLedger(database.sql(), OUTCOME_DEADLINE), database.sql(), words);
        UUID nodeId = TimeOrderedId.next();
        Lease lease = new Lease(System::nanoTime);
        NoteBus bus = keep(bus(nodeId, vertx, address, database));
        PgNode node = new PgNode(database.sql(), nodeId, lease, bus);
        Neighbours neighbours = new Neighbours(bus, node);
        EventFeed feed = new EventFeed(ledger, tasks, lease);
        Presence presence = new Presence();
        Handoffs handoffs = new Handoffs(
                words,
                presence::online,
                () -> rules.get().hours().opens(clock.instant().atZone(settings.zone())));
        PgTickets tickets = new PgTickets(database.sql());
        PgRoster roster = new PgRoster(database.sql(), node.id());
        QueueView queue = new QueueView(tickets, roster, presence, rules, settings.zone(), clock);
        Signature signature = new Signature(secrets.key("signature"));
        PgAttachments attachments = new PgAttachments(database.sql());
        Relay relay = new Relay();
        TurnRunner turns = new TurnRunner(
                ledger,
                feed,
                tasks,
                pipeline,
                handoffs,
                relay,
                node.id(),
                settings.model().total(),
                clock);
        AgentDesk agents = new AgentDesk(
                ledger, tickets, queue, feed, turns, neighbours, presence, tasks, signature, attachments, clock);
        relay.to(agents);
        QueueKeeper keeper = new QueueKeeper(tickets, roster, presence, queue, agents, settings.queue(), clock);
        Front front = new Front(knowledge, entrances, settings.zone());
        ConversationDesk desk = new ConversationDesk(
                ledger,
                feed,
                turns,
                neighbours,
                handoffs,
                front,
                new Belonging(ledger, orders, agents::joined),
                attempts,
                signature,
                attachments,
                words,
                node.id());

        AgentAssist assist = new AgentAssist(
                ledger,
                new Suggester(knowledge, thinking, products, generator, words),
                new Summarizer(models.model(), prompts, knowledge, thinking, words, clock),
                new Translator(models.model(), prompts, clock),
                queue,
                settings.model().total(),
                clock);
        Broadcasting broadcasting = new Broadcasting(
                settings, database.sql(), node.id(), knowledge, products, models, prompts, vectors, tasks, clock);
        ScriptDesk scripts = broadcasting.desk();
        RoomDesk rooms = broadcasting.rooms(
                scripts,
                new AnswerPipeline(knowledge, thinking, products, entrances, new SilentGenerator(), words),
                pipeline,
                words,
                neighbours);
        bus.listen(new FromOtherNodes(nodeId, feed, turns, agents, neighbours, tasks));
        bus.listen(new RoomNotes(nodeId, rooms, neighbours, tasks));
        KeptPersonas personas = broadcasting.personas();
        Webhooks webhooks = new PgWebhooks(database.sql());
        Deliverer deliverer = new Deliverer(
                webhooks,
                keep(new OutgoingHttp(vertx, WEBHOOKS_TO_ONE)),
                new PublicAddress(settings.privateWebhooks()),
                tasks::start,
                clock);
        PrometheusMeterRegistry metrics = metrics(feed, turns, presence, tasks);
        Vitals vitals = new Vitals(database, knowledge, prompts, models, vectors, shop::health);
        // It listened before it is there: whoever is silenced from now on, hears so.
        node.enter(FolderName.of(settings.data()), settings.host());
        keep(node::leave);
        beat(node, feed, turns, agents, keeper, scripts, shop, deliverer);
        beat(rooms.rounds());
        beat(office);
        HttpServer server = new HttpServer(
                vertx,
                new HttpServer.Parts(
                        settings.host(),
                        settings.port(),
                        settings.origins(),
                        settings.limits(),
                        settings.trustedProxies(),
                        settings.model().total().plus(ROOM),
                        Buffer.buffer(secrets.key("sessions")),
                        settings.identitySecret(),
                        tasks,
                        ledger,
                        desk,
                        attachments,
                        new SingleAnswers(pipeline, words, settings.model().total(), clock),
                        agents,
                        assist,
                        replies,
                        new ReplyShelf(ledger, front),
                        tags,
                        new PgTalks(database.sql()),
                        feed,
                        accounts,
                        new PgAbilities(database.sql()),
                        new PgAuditTrail(database.sql()),
                        new PgStaff(database.sql(), settings.accounts()),
                        new PgApiKeys(database.sql()),
                        office,
                        () -> knowledge.now().snapshot().desk(),
                        office,
                        new PgServiceReports(
                                database.sql(),
                                () -> knowledge.now().snapshot().desk().clock(),
                                settings.zone()),
                        products,
                        scripts,
                        rooms,
                        broadcasting.recital(),
                        webhooks,
                        deliverer,
                        personas,
                        personas,
                        vitals,
                        metrics,
                        clock));
        if (isWarm) {
            AnswerPipeline alone =
                    new AnswerPipeline(knowledge, Warming.alone(), products, entrances, new SilentGenerator(), words);
            Warming warming = keep(new Warming(
                    knowledge,
                    new SingleAnswers(alone, words, settings.model().total(), clock),
                    () -> turns.active() > 0));
            warming.first();
            listen(server);
            warming.begin();
        } else {
            listen(server);
        }
    }

    private void listen(HttpServer server) {
        port = server.start();
        http = server;
        LOG.info("ready on {}:{}", settings.host(), port);
    }

    private static void folder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("XIAOER_DATA: the folder " + folder + " cannot be made", e);
        }
    }

    /** How the nodes hear of each other. */
    private NoteBus bus(UUID node, Vertx vertx, DatabaseAddress address, Database database) {
        ClusterSettings cluster = settings.cluster();
        return cluster == null
                ? new NoteBus(node, PgLine.open(vertx, address, database.sql()))
                : new NoteBus(node, HazelcastLine.open(cluster), List.of(new RowLine(database.sql())));
    }

    private DatabaseAddress database() {
        DatabaseAddress external = settings.database();
        if (external != null) {
            keep(FolderLock.take(settings.data()));
            return external;
        }
        EmbeddedPostgres.bring(Prepared.folder(), settings.data());
        EmbeddedPostgres embedded = keep(EmbeddedPostgres.start(settings.data(), DATABASE_START));
        revival = () -> {
            if (embedded.revive(REVIVAL)) {
                LOG.warn("the embedded database had ended and was started again");
            }
        };
        return embedded.address();
    }

    /** Once a second: the lease, lost hints, owed turns and boards; now and then the places in the queue. */
    private void beat(
            PgNode node,
            EventFeed feed,
            TurnRunner turns,
            AgentDesk agents,
            QueueKeeper keeper,
            ScriptDesk scripts,
            ShopSystem shop,
            Deliverer webhooks) {
        heart(node, feed, turns);
        ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(
                2, Thread.ofVirtual().name("beat").factory());
        keep(clockwork::shutdownNow);
        every(clockwork, Duration.ofSeconds(1), "feed", feed::compare);
        every(clockwork, Duration.ofSeconds(1), "turns", turns::sweep);
        every(clockwork, Duration.ofSeconds(1), "boards", agents::catchUp);
        every(clockwork, Duration.ofSeconds(1), "assignment", keeper::beat);
        every(clockwork, Duration.ofSeconds(5), "scripts", scripts::takeOver);
        every(clockwork, Duration.ofSeconds(10), "queue", agents::refresh);
        every(clockwork, Duration.ofSeconds(15), "effects", shop::settle);
        every(clockwork, Duration.ofSeconds(1), "webhooks", webhooks::sweep);
        every(clockwork, Duration.ofMinutes(5), "old webhooks", webhooks::tidy);
        every(clockwork, Duration.ofSeconds(2), "database", () -> revival.run());
    }

    /** What another node was told in the office holds here within a second. */
    private void beat(PgOfficeSettings office) {
        ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("office").factory());
        keep(clockwork::shutdownNow);
        every(clockwork, Duration.ofMillis(500), "office", office::refresh);
    }

    /** The lease's clock is its own: nothing that waits for another node or a shop's system may make it late. */
    private void heart(PgNode node, EventFeed feed, TurnRunner turns) {
        ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("heart").factory());
        keep(() -> {
            clockwork.shutdown();
            if (!clockwork.awaitTermination(3, TimeUnit.SECONDS)) {
                clockwork.shutdownNow();
            }
        });
        every(
                clockwork,
                Duration.ofSeconds(1),
                "lease",
                () -> node.beat(() -> {
                    turns.stopAll();
                    feed.compare();
                }));
    }

    /** A room's clock is its own, so that no other work makes a host stammer. */
    private void beat(RoomRounds rooms) {
        ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(
                2, Thread.ofVirtual().name("rooms").factory());
        keep(clockwork::shutdownNow);
        every(clockwork, Duration.ofMillis(100), "rooms", rooms::beat);
        every(clockwork, Duration.ofSeconds(1), "rooms' sweep", rooms::sweep);
        ScheduledExecutorService windows = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("windows").factory());
        keep(windows::shutdownNow);
        every(windows, Duration.ofMillis(400), "looks into rooms", rooms::look);
    }

    private static void every(ScheduledExecutorService clockwork, Duration pause, String what, Runnable work) {
        ScheduledFuture<?> _ = clockwork.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (StoreUnavailable e) {
                        LOG.warn("{}: {}", what, e.getMessage());
                    } catch (RuntimeException e) {
                        LOG.error("{} failed", what, e);
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private PrometheusMeterRegistry metrics(EventFeed feed, TurnRunner turns, Presence presence, Starter tasks) {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(metrics);
        new JvmThreadMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
        new UptimeMetrics().bindTo(metrics);
        Gauge.builder("xiaoer.streams.open", feed, EventFeed::openStreams)
                .description("shoppers' open streams")
                .register(metrics);
        Gauge.builder("xiaoer.turns.running", turns, TurnRunner::active)
                .description("turns of the bot under way")
                .register(metrics);
        Gauge.builder("xiaoer.agents.online", presence, Presence::online)
                .description("agents at the desk")
                .register(metrics);
        Gauge.builder("xiaoer.tasks.running", tasks, Starter::running)
                .description("virtual threads at work")
                .register(metrics);
        return metrics;
    }

    /** Sends everybody away, lets what runs come to its end within the drain's deadline, and stops in reverse order. */
    @Override
    public void close() {
        HttpServer open = http;
        if (open != null) {
            open.stop();
        }
        Starter tasks = starter;
        if (tasks != null) {
            drain(tasks);
        }
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("a part did not stop cleanly: {}", e.toString());
            }
        }
    }

    private void drain(Starter tasks) {
        try {
            if (!tasks.drain(settings.drain())) {
                LOG.warn("{} tasks were cut at the end of the drain; their turns are owed", tasks.running());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
