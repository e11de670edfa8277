package shop.xiaoer.llm.engine;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shop.xiaoer.llm.LanguageModel;
import shop.xiaoer.llm.ModelDescription;
import shop.xiaoer.llm.ModelEngine;
import shop.xiaoer.llm.ModelReply;
import shop.xiaoer.llm.ModelSettings;
import shop.xiaoer.llm.ModelState;
import shop.xiaoer.llm.testing.Heard;
import shop.xiaoer.llm.testing.Requests;

class OpenAiCompatibleModelTest extends StubbedEngineTest {
    private static final String CHAT = "/v1/chat/completions";

    @Override
    ModelSettings.Engine engine() {
        return ModelSettings.Engine.openai;
    }

    @Override
    ModelEngine engine(ModelSettings settings, StreamingHttp http) {
        return new OpenAiCompatibleModel(settings, http);
    }

    @Override
    String chatPath() {
        return CHAT;
    }

    @Override
    String listPath() {
        return "/v1/models";
    }

    @Override
    String list() {
        return "{\"object\":\"list\",\"data\":[{\"id\":\"" + MODEL + "\"}]}";
    }

    @Override
    String body(List<String> texts, boolean cut) {
        return open(texts) + """
                data: {"id":"c","object":"chat.completion.chunk","model":"tiny:1b","choices":[{"index":0,"delta":{},\
                "finish_reason":"%s"}]}

                data: {"id":"c","object":"chat.completion.chunk","choices":[],\
                "usage":{"prompt_tokens":20,"completion_tokens":3,"total_tokens":23}}

                data: [DONE]
                """.formatted(cut ? "length" : "stop");
    }

    @Override
    String open(List<String> texts) {
        return ": a comment that keeps the line awake\n\n"
                + texts.stream()
                        .map(text -> """
                        data: {"id":"c","object":"chat.completion.chunk","model":"tiny:1b","choices":[{"index":0,\
                        "delta":{"role":"assistant","content":"%s"},\
                        "logprobs":{"content":[{"token":"x","logprob":-0.25}]},"finish_reason":null}]}

                        """.formatted(text.replace("\n", "\\n")))
                        .collect(Collectors.joining());
    }

    @Override
    String errorLine(String message) {
        return "data: " + errorBody(message) + "\n\n";
    }

    @Override
    String errorBody(String message) {
        return "{\"error\":{\"message\":\"" + message + "\",\"type\":\"server_error\"}}";
    }

    @Test
    void the_wire_carries_what_was_asked() {
        modelThat(Behaviour.answers);
        Heard heard = new Heard();
        gate(settings(Behaviour.answers).withKey("sk-test")).start(Requests.chat(), heard);
        assertThat(heard.awaitEnd())
                .isInstanceOfSatisfying(
                        ModelReply.Answered.class,
                        reply -> assertThat(reply.meanLogProbability().orElseThrow())
                                .isCloseTo(-0.25, within(1e-9)));
        server.verify(postRequestedFor(urlEqualTo(CHAT))
                .withHeader("Authorization", equalTo("Bearer sk-test"))
                .withRequestBody(matchingJsonPath("$.model", equalTo(MODEL)))
                .withRequestBody(matchingJsonPath("$.stream", equalTo("true")))
                .withRequestBody(matchingJsonPath("$.logprobs", equalTo("true")))
                .withRequestBody(matchingJsonPath("$.chat_template_kwargs.enable_thinking", equalTo("false")))
                .withRequestBody(matchingJsonPath("$.max_tokens", equalTo("40")))
                .withRequestBody(matchingJsonPath("$.seed", equalTo("7")))
                .withRequestBody(matchingJsonPath("$.stop[0]", equalTo("###")))
                .withRequestBody(matchingJsonPath("$.messages[1].content", equalTo("Say: one two three"))));
    }

    @Test
    void a_server_that_refuses_the_extras_is_asked_without_them() {
        LanguageModel model = modelThat(Behaviour.answers);
        server.stubFor(post(urlEqualTo(CHAT))
                .atPriority(1)
                .withRequestBody(matchingJsonPath("$.logprobs"))
                .willReturn(aResponse().withStatus(400).withBody(errorBody("unknown field"))));
        for (int turn = 1; turn <= 2; turn++) {
            Heard heard = new Heard();
            model.start(Requests.chat(), heard);
            assertThat(heard.awaitEnd()).isInstanceOf(ModelReply.Answered.class);
        }
        assertThat(server.findAll(postRequestedFor(urlEqualTo(CHAT)))).hasSize(3);
    }

    @Test
    void a_model_that_is_not_listed_is_missing_with_the_list_in_sight() {
        server.stubFor(get(urlEqualTo("/v1/models")).willReturn(okJson("{\"data\":[{\"id\":\"big\"}]}")));
        ModelDescription seen =
                gate(settings(Behaviour.answers)).look().toCompletableFuture().join();
        assertThat(seen.state()).isEqualTo(ModelState.modelMissing);
        assertThat(seen.detail()).contains("big");
        assertThat(seen.mend()).get().asString().contains("XIAOER_MODEL");
    }

    @Test
    void a_refused_key_is_said_plainly() {
        server.stubFor(get(urlEqualTo("/v1/models")).willReturn(aResponse().withStatus(401)));
        ModelDescription seen =
                gate(settings(Behaviour.answers)).look().toCompletableFuture().join();
        assertThat(seen.detail()).contains("XIAOER_MODEL_KEY");
    }
}
