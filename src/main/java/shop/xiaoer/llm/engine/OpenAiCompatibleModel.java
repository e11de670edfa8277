package shop.xiaoer.llm.engine;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import shop.xiaoer.llm.Generation;
import shop.xiaoer.llm.ModelEngine;
import shop.xiaoer.llm.ModelRequest;
import shop.xiaoer.llm.ModelSettings;
import shop.xiaoer.llm.ModelState;

/**
 * Any server that speaks OpenAI's chat completions: vLLM, SGLang, llama.cpp, a gateway. Log probabilities and the
 * switch that stops a model from thinking aloud are asked for until the server refuses them, and then no more.
 */
public final class OpenAiCompatibleModel implements ModelEngine {
    private static final String EXTRAS = "\"logprobs\":true,\"chat_template_kwargs\":{\"enable_thinking\":false},";

    private final ModelSettings settings;
    private final StreamingHttp http;
    private volatile boolean plain;

    public OpenAiCompatibleModel(ModelSettings settings, StreamingHttp http) {
        this.settings = settings;
        this.http = http;
    }

    @Override
    public Generation send(ModelRequest request, Listener listener) {
        Attempts attempts = new Attempts(request, listener);
        attempts.begin(plain ? "" : EXTRAS);
        return attempts::cancel;
    }

    @Override
    public CompletionStage<Sight> look() {
        return http.get("/v1/models").thenApply(answer -> {
            if (answer.status() == 404) {
                return new Sight.Ready(); // Some gateways have no list; the first request will tell.
            }
            Optional<List<String>> models = ModelList.read(answer, "data", "id");
            return models.map(this::sight).orElseGet(() -> new Sight.Away(ModelList.fault(settings, answer)));
        });
    }

    @Override
    public Optional<String> mend(ModelState state) {
        return switch (state) {
            case unreachable -> Optional.of("start the server, or set XIAOER_MODEL_URL (without /v1)");
            case modelMissing -> Optional.of("set XIAOER_MODEL to a model that " + settings.url() + "/v1/models lists");
            case slow -> Optional.of("a GPU, or a smaller model in XIAOER_MODEL");
            case up, off -> Optional.empty();
        };
    }

    @Override
    public String name() {
        return "openai/" + settings.model();
    }

    private Sight sight(List<String> models) {
        return models.contains(settings.model())
                ? new Sight.Ready()
                : new Sight.Missing("the server at " + settings.url() + " has no model " + settings.model()
                        + ", it has: " + models);
    }

    private OpenAiStreamingChatModel chat(Exchange exchange) {
        var builder = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(exchange.asBuilder())
                .baseUrl(settings.url() + "/v1")
                .modelName(settings.model());
        if (settings.key() != null) {
            builder.apiKey(settings.key());
        }
        return builder.build();
    }

    private static ChatRequest ask(ModelRequest request) {
        var parameters = Asking.parameters(OpenAiChatRequestParameters.builder(), request);
        if (request.seed() != null) {
            parameters.seed(request.seed());
        }
        return ChatRequest.builder()
                .messages(Asking.messages(request))
                .parameters(parameters.build())
                .build();
    }

    /** One request, and where the server refuses our extras a second one without them. */
    private final class Attempts {
        private final ModelRequest request;
        private final Listener listener;
        private final AtomicReference<Generation> current = new AtomicReference<>(() -> {});
        private volatile boolean cancelled;

        Attempts(ModelRequest request, Listener listener) {
            this.request = request;
            this.listener = listener;
        }

        void begin(String extras) {
            Exchange exchange = http.exchange(Exchange.Framing.events, extras);
            StreamedReply reply = new StreamedReply(exchange.raw(), listener, error -> retries(error, extras));
            current.set(exchange::cancel);
            if (cancelled) {
                exchange.cancel();
            }
            try {
                chat(exchange).chat(ask(request), reply);
            } catch (RuntimeException refused) {
                reply.onError(refused);
            }
        }

        void cancel() {
            cancelled = true;
            current.get().cancel();
        }

        private boolean retries(Throwable error, String extras) {
            int status = StreamedReply.status(error).orElse(0);
            boolean refused = !extras.isEmpty() && (status == 400 || status == 422);
            if (refused && !cancelled) {
                plain = true;
                begin("");
            }
            return refused;
        }
    }
}
