package shop.xiaoer.web;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.account.RequestOrigin;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Outgoing;

/**
 * One socket: gathers fragments, bounds size, rate and queue, and hands one frame after the other to a virtual thread,
 * so that frames are handled in order and the event loop never waits. All state is touched on the socket's event loop.
 */
abstract class FrameSocket {
    private static final Logger LOG = LoggerFactory.getLogger(FrameSocket.class);
    private static final int LARGEST_FRAME = 64 * 1024;
    private static final Duration HELLO = Duration.ofSeconds(10);
    /** A dead peer is found within two of these. */
    private static final Duration PING = Duration.ofSeconds(12);
    /** Frames that wait for their turn; beyond it the socket is not read. */
    private static final int WAITING = 64;

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final Context context;
    private final Starter starter;
    private final RateLimit rate;
    private final @Nullable String address;
    private final Deque<String> waiting = new ArrayDeque<>();
    private Buffer partial = Buffer.buffer();
    private boolean partialIsText;
    private boolean busy;
    private boolean paused;
    private boolean ended;
    private boolean alive = true;
    private boolean welcomed;
    private volatile @Nullable UUID badge;
    private final long helloTimer;
    private final long pingTimer;

    /** @param address of whoever is at the other end; null where it cannot be told */
    FrameSocket(Vertx vertx, ServerWebSocket socket, Starter starter, RateLimit rate, @Nullable String address) {
        this.vertx = vertx;
        this.socket = socket;
        this.context = vertx.getOrCreateContext();
        this.starter = starter;
        this.rate = rate;
        this.address = address;
        this.helloTimer = vertx.setTimer(HELLO.toMillis(), timer -> {
            if (!welcomed) {
                close(Close.NO_HELLO);
            }
        });
        this.pingTimer = vertx.setPeriodic(PING.toMillis(), timer -> ping());
        socket.frameHandler(this::frame);
        socket.pongHandler(pong -> alive = true);
        socket.closeHandler(closed -> end());
        socket.exceptionHandler(fault -> LOG.debug("socket fault: {}", fault.getMessage()));
    }

    /** By which session or key it came in; null as long as, and where, it came in by none. */
    @Nullable
    UUID badge() {
        return badge;
    }

    /** Known from the hello on. */
    void cameBy(UUID one) {
        badge = one;
    }

    /** Handles a frame; on a virtual thread, one at a time. */
    abstract void handle(String text) throws BadFrame;

    /** The socket is gone; on its event loop. */
    abstract void ended();

    // ---- coming in -----------------------------------------------------------------------------------------------

    private void frame(WebSocketFrame frame) {
        alive = true;
        boolean data = frame.isText() || frame.isBinary() || frame.isContinuation();
        if (ended || !data) {
            return;
        }
        if (!frame.isContinuation()) {
            partial = Buffer.buffer();
            partialIsText = frame.isText();
        }
        if (partial.length() + frame.binaryData().length() > LARGEST_FRAME) {
            close(Close.TOO_LARGE);
            return;
        }
        partial.appendBuffer(frame.binaryData());
        if (!frame.isFinal()) {
            return;
        }
        if (!partialIsText) {
            close(Close.BAD_FRAME);
            return;
        }
        take(partial.toString(StandardCharsets.UTF_8));
    }

    private void take(String text) {
        if (!rate.allows()) {
            send(Outgoing.problem("tooMany", "too many frames in a second", FrameId.of(text), null));
            return;
        }
        waiting.add(text);
        if (waiting.size() >= WAITING && !paused) {
            paused = true;
            socket.pause();
        }
        next();
    }

    private void next() {
        if (busy || ended) {
            return;
        }
        String text = waiting.poll();
        if (text == null) {
            return;
        }
        busy = true;
        if (!starter.start("frame", () -> RequestOrigin.run(address, () -> run(text)))) {
            busy = false;
            send(Outgoing.problem("overloaded", "the server is full, try again", FrameId.of(text), null));
            onLoop(this::next);
        }
    }

    private void run(String text) {
        try {
            handle(text);
        } catch (BadFrame e) {
            onLoop(() -> bad(e));
        } catch (StoreUnavailable e) {
            LOG.warn("a frame was refused: {}", e.getMessage());
            send(Outgoing.problem(
                    "storeUnavailable", "nothing was kept, send it again with the same id", FrameId.of(text), null));
        } catch (RuntimeException e) {
            LOG.error("a frame failed", e);
            send(Outgoing.problem("internal", "a fault of the server", FrameId.of(text), null));
        } finally {
            onLoop(this::done);
        }
    }

    private void done() {
        busy = false;
        if (paused && waiting.size() < WAITING / 2) {
            paused = false;
            socket.resume();
        }
        next();
    }

    private void bad(BadFrame fault) {
        if (fault.isUnreadable()) {
            close(Close.BAD_FRAME);
        } else {
            send(Outgoing.problem(fault.code(), fault.detail(), fault.id(), null));
        }
    }

    private void ping() {
        if (!alive) {
            LOG.debug("a silent socket is given up");
            end();
            socket.close();
            return;
        }
        alive = false;
        socket.writePing(Buffer.buffer("xiaoer"));
    }

    // ---- going out -----------------------------------------------------------------------------------------------

    void welcomed() {
        onLoop(() -> {
            welcomed = true;
            vertx.cancelTimer(helloTimer);
        });
    }

    /** Completes when the frame has left for the network, exceptionally where the socket is gone. */
    CompletionStage<Void> send(String frame) {
        if (socket.isClosed()) {
            return Future.<Void>failedFuture("the socket is closed").toCompletionStage();
        }
        return socket.writeTextMessage(frame).toCompletionStage();
    }

    void close(Close reason) {
        onLoop(() -> close(reason.code(), reason.word()));
    }

    /** The peer broke the protocol; on the event loop. Too much of it is told by the contract's own code. */
    void breach(WebSocketCloseStatus status) {
        if (status.equals(WebSocketCloseStatus.MESSAGE_TOO_BIG)) {
            close(Close.TOO_LARGE.code(), Close.TOO_LARGE.word());
        } else {
            close(status.code(), status.reasonText());
        }
    }

    private void close(int code, String word) {
        if (!ended) {
            end();
            socket.close((short) code, word);
        }
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        waiting.clear();
        if (paused) {
            // The peer's own close stands behind what was not read.
            paused = false;
            socket.resume();
        }
        vertx.cancelTimer(helloTimer);
        vertx.cancelTimer(pingTimer);
        ended();
    }

    boolean writeQueueFull() {
        return !socket.isClosed() && socket.writeQueueFull();
    }

    void whenWritable(Runnable action) {
        socket.drainHandler(drained -> action.run());
    }

    /** Runs on the socket's event loop, in the order of the calls. */
    void onLoop(Runnable action) {
        context.runOnContext(ignored -> action.run());
    }
}
