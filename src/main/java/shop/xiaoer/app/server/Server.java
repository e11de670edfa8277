package shop.xiaoer.app.server;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.answer.AnswerPipeline;
import shop.xiaoer.answer.model.Summarizer;
import shop.xiaoer.answer.model.Translator;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.catalog.Orders;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.connect.OutgoingHttp;
import shop.xiaoer.connect.webhook.Deliverer;
import shop.xiaoer.connect.webhook.PublicAddress;
import shop.xiaoer.connect.webhook.Webhooks;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.desk.Signature;
import shop.xiaoer.desk.SingleAnswers;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.desk.TurnRunner;
import shop.xiaoer.desk.agent.AgentAssist;
import shop.xiaoer.desk.agent.ReplyShelf;
import shop.xiaoer.desk.room.RoomDesk;
import shop.xiaoer.desk.room.RoomNotes;
import shop.xiaoer.desk.script.ScriptDesk;
import shop.xiaoer.entrance.Entrances;
import shop.xiaoer.handoff.DeskRules;
import shop.xiaoer.store.PgAttachments;
import shop.xiaoer.store.PgCannedReplies;
import shop.xiaoer.store.PgCaseNumbers;
import shop.xiaoer.store.PgDocuments;
import shop.xiaoer.store.PgLedger;
import shop.xiaoer.store.PgOfficeSettings;
import shop.xiaoer.store.PgOrders;
import shop.xiaoer.store.PgProducts;
import shop.xiaoer.store.PgProofAttempts;
import shop.xiaoer.store.PgSecrets;
import shop.xiaoer.store.PgServiceReports;
import shop.xiaoer.store.PgTags;
import shop.xiaoer.store.PgTalks;
import shop.xiaoer.store.PgWebhooks;
import shop.xiaoer.store.Sql;
import shop.xiaoer.store.account.PgAbilities;
import shop.xiaoer.store.account.PgAccounts;
import shop.xiaoer.store.account.PgApiKeys;
import shop.xiaoer.store.account.PgAuditTrail;
import shop.xiaoer.store.account.PgStaff;
import shop.xiaoer.store.embedded.FolderName;
import shop.xiaoer.text.WordTable;
import shop.xiaoer.web.EdgeParts;
import shop.xiaoer.web.HttpServer;

/** The running server: every part made, wired and started in order, stopped in reverse. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Duration OUTCOME_DEADLINE = Duration.ofSeconds(5);
    /** From the end of a turn to the end of a stream that waits for it. */
    private static final Duration ROOM = Duration.ofSeconds(5);

    private static final int TASKS = 4096;
    private static final int WEBHOOKS_TO_ONE = 4;

    private final StartedParts parts = new StartedParts();
    private final Settings settings;
    private final boolean isWarm;
    private final Clock clock = Clock.systemUTC();
    private int port;
    private @Nullable Starter starter;
    private @Nullable HttpServer http;

    private Server(Settings settings, boolean isWarm) {
        this.settings = settings;
        this.isWarm = isWarm;
    }

    /** Starts everything. Blocks until shoppers are served; what was started is stopped again where it fails. */
    public static Server start(Settings settings) {
        return start(new Server(settings, false));
    }

    /** The same, and asks it the shop's own questions: some seconds of them before the first shopper, the rest beside. */
    public static Server startWarm(Settings settings) {
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
        Ground ground = Ground.laid(settings, parts);
        Sql sql = ground.sql();
        WordTable words = ground.words();
        PgSecrets secrets = new PgSecrets(sql);
        PgAccounts accounts = new PgAccounts(sql, settings.accounts());
        PgCannedReplies replies = new PgCannedReplies(sql);
        PgTags tags = new PgTags(sql);
        DemoDesk demoDesk = new DemoDesk(replies, tags);
        CompletableFuture<Void> firstAccounts =
                CompletableFuture.runAsync(() -> new FirstAccounts(settings, accounts, demoDesk).create());

        PgOrders ownOrders = new PgOrders(sql);
        PgProducts ownProducts = new PgProducts(sql, clock, settings.zone());
        ShopSystem shop = parts.keep(new ShopSystem(ground.vertx(), settings.connector(), clock));
        Orders orders = shop.orders(ownOrders);
        Products products = shop.products(ownProducts, clock);
        KnowledgeKeeper knowledge = parts.keep(
                new KnowledgeKeeper(settings, new PgDocuments(sql), ownProducts, ownOrders, ground.vectors()));
        ground.tables().join();
        knowledge.start();
        joined(firstAccounts);

        PgOfficeSettings office = new PgOfficeSettings(sql);
        office.refresh();
        Supplier<DeskRules> deskFile = () -> knowledge.now().snapshot().desk();
        Starter tasks = new Starter(TASKS);
        starter = tasks;
        ThinkingPool thinking = parts.keep(new ThinkingPool());
        Models models = parts.keep(Models.open(ground.vertx(), settings.model()));
        PgProofAttempts attempts = new PgProofAttempts(sql);
        Entrances entrances = new Entrances(
                orders,
                products,
                attempts,
                new PgCaseNumbers(sql, clock, settings.zone()),
                words,
                office,
                clock,
                settings.zone());
        Answering answering = new Answering(
                knowledge,
                thinking,
                products,
                entrances,
                Answering.generator(models, ground.prompts(), knowledge, clock),
                words);
        AnswerPipeline pipeline = answering.full();

        Ledger ledger = shop.ledger(new PgLedger(sql, OUTCOME_DEADLINE), sql, words);
        ThisNode here = ThisNode.listening(settings, ground, parts);
        PgAttachments attachments = new PgAttachments(sql);
        Front front = new Front(knowledge, entrances, settings.zone());
        ChatDesks chat = ChatDesks.of(
                settings,
                sql,
                here,
                ledger,
                orders,
                pipeline,
                front,
                attempts,
                attachments,
                new Signature(secrets.key("signature")),
                () -> office.over(deskFile.get()),
                words,
                tasks,
                clock);
        AgentAssist assist = new AgentAssist(
                ledger,
                answering.suggester(),
                new Summarizer(models.model(), ground.prompts(), knowledge, thinking, words, clock),
                new Translator(models.model(), ground.prompts(), clock),
                chat.queue(),
                settings.model().total(),
                clock);
        Broadcasting broadcasting = new Broadcasting(
                settings,
                sql,
                here.id(),
                knowledge,
                products,
                models,
                ground.prompts(),
                ground.vectors(),
                tasks,
                clock);
        ScriptDesk scripts = broadcasting.desk();
        RoomDesk rooms =
                broadcasting.rooms(scripts.shelf(), answering.withoutModel(), pipeline, words, here.neighbours());
        here.bus().listen(new RoomNotes(here.id(), rooms, here.neighbours(), tasks));
        KeptPersonas personas = broadcasting.personas();
        Webhooks webhooks = new PgWebhooks(sql);
        Deliverer deliverer = new Deliverer(
                webhooks,
                parts.keep(new OutgoingHttp(ground.vertx(), WEBHOOKS_TO_ONE)),
                new PublicAddress(settings.privateWebhooks()),
                tasks::start,
                clock);
        // It listened before it is there: whoever is silenced from now on, hears so.
        here.node().enter(FolderName.of(settings.data()), settings.host());
        parts.keep(here.node()::leave);
        beat(here, chat, scripts, rooms, office, shop, deliverer, ground.served());
        HttpServer server = new HttpServer(
                ground.vertx(),
                new EdgeParts(
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
                        chat.conversations(),
                        attachments,
                        new SingleAnswers(pipeline, words, settings.model().total(), clock),
                        chat.agents(),
                        assist,
                        replies,
                        new ReplyShelf(ledger, front),
                        tags,
                        new PgTalks(sql),
                        chat.feed(),
                        accounts,
                        new PgAbilities(sql),
                        new PgAuditTrail(sql),
                        new PgStaff(sql, settings.accounts()),
                        new PgApiKeys(sql),
                        office,
                        deskFile,
                        office,
                        new PgServiceReports(sql, () -> deskFile.get().clock(), settings.zone()),
                        products,
                        scripts,
                        rooms,
                        broadcasting.recital(),
                        webhooks,
                        deliverer,
                        personas,
                        personas,
                        new Vitals(
                                ground.database(), knowledge, ground.prompts(), models, ground.vectors(), shop::health),
                        Gauges.of(chat.feed(), chat.turns(), chat.presence(), tasks),
                        clock));
        if (isWarm) {
            AnswerPipeline alone = answering.withoutModel(Warming.alone());
            openWarm(
                    server,
                    knowledge,
                    new SingleAnswers(alone, words, settings.model().total(), clock),
                    chat.turns());
        } else {
            listen(server);
        }
    }

    private void beat(
            ThisNode here,
            ChatDesks chat,
            ScriptDesk scripts,
            RoomDesk rooms,
            PgOfficeSettings office,
            ShopSystem shop,
            Deliverer webhooks,
            ServedDatabase database) {
        Clockwork clockwork = new Clockwork(parts);
        clockwork.heart(here.node(), chat.feed(), chat.turns());
        clockwork.desk(
                chat.feed(), chat.turns(), chat.agents(), chat.keeper(), scripts.writers(), shop, webhooks, database);
        clockwork.rooms(rooms.rounds());
        clockwork.office(office);
    }

    private void openWarm(HttpServer server, KnowledgeKeeper knowledge, SingleAnswers alone, TurnRunner turns) {
        Warming warming = parts.keep(new Warming(knowledge, alone, () -> turns.active() > 0));
        warming.first();
        listen(server);
        warming.begin();
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
        parts.close();
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
