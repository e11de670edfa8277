package shop.xiaoer.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.web.page.Asset;
import shop.xiaoer.web.page.Assets;

/** Serves pages, scripts and styles. */
final class Pages {
    /** A client may keep it, and asks each time whether it is still the same. */
    private static final String ASK_AGAIN = "no-cache";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final Pattern NONE = Pattern.compile("q=0(\\.0*)?");
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self'; script-src 'self'; connect-src 'self' ws: wss:;"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    private final Assets assets = new Assets();

    void serve(Router router) {
        page(router, "/", "/shop/index.html");
        for (String name : new String[] {"console", "studio", "office", "docs"}) {
            page(router, "/" + name, "/" + name + "/index.html");
            router.get("/" + name + "/*").handler(context -> file(context, context.normalizedPath()));
        }
        router.get("/widget.js").handler(context -> shared(context));
        router.get("/widget.js.map").handler(context -> shared(context));
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
        Optional<Asset> found = assets.find(path);
        if (found.isEmpty()) {
            context.fail(404);
            return;
        }
        Asset asset = found.get();
        boolean packed = asset.isPacked() && takesGzip(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
        String tag = "\"" + asset.version() + (packed ? "-gz" : "") + "\"";
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, asset.type())
                .putHeader(HttpHeaders.ETAG, tag)
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .putHeader(HttpHeaders.CACHE_CONTROL, lasts(context, asset) ? FOR_EVER : ASK_AGAIN)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", POLICY);
        if (holds(context.request().getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatusCode(304).end();
            return;
        }
        // Named also where it is none: the server's own packing keeps off what has a coding already.
        response.putHeader(HttpHeaders.CONTENT_ENCODING, packed ? "gzip" : "identity")
                .end(packed ? asset.packed() : asset.plain());
    }

    /** An address that names the version never means anything else. */
    private static boolean lasts(RoutingContext context, Asset asset) {
        return asset.version().equals(context.request().getParam("v"));
    }

    private static boolean holds(@Nullable String known, String tag) {
        return known != null
                && Arrays.stream(known.split(","))
                        .map(each -> each.strip().replaceFirst("^W/", ""))
                        .anyMatch(each -> each.equals(tag) || each.equals("*"));
    }

    /** Whether the client takes gzip: named, or meant by a star, and not with the weight 0 (RFC 9110, 12.5.3). */
    static boolean takesGzip(@Nullable String accepted) {
        if (accepted == null) {
            return false;
        }
        Optional<Boolean> star = Optional.empty();
        for (String each : accepted.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = each.strip().split("\\s*;\\s*");
            boolean wanted = parts.length < 2 || !NONE.matcher(parts[1]).matches();
            if (parts[0].equals("gzip") || parts[0].equals("x-gzip")) {
                return wanted;
            }
            star = parts[0].equals("*") ? Optional.of(wanted) : star;
        }
        return star.orElse(false);
    }
}
