package shop.xiaoer.bench.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.bench.wire.Json;
import shop.xiaoer.bench.wire.Line;
import shop.xiaoer.bench.wire.Wire;
import shop.xiaoer.bench.wire.Wire.NoLine;

/**
 * One who talks as the contract wants a client: it comes back with what it has seen last and sends again, under the same
 * id, what was not acknowledged. It is impatient and now and then sends a message twice. {@link #run} is for one thread;
 * frames come on the event loop.
 */
abstract class Talk {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LAST_ANSWER = Duration.ofSeconds(45);
    private static final Duration WHOLE = Duration.ofMinutes(3);
    private static final long RETRY_MS = 200;
    private static final int MOST_AT_ONCE = 3;
    private static final long MOST_EVENTS = 200;

    /** Whose talk it is. */
    enum Who {
        shopper,
        agent
    }

    private final Wire wire;
    private final FaultyTunnel tunnel;
    private final FaultPlan plan;
    private final SplittableRandom random;
    private final History history = new History();
    private final Map<String, String> open = new LinkedHashMap<>();
    private final Set<String> acknowledged = new HashSet<>();
    private long lastSeq;
    private long lastAcknowledged;
    private boolean welcomed;
    private int socket;
    private int ownCuts;
    private volatile boolean ended;
    private @Nullable Line line;

    /** @param texts of which each message is one */
    Talk(Wire wire, FaultyTunnel tunnel, FaultPlan plan, SplittableRandom random, int messages, List<String> texts) {
        this.wire = wire;
        this.tunnel = tunnel;
        this.plan = plan;
        this.random = random;
        for (int i = 0; i < messages; i++) {
            open.put("m" + i, texts.get(random.nextInt(texts.size())));
        }
    }

    History history() {
        return history;
    }

    /** Empty where no welcome ever came. */
    abstract String conversation();

    /** Of the shopper, who may read the whole log. */
    abstract String token();

    abstract String path();

    abstract String protocol();

    /** The first frame of a socket. */
    abstract String hello();

    abstract ObjectNode say(String id, String text);

    /** A frame that is neither an acknowledgement nor a problem; under this object's lock. */
    abstract void take(int from, JsonNode frame);

    /** Whether all has come that is to come, under this object's lock. */
    abstract boolean isAnswered();

    /** Connections that this end itself broke. */
    int ownCuts() {
        return ownCuts;
    }

    boolean isEnded() {
        return ended;
    }

    /** Says everything until it is acknowledged, then waits for the last answer on a sound connection. Blocks. */
    void run() throws InterruptedException {
        long until = System.nanoTime() + WHOLE.toNanos();
        while (!open.isEmpty() && System.nanoTime() < until) {
            if (connected()) {
                say(random.nextInt(1, MOST_AT_ONCE + 1));
            }
        }
        plan.calm();
        cut();
        long last = System.nanoTime() + LAST_ANSWER.toNanos();
        while (System.nanoTime() < last && !isDone()) {
            if (connected()) {
                await(PATIENCE, this::isDone);
            }
        }
        ended = true;
    }

    private synchronized boolean isDone() {
        // An acknowledgement may come before its event: what was acknowledged must have come as an event, too.
        return welcomed && lastSeq >= lastAcknowledged && isAnswered();
    }

    private void say(int most) throws InterruptedException {
        List<String> burst = open.keySet().stream().limit(most).toList();
        for (String id : burst) {
            history.says(id, open.getOrDefault(id, ""));
            send(id);
            if (random.nextInt(5) == 0) {
                send(id);
            }
        }
        if (random.nextInt(6) > 0) {
            boolean answered = await(PATIENCE, () -> areAcknowledged(burst));
            if (!answered) {
                cut();
            }
        }
        synchronized (this) {
            open.keySet().removeAll(acknowledged);
        }
        if (random.nextInt(4) == 0) {
            cut();
        }
    }

    private synchronized boolean areAcknowledged(List<String> ids) {
        return acknowledged.containsAll(ids);
    }

    private synchronized void send(String id) {
        Line mine = line;
        if (mine != null) {
            mine.send(say(id, open.getOrDefault(id, "")).toString());
        }
    }

    // ---- coming and going ----------------------------------------------------------------------------------------

    private void cut() {
        synchronized (this) {
            line = null;
            welcomed = false;
            socket = history.begins();
        }
        ownCuts++;
        tunnel.cutAll();
    }

    private boolean connected() throws InterruptedException {
        Line before;
        synchronized (this) {
            before = line;
        }
        if (before != null && before.isOpen()) {
            return true;
        }
        int mine;
        synchronized (this) {
            mine = history.begins();
            socket = mine;
            welcomed = false;
            line = null;
        }
        tunnel.cutAll();
        try {
            Line opened = wire.open(tunnel.port(), path(), protocol(), CONNECT, text -> read(mine, text));
            synchronized (this) {
                line = opened;
            }
            opened.send(hello());
            if (await(PATIENCE, this::isWelcomed)) {
                return true;
            }
        } catch (NoLine e) {
            // Broken on the way, or the server is away.
        }
        synchronized (this) {
            line = null;
        }
        Thread.sleep(RETRY_MS);
        return false;
    }

    private synchronized boolean isWelcomed() {
        return welcomed;
    }

    /** Waits until it is so, or the line is gone, or the time is over. @return whether it is so */
    private synchronized boolean await(Duration time, BooleanSupplier done) throws InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        while (!done.getAsBoolean()) {
            long left = (until - System.nanoTime()) / 1_000_000;
            Line mine = line;
            if (left <= 0 || mine == null || !mine.isOpen()) {
                return false;
            }
            wait(Math.min(left, RETRY_MS));
        }
        return true;
    }

    // ---- what comes ----------------------------------------------------------------------------------------------

    private synchronized void read(int from, String text) {
        if (from != socket) {
            // A socket that was given up: what comes over it now was not read by anybody.
            return;
        }
        JsonNode frame = Json.read(text);
        switch (frame.path("type").asText()) {
            case "ack" -> {
                String id = frame.path("id").asText();
                long seq = frame.path("seq").asLong();
                history.acknowledged(from, id, seq);
                acknowledged.add(id);
                // A false number is the checker's matter and must not keep the talk from its end.
                if (seq <= MOST_EVENTS) {
                    lastAcknowledged = Math.max(lastAcknowledged, seq);
                }
            }
            case "problem" -> history.refused(frame.path("id").asText());
            default -> take(from, frame);
        }
        notifyAll();
    }

    /** The line may be used. */
    final void welcomed() {
        welcomed = true;
    }

    final void sendMore(ObjectNode frame) {
        Line mine = line;
        if (mine != null) {
            mine.send(frame.toString());
        }
    }

    final long lastSeq() {
        return lastSeq;
    }

    final void saw(int from, JsonNode event) {
        history.saw(from, event);
        lastSeq = Math.max(lastSeq, event.path("seq").asLong());
    }

    /** From a snapshot, which may hold what came before. */
    final void sawAgain(int from, JsonNode event) {
        history.sawAgain(from, event);
        lastSeq = Math.max(lastSeq, event.path("seq").asLong());
    }
}
