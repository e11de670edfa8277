package shop.xiaoer.connect.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.connect.Signature;
import shop.xiaoer.connect.shop.ShopSettings;
import shop.xiaoer.text.Localized;

/**
 * A shop's own system in memory that serves {@code docs/connector.yaml} on a free port of this machine: it takes signed
 * requests alone, knows a key again, and can be told to be silent after it did what was asked.
 */
public final class FakeShop implements AutoCloseable {
    public static final String SECRET = "the-secret-between-shop-and-xiaoer-0001";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, ObjectNode> orders = new LinkedHashMap<>();
    private final Map<String, ObjectNode> products = new LinkedHashMap<>();
    private final Map<String, List<Product.PricePoint>> prices = new HashMap<>();
    private final Map<String, ObjectNode> requests = new HashMap<>();
    private final List<String> heard = new ArrayList<>();
    private int answersToLose;
    private boolean away;

    private FakeShop(HttpServer server) {
        this.server = server;
    }

    public static FakeShop start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeShop shop = new FakeShop(server);
            server.createContext("/", shop::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return shop;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api");
    }

    public ShopSettings settings() {
        return new ShopSettings(url(), SECRET, Duration.ofSeconds(2), "CNY");
    }

    // ---- what it has ---------------------------------------------------------------------------------------------

    public synchronized void add(Order order) {
        ObjectNode node = JSON.createObjectNode()
                .put("number", order.number())
                .put("shopper", order.shopper())
                .put("phoneTail", order.phoneTail())
                .put("state", order.state().name())
                .put("placedAt", order.placedAt().toString())
                .put("shippedAt", text(order.shippedAt()))
                .put("deliveredAt", text(order.deliveredAt()))
                .put("version", order.version());
        node.set("total", money(order.total()));
        ArrayNode items = node.putArray("items");
        order.items().forEach(item -> {
            ObjectNode one = items.addObject().put("product", item.product()).put("quantity", item.quantity());
            one.set("name", both(item.name()));
            one.set("price", money(item.price()));
        });
        order.parcelIfAny().ifPresent(parcel -> {
            ObjectNode one = node.putObject("parcel").put("number", parcel.number());
            one.set("carrier", both(parcel.carrier()));
            ArrayNode steps = one.putArray("steps");
            parcel.steps()
                    .forEach(step ->
                            steps.addObject().put("at", step.at().toString()).set("label", both(step.label())));
        });
        orders.put(order.number(), node);
    }

    public synchronized void add(Product product) {
        ObjectNode node = JSON.createObjectNode()
                .put("id", product.id())
                .put("category", product.category())
                .put("complianceCategory", product.complianceCategory())
                .put("stock", product.stock())
                .put("returnable", product.returnable());
        node.set("name", both(product.name()));
        node.set("categoryName", both(product.categoryName()));
        node.set("price", money(product.price()));
        products.put(product.id(), node);
        prices.put(product.id(), product.priceHistory());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static ObjectNode money(Money money) {
        return JSON.createObjectNode()
                .put("amount", money.amount().toPlainString())
                .put("currency", money.currency());
    }

    private static ObjectNode both(Localized text) {
        return JSON.createObjectNode().put("zh", text.zh()).put("en", text.en());
    }

    /** So many answers to requests are lost after they were done. */
    public synchronized void loseAnswers(int count) {
        answersToLose = count;
    }

    /** From now on every call is answered with a fault of its own. */
    public synchronized void goAway(boolean gone) {
        away = gone;
    }

    public synchronized String state(String order) {
        return orders.getOrDefault(order, JSON.createObjectNode()).path("state").asText();
    }

    /** Changes that were made, oldest first, by their case numbers. */
    public synchronized List<String> made() {
        return requests.values().stream()
                .filter(request -> request.path("state").asText().equals("done"))
                .map(request -> request.path("case").asText())
                .sorted()
                .toList();
    }

    /** Methods and targets that were asked for, oldest first. */
    public synchronized List<String> heard() {
        return List.copyOf(heard);
    }

    // ---- what it answers -----------------------------------------------------------------------------------------

    private record Answer(int status, JsonNode body) {}

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer = answer(exchange, body);
        if (lost(exchange)) {
            exchange.close();
            return;
        }
        byte[] bytes = answer.body().toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", answer.status() < 300 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized boolean lost(HttpExchange exchange) {
        if (exchange.getRequestMethod().equals("POST") && answersToLose > 0) {
            answersToLose--;
            return true;
        }
        return false;
    }

    private synchronized Answer answer(HttpExchange exchange, String body) throws IOException {
        String target = exchange.getRequestURI().getRawPath().substring("/api".length());
        heard.add(exchange.getRequestMethod() + " " + target);
        if (away) {
            return problem(500, "internal");
        }
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (!isSigned(exchange, key == null ? "" : key, body)) {
            return problem(401, "badSignature");
        }
        String[] path = target.substring(1).split("/");
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        return switch (exchange.getRequestMethod() + " " + path[0]) {
            case "GET status" -> new Answer(200, JSON.createObjectNode().put("contract", "1"));
            case "GET orders" -> path.length == 1 ? ordersOf(query) : found(orders.get(path[1]));
            case "GET products" ->
                path.length == 1 ? shelf(query) : path.length == 2 ? found(products.get(path[1])) : pricesOf(path[1]);
            case "PATCH products" -> changed(path[1], JSON.readTree(body));
            case "GET requests" -> found(requests.get(URLDecoder.decode(path[1], StandardCharsets.UTF_8)));
            case "POST requests" -> requested(String.valueOf(key), JSON.readTree(body));
            default -> problem(404, "noSuchPath");
        };
    }

    private static boolean isSigned(HttpExchange exchange, String key, String body) {
        String given = exchange.getRequestHeaders().getFirst(Signature.HEADER);
        if (given == null || !given.matches("t=\\d+,v1=[0-9a-f]{64}")) {
            return false;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(given.substring(2, given.indexOf(','))));
        URI uri = exchange.getRequestURI();
        String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        String signed = String.join("\n", exchange.getRequestMethod(), target, key, Signature.digest(body));
        return Duration.between(at, Instant.now()).abs().compareTo(Duration.ofMinutes(5)) < 0
                && Signature.of(SECRET, at, signed).equals(given);
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static Answer problem(int status, String code) {
        return new Answer(status, JSON.createObjectNode().put("status", status).put("code", code));
    }

    private static Answer found(@Nullable JsonNode node) {
        return node == null ? problem(404, "notFound") : new Answer(200, node);
    }

    private Answer ordersOf(Map<String, String> query) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode list = body.putArray("orders");
        orders.values().stream()
                .filter(order -> order.path("shopper").asText().equals(query.get("shopper")))
                .sorted(Comparator.comparing(
                                (ObjectNode order) -> order.path("placedAt").asText())
                        .reversed())
                .limit(Integer.parseInt(query.getOrDefault("limit", "20")))
                .forEach(list::add);
        return new Answer(200, body);
    }

    private Answer shelf(Map<String, String> query) {
        String words = query.getOrDefault("q", "").toLowerCase(Locale.ROOT);
        String category = query.get("category");
        ObjectNode body = JSON.createObjectNode();
        ArrayNode list = body.putArray("products");
        products.values().stream()
                .filter(product ->
                        category == null || product.path("category").asText().equals(category))
                .filter(product -> (product.path("id").asText() + product.path("name"))
                        .toLowerCase(Locale.ROOT)
                        .contains(words))
                .limit(Integer.parseInt(query.getOrDefault("limit", "200")))
                .forEach(list::add);
        return new Answer(200, body);
    }

    private Answer pricesOf(String id) {
        if (!products.containsKey(id)) {
            return problem(404, "notFound");
        }
        ObjectNode body = JSON.createObjectNode();
        ArrayNode list = body.putArray("prices");
        prices.getOrDefault(id, List.of())
                .forEach(point ->
                        list.addObject().put("from", point.from().toString()).set("price", money(point.price())));
        return new Answer(200, body);
    }

    private Answer changed(String id, JsonNode change) {
        ObjectNode product = products.get(id);
        if (product == null) {
            return problem(404, "notFound");
        }
        product.setAll((ObjectNode) change);
        return new Answer(200, product);
    }

    private Answer requested(String key, JsonNode asked) {
        ObjectNode before = requests.get(key);
        if (before != null) {
            return new Answer(200, before);
        }
        ObjectNode order = orders.get(asked.path("order").asText());
        if (order == null) {
            return problem(404, "notFound");
        }
        ObjectNode request = JSON.createObjectNode().put("key", key);
        request.set("case", asked.path("case"));
        request.set("order", asked.path("order"));
        boolean moved = order.path("version").asLong() != asked.path("version").asLong();
        requests.put(key, request.put("state", moved ? "refused" : "done"));
        if (moved) {
            request.put("code", "versionChanged");
            return problem(409, "versionChanged");
        }
        order.put("version", order.path("version").asLong() + 1);
        if (asked.hasNonNull("newState")) {
            order.set("state", asked.path("newState"));
        }
        if (asked.path("newState").asText().equals("returnRequested")) {
            ObjectNode returned = order.putObject("returned")
                    .put("reason", asked.path("reason").asText())
                    .put("at", Instant.now().toString());
            returned.set("case", asked.path("case"));
            returned.set("refund", asked.path("refund"));
            ArrayNode goods = returned.putArray("goods");
            asked.path("goods").forEach(one -> {
                ObjectNode back = goods.addObject();
                back.set("product", one.path("product"));
                back.set("quantity", one.path("quantity"));
            });
        }
        return new Answer(201, request);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
