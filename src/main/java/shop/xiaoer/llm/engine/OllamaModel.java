package shop.xiaoer.llm.engine;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import shop.xiaoer.llm.Generation;
import shop.xiaoer.llm.ModelEngine;
import shop.xiaoer.llm.ModelRequest;
import shop.xiaoer.llm.ModelSettings;
import shop.xiaoer.llm.ModelState;

/** Ollama through langchain4j. Thinking is switched off: a shopper waits for the answer, not for the way to it. */
public final class OllamaModel implements ModelEngine {
    /** langchain4j does not ask for them; an Ollama before 0.12.11 passes over the field. */
    private static final String LOG_PROBABILITIES = "\"logprobs\":true,";

    private final ModelSettings settings;
    private final StreamingHttp http;

    public OllamaModel(ModelSettings settings, StreamingHttp http) {
        this.settings = settings;
        this.http = http;
    }

    @Override
    public Generation send(ModelRequest request, Listener listener) {
        Exchange exchange = http.exchange(Exchange.Framing.ndjson, LOG_PROBABILITIES);
        StreamedReply reply = new StreamedReply(exchange.raw(), listener);
        try {
            chat(exchange).chat(ask(request), reply);
        } catch (RuntimeException refused) {
            reply.onError(refused);
        }
        return exchange::cancel;
    }

    @Override
    public CompletionStage<Sight> look() {
        return http.get("/api/tags").thenApply(answer -> {
            Optional<List<String>> models = ModelList.read(answer, "models", "name");
            return models.map(this::sight).orElseGet(() -> new Sight.Away(ModelList.fault(settings, answer)));
        });
    }

    @Override
    public Optional<String> mend(ModelState state) {
        return switch (state) {
            case unreachable -> Optional.of("ollama serve, or set XIAOER_MODEL_URL to where it runs");
            case modelMissing -> Optional.of("ollama pull " + settings.model());
            case slow -> Optional.of("a GPU, or a smaller model in XIAOER_MODEL");
            case up, off -> Optional.empty();
        };
    }

    @Override
    public String name() {
        return "ollama/" + settings.model();
    }

    /** A name without a tag means the tag {@code latest}. */
    private Sight sight(List<String> models) {
        String wanted = settings.model().contains(":") ? settings.model() : settings.model() + ":latest";
        return models.stream().anyMatch(wanted::equalsIgnoreCase)
                ? new Sight.Ready()
                : new Sight.Missing("the server at " + settings.url() + " has no model " + settings.model()
                        + ", it has: " + models);
    }

    /** One for each request: it is light, and so is tied to its own exchange. */
    private OllamaStreamingChatModel chat(Exchange exchange) {
        var builder = OllamaStreamingChatModel.builder()
                .httpClientBuilder(exchange.asBuilder())
                .baseUrl(settings.url().toString())
                .modelName(settings.model())
                .think(false);
        if (settings.key() != null) {
            builder.customHeaders(Map.of("Authorization", "Bearer " + settings.key()));
        }
        return builder.build();
    }

    private static ChatRequest ask(ModelRequest request) {
        var parameters = Asking.parameters(OllamaChatRequestParameters.builder(), request);
        if (request.seed() != null) {
            parameters.seed(request.seed());
        }
        return ChatRequest.builder()
                .messages(Asking.messages(request))
                .parameters(parameters.build())
                .build();
    }
}
