package shop.xiaoer.bench.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import shop.xiaoer.bench.wire.Json;

/**
 * The wire of OpenAI's chat completions, as far as a stand-in for a model server writes it: the list of models, and a reply
 * in pieces (server-sent events, {@code [DONE]} at the end).
 */
public record ChatChunks(String model) {
    /** Answers where the list of models is asked for. @return whether it was */
    public boolean listed(HttpServerRequest request) {
        if (!"/v1/models".equals(request.path())) {
            return false;
        }
        ObjectNode list = Json.object().put("object", "list");
        list.putArray("data").addObject().put("id", model).put("object", "model");
        request.response().putHeader("Content-Type", "application/json").end(list.toString());
        return true;
    }

    public static void begin(HttpServerResponse response) {
        response.setChunked(true).putHeader("Content-Type", "text/event-stream");
    }

    public void piece(HttpServerResponse response, String text) {
        ObjectNode chunk = chunk();
        ObjectNode choice = choice(chunk);
        choice.putObject("delta").put("role", "assistant").put("content", text);
        choice.putNull("finish_reason");
        response.write("data: " + chunk + "\n\n");
    }

    public void end(HttpServerResponse response) {
        ObjectNode chunk = chunk();
        ObjectNode choice = choice(chunk);
        choice.putObject("delta");
        choice.put("finish_reason", "stop");
        response.end("data: " + chunk + "\n\ndata: [DONE]\n\n");
    }

    private ObjectNode chunk() {
        return Json.object()
                .put("id", "c1")
                .put("object", "chat.completion.chunk")
                .put("created", 1)
                .put("model", model);
    }

    private static ObjectNode choice(ObjectNode chunk) {
        return chunk.putArray("choices").addObject().put("index", 0);
    }
}
