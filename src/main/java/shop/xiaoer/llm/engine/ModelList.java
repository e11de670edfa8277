package shop.xiaoer.llm.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import shop.xiaoer.llm.ModelSettings;

/** Reads an engine's list of models. */
final class ModelList {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelList() {}

    /** The names in {@code {"list": [{"name": ...}]}}; empty where the answer is no such list. */
    static Optional<List<String>> read(StreamingHttp.Answer answer, String list, String name) {
        if (answer.status() != 200) {
            return Optional.empty();
        }
        try {
            JsonNode models = JSON.readTree(answer.body()).path(list);
            return models.isArray() ? Optional.of(names(models, name)) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /** Why there is no list, for a person. */
    static String fault(ModelSettings settings, StreamingHttp.Answer answer) {
        return switch (answer.status()) {
            case 0 -> "nobody answers at " + settings.url() + ": " + answer.body();
            case 200 -> "what answers at " + settings.url() + " is no model server";
            case 401, 403 -> settings.url() + " refuses the key in XIAOER_MODEL_KEY";
            default -> settings.url() + " answers with status " + answer.status();
        };
    }

    private static List<String> names(JsonNode models, String name) {
        return StreamSupport.stream(models.spliterator(), false)
                .map(model -> model.path(name).asText())
                .toList();
    }
}
