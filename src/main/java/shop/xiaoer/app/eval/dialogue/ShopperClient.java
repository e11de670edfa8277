package shop.xiaoer.app.eval.dialogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A shopper at the socket of a server, for measuring. For one thread; its calls block until the server has answered or
 * the deadline is over.
 */
public final class ShopperClient implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PROTOCOL = "xiaoer.chat.v1";

    private final HttpClient http;
    private final int port;
    private final Duration deadline;
    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final List<String> drafts = new ArrayList<>();
    private final WebSocket socket;
    private final JsonNode welcome;
    private @Nullable JsonNode lastForm;

    /** What the server said until the turn's end, and all drafts that stood on the way. */
    public record Heard(List<JsonNode> events, List<String> drafts) {
        public Heard {
            events = List.copyOf(events);
            drafts = List.copyOf(drafts);
        }
    }

    /** The server did not do what its contract says; the message tells what was waited for. */
    public static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoAnswer(String message) {
            super(message);
        }
    }

    /**
     * Opens a conversation on this machine's port.
     *
     * @param hello fields of the hello beside its type, such as {@code locale}, {@code page}, {@code identity}
     */
    public ShopperClient(HttpClient http, int port, Duration deadline, ObjectNode hello) {
        this.http = http;
        this.port = port;
        this.deadline = deadline;
        this.socket = http.newWebSocketBuilder()
                .subprotocols(PROTOCOL)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws/chat"), new Listener())
                .join();
        send(hello.deepCopy().put("type", "hello"));
        this.welcome = await("welcome", "");
    }

    public String conversation() {
        return welcome.path("conversation").asText();
    }

    /** Sends words; returns the event's number when they are durable. */
    public long say(String text) {
        ObjectNode frame = MAPPER.createObjectNode().put("type", "say").put("text", text);
        return acknowledged(frame);
    }

    /** Chooses an option; {@code $submit} is the submit option of the form that was offered last. */
    public long choose(String option, JsonNode data) {
        JsonNode form = lastForm;
        String chosen =
                option.equals("$submit") && form != null ? form.path("submit").asText() : option;
        ObjectNode frame = MAPPER.createObjectNode().put("type", "choose").put("option", chosen);
        if (data.isObject()) {
            frame.set("data", data);
        }
        return acknowledged(frame);
    }

    private long acknowledged(ObjectNode frame) {
        String id = UUID.randomUUID().toString();
        send(frame.put("id", id));
        return await("ack", id).path("seq").asLong();
    }

    /**
     * Waits for the server's answer to what was said last. All events of a turn are durable at once, so the log has the
     * whole of it as soon as the first has come.
     *
     * @param after number of the last event before the shopper began to speak
     * @param said number of the last thing that the shopper said
     */
    public Heard answer(long after, long said) {
        return answer(after, said, deadline);
    }

    /** The same with a patience of its own: while a person is waited for, the bot may rightly say nothing. */
    public Heard answer(long after, long said, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            List<JsonNode> events = log(after);
            List<JsonNode> theirs = events.stream()
                    .filter(event -> !event.path("author").path("kind").asText().equals("shopper"))
                    .toList();
            if (theirs.stream().anyMatch(event -> event.path("seq").asLong() > said)) {
                frames.forEach(this::note);
                Heard heard = new Heard(theirs, drafts);
                drafts.clear();
                theirs.stream().filter(event -> event.has("form")).forEach(event -> lastForm = event.path("form"));
                return heard;
            }
            nextEvent(end);
        }
    }

    private void nextEvent(long end) {
        while (true) {
            JsonNode frame = next(end, "answer");
            note(frame);
            if (frame.path("type").asText().equals("event")) {
                return;
            }
        }
    }

    private void note(JsonNode frame) {
        if (frame.path("type").asText().equals("draft")) {
            drafts.add(frame.path("text").asText());
        }
    }

    /** The log after an event, read over HTTP. */
    public List<JsonNode> log(long after) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/conversations/"
                        + conversation() + "/events?after=" + after))
                .header("Authorization", "Bearer " + welcome.path("token").asText())
                .timeout(deadline)
                .build();
        List<JsonNode> events = new ArrayList<>();
        fetched(http, request).path("events").forEach(events::add);
        return events;
    }

    /** The body of an answer as JSON; blocks. */
    public static JsonNode fetched(HttpClient http, HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new NoAnswer(request.uri() + " answers " + response.statusCode());
            }
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void send(ObjectNode frame) {
        WebSocket _ = socket.sendText(frame.toString(), true).join();
    }

    private JsonNode await(String type, String id) {
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            JsonNode frame = next(end, type);
            note(frame);
            String its = frame.path("type").asText();
            boolean mine = id.isEmpty() || frame.path("id").asText().equals(id);
            if (its.equals(type) && mine) {
                return frame;
            }
            if ((its.equals("problem") && mine) || its.equals("closed")) {
                throw new NoAnswer("waited for " + type + ", heard " + frame);
            }
        }
    }

    private JsonNode next(long end, String awaited) {
        try {
            JsonNode frame = frames.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (frame == null) {
                throw new NoAnswer("no " + awaited + " in time");
            }
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                try {
                    frames.add(MAPPER.readTree(part.toString()));
                } catch (JsonProcessingException e) {
                    frames.add(MAPPER.createObjectNode().put("type", "closed").put("reason", "a frame is no JSON"));
                }
                part.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            frames.add(MAPPER.createObjectNode()
                    .put("type", "closed")
                    .put("code", statusCode)
                    .put("reason", reason));
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            frames.add(MAPPER.createObjectNode().put("type", "closed").put("reason", error.toString()));
        }
    }
}
