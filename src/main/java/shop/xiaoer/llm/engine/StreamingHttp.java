package shop.xiaoer.llm.engine;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import shop.xiaoer.llm.ModelSettings;

/**
 * The way to the model server: one Vert.x client, whose event loops carry all streams. langchain4j's own transport
 * blocks a platform thread for each.
 */
public final class StreamingHttp implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofSeconds(2);
    /** Below the five seconds after which common servers close an idle connection, so that none is used as it dies. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final HttpClient client;
    private final ModelSettings settings;

    public StreamingHttp(Vertx vertx, ModelSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        // HTTP/1.1: an upgrade to HTTP/2 makes some servers refuse streams beyond a hundred. The pool has room for
        // connections that are being closed after a cancel, and for looks.
        HttpClientOptions options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAliveTimeout((int) KEEP_ALIVE.toSeconds())
                .setConnectTimeout((int) CONNECT.toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) settings.total().plusSeconds(30).toMillis());
        client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(2 * settings.parallel() + 4));
    }

    /** A way for one request of langchain4j. */
    Exchange exchange(Exchange.Framing framing, String extras) {
        return new Exchange(vertx, client, framing, extras);
    }

    /** What a plain GET below the server's address brings. */
    CompletionStage<Answer> get(String path) {
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(settings.url() + path);
        if (settings.key() != null) {
            options.putHeader("Authorization", "Bearer " + settings.key());
        }
        return client.request(options)
                .compose(request -> request.send().compose(StreamingHttp::whole))
                .timeout(LOOK.toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(failure -> new Answer(0, reason(failure)))
                .toCompletionStage();
    }

    /** Status, or 0 where none came, and the body, or the reason. */
    record Answer(int status, String body) {}

    private static Future<Answer> whole(HttpClientResponse response) {
        return response.body().map(Buffer::toString).map(body -> new Answer(response.statusCode(), body));
    }

    static String reason(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
    }

    @Override
    public void close() {
        client.close().onComplete(closed -> {});
    }
}
