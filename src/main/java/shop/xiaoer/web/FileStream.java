package shop.xiaoer.web;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A file that is sent as it is read, of any length. Made on the event loop; written from one virtual thread, which waits
 * while its reader is slow and gives up where he takes nothing for a minute.
 */
final class FileStream {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Context loop;
    private final HttpServerResponse response;

    FileStream(RoutingContext context) {
        this.loop = context.vertx().getOrCreateContext();
        this.response = context.response();
    }

    /** The reader is gone, or takes nothing any more. */
    static final class Gone extends Exception {
        private static final long serialVersionUID = 1;

        Gone(Throwable cause) {
            super("the reader of a file is gone", cause);
        }
    }

    void open(String contentType, String name) {
        loop.runOnContext(ignored -> response.setStatusCode(200)
                .setChunked(true)
                .putHeader("Content-Type", contentType)
                .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .putHeader("Cache-Control", "no-store"));
    }

    /** Returns when it has left for the network. */
    void write(String text) throws Gone {
        CompletableFuture<Void> left = new CompletableFuture<>();
        loop.runOnContext(ignored -> {
            if (response.closed() || response.ended()) {
                left.completeExceptionally(new IllegalStateException("closed"));
                return;
            }
            response.write(text).onSuccess(left::complete).onFailure(left::completeExceptionally);
        });
        try {
            left.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Gone(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new Gone(e);
        }
    }

    void end() {
        loop.runOnContext(ignored -> {
            if (!response.ended() && !response.closed()) {
                response.end();
            }
        });
    }

    /** Breaks it off, so that its reader sees that it is not whole. */
    void cut() {
        loop.runOnContext(ignored -> response.reset());
    }
}
