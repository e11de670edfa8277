package shop.xiaoer.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pages, scripts and styles from the class path, kept in memory. */
final class Pages {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final Pattern SAFE = Pattern.compile("/[A-Za-z0-9/_-]+(\\.[A-Za-z0-9-]+)+");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "json", "application/json",
            "yaml", "application/yaml",
            "woff2", "font/woff2");
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; connect-src 'self' ws: wss:;"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    private final Map<String, Optional<Buffer>> read = new ConcurrentHashMap<>();

    void serve(Router router) {
        page(router, "/", "/shop/index.html");
        for (String name : new String[] {"console", "studio", "office", "docs"}) {
            page(router, "/" + name, "/" + name + "/index.html");
            router.get("/" + name + "/*").handler(context -> file(context, context.normalizedPath()));
        }
        router.get("/widget.js").handler(context -> shared(context));
        router.get("/widget/*").handler(context -> shared(context));
        router.get("/shop/*").handler(context -> file(context, context.normalizedPath()));
        router.get("/shared/*").handler(context -> file(context, context.normalizedPath()));
        for (String name : new String[] {"/openapi.yaml", "/asyncapi.yaml", "/openapi.json", "/asyncapi.json"}) {
            router.get(name).handler(context -> file(context, "/api" + name));
        }
    }

    private void page(Router router, String path, String file) {
        router.get(path).handler(context -> file(context, file));
    }

    /** The widget lives on the shop's own pages, wherever they are. */
    private void shared(RoutingContext context) {
        context.response().putHeader("Access-Control-Allow-Origin", "*");
        file(context, context.normalizedPath());
    }

    private void file(RoutingContext context, String path) {
        Optional<Buffer> content =
                SAFE.matcher(path).matches() ? read.computeIfAbsent(path, Pages::load) : Optional.empty();
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (content.isEmpty() || type == null) {
            context.fail(404);
            return;
        }
        String tag = "\"" + Integer.toHexString(content.get().hashCode()) + "-"
                + content.get().length() + "\"";
        context.response()
                .putHeader("Content-Type", type)
                .putHeader("ETag", tag)
                .putHeader("Cache-Control", "no-cache")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", POLICY);
        if (tag.equals(context.request().getHeader("If-None-Match"))) {
            context.response().setStatusCode(304).end();
        } else {
            context.response().end(content.get());
        }
    }

    private static Optional<Buffer> load(String path) {
        try (InputStream stream = Pages.class.getResourceAsStream("/web" + path)) {
            return stream == null ? Optional.empty() : Optional.of(Buffer.buffer(stream.readAllBytes()));
        } catch (IOException e) {
            LOG.warn("a page cannot be read: {}", path, e);
            return Optional.empty();
        }
    }
}
