package shop.xiaoer.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A response of server-sent events. It beats while nothing is said, so that a dead peer is found and no proxy takes it for
 * one, and ends at its deadline at the latest. Made on the event loop; may be called from any thread; what it runs, it runs
 * on its loop.
 */
final class EventStream {
    private static final Duration BEAT = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Context loop;
    private final HttpServerResponse response;
    private Runnable gone = () -> {};
    private boolean ended;
    private long beat = -1;
    private long deadline = -1;

    EventStream(RoutingContext context) {
        this.vertx = context.vertx();
        this.loop = vertx.getOrCreateContext();
        this.response = context.response();
    }

    /**
     * Begins it.
     *
     * @param late runs where it has not ended within {@code within}
     * @param gone runs once, when it has ended or its reader is gone
     */
    void open(Duration within, Runnable late, Runnable gone) {
        onLoop(() -> {
            this.gone = gone;
            if (response.closed() || response.ended()) {
                over();
                return;
            }
            response.closeHandler(closed -> over());
            response.exceptionHandler(fault -> over());
            response.setStatusCode(200)
                    .setChunked(true)
                    .putHeader("Content-Type", "text/event-stream")
                    .putHeader("Cache-Control", "no-store")
                    .putHeader("X-Accel-Buffering", "no")
                    // A compressor would hold events back until its block is full.
                    .putHeader("Content-Encoding", "identity");
            beat = vertx.setPeriodic(BEAT.toMillis(), timer -> write(": beat\n\n"));
            deadline = vertx.setTimer(within.toMillis(), timer -> late.run());
            write(": open\n\n");
        });
    }

    /** @param event the event's name, null where data alone is sent; completes when it has left for the network */
    CompletionStage<Void> send(@Nullable String event, String data) {
        String text = (event == null ? "" : "event: " + event + "\n") + "data: " + data + "\n\n";
        if (loop.equals(Vertx.currentContext())) {
            return write(text);
        }
        // From elsewhere it stands in line behind what was given to the loop before, the stream's beginning too.
        CompletableFuture<Void> left = new CompletableFuture<>();
        onLoop(() -> write(text).whenComplete((done, fault) -> {
            if (fault == null) {
                left.complete(null);
            } else {
                left.completeExceptionally(fault);
            }
        }));
        return left;
    }

    private CompletionStage<Void> write(String text) {
        if (response.closed() || response.ended()) {
            return Future.<Void>failedFuture("the stream is closed").toCompletionStage();
        }
        return response.write(text).toCompletionStage();
    }

    void end() {
        onLoop(() -> {
            if (!ended && !response.ended() && !response.closed()) {
                response.end();
            }
            over();
        });
    }

    /** Breaks it off, so that its reader sees that it is not whole. */
    void cut() {
        onLoop(() -> {
            over();
            response.reset();
        });
    }

    private void over() {
        if (ended) {
            return;
        }
        ended = true;
        if (beat >= 0) {
            vertx.cancelTimer(beat);
            vertx.cancelTimer(deadline);
        }
        gone.run();
    }

    boolean full() {
        return !response.closed() && !response.ended() && response.writeQueueFull();
    }

    void whenWritable(Runnable action) {
        response.drainHandler(drained -> action.run());
    }

    void onLoop(Runnable action) {
        loop.runOnContext(ignored -> action.run());
    }
}
