package shop.xiaoer.connect.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.connect.OutgoingHttp;
import shop.xiaoer.connect.Signature;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.conversation.TimeOrderedId;

/**
 * Sends what is owed. Each endpoint has a runner of its own, one at a time on this node, so that one that hangs holds
 * nobody else up. A delivery that fails is tried again, later each time and by chance, for a day from its event; then it is
 * parked and shown. An endpoint that fails several times in a row is left alone for a while. Safe from any thread.
 */
public final class Deliverer {
    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** Longer than a batch can take: nobody else gets it while it is under way. */
    private static final Duration LENT = Duration.ofMinutes(3);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int BATCH = 10;
    private static final int BATCHES = 50;
    private static final int MOST_OWED = 50_000;
    private static final int PATIENCE = 5;
    private static final int LARGEST_ANSWER = 64 << 10;
    private static final int GONE = 410;

    private final Webhooks webhooks;
    private final OutgoingHttp http;
    private final PublicAddress addresses;
    private final BiPredicate<String, Runnable> starter;
    private final Clock clock;
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();

    /** @param starter runs a task beside the caller; false where it has no place for one */
    public Deliverer(
            Webhooks webhooks,
            OutgoingHttp http,
            PublicAddress addresses,
            BiPredicate<String, Runnable> starter,
            Clock clock) {
        this.webhooks = webhooks;
        this.http = http;
        this.addresses = addresses;
        this.starter = starter;
        this.clock = clock;
    }

    /** What one sending brought. */
    public record Sent(@Nullable Integer status, @Nullable String fault) {
        public boolean isDelivered() {
            return fault == null;
        }
    }

    /** Starts a runner for each endpoint that is owed something. Blocks shortly; called every second. */
    public void sweep() {
        for (UUID endpoint : webhooks.owed()) {
            if (running.add(endpoint) && !starter.test("webhook", () -> run(endpoint))) {
                running.remove(endpoint);
            }
        }
    }

    /** Forgets what is old. Blocks; called now and then. */
    public void tidy() {
        webhooks.tidy(KEPT, MOST_OWED);
    }

    private void run(UUID endpoint) {
        try {
            for (int batch = 0; batch < BATCHES; batch++) {
                List<Webhooks.Due> due = webhooks.take(endpoint, BATCH, LENT);
                if (due.isEmpty() || !deliver(due)) {
                    return;
                }
            }
        } catch (StoreUnavailable e) {
            LOG.warn("webhooks wait for the database: {}", e.getMessage());
        } finally {
            running.remove(endpoint);
        }
    }

    /** @return false where the endpoint is to be left alone */
    private boolean deliver(List<Webhooks.Due> batch) {
        for (int i = 0; i < batch.size(); i++) {
            Webhooks.Due due = batch.get(i);
            Sent sent = send(due.target(), due.id(), Payload.of(due));
            Integer status = sent.status();
            if (sent.isDelivered() && status != null) {
                webhooks.delivered(due, status);
            } else if (failed(due, sent)) {
                // What was lent beside it is due at once when the endpoint is asked again.
                batch.subList(i + 1, batch.size())
                        .forEach(rest -> webhooks.failed(rest, null, "waits for the endpoint", Duration.ZERO));
                return false;
            }
        }
        return true;
    }

    /** @return whether the endpoint is left alone now */
    private boolean failed(Webhooks.Due due, Sent sent) {
        String fault = String.valueOf(sent.fault());
        boolean old = due.giveUpAt().isBefore(clock.instant());
        webhooks.failed(due, sent.status(), fault, old ? null : pause(due.attempts()));
        int faults = webhooks.faults(due.target().endpoint());
        Integer status = sent.status();
        if (faults < PATIENCE && (status == null || status != GONE)) {
            return false;
        }
        webhooks.leaveAlone(due.target().endpoint(), faults, pause(faults - PATIENCE + 1));
        LOG.warn("the webhook {} is left alone for a while: {}", due.target().endpoint(), fault);
        return true;
    }

    /** Doubled each time, an hour at most, and by chance up to a fifth less. */
    static Duration pause(int attempts) {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(Math.max(attempts - 1, 0), 20);
        long most = Math.min(doubled, LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(most - ThreadLocalRandom.current().nextLong(most / 5));
    }

    /** Refuses an address that no webhook may go to. Looks the host up, and blocks meanwhile. */
    public void check(String url) throws PublicAddress.Refused {
        addresses.of(addresses.uri(url));
    }

    /** Sends a word to try an endpoint with; it is owed to nobody and not tried again. Blocks. */
    public Sent test(Webhooks.Target target) {
        UUID id = TimeOrderedId.next();
        return send(
                target,
                id,
                Payload.of(
                        id.toString(),
                        "webhook.test",
                        clock.instant(),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("endpoint", target.endpoint().toString())));
    }

    private Sent send(Webhooks.Target target, UUID id, String body) {
        URI uri;
        InetAddress to;
        try {
            uri = addresses.uri(target.url());
            to = addresses.of(uri);
        } catch (PublicAddress.Refused e) {
            return new Sent(null, String.valueOf(e.getMessage()));
        }
        OutgoingHttp.Reply reply = http.call(new OutgoingHttp.Request(
                "POST",
                uri,
                Map.of(
                        "Content-Type",
                        "application/json",
                        "User-Agent",
                        "Xiaoer-Webhook/1",
                        "X-Xiaoer-Delivery",
                        id.toString(),
                        Signature.HEADER,
                        Signature.of(target.secret(), clock.instant(), body)),
                body,
                TIMEOUT,
                LARGEST_ANSWER,
                to));
        return switch (reply) {
            case OutgoingHttp.Answered answered ->
                answered.status() >= 200 && answered.status() < 300
                        ? new Sent(answered.status(), null)
                        : new Sent(answered.status(), "status " + answered.status());
            case OutgoingHttp.NotSent notSent -> new Sent(null, notSent.why());
            case OutgoingHttp.Lost lost -> new Sent(null, lost.why());
        };
    }
}
