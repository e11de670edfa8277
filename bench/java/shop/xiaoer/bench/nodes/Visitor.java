package shop.xiaoer.bench.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.bench.wire.Json;
import shop.xiaoer.bench.wire.Line;
import shop.xiaoer.bench.wire.Wire;
import shop.xiaoer.bench.wire.Wire.NoLine;

/** A shopper who moves from node to node with one conversation. {@link #visit} and the waits are for one thread. */
final class Visitor implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Wire wire;
    private String conversation = "";
    private String token = "";
    private long lastSeq;
    private int visits;
    private @Nullable Line line;
    private @Nullable JsonNode latest;
    private long latestAt;
    private Predicate<JsonNode> wanted = frame -> false;
    private long answeredAt = -1;

    Visitor(Wire wire) {
        this.wire = wire;
    }

    /** Opens the conversation, or comes back to it, at that port. What was waited for before is not any more. */
    void visit(int port) throws NoLine {
        int mine;
        synchronized (this) {
            mine = ++visits;
        }
        Line opened = wire.open(port, "/ws/chat", "xiaoer.chat.v1", CONNECT, text -> read(mine, Json.read(text)));
        line = opened;
        ObjectNode hello = Json.frame("hello").put("locale", "en-US");
        synchronized (this) {
            if (!conversation.isEmpty()) {
                hello.put("conversation", conversation).put("token", token).put("lastSeq", lastSeq);
            }
        }
        opened.send(hello.toString());
    }

    void say(String id, String text) {
        Line mine = line;
        if (mine != null) {
            mine.send(Json.frame("say").put("id", id).put("text", text).toString());
        }
    }

    /** From now on the first frame of that kind is waited for, also one that comes before {@link #await}. */
    synchronized void want(Predicate<JsonNode> frames) {
        wanted = frames;
        latest = null;
    }

    /** @return the clock in nanoseconds at which it came; -1 where it did not come in time */
    synchronized long await(Duration time) throws InterruptedException {
        wait(time, () -> latest != null);
        return latest == null ? -1 : latestAt;
    }

    /** The same for the first answer of the conversation, also one that has come already. */
    synchronized long awaitAnswer(Duration time) throws InterruptedException {
        wait(time, () -> answeredAt >= 0);
        return answeredAt;
    }

    private synchronized void wait(Duration time, BooleanSupplier done) throws InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        long left = time.toMillis();
        while (!done.getAsBoolean() && left > 0) {
            wait(left);
            left = (until - System.nanoTime()) / 1_000_000;
        }
    }

    private synchronized void read(int from, JsonNode frame) {
        if (from != visits) {
            return;
        }
        switch (frame.path("type").asText()) {
            case "welcome" -> {
                conversation = frame.path("conversation").asText();
                token = frame.path("token").asText();
                frame.path("events").forEach(this::event);
            }
            case "event" -> event(frame);
            default -> {
                // Drafts are looked at below.
            }
        }
        see(frame);
    }

    private void event(JsonNode event) {
        lastSeq = Math.max(lastSeq, event.path("seq").asLong());
        see(event);
    }

    static boolean isAnswer(JsonNode frame) {
        return frame.path("kind").asText().equals("answered");
    }

    private void see(JsonNode frame) {
        if (answeredAt < 0 && isAnswer(frame)) {
            answeredAt = System.nanoTime();
            notifyAll();
        }
        if (latest == null && wanted.test(frame)) {
            latest = frame;
            latestAt = System.nanoTime();
            notifyAll();
        }
    }

    @Override
    public void close() {
        Line mine = line;
        if (mine != null) {
            mine.close();
        }
    }
}
