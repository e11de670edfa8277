package shop.xiaoer.connect;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One call to another system: bounded in time from the first byte to the last and in the size of its answer, no redirect
 * followed, no cookie kept. It never throws; how it ended says whether the other side may have heard it. Blocks; called on
 * virtual threads. Safe from any thread.
 */
public final class OutgoingHttp implements AutoCloseable {
    /** Below the five seconds after which common servers close an idle connection, so that none is used as it dies. */
    private static final int KEEP_ALIVE_SECONDS = 3;

    private final HttpClient client;

    /** @param connections to one host at once */
    public OutgoingHttp(Vertx vertx, int connections) {
        HttpClientOptions options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxRedirects(0);
        client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(connections));
    }

    /**
     * @param timeout for the whole call
     * @param largest answer in bytes
     * @param to the address to connect to, null where the name is looked up; the name stays what TLS and Host say
     */
    public record Request(
            String method,
            URI uri,
            Map<String, String> headers,
            @Nullable String body,
            Duration timeout,
            int largest,
            @Nullable InetAddress to) {
        public Request {
            headers = Map.copyOf(headers);
        }
    }

    public sealed interface Reply {}

    /** @param headers by their names in lower case */
    public record Answered(int status, Map<String, String> headers, String body) implements Reply {
        public Answered {
            headers = Map.copyOf(headers);
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** The other side heard nothing of it. */
    public record NotSent(String why) implements Reply {}

    /** It may have been heard, and there is no whole answer. */
    public record Lost(String why) implements Reply {}

    public Reply call(Request request) {
        Exchange exchange = new Exchange(request);
        CompletableFuture<Answered> answer = client.request(options(request))
                .compose(exchange::send)
                .toCompletionStage()
                .toCompletableFuture();
        try {
            return answer.get(request.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return exchange.cut("no whole answer in " + request.timeout().toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return exchange.cut("interrupted");
        } catch (ExecutionException e) {
            return exchange.cut(reason(e.getCause() == null ? e : e.getCause()));
        }
    }

    private static RequestOptions options(Request request) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method()))
                .setAbsoluteURI(request.uri().toString())
                .setConnectTimeout(request.timeout().toMillis());
        request.headers().forEach(options::putHeader);
        InetAddress to = request.to();
        if (to != null) {
            options.setServer(SocketAddress.inetSocketAddress(options.getPort(), to.getHostAddress()));
        }
        return options;
    }

    private static String reason(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
    }

    /** One request under way. Whoever gives it up first and whoever sends it first are told apart by its lock. */
    private static final class Exchange {
        private final Request request;
        private @Nullable HttpClientRequest sent;
        private boolean given;

        Exchange(Request request) {
            this.request = request;
        }

        Future<Answered> send(HttpClientRequest out) {
            synchronized (this) {
                if (given) {
                    return out.reset().compose(reset -> Future.failedFuture("given up"));
                }
                sent = out;
            }
            String body = request.body();
            return (body == null ? out.send() : out.send(Buffer.buffer(body))).compose(this::whole);
        }

        private Future<Answered> whole(HttpClientResponse response) {
            Promise<Answered> whole = Promise.promise();
            Buffer body = Buffer.buffer();
            response.handler(part -> {
                if (body.length() + part.length() > request.largest()) {
                    whole.tryFail("the answer is larger than " + request.largest() + " bytes");
                } else {
                    body.appendBuffer(part);
                }
            });
            response.exceptionHandler(whole::tryFail);
            response.endHandler(ended ->
                    whole.tryComplete(new Answered(response.statusCode(), headers(response), body.toString())));
            return whole.future();
        }

        private static Map<String, String> headers(HttpClientResponse response) {
            Map<String, String> headers = new TreeMap<>();
            response.headers()
                    .forEach(
                            header -> headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
            return headers;
        }

        synchronized Reply cut(String why) {
            given = true;
            HttpClientRequest out = sent;
            if (out == null) {
                return new NotSent(why);
            }
            out.reset().onComplete(reset -> {});
            return new Lost(why);
        }
    }

    @Override
    public void close() {
        client.close().onComplete(closed -> {});
    }
}
