package shop.xiaoer.bench.wire;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Opens sockets. All of them are read by one event loop, so that readers need no locks among themselves. */
public final class Wire implements AutoCloseable {
    private static final int LARGEST = 2 << 20;
    private static final int MOST = 20_000;

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
    private final WebSocketClient client = vertx.createWebSocketClient(new WebSocketClientOptions()
            .setMaxFrameSize(LARGEST)
            .setMaxMessageSize(LARGEST)
            .setMaxConnections(MOST)
            .setConnectTimeout((int) Duration.ofSeconds(5).toMillis()));

    /** The socket was not to be had. */
    public static final class NoLine extends Exception {
        private static final long serialVersionUID = 1;

        NoLine(String why) {
            super(why);
        }
    }

    /**
     * Opens a socket on this machine. Blocks.
     *
     * @param protocol empty for none
     * @param reader is given each text on the event loop
     */
    public Line open(int port, String path, String protocol, Duration within, Consumer<String> reader) throws NoLine {
        ClientWebSocket socket = client.webSocket();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        socket.textMessageHandler(reader::accept);
        socket.closeHandler(closed -> ended.complete(null));
        socket.exceptionHandler(fault -> ended.complete(null));
        WebSocketConnectOptions options =
                new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port).setURI(path);
        if (!protocol.isEmpty()) {
            options.addSubProtocol(protocol);
        }
        var connected = socket.connect(options).toCompletionStage().toCompletableFuture();
        try {
            connected.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return new Line(socket, ended);
        } catch (ExecutionException | TimeoutException e) {
            CompletableFuture<Void> _ =
                    connected.thenAccept(late -> late.close().onComplete(closed -> {}));
            throw new NoLine(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoLine("interrupted");
        }
    }

    /** Runs something on the event loop after it has looked at all its sockets at least once more. */
    public void afterNextLook(Runnable action) {
        vertx.setTimer(1, first -> vertx.setTimer(1, second -> action.run()));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
