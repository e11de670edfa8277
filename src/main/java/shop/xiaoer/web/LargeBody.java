package shop.xiaoer.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Reads bodies that may be larger than others, a few at a time, so that nobody fills the memory by sending many. A body
 * over the limit is refused when that is known and read to its end without being kept. On event loops.
 */
final class LargeBody {
    private static final int AT_ONCE = 8;

    private final int largest;
    private final AtomicInteger reading = new AtomicInteger();

    LargeBody(int largest) {
        this.largest = largest;
    }

    /** @param whole is given the body once it is there; it counts until the response has ended */
    void read(RoutingContext context, Consumer<Buffer> whole) {
        HttpServerRequest request = context.request();
        if (announced(request) > largest) {
            tooLarge(context);
            return;
        }
        if (reading.incrementAndGet() > AT_ONCE) {
            release();
            Routes.send(
                    context,
                    Reply.problem(503, "overloaded", "too many uploads at once").with("Retry-After", "2"));
            return;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            context.response().writeContinue();
        }
        gather(context, whole);
    }

    private void gather(RoutingContext context, Consumer<Buffer> whole) {
        Buffer body = Buffer.buffer();
        boolean[] over = new boolean[1];
        // Whatever ends the response, the client's going too, gives the place back, once.
        AtomicBoolean held = new AtomicBoolean(true);
        context.addEndHandler(ended -> {
            if (held.getAndSet(false)) {
                release();
            }
        });
        context.request()
                .handler(chunk -> {
                    if (over[0]) {
                        return;
                    }
                    over[0] = body.length() + chunk.length() > largest;
                    if (over[0]) {
                        tooLarge(context);
                    } else {
                        body.appendBuffer(chunk);
                    }
                })
                .endHandler(end -> {
                    if (!over[0]) {
                        whole.accept(body);
                    }
                });
    }

    private void release() {
        reading.decrementAndGet();
    }

    private static long announced(HttpServerRequest request) {
        try {
            String length = request.getHeader("Content-Length");
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void tooLarge(RoutingContext context) {
        Routes.send(context, Reply.problem(413, "tooLarge", "the body is over " + (largest >> 20) + " MiB"));
    }
}
