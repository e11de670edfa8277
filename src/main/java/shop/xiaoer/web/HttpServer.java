package shop.xiaoer.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.wire.Outgoing;

/** The port: opened, swept of who may stay no longer, closed. What is served stands in the {@link RouteTable}. */
public final class HttpServer {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int LARGEST_FRAME = 1 << 20;
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private final Vertx vertx;
    private final EdgeParts parts;
    private final Sockets sockets;
    private final RouteTable routes;
    private volatile long sweeping;
    private volatile io.vertx.core.http.@Nullable HttpServer server;

    public HttpServer(Vertx vertx, EdgeParts parts) {
        this.vertx = vertx;
        this.parts = parts;
        VisitorLimits visitors = new VisitorLimits(parts.proxies(), parts.limits());
        Origins origins = new Origins(parts.origins(), parts.proxies());
        Access access = new Access(
                vertx, parts.sessionKey(), parts.identitySecret(), parts.accounts(), parts.keys(), parts.clock());
        this.sockets = new Sockets(vertx, parts, access, visitors, origins);
        this.routes = new RouteTable(parts, access, visitors, origins, sockets);
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
                .setWebSocketSubProtocols(Sockets.PROTOCOLS)
                .setMaxWebSocketFrameSize(LARGEST_FRAME)
                .setMaxWebSocketMessageSize(LARGEST_FRAME)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setCompressionSupported(true)
                .setTcpNoDelay(true)
                .setIdleTimeout(90)
                .setMaxInitialLineLength(8192);
        Router router = routes.router(vertx);
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
                    vertx.setPeriodic(SWEEP.toMillis(), timer -> parts.starter().start("sessions", sockets::sweep));
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

    /** Takes no more connections and sends everybody away, to come back with lastSeq. Blocks. */
    public void stop() {
        vertx.cancelTimer(sweeping);
        sockets.sendAway();
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
