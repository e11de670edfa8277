package shop.xiaoer.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import shop.xiaoer.llm.ModelEngine;
import shop.xiaoer.llm.ModelSettings;
import shop.xiaoer.llm.ModelState;
import shop.xiaoer.llm.engine.OllamaModel;
import shop.xiaoer.llm.engine.OpenAiCompatibleModel;
import shop.xiaoer.llm.engine.StreamingHttp;

/** Looks at the model's server, how many it serves at once, and the graphics card. A model is never pulled. */
final class ModelDoctor {
    private static final Duration LOOK = Duration.ofSeconds(4);
    private static final String SLOTS = "OLLAMA_NUM_PARALLEL";

    private final ModelSettings settings;
    private final Map<String, String> environment;

    ModelDoctor(ModelSettings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    List<Examination> examine() {
        if (settings.engine() == ModelSettings.Engine.none) {
            return List.of(
                    Examination.ok("model", "off: answers come from the knowledge base alone"),
                    Examination.ok("gpu", "not needed without a model; " + gpu().orElse("nvidia-smi sees none")));
        }
        List<Examination> found = new ArrayList<>(server());
        found.add(gpu().map(seen -> Examination.ok("gpu", seen))
                .orElseGet(() -> Examination.warn(
                        "gpu",
                        "nvidia-smi sees none here",
                        "a model on the processor is slow: install the driver, or name another machine's model server"
                                + " in XIAOER_MODEL_URL")));
        return found;
    }

    private List<Examination> server() {
        Vertx vertx = Vertx.vertx();
        try (StreamingHttp http = new StreamingHttp(vertx, settings)) {
            ModelEngine engine = settings.engine() == ModelSettings.Engine.ollama
                    ? new OllamaModel(settings, http)
                    : new OpenAiCompatibleModel(settings, http);
            ModelEngine.Sight sight = engine.look().toCompletableFuture().get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            return switch (sight) {
                case ModelEngine.Sight.Ready() ->
                    List.of(Examination.ok("model", engine.name() + " at " + settings.url()), parallel());
                case ModelEngine.Sight.Missing missing ->
                    List.of(absent(engine, missing.detail(), ModelState.modelMissing), parallel());
                case ModelEngine.Sight.Away away -> List.of(absent(engine, away.detail(), ModelState.unreachable));
                case ModelEngine.Sight.Unseen() ->
                    List.of(absent(engine, "it was not looked at", ModelState.unreachable));
            };
        } catch (ExecutionException | TimeoutException e) {
            return List.of(Examination.warn(
                    "model",
                    "nobody answers at " + settings.url(),
                    "start the model server, or correct XIAOER_MODEL_URL"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(Examination.warn("model", "interrupted", "run doctor again"));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** The shop serves without it: known answers, entrances and people. */
    private static Examination absent(ModelEngine engine, String detail, ModelState state) {
        return Examination.warn(
                "model",
                engine.name() + ": " + detail + "; the shop answers without it",
                engine.mend(state).orElse("start the model server, or set XIAOER_MODEL_ENGINE=none"));
    }

    private Examination parallel() {
        int ours = settings.parallel();
        OptionalInt theirs = settings.engine() == ModelSettings.Engine.ollama ? ollamaSlots() : serverSlots();
        if (theirs.isEmpty()) {
            return Examination.ok(
                    "parallel",
                    "XIAOER_MODEL_PARALLEL is " + ours + "; the model server does not tell its own number, which should"
                            + " not be lower"
                            + (settings.engine() == ModelSettings.Engine.ollama ? " (" + SLOTS + ")" : ""));
        }
        return theirs.getAsInt() >= ours
                ? Examination.ok("parallel", ours + " of the model server's " + theirs.getAsInt())
                : Examination.warn(
                        "parallel",
                        "XIAOER_MODEL_PARALLEL is " + ours + ", the model server serves " + theirs.getAsInt()
                                + " at once: the others wait there, where nobody can put chat first",
                        "set XIAOER_MODEL_PARALLEL=" + theirs.getAsInt() + ", or give the model server more places");
    }

    /** Ollama tells it nowhere; its process on this machine, where we may read it, has it in its environment. */
    private OptionalInt ollamaSlots() {
        OptionalInt ours = number(environment.getOrDefault(SLOTS, ""));
        if (ours.isPresent()) {
            return ours;
        }
        String host = String.valueOf(settings.url().getHost());
        if (!host.equals("127.0.0.1") && !host.equals("localhost")) {
            return OptionalInt.empty();
        }
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> process.info().command().orElse("").endsWith("/ollama"))
                    .map(process -> slotsOf(process.pid()))
                    .flatMapToInt(OptionalInt::stream)
                    .findFirst();
        }
    }

    private static OptionalInt slotsOf(long process) {
        try {
            String all =
                    Files.readString(Path.of("/proc", Long.toString(process), "environ"), StandardCharsets.ISO_8859_1);
            for (String entry : all.split("\0")) {
                if (entry.startsWith(SLOTS + "=")) {
                    return number(entry.substring(SLOTS.length() + 1));
                }
            }
            return OptionalInt.empty();
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    /** Servers of the llama.cpp kind tell their slots under {@code /props}. */
    private OptionalInt serverSlots() {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(LOOK).build()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.url() + "/props"))
                    .timeout(LOOK);
            String key = settings.key();
            if (key != null) {
                request.header("Authorization", "Bearer " + key);
            }
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? number(CommandLineOutput.mapper()
                            .readTree(answer.body())
                            .path("total_slots")
                            .asText())
                    : OptionalInt.empty();
        } catch (JsonProcessingException e) {
            return OptionalInt.empty();
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    private static OptionalInt number(String text) {
        return text.matches("[1-9]\\d{0,5}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /** What nvidia-smi sees. */
    private static Optional<String> gpu() {
        try {
            Process process = new ProcessBuilder(
                            "nvidia-smi", "--query-gpu=name,memory.total,driver_version", "--format=csv,noheader")
                    .redirectErrorStream(true)
                    .start();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.exitValue() == 0 && !said.isEmpty()
                    ? Optional.of(said.replace("\n", "; "))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
