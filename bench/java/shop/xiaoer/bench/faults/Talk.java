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
 * One shopper as the contract wants a client: it comes back with what it has seen last and sends again, under the same
 * id, what was not acknowledged. It is impatient and now and then sends a message twice. {@link #run} is for one thread;
 * frames come on the event loop.
 */
final class Talk {
    private static final List<String> TEXTS =
            List.of("云朵保温杯多少钱？", "可以用什么方式付款？", "云朵保温杯能保温多久？", "How much is the cloud thermos?", "发什么快递？", "你好");
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LAST_ANSWER = Duration.ofSeconds(45);
    private static final Duration WHOLE = Duration.ofMinutes(3);
    private static final long RETRY_MS = 200;
    private static final int MOST_AT_ONCE = 3;
    private static final long MOST_EVENTS = 200;

    private final Wire wire;
    private final FaultyTunnel tunnel;
    private final FaultPlan plan;
    private final SplittableRandom random;
    private final History history = new History();
    private final Map<String, String> open = new LinkedHashMap<>();
    private final Set<String> acknowledged = new HashSet<>();
    private String conversation = "";
    private String token = "";
    private long lastSeq;
    private long lastAcknowledged;
    private boolean lastIsShoppers;
    private boolean withPerson;
    private boolean welcomed;
    private int socket;
    private int ownCuts;
    private volatile boolean ended;
    private @Nullable Line line;

    Talk(Wire wire, FaultyTunnel tunnel, FaultPlan plan, SplittableRandom random, int messages) {
        this.wire = wire;
        this.tunnel = tunnel;
        this.plan = plan;
        this.random = random;
        for (int i = 0; i < messages; i++) {
            open.put("m" + i, TEXTS.get(random.nextInt(TEXTS.size())));
        }
    }

    History history() {
        return history;
    }

    synchronized String conversation() {
        return conversation;
    }

    synchronized String token() {
        return token;
    }

    /** Connections that the shopper itself broke. */
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
        while (System.nanoTime() < last && !isAnswered()) {
            if (connected()) {
                await(PATIENCE, this::isAnswered);
            }
        }
        ended = true;
    }

    private synchronized boolean isAnswered() {
        // An acknowledgement may come before its event: what was acknowledged must have come as an event, too.
        return welcomed && lastSeq >= lastAcknowledged && (!lastIsShoppers || withPerson);
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
            mine.send(Json.frame("say")
                    .put("id", id)
                    .put("text", open.getOrDefault(id, ""))
                    .toString());
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
            Line opened = wire.open(tunnel.port(), "/ws/chat", "xiaoer.chat.v1", CONNECT, text -> read(mine, text));
            opened.send(hello());
            synchronized (this) {
                line = opened;
            }
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

    private synchronized String hello() {
        ObjectNode hello = Json.frame("hello").put("locale", "zh-CN");
        if (!conversation.isEmpty()) {
            hello.put("conversation", conversation).put("token", token).put("lastSeq", lastSeq);
        }
        return hello.toString();
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
            case "welcome" -> {
                conversation = frame.path("conversation").asText();
                token = frame.path("token").asText();
                frame.path("events").forEach(event -> saw(from, event));
                welcomed = true;
            }
            case "event" -> {
                ObjectNode event = frame.deepCopy();
                event.remove("type");
                saw(from, event);
            }
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
            default -> {
                // Drafts and places in the queue are not kept.
            }
        }
        notifyAll();
    }

    private void saw(int from, JsonNode event) {
        history.saw(from, event);
        lastSeq = Math.max(lastSeq, event.path("seq").asLong());
        lastIsShoppers = event.path("author").path("kind").asText().equals("shopper");
        withPerson |= event.path("kind").asText().equals("handoffRequested");
    }
}
