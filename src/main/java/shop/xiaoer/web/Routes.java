package shop.xiaoer.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.account.RequestOrigin;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.wire.BadFrame;

/** Hands requests to virtual threads and turns every ending into an answer. */
final class Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private final Router router;
    private final Starter starter;
    private final Access access;
    private final TrustedProxies proxies;
    private final @Nullable LargeBody body;

    Routes(Router router, Starter starter, Access access, TrustedProxies proxies) {
        this(router, starter, access, proxies, null);
    }

    private Routes(Router router, Starter starter, Access access, TrustedProxies proxies, @Nullable LargeBody body) {
        this.router = router;
        this.starter = starter;
        this.access = access;
        this.proxies = proxies;
        this.body = body;
    }

    /** Routes that read their bodies themselves, up to so many bytes; to be added before the handler of other bodies. */
    Routes large(int bytes) {
        return new Routes(router, starter, access, proxies, new LargeBody(bytes));
    }

    @FunctionalInterface
    interface Route {
        Reply answer(Call call) throws Refusal, BadFrame;
    }

    Routes get(String path, Route route) {
        return add(HttpMethod.GET, path, route);
    }

    Routes post(String path, Route route) {
        return add(HttpMethod.POST, path, route);
    }

    Routes put(String path, Route route) {
        return add(HttpMethod.PUT, path, route);
    }

    Routes patch(String path, Route route) {
        return add(HttpMethod.PATCH, path, route);
    }

    Routes delete(String path, Route route) {
        return add(HttpMethod.DELETE, path, route);
    }

    private Routes add(HttpMethod method, String path, Route route) {
        LargeBody large = body;
        router.route(method, path).handler(context -> {
            if (large == null || method.equals(HttpMethod.GET)) {
                start(context, route, new Call(context, access));
            } else {
                large.read(context, whole -> start(context, route, new Call(context, access, whole)));
            }
        });
        return this;
    }

    private void start(RoutingContext context, Route route, Call call) {
        String address = proxies.address(context.request());
        if (!starter.start("http", () -> send(context, RequestOrigin.from(address, () -> answer(route, call))))) {
            send(context, Reply.problem(503, "overloaded", "the server is full").with("Retry-After", "1"));
        }
    }

    private static Reply answer(Route route, Call call) {
        try {
            call.refuseNul();
            return route.answer(call);
        } catch (Refusal e) {
            return e.reply();
        } catch (BadFrame e) {
            return Reply.problem(e.isUnreadable() ? 400 : 422, e.code(), e.detail());
        } catch (StoreUnavailable e) {
            LOG.warn("a request was refused: {}", e.getMessage());
            return Reply.problem(503, "storeUnavailable", "nothing was kept, try again")
                    .with("Retry-After", "1");
        } catch (RuntimeException e) {
            LOG.error("a request failed", e);
            return Reply.problem(500, "internal", "a fault of the server");
        }
    }

    /** Below {@code /v1/} a problem is told as OpenAI's clients read it. */
    static void send(RoutingContext context, Reply reply) {
        HttpServerResponse response = context.response();
        if (reply.isStreamed() || response.ended() || response.closed()) {
            return;
        }
        Reply told = context.normalizedPath().startsWith("/v1/") ? reply.asOpenAi() : reply;
        write(response, told);
    }

    private static void write(HttpServerResponse response, Reply reply) {
        response.setStatusCode(reply.status());
        if (!reply.contentType().isEmpty()) {
            response.putHeader("Content-Type", reply.contentType());
        }
        reply.headers().forEach(response::putHeader);
        response.end(reply.body());
    }
}
