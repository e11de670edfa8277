package shop.xiaoer.app.server;

import io.vertx.core.Vertx;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.llm.LanguageModel;
import shop.xiaoer.llm.ModelDescription;
import shop.xiaoer.llm.ModelEngine;
import shop.xiaoer.llm.ModelGate;
import shop.xiaoer.llm.ModelSettings;
import shop.xiaoer.llm.NoModel;
import shop.xiaoer.llm.SystemTimers;
import shop.xiaoer.llm.engine.OllamaModel;
import shop.xiaoer.llm.engine.OpenAiCompatibleModel;
import shop.xiaoer.llm.engine.StreamingHttp;

/** The model as the settings name it, with all that stands behind it. */
final class Models implements AutoCloseable {
    private final @Nullable ModelGate gate;
    private final @Nullable StreamingHttp http;
    private final @Nullable SystemTimers timers;

    private Models(@Nullable ModelGate gate, @Nullable StreamingHttp http, @Nullable SystemTimers timers) {
        this.gate = gate;
        this.http = http;
        this.timers = timers;
    }

    static Models open(Vertx vertx, ModelSettings settings) {
        if (settings.engine() == ModelSettings.Engine.none) {
            return new Models(null, null, null);
        }
        StreamingHttp http = new StreamingHttp(vertx, settings);
        ModelEngine engine = settings.engine() == ModelSettings.Engine.ollama
                ? new OllamaModel(settings, http)
                : new OpenAiCompatibleModel(settings, http);
        SystemTimers timers = new SystemTimers();
        return new Models(new ModelGate(settings, engine, timers), http, timers);
    }

    LanguageModel model() {
        ModelGate open = gate;
        return open == null ? new NoModel() : open;
    }

    Optional<ModelDescription> describe() {
        return Optional.ofNullable(gate).map(ModelGate::describe);
    }

    @Override
    public void close() {
        if (gate != null) {
            gate.close();
        }
        if (http != null) {
            http.close();
        }
        if (timers != null) {
            timers.close();
        }
    }
}
