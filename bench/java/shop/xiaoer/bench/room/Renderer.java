package shop.xiaoer.bench.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.bench.wire.Json;

/**
 * A renderer that speaks faster than a voice and goes on speaking while the server is away. It comes back by itself, with
 * the last cue that it has. What it was sent and what it said is kept for {@link #breaches}. Safe from any thread.
 */
final class Renderer implements AutoCloseable {
    private static final int AGAIN_MS = 200;

    private final HttpClient http;
    private final double pace;
    private final ScheduledExecutorService voice = Executors.newSingleThreadScheduledExecutor();
    private final Map<Long, JsonNode> received = new HashMap<>();
    private final Set<Long> takenBack = new HashSet<>();
    private final List<Long> said = new ArrayList<>();
    private final Map<String, Long> answered = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Deque<JsonNode> queue = new ArrayDeque<>();
    private @Nullable WebSocket socket;
    private @Nullable JsonNode speaking;
    private URI address;
    private String token;
    private int sentence;
    private boolean stops;
    private boolean closed;
    private long last;
    private long lastSaid;

    /** @param pace how much faster than the estimate it speaks */
    Renderer(HttpClient http, URI address, String token, double pace) {
        this.http = http;
        this.address = address;
        this.token = token;
        this.pace = pace;
        connect();
    }

    /** Another server serves the room now. */
    synchronized void at(URI other, String newToken) {
        address = other;
        token = newToken;
    }

    private void connect() {
        if (isClosed()) {
            return;
        }
        URI to;
        synchronized (this) {
            to = address;
        }
        CompletableFuture<WebSocket> _ = http.newWebSocketBuilder()
                .subprotocols("xiaoer.room.v1")
                .buildAsync(to, new Listener())
                .whenComplete((open, fault) -> {
                    if (fault != null) {
                        later(this::connect);
                    }
                });
    }

    private void later(Runnable work) {
        if (!isClosed()) {
            ScheduledFuture<?> _ = voice.schedule(work, AGAIN_MS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();

        @Override
        public void onOpen(WebSocket open) {
            synchronized (Renderer.this) {
                socket = open;
                ObjectNode hello = Json.frame("hello").put("token", token).put("role", "driver");
                if (last > 0) {
                    hello.put("lastCue", last);
                }
                CompletableFuture<WebSocket> _ = open.sendText(hello.toString(), true);
            }
            open.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
            partial.append(data);
            if (whole) {
                JsonNode frame = Json.read(partial.toString());
                partial.setLength(0);
                take(frame);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            later(Renderer.this::connect);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            later(Renderer.this::connect);
        }
    }

    private synchronized void take(JsonNode frame) {
        switch (frame.path("type").asText()) {
            case "welcome" -> {
                if (lastSaid > 0) {
                    // It may have ended while nobody heard of it.
                    report(lastSaid, "ended", 0);
                }
            }
            case "cue" -> cue(frame);
            case "cancel" -> cancel(frame.path("cue").asLong());
            case "comment" -> answered.putIfAbsent(frame.path("msgId").asText(), System.nanoTime());
            case "problem" -> faults.add(frame.toString());
            default -> {
                // Its state is for people.
            }
        }
    }

    private void cue(JsonNode cue) {
        long no = cue.path("no").asLong();
        JsonNode before = received.put(no, cue);
        cue.path("comments").forEach(id -> answered.putIfAbsent(id.asText(), System.nanoTime()));
        last = Math.max(last, no);
        if (before != null) {
            return;
        }
        JsonNode current = speaking;
        if (current != null
                && cue.path("interrupts").asLong() == current.path("no").asLong()) {
            stops = true;
        }
        queue.addLast(cue);
        next();
    }

    private void cancel(long no) {
        JsonNode current = speaking;
        if (current != null && current.path("no").asLong() == no) {
            stops = true;
        } else if (queue.removeIf(cue -> cue.path("no").asLong() == no)) {
            takenBack.add(no);
        }
    }

    private synchronized void next() {
        if (speaking != null) {
            return;
        }
        JsonNode cue = queue.pollFirst();
        if (cue == null) {
            return;
        }
        speaking = cue;
        sentence = 0;
        stops = false;
        said.add(cue.path("no").asLong());
        report(cue.path("no").asLong(), "started", 0);
        sayOne(cue);
    }

    private void sayOne(JsonNode cue) {
        double each = cue.path("estMs").asDouble() / cue.path("sentences").asInt(1) / pace;
        if (!closed) {
            ScheduledFuture<?> _ =
                    voice.schedule(this::sentenceEnds, Math.max(1, Math.round(each)), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void sentenceEnds() {
        JsonNode cue = speaking;
        if (cue == null) {
            return;
        }
        long no = cue.path("no").asLong();
        sentence++;
        report(no, "sentence", sentence);
        if (stops || sentence >= cue.path("sentences").asInt()) {
            speaking = null;
            lastSaid = no;
            report(no, "ended", 0);
            next();
        } else {
            sayOne(cue);
        }
    }

    private void report(long no, String state, int number) {
        ObjectNode frame = Json.frame("progress").put("cue", no).put("state", state);
        if (number > 0) {
            frame.put("sentence", number);
        }
        WebSocket open = socket;
        if (open != null && !open.isOutputClosed()) {
            try {
                open.sendText(frame.toString(), true).join();
            } catch (CompletionException | IllegalStateException gone) {
                // The server hears of it when the renderer is back.
                socket = null;
            }
        }
    }

    synchronized long lastCue() {
        return last;
    }

    synchronized @Nullable Long answeredAt(String msgId) {
        return answered.get(msgId);
    }

    synchronized int cuesSaid() {
        return said.size();
    }

    /** What was said twice, and numbers that never came. */
    synchronized List<String> breaches() {
        List<String> found = new ArrayList<>(faults);
        Set<Long> once = new HashSet<>();
        said.stream().filter(no -> !once.add(no)).forEach(no -> found.add("cue " + no + " was said twice"));
        for (long no = 1; no <= last; no++) {
            if (!received.containsKey(no)) {
                found.add("cue " + no + " never came");
            }
        }
        return found;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        voice.shutdownNow();
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
