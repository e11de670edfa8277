package shop.xiaoer.bench.wire;

import io.vertx.core.http.ClientWebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One open socket. Writing is safe from any thread and never blocks. */
public final class Line {
    private final ClientWebSocket socket;
    private final CompletableFuture<Void> ended;

    Line(ClientWebSocket socket, CompletableFuture<Void> ended) {
        this.socket = socket;
        this.ended = ended;
    }

    /** Sends a frame; one that cannot leave any more is lost, as it would be on the way. */
    public void send(String text) {
        socket.writeTextMessage(text).onFailure(lost -> {});
    }

    public boolean isOpen() {
        return !ended.isDone();
    }

    /** Done when the connection is gone, whoever ended it. */
    public CompletionStage<Void> ended() {
        return ended;
    }

    public void close() {
        socket.close().onComplete(closed -> {});
    }
}
