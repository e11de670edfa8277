package shop.xiaoer.connect.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.catalog.ShopUnavailable;
import shop.xiaoer.connect.Circuit;
import shop.xiaoer.connect.OutgoingHttp;
import shop.xiaoer.connect.Signature;

/**
 * Calls to the shop's system: signed, so many at once, bounded in time and size, none while it is down. What reads is
 * tried again; what writes is sent once here, and {@link ShopWrites} decides. Blocks. Safe from any thread.
 */
public final class ShopCalls {
    static final int TRIES = 3;
    private static final Logger LOG = LoggerFactory.getLogger(ShopCalls.class);
    private static final int AT_ONCE = 16;
    private static final int LARGEST = 1 << 20;
    private static final int FIRST_PAUSE = 80;
    /** A shop that wants to be left alone longer is asked again after that. */
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(60);

    private static final Duration SHORTEST_CALL = Duration.ofMillis(50);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final OutgoingHttp http;
    private final ShopSettings settings;
    private final Clock clock;
    private final Circuit circuit;
    private final Semaphore places = new Semaphore(AT_ONCE);

    public ShopCalls(OutgoingHttp http, ShopSettings settings, Clock clock) {
        this.http = http;
        this.settings = settings;
        this.clock = clock;
        this.circuit = new Circuit(clock);
    }

    ShopSettings settings() {
        return settings;
    }

    /** How the shop's system stands, as far as the last calls show. */
    public Circuit.State state() {
        return circuit.state();
    }

    /** Asks the shop's system whether it is there and speaks this contract. @throws ShopUnavailable saying what is wrong */
    public void look() {
        JsonNode status = get("/status");
        if (!status.path("contract").asText().equals("1")) {
            throw new ShopUnavailable("/status: contract is " + status.path("contract") + " and not \"1\"");
        }
    }

    /** What one call brought. */
    sealed interface Told {}

    /** Good JSON with a status that the contract knows. */
    record Said(int status, JsonNode body) implements Told {
        /** The code of a problem, empty where it is none. */
        String code() {
            return body.path("code").asText("");
        }
    }

    /** The shop has not heard it, or says that it did nothing. */
    record Nothing(String why) implements Told {}

    /** No answer that counts; the shop may have heard it. */
    record Unclear(String why) implements Told {}

    /** What is there. @throws ShopUnavailable where the shop's system does not say so */
    JsonNode get(String target) {
        return find(target).orElseThrow(() -> new ShopUnavailable(target + ": the shop's system does not know it"));
    }

    /** Empty where the shop's system says so itself, with the code {@code notFound}. */
    Optional<JsonNode> find(String target) {
        Told told = read(target, until(2));
        return switch (told) {
            case Said said when said.status() == 404 -> Optional.empty();
            case Said said when said.status() < 300 -> Optional.of(said.body());
            case Said said -> throw new ShopUnavailable(target + ": " + said.status() + " " + said.code());
            case Nothing nothing -> throw new ShopUnavailable(target + ": " + nothing.why());
            case Unclear unclear -> throw new ShopUnavailable(target + ": " + unclear.why());
        };
    }

    /** So many call's timeouts from now, in {@link System#nanoTime}. */
    long until(int timeouts) {
        return System.nanoTime() + settings.timeout().multipliedBy(timeouts).toNanos();
    }

    /** Tried again while that may help and there is time. */
    Told read(String target, long until) {
        Told told = once("GET", target, null, null, until);
        for (int tried = 1; tried < TRIES && !(told instanceof Said) && pause(tried, until); tried++) {
            told = once("GET", target, null, null, until);
        }
        return told;
    }

    /** Waits a little longer each time, by chance. @return false where no time is left */
    static boolean pause(int tried, long until) {
        long most = TimeUnit.MILLISECONDS.toNanos((long) FIRST_PAUSE << tried);
        long pause = most / 2 + ThreadLocalRandom.current().nextLong(most / 2);
        if (System.nanoTime() + pause + SHORTEST_CALL.toNanos() > until) {
            return false;
        }
        LockSupport.parkNanos(pause);
        return true;
    }

    /** One call. */
    Told once(String method, String target, @Nullable String key, @Nullable String body, long until) {
        Duration left = Duration.ofNanos(until - System.nanoTime());
        Duration timeout = left.compareTo(settings.timeout()) < 0 ? left : settings.timeout();
        if (timeout.compareTo(SHORTEST_CALL) < 0) {
            return new Nothing("no time is left");
        }
        try {
            if (!places.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Nothing("too many calls at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Nothing("interrupted");
        }
        try {
            return circuit.admits() ? call(method, target, key, body, timeout) : new Nothing("left alone: it is down");
        } finally {
            places.release();
        }
    }

    private Told call(String method, String target, @Nullable String key, @Nullable String body, Duration timeout) {
        OutgoingHttp.Reply reply = http.call(new OutgoingHttp.Request(
                method,
                URI.create(settings.url() + target),
                headers(method, target, key, body),
                body,
                timeout,
                LARGEST,
                null));
        Told told = switch (reply) {
            case OutgoingHttp.Answered answered -> understood(answered);
            case OutgoingHttp.NotSent notSent -> fault(new Nothing(notSent.why()), notSent.why());
            case OutgoingHttp.Lost lost -> fault(new Unclear(lost.why()), lost.why());
        };
        if (told instanceof Said) {
            circuit.good();
        }
        return told;
    }

    private Map<String, String> headers(String method, String target, @Nullable String key, @Nullable String body) {
        String path = settings.url().getRawPath() + target;
        String signed =
                String.join("\n", method, path, key == null ? "" : key, Signature.digest(body == null ? "" : body));
        Map<String, String> headers = new TreeMap<>();
        headers.put(Signature.HEADER, Signature.of(settings.secret(), clock.instant(), signed));
        headers.put("Accept", "application/json");
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        if (key != null) {
            headers.put("Idempotency-Key", key);
        }
        return headers;
    }

    private Told understood(OutgoingHttp.Answered answered) {
        int status = answered.status();
        if (status == 429 || status == 503 && answered.header("retry-after").isPresent()) {
            circuit.hold(wanted(answered));
            return status == 429
                    ? new Nothing("429: it wants to be left alone")
                    : new Unclear("503: it wants to be left alone");
        }
        if (status != 200 && status != 201 && status != 404 && status != 409 && status != 422) {
            return fault(new Unclear("status " + status), "status " + status);
        }
        String type = answered.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.matches("application/([a-z0-9.+-]+\\+)?json\\s*(;.*)?")) {
            return fault(new Unclear("content type '" + type + "'"), "content type '" + type + "' is not JSON");
        }
        try {
            JsonNode body = JSON.readTree(answered.body());
            if (!body.isObject()) {
                return fault(new Unclear("no JSON object"), "no JSON object");
            }
            Said said = new Said(status, body);
            // A proxy's 404 says nothing about an order.
            return status == 404 && !said.code().equals("notFound")
                    ? fault(new Unclear("404 without the code notFound"), "404 without the code notFound")
                    : said;
        } catch (JsonProcessingException e) {
            return fault(new Unclear("no JSON"), "what it sent is no JSON");
        }
    }

    private Duration wanted(OutgoingHttp.Answered answered) {
        String after = answered.header("retry-after").orElse("");
        Duration wanted = after.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(after)) : Duration.ofSeconds(1);
        return wanted.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : wanted;
    }

    /** What was asked for may name a shopper or an order, so the log has the fault alone. */
    private Told fault(Told told, String why) {
        circuit.fault(why);
        LOG.warn("the shop's system: {}", why);
        return told;
    }

    /** A whole answer that does not say what the contract says counts as a fault like any other. */
    ShopUnavailable strange(String why) {
        circuit.fault(why);
        LOG.warn("the shop's system: {}", why);
        return new ShopUnavailable(why);
    }
}
