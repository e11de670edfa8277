package shop.xiaoer.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import shop.xiaoer.wire.CompletionJson;
import shop.xiaoer.wire.Outgoing;

/** An answer of HTTP. */
record Reply(int status, String contentType, Buffer body, Map<String, String> headers) {
    private static final String PROBLEM = "application/problem+json";

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply json(int status, JsonNode body) {
        return new Reply(status, "application/json", Buffer.buffer(body.toString()), Map.of());
    }

    static Reply of(String contentType, String body) {
        return new Reply(200, contentType, Buffer.buffer(body), Map.of());
    }

    /** Somebody else writes the response. */
    static Reply streamed() {
        return new Reply(0, "", Buffer.buffer(), Map.of());
    }

    boolean isStreamed() {
        return status == 0;
    }

    static Reply none() {
        return new Reply(204, "", Buffer.buffer(), Map.of());
    }

    /** RFC 9457, with the contract's stable code. */
    static Reply problem(int status, String code, String detail) {
        return new Reply(
                status,
                PROBLEM,
                Buffer.buffer(Outgoing.object()
                        .put("type", "about:blank")
                        .put("status", status)
                        .put("code", code)
                        .put("detail", detail)
                        .toString()),
                Map.of());
    }

    /** A problem as OpenAI's error object, any other answer as it is. */
    Reply asOpenAi() {
        if (!contentType.equals(PROBLEM)) {
            return this;
        }
        JsonNode problem = Outgoing.json(body.toString());
        Reply error = json(
                status,
                CompletionJson.error(
                        status,
                        problem.path("code").asText(),
                        problem.path("detail").asText()));
        return new Reply(status, error.contentType(), error.body(), headers);
    }

    Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, body, more);
    }
}
