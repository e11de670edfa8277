package shop.xiaoer.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A shop's own page on a site of its own, which embeds the widget of the server under test. Made of what a test wants to
 * try: styles, words, policies. Collects what goes wrong on it.
 */
final class HostPage implements AutoCloseable {
    private final HttpServer site;
    private final String server;
    private final Map<String, String> headers = new TreeMap<>(Map.of("Content-Type", "text/html; charset=utf-8"));
    private final List<String> faults = new ArrayList<>();
    private String language = "zh-CN";
    private String style = "";
    private String attributes = "";
    private String html = "";
    private String script = "";

    HostPage(String server) {
        this.server = server;
        try {
            site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        site.createContext("/", this::answer);
        site.start();
    }

    private static final double PATIENCE_MS = 15_000;
    private static final int PORT = port();

    /** The site; the server must name it in {@code XIAOER_ORIGINS}. One site is up at a time. */
    static final String ORIGIN = "http://127.0.0.1:" + PORT;

    /** One that a server of somebody else's was told of, or any that is free. */
    private static int port() {
        String named = System.getenv("XIAOER_CHECK_SITE_PORT");
        if (named != null) {
            return Integer.parseInt(named);
        }
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HostPage language(String tag) {
        language = tag;
        return this;
    }

    /** Rules of the shop's own style sheet. */
    HostPage style(String rules) {
        style = rules;
        return this;
    }

    /** Attributes of the element beside those that each page has. */
    HostPage attributes(String more) {
        attributes = more;
        return this;
    }

    /** Only what docs/embed.md asks for: our scripts, our sockets, pictures of ours; no inline style, no eval. */
    HostPage strict() {
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self' %1$s; style-src 'self'; connect-src %1$s %2$s; img-src %1$s blob:; require-trusted-types-for 'script'"
                        .formatted(server, server.replaceFirst("^http", "ws")));
        return this;
    }

    /** The whole page and its script {@code /shop-chat.js}, in place of the page that is made here. */
    HostPage html(String whole, String itsScript) {
        html = whole;
        script = itsScript;
        return this;
    }

    List<String> faults() {
        return faults;
    }

    /** Whether the server lets this site in; one that is started elsewhere may not. */
    static boolean isLetIn(String server) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest asks = HttpRequest.newBuilder(URI.create(server + "/api/v1/products"))
                    .header("Origin", ORIGIN)
                    .build();
            return client.send(asks, BodyHandlers.discarding())
                    .headers()
                    .firstValue("Access-Control-Allow-Origin")
                    .isPresent();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Puts the site up for this visitor and goes there. */
    Page open(BrowserContext visitor) {
        Page page = visitor.newPage();
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")
                    || message.text().contains("Trusted")) {
                faults.add(message.text());
            }
        });
        page.setDefaultTimeout(PATIENCE_MS);
        page.navigate(ORIGIN + "/");
        return page;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/" -> {
                    headers.forEach(exchange.getResponseHeaders()::set);
                    send(exchange, html.isEmpty() ? page() : html);
                }
                case "/shop.css" -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/css");
                    send(exchange, style);
                }
                case "/shop-chat.js" -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/javascript");
                    send(exchange, script);
                }
                default -> exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        site.stop(0);
    }

    private String page() {
        return """
                <!doctype html>
                <html lang="%s">
                <head><meta charset="utf-8"><title>A shop</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <link rel="stylesheet" href="/shop.css">
                <script type="module" src="%s/widget.js"></script></head>
                <body><main><h1>Tea</h1><p id="text">Leaves, cups and kettles.</p><a href="#text">More</a></main>
                <xiaoer-chat %s></xiaoer-chat></body>
                </html>
                """.formatted(language, server, attributes);
    }
}
