package shop.xiaoer.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Which sites may call the API and open sockets: our own pages, and the other sites that the shop names. */
final class Origins {
    private final List<String> named;
    private final TrustedProxies proxies;

    Origins(List<String> named, TrustedProxies proxies) {
        this.named = named;
        this.proxies = proxies;
    }

    /** Lets pages of the named sites read what is answered; a question before a request ends here. */
    void share(RoutingContext context) {
        String origin = context.request().getHeader("Origin");
        if (origin != null && named.contains(origin)) {
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
    boolean mayOpen(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null || named.contains(origin)) {
            return true;
        }
        String host = request.getHeader("Host");
        return proxies.scheme(request)
                .map(scheme -> origin.equals(scheme + "://" + host))
                .orElseGet(() -> origin.equals("http://" + host) || origin.equals("https://" + host));
    }
}
