package shop.xiaoer.llm.engine;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shop.xiaoer.llm.ModelEngine;
import shop.xiaoer.llm.ModelGate;
import shop.xiaoer.llm.ModelReply;
import shop.xiaoer.llm.ModelSettings;
import shop.xiaoer.llm.ModelState;
import shop.xiaoer.llm.testing.Heard;
import shop.xiaoer.llm.testing.Requests;
import shop.xiaoer.llm.testing.Waiting;

class OllamaModelTest extends StubbedEngineTest {
    @Override
    ModelSettings.Engine engine() {
        return ModelSettings.Engine.ollama;
    }

    @Override
    ModelEngine engine(ModelSettings settings, StreamingHttp http) {
        return new OllamaModel(settings, http);
    }

    @Override
    String chatPath() {
        return "/api/chat";
    }

    @Override
    String listPath() {
        return "/api/tags";
    }

    @Override
    String list() {
        return "{\"models\":[{\"name\":\"" + MODEL + "\"}]}";
    }

    @Override
    String body(List<String> texts, boolean cut) {
        return open(texts) + """
                {"model":"tiny:1b","created_at":"2026-11-22T00:00:00Z","message":{"role":"assistant","content":""},\
                "done":true,"done_reason":"%s","prompt_eval_count":20,"eval_count":3}""".formatted(cut ? "length" : "stop");
    }

    @Override
    String open(List<String> texts) {
        return texts.stream()
                .map(text -> """
                        {"model":"tiny:1b","created_at":"2026-11-22T00:00:00Z","message":{"role":"assistant",\
                        "content":"%s"},"logprobs":[{"token":"x","logprob":-0.5}],"done":false}
                        """.formatted(text.replace("\n", "\\n")))
                .collect(Collectors.joining());
    }

    @Override
    String errorLine(String message) {
        return errorBody(message) + "\n";
    }

    @Override
    String errorBody(String message) {
        return "{\"error\":\"" + message + "\"}";
    }

    @Test
    void the_wire_carries_what_was_asked() {
        Heard heard = new Heard();
        modelThat(Behaviour.answers).start(Requests.chat(), heard);
        assertThat(heard.awaitEnd())
                .isInstanceOfSatisfying(
                        ModelReply.Answered.class,
                        reply -> assertThat(reply.meanLogProbability().orElseThrow())
                                .isCloseTo(-0.5, within(1e-9)));
        server.verify(postRequestedFor(urlEqualTo("/api/chat"))
                .withRequestBody(matchingJsonPath("$.model", equalTo(MODEL)))
                .withRequestBody(matchingJsonPath("$.stream", equalTo("true")))
                .withRequestBody(matchingJsonPath("$.logprobs", equalTo("true")))
                .withRequestBody(matchingJsonPath("$.think", equalTo("false")))
                .withRequestBody(matchingJsonPath("$.options.num_predict", equalTo("40")))
                .withRequestBody(matchingJsonPath("$.options.seed", equalTo("7")))
                .withRequestBody(matchingJsonPath("$.options.temperature", equalTo("0.0")))
                .withRequestBody(matchingJsonPath("$.options.stop[0]", equalTo("###")))
                .withRequestBody(matchingJsonPath("$.messages[0].role", equalTo("system")))
                .withRequestBody(matchingJsonPath("$.messages[1].content", equalTo("Say: one two three"))));
    }

    @Test
    void a_model_that_is_not_listed_is_missing_with_the_command_that_gets_it() {
        server.stubFor(get(urlEqualTo("/api/tags")).willReturn(okJson("{\"models\":[{\"name\":\"other:latest\"}]}")));
        ModelGate gate = gate(settings(Behaviour.answers));
        Waiting.until("the look at the engine", () -> gate.state() == ModelState.modelMissing);
        assertThat(gate.describe().mend()).contains("ollama pull " + MODEL);
        assertThat(gate.describe().detail()).contains("other:latest");
        Heard heard = new Heard();
        gate.start(Requests.chat(), heard);
        assertThat(heard.end()).get().isInstanceOf(ModelReply.Unreachable.class);
        assertThat(server.findAll(postRequestedFor(urlEqualTo("/api/pull")))).isEmpty();
    }

    @Test
    void an_engine_that_comes_back_is_up_again_without_a_restart() {
        anythingElseFails();
        ModelGate gate = gate(settings(Behaviour.answers));
        assertThat(gate.look().toCompletableFuture().join().state()).isEqualTo(ModelState.unreachable);
        server.stubFor(get(urlEqualTo("/api/tags")).willReturn(okJson(list())));
        Waiting.until("the engine to be seen", () -> gate.state() == ModelState.up);
        assertThat(gate.describe().mend()).isEmpty();
    }

    @Test
    void a_name_without_a_tag_means_the_latest() {
        server.stubFor(get(urlEqualTo("/api/tags")).willReturn(okJson("{\"models\":[{\"name\":\"qwen:latest\"}]}")));
        ModelSettings settings =
                ModelSettings.of(engine(), settings(Behaviour.answers).url(), "qwen");
        assertThat(gate(settings).look().toCompletableFuture().join().state()).isEqualTo(ModelState.up);
    }
}
