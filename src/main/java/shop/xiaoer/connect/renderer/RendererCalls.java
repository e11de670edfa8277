package shop.xiaoer.connect.renderer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.driver.Renderer.Outcome;

/** Calls of a renderer's HTTP interface, each within its time, headers and body together. */
final class RendererCalls implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final URI address;
    private final Duration within;

    RendererCalls(URI address, Duration within) {
        this.address = address;
        this.within = within;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(within)
                .build();
    }

    /** An answer's body, or how the call failed. */
    record Reply(Outcome outcome, JsonNode body) {}

    /** Sends once. */
    Reply post(String path, JsonNode body) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        CompletableFuture<HttpResponse<String>> sent = client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            return read(sent.get(within.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            sent.cancel(true);
            return failed(new Outcome.Unsure("no answer within " + within.toMillis() + " ms"));
        } catch (ExecutionException e) {
            return failed(of(String.valueOf(e.getCause()), e.getCause()));
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            return failed(new Outcome.Unsure("the caller went away"));
        }
    }

    /** For what may be sent twice: a second time where the first brought no answer. */
    Reply postAgain(String path, JsonNode body) {
        Reply first = post(path, body);
        return first.outcome() instanceof Outcome.Unsure || first.outcome() instanceof Outcome.Unreachable
                ? post(path, body)
                : first;
    }

    private static Reply read(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status >= 500) {
            return failed(new Outcome.Unsure("HTTP " + status));
        }
        if (status >= 300) {
            return failed(new Outcome.Refused("HTTP " + status));
        }
        try {
            return new Reply(new Outcome.Accepted(), JSON.readTree(response.body()));
        } catch (JsonProcessingException e) {
            // Fay answers some calls with a word; that it answered is all that counts.
            return new Reply(new Outcome.Accepted(), JsonNodeFactory.instance.missingNode());
        }
    }

    private static Outcome of(String why, @Nullable Throwable cause) {
        return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
                ? new Outcome.Unreachable(why)
                : new Outcome.Unsure(why);
    }

    private static Reply failed(Outcome outcome) {
        return new Reply(outcome, JsonNodeFactory.instance.missingNode());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
