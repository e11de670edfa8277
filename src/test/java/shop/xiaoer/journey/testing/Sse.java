package shop.xiaoer.journey.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A stream of server-sent events, read to its end or until it is let go. */
public final class Sse implements AutoCloseable {
    /** One event; its name is empty where it had none. */
    public record Event(String name, String data) {
        public JsonNode json() {
            return Json.read(data);
        }
    }

    private final HttpResponse<InputStream> response;
    private final StringBuilder rest = new StringBuilder();
    private final List<Event> events = new ArrayList<>();

    private Sse(HttpResponse<InputStream> response) {
        this.response = response;
    }

    public static Sse open(ServedShop shop, HttpRequest request) {
        try {
            return new Sse(shop.http().send(request, HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    public HttpResponse<InputStream> response() {
        return response;
    }

    /** All events to the end of the stream. */
    public List<Event> all() {
        try (InputStream body = response.body()) {
            rest.append(new String(body.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
        return List.copyOf(events);
    }

    private void cut() {
        for (int end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
            String name = "";
            StringBuilder data = new StringBuilder();
            for (String line : rest.substring(0, end).split("\n")) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6));
                }
            }
            rest.delete(0, end + 2);
            if (!data.isEmpty()) {
                events.add(new Event(name, data.toString()));
            }
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
