package shop.xiaoer.llm.engine;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.langchain4j.http.client.sse.ServerSentEventParsingHandle;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.parsetools.RecordParser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One request of langchain4j on the Vert.x client, with what langchain4j leaves out: a cancel that works before the
 * first token, too, fields of ours in the body, a look at the raw lines, and the difference between a reply that was
 * finished and one that was cut off. Streams only. All of it runs on one event loop.
 */
final class Exchange implements dev.langchain4j.http.client.HttpClient, ServerSentEventParsingHandle {
    /** A line is one token and its probability; a server that sends more without a line end sends no reply. */
    private static final int LONGEST_LINE = 1 << 20;

    private static final int LONGEST_ERROR = 16 * 1024;

    private final Vertx vertx;
    private final HttpClient client;
    private final Framing framing;
    private final String extras;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final RawReply raw = new RawReply();
    private volatile @Nullable HttpClientRequest sent;

    /** How the body is cut into events. */
    enum Framing {
        /** A JSON value a line. */
        ndjson,
        /** Server-sent events, of which only {@code data} counts. */
        events
    }

    /** No connection could be made. */
    static final class NotConnected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotConnected(Throwable cause) {
            super(StreamingHttp.reason(cause), cause);
        }
    }

    /** The reply is no reply: not JSON, an error among the tokens, or cut off. */
    static final class BadReply extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadReply(String message) {
            super(message);
        }
    }

    /** @param extras JSON members that are put at the head of the body, each followed by a comma; may be empty */
    Exchange(Vertx vertx, HttpClient client, Framing framing, String extras) {
        this.vertx = vertx;
        this.client = client;
        this.framing = framing;
        this.extras = extras;
    }

    RawReply raw() {
        return raw;
    }

    /** For langchain4j, which asks for a builder; its timeouts are the gate's business. */
    HttpClientBuilder asBuilder() {
        return new Builder();
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("only streams: a whole reply would block a thread");
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        Context context = vertx.getOrCreateContext();
        context.runOnContext(begin -> send(request, listener));
    }

    @Override
    public void cancel() {
        if (over.compareAndSet(false, true)) {
            cancelled.set(true);
            hangUp();
        }
    }

    /** Not the same as over: langchain4j passes no end on where it takes the stream for cancelled. */
    @Override
    public boolean isCancelled() {
        return cancelled.get();
    }

    private void hangUp() {
        HttpClientRequest request = sent;
        if (request != null) {
            request.reset(); // On HTTP/1.1 this closes the connection, which is what stops the engine.
        }
    }

    private void send(HttpRequest request, ServerSentEventListener listener) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method().name()))
                .setAbsoluteURI(request.url());
        request.headers()
                .forEach((name, values) -> options.putHeader((CharSequence) name, List.<CharSequence>copyOf(values)));
        client.request(options)
                .onFailure(failure -> fail(new NotConnected(failure), listener))
                .onSuccess(ready -> {
                    sent = ready;
                    if (over.get()) {
                        ready.reset();
                        return;
                    }
                    ready.response()
                            .onSuccess(response -> receive(response, listener))
                            .onFailure(failure -> fail(failure, listener));
                    ready.end(Buffer.buffer(withExtras(request.body())));
                });
    }

    private String withExtras(String body) {
        int brace = body.indexOf('{') + 1;
        return body.substring(0, brace) + extras + body.substring(brace);
    }

    private void receive(HttpClientResponse response, ServerSentEventListener listener) {
        if (response.statusCode() / 100 != 2) {
            refuse(response, listener);
            return;
        }
        listener.onOpen(SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(Map.of())
                .build());
        RecordParser lines = RecordParser.newDelimited("\n");
        lines.maxRecordSize(LONGEST_LINE);
        lines.exceptionHandler(failure -> fail(new BadReply("a line without an end"), listener));
        lines.handler(line -> line(line.toString().strip(), listener));
        response.handler(lines);
        response.exceptionHandler(failure -> fail(new BadReply("the stream was cut off"), listener));
        response.endHandler(end -> {
            lines.handle(Buffer.buffer("\n")); // The last line may lack its end.
            finish(listener);
        });
    }

    private void refuse(HttpClientResponse response, ServerSentEventListener listener) {
        Buffer body = Buffer.buffer();
        response.handler(piece -> {
            if (body.length() < LONGEST_ERROR) {
                body.appendBuffer(piece);
            }
        });
        response.exceptionHandler(failure -> fail(failure, listener));
        response.endHandler(end -> fail(new HttpException(response.statusCode(), body.toString()), listener));
    }

    private void line(String line, ServerSentEventListener listener) {
        if (over.get() || line.isEmpty()) {
            return;
        }
        switch (framing) {
            case ndjson -> event(line, listener);
            case events -> {
                if (line.startsWith("data:")) {
                    event(line.substring("data:".length()).strip(), listener);
                }
            }
        }
    }

    private void event(String data, ServerSentEventListener listener) {
        if (data.equals("[DONE]")) {
            raw.finish();
            finish(listener);
            return;
        }
        try {
            raw.read(data);
            listener.onEvent(new ServerSentEvent(null, data), new ServerSentEventContext(this));
        } catch (RuntimeException unreadable) {
            fail(unreadable, listener);
        }
    }

    private void finish(ServerSentEventListener listener) {
        if (!raw.finished()) {
            fail(new BadReply("the stream ended before the reply did"), listener);
        } else if (over.compareAndSet(false, true)) {
            listener.onClose();
        }
    }

    private void fail(Throwable failure, ServerSentEventListener listener) {
        if (over.compareAndSet(false, true)) {
            hangUp();
            listener.onError(failure);
        }
    }

    private final class Builder implements HttpClientBuilder {
        private @Nullable Duration connect;
        private @Nullable Duration read;

        @Override
        public @Nullable Duration connectTimeout() {
            return connect;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            connect = timeout;
            return this;
        }

        @Override
        public @Nullable Duration readTimeout() {
            return read;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            read = timeout;
            return this;
        }

        @Override
        public dev.langchain4j.http.client.HttpClient build() {
            return Exchange.this;
        }
    }
}
