package shop.xiaoer.journey.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.llm.testing.Waiting;

/** One socket as a client sees it: every frame in the order of its coming. Safe from any thread. */
public final class FrameStream implements WebSocket.Listener, AutoCloseable {
    private static final int ABORTED = 1006;

    private final Consumer<JsonNode> reader;
    private final List<JsonNode> frames = new ArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;
    private int closeCode;

    private FrameStream(Consumer<JsonNode> reader) {
        this.reader = reader;
    }

    /** @param reader is given each frame before it can be waited for */
    public static FrameStream open(HttpClient http, URI address, String protocol, Consumer<JsonNode> reader) {
        FrameStream stream = new FrameStream(reader);
        stream.socket = http.newWebSocketBuilder()
                .subprotocols(protocol)
                .buildAsync(address, stream)
                .join();
        return stream;
    }

    public static FrameStream open(HttpClient http, URI address, String protocol) {
        return open(http, address, protocol, frame -> {});
    }

    // ---- coming in -----------------------------------------------------------------------------------------------

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            JsonNode frame = Json.read(partial.toString());
            partial.setLength(0);
            reader.accept(frame);
            synchronized (this) {
                frames.add(frame);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed(ABORTED);
    }

    private synchronized void closed(int code) {
        if (closeCode == 0) {
            closeCode = code;
        }
    }

    public synchronized List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    public synchronized boolean isClosed() {
        return closeCode != 0;
    }

    /** Waits until the server has closed the socket. @return its close code */
    public int closeCode() {
        Waiting.until("the socket is closed", this::isClosed);
        synchronized (this) {
            return closeCode;
        }
    }

    /** The first frame that fits, from the beginning of the socket on; waits for it. */
    public JsonNode await(String what, Predicate<JsonNode> fits) {
        try {
            Waiting.until(what, () -> isClosed() || frames().stream().anyMatch(fits));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; came: " + frames(), e);
        }
        return frames().stream()
                .filter(fits)
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(what + ": the socket was closed before, " + closeCode() + " " + frames()));
    }

    public JsonNode type(String type) {
        return await("a frame " + type, frame -> frame.path("type").asText().equals(type));
    }

    // ---- going out -----------------------------------------------------------------------------------------------

    /** @return false where the socket is gone */
    public boolean send(String text) {
        return sent(open -> open.sendText(text, true).join());
    }

    public boolean sendPart(String text, boolean last) {
        return sent(open -> open.sendText(text, last).join());
    }

    public boolean sendBinary(byte[] bytes) {
        return sent(open -> open.sendBinary(ByteBuffer.wrap(bytes), true).join());
    }

    private synchronized boolean sent(Consumer<WebSocket> write) {
        WebSocket open = socket;
        if (open == null || closeCode != 0) {
            return false;
        }
        try {
            write.accept(open);
            return true;
        } catch (CompletionException e) {
            return false;
        }
    }

    /** Breaks the connection without a word, as a tunnel does. */
    public void cut() {
        closed(ABORTED);
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    @Override
    public void close() {
        cut();
    }
}
