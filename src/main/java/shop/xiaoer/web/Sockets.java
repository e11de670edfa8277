package shop.xiaoer.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sockets that are open, and the doors by which they come: a chat, an agent's window, a room. Doors are used on event
 * loops; {@link #sweep} blocks.
 */
final class Sockets {
    private static final String CHAT = "xiaoer.chat.v1";
    private static final String AGENT = "xiaoer.agent.v1";
    private static final String ROOM = "xiaoer.room.v1";
    private static final double FRAMES_A_SECOND = 10;
    private static final double FRAMES_AT_ONCE = 30;
    private static final double ROOM_FRAMES_A_SECOND = 200;
    private static final double ROOM_FRAMES_AT_ONCE = 400;

    /** By which they are known on the wire. */
    static final List<String> PROTOCOLS = List.of(CHAT, AGENT, ROOM);

    private final Vertx vertx;
    private final EdgeParts parts;
    private final Access access;
    private final VisitorLimits visitors;
    private final Origins origins;
    private final SocketSessions sessions;
    private final Set<FrameSocket> open = ConcurrentHashMap.newKeySet();

    Sockets(Vertx vertx, EdgeParts parts, Access access, VisitorLimits visitors, Origins origins) {
        this.vertx = vertx;
        this.parts = parts;
        this.access = access;
        this.visitors = visitors;
        this.origins = origins;
        this.sessions = new SocketSessions(parts.accounts(), parts.keys());
    }

    void on(Router router) {
        router.get("/ws/chat").handler(context -> upgrade(context, CHAT, socket -> chat(context, socket)));
        router.get("/ws/agent").handler(context -> upgrade(context, AGENT, socket -> agent(context, socket)));
        router.get("/ws/rooms/:id").handler(context -> upgrade(context, ROOM, socket -> room(context, socket)));
    }

    /** Whoever came in by a session or a key that has ended goes. */
    void sweep() {
        sessions.sweep(open);
    }

    /** All of them, to come back with lastSeq. */
    void sendAway() {
        open.forEach(socket -> socket.close(Close.RESTARTING));
    }

    private interface Opener {
        FrameSocket open(ServerWebSocket socket);
    }

    private void upgrade(RoutingContext context, String protocol, Opener opener) {
        Optional<Reply> refusal = refusal(context.request(), protocol);
        if (refusal.isPresent()) {
            Routes.send(context, refusal.get());
            return;
        }
        context.request().toWebSocket().onSuccess(socket -> {
            FrameSocket opened = opener.open(socket);
            SocketRules.watch(context.request().connection(), opened::breach);
            open.add(opened);
            socket.endHandler(ended -> open.remove(opened));
        });
    }

    private Optional<Reply> refusal(HttpServerRequest request, String protocol) {
        Optional<Reply> refusal = Upgrade.refusal(request);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (!offers(request, protocol)) {
            return Optional.of(Reply.problem(400, "badSubprotocol", "the subprotocol must be " + protocol));
        }
        return origins.mayOpen(request)
                ? Optional.empty()
                : Optional.of(Reply.problem(403, "forbidden", "Origin: is not allowed"));
    }

    private static boolean offers(HttpServerRequest request, String protocol) {
        String offered = request.getHeader("Sec-WebSocket-Protocol");
        return offered != null
                && Arrays.stream(offered.split(",")).map(String::strip).anyMatch(protocol::equals);
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
}
