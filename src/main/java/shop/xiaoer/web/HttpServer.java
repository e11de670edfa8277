package shop.xiaoer.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.account.Abilities;
import shop.xiaoer.account.Accounts;
import shop.xiaoer.account.ApiKeys;
import shop.xiaoer.account.AuditTrail;
import shop.xiaoer.account.Staff;
import shop.xiaoer.broadcast.PlatformProfiles;
import shop.xiaoer.broadcast.driver.Recital;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.connect.webhook.Deliverer;
import shop.xiaoer.connect.webhook.Webhooks;
import shop.xiaoer.conversation.Attachments;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.desk.AgentAssist;
import shop.xiaoer.desk.AgentDesk;
import shop.xiaoer.desk.ConversationDesk;
import shop.xiaoer.desk.EventFeed;
import shop.xiaoer.desk.PersonaFiles;
import shop.xiaoer.desk.Personas;
import shop.xiaoer.desk.ReplyShelf;
import shop.xiaoer.desk.ScriptDesk;
import shop.xiaoer.desk.SingleAnswers;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.desk.room.RoomDesk;
import shop.xiaoer.entrance.EntranceSwitches;
import shop.xiaoer.handoff.CannedReplies;
import shop.xiaoer.handoff.DeskRules;
import shop.xiaoer.handoff.DeskSettings;
import shop.xiaoer.handoff.ServiceReports;
import shop.xiaoer.handoff.Tags;
import shop.xiaoer.handoff.Talks;
import shop.xiaoer.wire.Outgoing;

/** What is served, and where. */
public final class HttpServer {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final String CHAT = "xiaoer.chat.v1";
    private static final String AGENT = "xiaoer.agent.v1";
    private static final String ROOM = "xiaoer.room.v1";
    private static final int LARGEST_BODY = 1 << 20;
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final double FRAMES_A_SECOND = 10;
    private static final double FRAMES_AT_ONCE = 30;
    private static final double ROOM_FRAMES_A_SECOND = 200;
    private static final double ROOM_FRAMES_AT_ONCE = 400;
    private static final Map<Integer, String> CODES = Map.of(
            400,
            "badJson",
            401,
            "unauthenticated",
            403,
            "forbidden",
            404,
            "notFound",
            405,
            "methodNotAllowed",
            413,
            "tooLarge",
            414,
            "tooLarge",
            415,
            "badField",
            503,
            "overloaded");

    private final Vertx vertx;
    private final Parts parts;
    private final Access access;
    private final VisitorLimits visitors;
    private final Set<FrameSocket> sockets = ConcurrentHashMap.newKeySet();
    private final SocketSessions sessions;
    private volatile long sweeping;
    private volatile io.vertx.core.http.@Nullable HttpServer server;

    /**
     * What the edge stands on.
     *
     * @param origins other sites whose pages may open sockets and call the API
     * @param limits whether frames and requests are counted
     * @param proxies whose word on where a request comes from is believed
     * @param deskFile hours and skills where the office says nothing
     * @param patience how long an answer may take, with some room
     */
    public record Parts(
            String host,
            int port,
            List<String> origins,
            boolean limits,
            TrustedProxies proxies,
            Duration patience,
            Buffer sessionKey,
            @Nullable String identitySecret,
            Starter starter,
            Ledger ledger,
            ConversationDesk conversations,
            Attachments attachments,
            SingleAnswers answers,
            AgentDesk agents,
            AgentAssist assist,
            CannedReplies replies,
            ReplyShelf shelf,
            Tags tags,
            Talks talks,
            EventFeed feed,
            Accounts accounts,
            Abilities abilities,
            AuditTrail trail,
            Staff staff,
            ApiKeys keys,
            DeskSettings desk,
            Supplier<DeskRules> deskFile,
            EntranceSwitches entrances,
            ServiceReports reports,
            Products products,
            ScriptDesk scripts,
            RoomDesk rooms,
            Recital recital,
            Webhooks webhooks,
            Deliverer deliverer,
            Personas personas,
            PersonaFiles personaFiles,
            Health health,
            PrometheusMeterRegistry metrics,
            Clock clock) {}

    public HttpServer(Vertx vertx, Parts parts) {
        this.vertx = vertx;
        this.parts = parts;
        this.visitors = new VisitorLimits(parts.proxies(), parts.limits());
        this.sessions = new SocketSessions(parts.accounts(), parts.keys());
        this.access = new Access(
                vertx, parts.sessionKey(), parts.identitySecret(), parts.accounts(), parts.keys(), parts.clock());
    }

    /**
     * Opens the port. Blocks.
     *
     * @return the port, where 0 was asked for the one that was given
     * @throws IllegalStateException where the port cannot be had
     */
    public int start() {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(parts.host())
                .setPort(parts.port())
                .setWebSocketSubProtocols(List.of(CHAT, AGENT, ROOM))
                .setMaxWebSocketFrameSize(LARGEST_BODY)
                .setMaxWebSocketMessageSize(LARGEST_BODY)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setCompressionSupported(true)
                .setTcpNoDelay(true)
                .setIdleTimeout(90)
                .setMaxInitialLineLength(8192);
        Router router = router();
        try {
            io.vertx.core.http.HttpServer opened = vertx.createHttpServer(options)
                    .requestHandler(router)
                    .invalidRequestHandler(HttpServer::invalid)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            server = opened;
            sweeping =
                    vertx.setPeriodic(SWEEP.toMillis(), timer -> parts.starter().start("sessions", this::sweep));
            return opened.actualPort();
        } catch (ExecutionException | TimeoutException e) {
            throw cannotOpen(parts.host(), parts.port(), cause(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at start", e);
        }
    }

    /**
     * Looks whether the port can be had, before a start that takes seconds; the opening itself decides.
     *
     * @throws IllegalStateException where it cannot
     */
    public static void requireFree(String host, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw cannotOpen(host, port, String.valueOf(e.getMessage()), e);
        }
    }

    private static IllegalStateException cannotOpen(String host, int port, String why, Exception cause) {
        return new IllegalStateException(
                "port " + port + " on " + host + " cannot be opened: " + why
                        + ". Choose another with XIAOER_PORT, or end what uses it",
                cause);
    }

    private static String cause(Exception e) {
        return e.getCause() == null
                ? String.valueOf(e.getMessage())
                : String.valueOf(e.getCause().getMessage());
    }

    private static void invalid(HttpServerRequest request) {
        request.response()
                .setStatusCode(400)
                .putHeader("Content-Type", "application/problem+json")
                .end(Outgoing.object()
                        .put("status", 400)
                        .put("code", "badJson")
                        .put("detail", "the request cannot be read")
                        .toString());
    }

    private Router router() {
        Router router = Router.router(vertx);
        AddressLimits limits = new AddressLimits(parts.proxies(), parts.limits());
        if (parts.limits()) {
            List.of("/ws/*", "/api/*", "/v1/*")
                    .forEach(path -> router.route(path).handler(limits::check));
        }
        router.get("/ws/chat").handler(context -> upgrade(context, CHAT, socket -> chat(context, socket)));
        router.get("/ws/agent").handler(context -> upgrade(context, AGENT, socket -> agent(context, socket)));
        router.get("/ws/rooms/:id").handler(context -> upgrade(context, ROOM, socket -> room(context, socket)));
        router.route("/api/*").handler(this::origin);
        Routes routes = new Routes(router, parts.starter(), access, parts.proxies());
        new AttachmentRoutes(parts.conversations(), parts.ledger(), parts.attachments()).on(routes);
        router.route("/v1/*").handler(this::origin);
        router.route("/v1/*").handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        router.route("/get_auto_play_item").handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        router.route("/api/*").handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        new ConversationRoutes(
                        parts.conversations(),
                        parts.ledger(),
                        access,
                        parts.feed(),
                        parts.starter(),
                        parts.patience(),
                        visitors,
                        parts.agents().supervision())
                .on(routes);
        new ReplyRoutes(parts.replies(), parts.shelf()).on(routes);
        new TagRoutes(parts.tags(), parts.ledger()).on(routes);
        new TalkRoutes(parts.talks(), parts.conversations().zone()).on(routes);
        new AccountRoutes(parts.accounts(), access, limits).on(routes);
        AbilityRoutes abilities = new AbilityRoutes(parts.abilities());
        abilities.on(routes);
        new StaffRoutes(parts.staff(), abilities).on(routes);
        new KeyRoutes(parts.keys(), parts.clock()).on(routes);
        new HoursRoutes(parts.desk(), parts.deskFile(), parts.conversations().zone(), parts.clock()).on(routes);
        new EntranceRoutes(parts.entrances()).on(routes);
        new SkillRoutes(parts.desk(), parts.deskFile(), parts.abilities()).on(routes);
        new AuditRoutes(parts.trail()).on(routes);
        new ServiceReportRoutes(parts.reports(), parts.conversations().zone(), parts.clock()).on(routes);
        new ProductRoutes(parts.products(), parts.trail()).on(routes);
        scripts(routes);
        new WebhookRoutes(parts.webhooks(), parts.deliverer()).on(routes);
        new OpenAiRoutes(parts.answers(), parts.patience(), parts.clock()).on(routes);
        new HealthRoutes(parts.health(), parts.metrics()).on(routes);
        new Pages().serve(router);
        CODES.forEach((status, code) -> router.errorHandler(
                status, context -> Routes.send(context, Reply.problem(status, code, context.normalizedPath()))));
        router.errorHandler(500, context -> {
            LOG.error("a request failed", context.failure());
            Routes.send(context, Reply.problem(500, "internal", "a fault of the server"));
        });
        return router;
    }

    private void scripts(Routes routes) {
        PlatformProfiles platforms = PlatformProfiles.standard();
        new PersonaRoutes(parts.personas(), parts.personaFiles()).on(routes);
        new ScriptRoutes(parts.scripts(), new ScriptRequestReader(parts.personas(), platforms, parts.products()))
                .on(routes);
        new ScriptReviewRoutes(parts.scripts(), parts.products()).on(routes);
        new ScriptExportRoutes(parts.scripts(), platforms).on(routes);
        new ScriptVoiceRoutes(parts.scripts(), parts.recital()).on(routes);
        new ArchiveRoutes(parts.scripts()).on(routes);
        new RoomRoutes(parts.rooms(), platforms, parts.clock()).on(routes);
        new RoomReplyRoutes(parts.rooms().book(), parts.rooms().replies()).on(routes);
        new RoomVoiceRoutes(parts.rooms().book(), parts.recital()).on(routes);
    }

    private void sweep() {
        sessions.sweep(sockets);
    }

    // ---- sockets -------------------------------------------------------------------------------------------------

    private interface Opener {
        FrameSocket open(ServerWebSocket socket);
    }

    private void upgrade(RoutingContext context, String protocol, Opener opener) {
        Optional<Reply> refusal = Upgrade.refusal(context.request());
        if (refusal.isPresent()) {
            Routes.send(context, refusal.get());
            return;
        }
        String offered = context.request().getHeader("Sec-WebSocket-Protocol");
        boolean offers = offered != null
                && Arrays.stream(offered.split(",")).map(String::strip).anyMatch(protocol::equals);
        if (!offers) {
            Routes.send(context, Reply.problem(400, "badSubprotocol", "the subprotocol must be " + protocol));
            return;
        }
        if (!fromHere(context)) {
            Routes.send(context, Reply.problem(403, "forbidden", "Origin: is not allowed"));
            return;
        }
        context.request().toWebSocket().onSuccess(socket -> {
            FrameSocket opened = opener.open(socket);
            SocketRules.watch(context.request().connection(), opened::breach);
            sockets.add(opened);
            socket.endHandler(ended -> sockets.remove(opened));
        });
    }

    private FrameSocket chat(RoutingContext context, ServerWebSocket socket) {
        return new ChatSocket(
                vertx,
                socket,
                parts.starter(),
                rate(),
                parts.proxies().address(context.request()),
                parts.conversations(),
                parts.agents(),
                parts.feed(),
                access,
                visitors.of(context.request()));
    }

    private FrameSocket agent(RoutingContext context, ServerWebSocket socket) {
        return new AgentSocket(
                vertx,
                socket,
                parts.starter(),
                rate(),
                parts.proxies().address(context.request()),
                parts.agents(),
                parts.assist(),
                access,
                parts.clock(),
                parts.conversations().zone());
    }

    private FrameSocket room(RoutingContext context, ServerWebSocket socket) {
        // A renderer reports each sentence of each cue, and viewers write through one socket of the shop's.
        return new RoomSocket(
                vertx,
                socket,
                parts.starter(),
                parts.limits() ? new RateLimit(ROOM_FRAMES_A_SECOND, ROOM_FRAMES_AT_ONCE) : RateLimit.none(),
                parts.proxies().address(context.request()),
                parts.rooms(),
                access,
                parts.clock(),
                String.valueOf(context.pathParam("id")),
                context.queryParams().get("key"));
    }

    private RateLimit rate() {
        return parts.limits() ? new RateLimit(FRAMES_A_SECOND, FRAMES_AT_ONCE) : RateLimit.none();
    }

    private void origin(RoutingContext context) {
        String origin = context.request().getHeader("Origin");
        if (origin != null && parts.origins().contains(origin)) {
            context.response()
                    .putHeader("Access-Control-Allow-Origin", origin)
                    .putHeader("Vary", "Origin")
                    .putHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key")
                    .putHeader("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
            if (context.request().method().name().equals("OPTIONS")) {
                context.response().setStatusCode(204).end();
                return;
            }
        }
        context.next();
    }

    /**
     * No Origin is no browser. Our own pages and the shop's named sites may connect; where the shop's proxy says that it was
     * asked over TLS, a page that came without it is another's.
     */
    private boolean fromHere(RoutingContext context) {
        String origin = context.request().getHeader("Origin");
        if (origin == null || parts.origins().contains(origin)) {
            return true;
        }
        String host = context.request().getHeader("Host");
        return parts.proxies()
                .scheme(context.request())
                .map(scheme -> origin.equals(scheme + "://" + host))
                .orElseGet(() -> origin.equals("http://" + host) || origin.equals("https://" + host));
    }

    // ---- going down ----------------------------------------------------------------------------------------------

    /** Takes no more connections and sends everybody away, to come back with lastSeq. Blocks. */
    public void stop() {
        vertx.cancelTimer(sweeping);
        sockets.forEach(socket -> socket.close(Close.RESTARTING));
        io.vertx.core.http.HttpServer open = server;
        if (open == null) {
            return;
        }
        try {
            open.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the port did not close cleanly: {}", cause(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
