package shop.xiaoer.web;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.broadcast.PlatformProfiles;

/** The table of what is served over HTTP: the API by its resources, sockets, pages, and what a fault is answered with. */
final class RouteTable {
    private static final Logger LOG = LoggerFactory.getLogger(RouteTable.class);
    private static final int LARGEST_BODY = 1 << 20;
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

    private final EdgeParts parts;
    private final Access access;
    private final VisitorLimits visitors;
    private final Origins origins;
    private final Sockets sockets;

    RouteTable(EdgeParts parts, Access access, VisitorLimits visitors, Origins origins, Sockets sockets) {
        this.parts = parts;
        this.access = access;
        this.visitors = visitors;
        this.origins = origins;
        this.sockets = sockets;
    }

    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        AddressLimits limits = new AddressLimits(parts.proxies(), parts.limits());
        if (parts.limits()) {
            List.of("/ws/*", "/api/*", "/v1/*")
                    .forEach(path -> router.route(path).handler(limits::check));
        }
        sockets.on(router);
        router.route("/api/*").handler(origins::share);
        Routes routes = new Routes(router, parts.starter(), access, parts.proxies());
        new AttachmentRoutes(parts.conversations(), parts.ledger(), parts.attachments()).on(routes);
        router.route("/v1/*").handler(origins::share);
        router.route("/v1/*").handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        router.route("/get_auto_play_item").handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        router.route("/api/*").handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        chats(routes);
        office(routes, limits);
        scripts(routes);
        rooms(routes);
        new WebhookRoutes(parts.webhooks(), parts.deliverer()).on(routes);
        new OpenAiRoutes(parts.answers(), parts.patience(), parts.clock()).on(routes);
        new HealthRoutes(parts.health(), parts.metrics()).on(routes);
        new Pages().serve(router);
        faults(router);
        return router;
    }

    private void chats(Routes routes) {
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
    }

    private void office(Routes routes, AddressLimits limits) {
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
    }

    private void scripts(Routes routes) {
        PlatformProfiles platforms = PlatformProfiles.standard();
        new PersonaRoutes(parts.personas(), parts.personaFiles()).on(routes);
        new ScriptRoutes(parts.scripts(), new ScriptRequestReader(parts.personas(), platforms, parts.products()))
                .on(routes);
        new ScriptReviewRoutes(parts.scripts(), parts.products()).on(routes);
        new ScriptExportRoutes(parts.scripts(), platforms).on(routes);
        new ScriptVoiceRoutes(parts.scripts().writers(), parts.recital()).on(routes);
        new ArchiveRoutes(parts.scripts().archive()).on(routes);
    }

    private void rooms(Routes routes) {
        new RoomRoutes(parts.rooms(), PlatformProfiles.standard(), parts.clock()).on(routes);
        new RoomReplyRoutes(parts.rooms().book(), parts.rooms().replies()).on(routes);
        new RoomVoiceRoutes(parts.rooms().book(), parts.recital()).on(routes);
    }

    private static void faults(Router router) {
        CODES.forEach((status, code) -> router.errorHandler(
                status, context -> Routes.send(context, Reply.problem(status, code, context.normalizedPath()))));
        router.errorHandler(500, context -> {
            LOG.error("a request failed", context.failure());
            Routes.send(context, Reply.problem(500, "internal", "a fault of the server"));
        });
    }
}
