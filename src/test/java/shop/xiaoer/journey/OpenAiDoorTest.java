package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ModelShop;
import shop.xiaoer.journey.testing.Sse;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.llm.LanguageModel;
import shop.xiaoer.llm.ModelGate;
import shop.xiaoer.llm.ModelReply;
import shop.xiaoer.llm.ModelRequest;
import shop.xiaoer.llm.ModelSettings;
import shop.xiaoer.llm.SystemTimers;
import shop.xiaoer.llm.engine.OpenAiCompatibleModel;
import shop.xiaoer.llm.engine.StreamingHttp;
import shop.xiaoer.llm.testing.Heard;
import shop.xiaoer.web.api.ApiDocument;

/** Programs that speak OpenAI's protocol come in at {@code /v1}. */
class OpenAiDoorTest {
    private static final ApiDocument API = ApiDocument.load();
    private static final String COMPLETIONS = "/v1/chat/completions";

    private final TestShop shop = TestShop.shared();
    private final String token = shop.login("amei");

    private static ObjectNode ask(String... talk) {
        ObjectNode body = Json.object().put("model", "xiaoer-shop");
        ArrayNode messages = body.putArray("messages");
        for (int i = 0; i < talk.length; i++) {
            boolean last = (talk.length - i) % 2 == 1;
            messages.addObject().put("role", last ? "user" : "assistant").put("content", talk[i]);
        }
        return body;
    }

    private HttpRequest request(TestShop at, String bearer, ObjectNode body) {
        return HttpRequest.newBuilder(at.address(COMPLETIONS))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    private HttpResponse<String> call(String bearer, ObjectNode body) throws IOException, InterruptedException {
        HttpResponse<String> reply =
                shop.http().send(request(shop, bearer, body), HttpResponse.BodyHandlers.ofString());
        assertThat(API.check("POST", COMPLETIONS, reply.statusCode(), reply.body()))
                .isEmpty();
        return reply;
    }

    private JsonNode completed(ObjectNode body) throws IOException, InterruptedException {
        HttpResponse<String> reply = call(token, body);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return Json.read(reply.body());
    }

    private static String text(JsonNode completion) {
        return completion.at("/choices/0/message/content").asText();
    }

    @Test
    void theShopIsListedAsAModel() {
        HttpResponse<String> list = shop.get("/v1/models", token);
        assertThat(API.check("GET", "/v1/models", list.statusCode(), list.body()))
                .isEmpty();
        assertThat(Json.read(list.body()).at("/data/0/id").asText()).isEqualTo("xiaoer-shop");
        HttpResponse<String> one = shop.get("/v1/models/xiaoer-shop", token);
        assertThat(API.check("GET", "/v1/models/xiaoer-shop", one.statusCode(), one.body()))
                .isEmpty();
        HttpResponse<String> none = shop.get("/v1/models/gpt", token);
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(Json.read(none.body()).at("/error/code").asText()).isEqualTo("notFound");
    }

    @Test
    void aQuestionIsAnsweredWithSourcesAndConfidence() throws Exception {
        JsonNode completion = completed(ask("云朵保温杯多少钱？"));

        assertThat(text(completion)).contains("88");
        assertThat(completion.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(completion.path("usage").path("total_tokens").asInt()).isPositive();
        assertThat(completion.at("/xiaoer/route").asText()).isEqualTo("known");
        assertThat(completion.at("/xiaoer/sources/0/id").asText()).isEqualTo("P1001");
        assertThat(completion.at("/xiaoer/confidence").asDouble()).isGreaterThan(0.5);
    }

    @Test
    void whatWasSaidBeforeIsContext() throws Exception {
        JsonNode completion = completed(ask("云朵保温杯多少钱？", "云朵保温杯现在 88 元。", "还有货吗？"));

        assertThat(completion.at("/xiaoer/sources/0/id").asText())
                .as(completion.toString())
                .isEqualTo("P1001");
    }

    @Test
    void aPersonIsNamedInWordsAndNobodyIsCalled() throws Exception {
        JsonNode completion = completed(ask("I want to talk to a person"));

        assertThat(text(completion)).contains("Talk to a person");
        assertThat(completion.at("/xiaoer/handoff/reason").asText()).isEqualTo("shopperAsked");
    }

    @Test
    void anOrderIsShownToWhoProvesItAndNothingIsChangedHere() throws Exception {
        assertThat(text(completed(ask("查物流 XE2026110002 5678")))).contains("SF1234567890123");
        JsonNode wrong = completed(ask("查物流 XE2026110002 1111"));
        assertThat(text(wrong)).doesNotContain("SF1234567890123");
        JsonNode back = completed(ask("我要取消订单 XE2026110001 5678"));
        assertThat(text(back)).contains("聊天窗口");
        assertThat(back.at("/xiaoer/entrance").asText()).isEqualTo("cancel");
        assertThat(back.at("/xiaoer").has("options")).isFalse();
    }

    @Test
    void faultsAreOpenAisErrors() throws Exception {
        HttpResponse<String> stranger = call("no-token", ask("你好"));
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(Json.read(stranger.body()).at("/error/type").asText()).isEqualTo("authentication_error");
        assertThat(call(shop.login("laowang"), ask("你好")).statusCode()).isEqualTo(403);
        JsonNode other = Json.read(call(token, ask("你好").put("model", "gpt-4")).body());
        assertThat(other.at("/error/param").asText()).isEqualTo("model");
        for (ObjectNode wrong : List.of(
                Json.object().put("model", "xiaoer-shop"),
                ask("你好", "好"),
                ask("你好").put("n", 2),
                ask("  "))) {
            if (wrong.path("messages").size() == 2) {
                ((ObjectNode) wrong.path("messages").get(1)).put("role", "assistant");
            }
            HttpResponse<String> reply = call(token, wrong);
            assertThat(reply.statusCode()).as(wrong.toString()).isEqualTo(422);
            assertThat(Json.read(reply.body()).at("/error/code").asText()).isEqualTo("badField");
        }
        assertThat(Json.read(shop.get("/v1/nothing", token).body())
                        .at("/error/code")
                        .asText())
                .isEqualTo("notFound");
    }

    @Test
    void aStreamGrowsToTheWholeAnswer() {
        ModelShop.ENGINE.says(asked -> List.of("云朵", "保温杯的", "内胆", "是", "316", "不锈钢", "[1]。"));
        TestShop withModel = ModelShop.shared();
        ObjectNode body = ask("云朵保温杯和别的杯子对比，有什么区别？").put("stream", true);
        body.putObject("stream_options").put("include_usage", true);

        List<Sse.Event> events = Sse.open(withModel, request(withModel, withModel.login("amei"), body))
                .all();

        assertThat(events.getLast().data()).isEqualTo("[DONE]");
        List<JsonNode> parts = events.subList(0, events.size() - 1).stream()
                .map(Sse.Event::json)
                .toList();
        parts.forEach(part -> assertThat(API.checkEvent(COMPLETIONS, "message", part.toString()))
                .isEmpty());
        String whole = parts.stream()
                .map(part -> part.at("/choices/0/delta/content").asText(""))
                .collect(Collectors.joining());
        JsonNode end = parts.get(parts.size() - 2);
        assertThat(end.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(end.at("/xiaoer/route").asText()).as(end.toString()).isEqualTo("generated");
        assertThat(whole)
                .isEqualTo("云朵保温杯的内胆是316不锈钢。")
                .isEqualTo(end.at("/xiaoer/text").asText());
        assertThat(parts.getLast().at("/usage/completion_tokens").asInt()).isPositive();
        assertThat(parts.getFirst().at("/choices/0/delta/role").asText()).isEqualTo("assistant");
    }

    @Test
    void whatTheGuardsHoldBackIsNotStreamed() {
        ModelShop.ENGINE.says(asked -> List.of("云朵保温杯", "只要", "66", "元[1]。"));
        TestShop withModel = ModelShop.shared();

        List<Sse.Event> events = Sse.open(
                        withModel,
                        request(
                                withModel,
                                withModel.login("amei"),
                                ask("云朵保温杯和别的杯子对比，哪个好？").put("stream", true)))
                .all();

        String streamed = events.stream()
                .map(Sse.Event::data)
                .filter(data -> data.startsWith("{"))
                .map(Json::read)
                .map(chunk -> chunk.at("/choices/0/delta/content").asText())
                .collect(Collectors.joining());
        assertThat(streamed).doesNotContain("66");
        JsonNode end = events.get(events.size() - 2).json();
        assertThat(end.at("/xiaoer/handoff/reason").asText()).as(end.toString()).isEqualTo("lowConfidence");
    }

    /** langchain4j's client for OpenAI, as this server itself uses it towards models. */
    @Test
    void aClientOfOpenAiUnderstandsIt() throws Exception {
        Vertx vertx = Vertx.vertx();
        ModelSettings settings = ModelSettings.of(
                        ModelSettings.Engine.openai, URI.create("http://127.0.0.1:" + shop.port()), "xiaoer-shop")
                .withKey(token);
        try (SystemTimers timers = new SystemTimers();
                StreamingHttp http = new StreamingHttp(vertx, settings);
                ModelGate gate = new ModelGate(settings, new OpenAiCompatibleModel(settings, http), timers)) {
            LanguageModel model = gate;
            Heard heard = new Heard();

            model.start(
                    new ModelRequest(
                            ModelRequest.Lane.chat,
                            List.of(
                                    new ModelRequest.Message(ModelRequest.Role.system, "You are a pirate."),
                                    new ModelRequest.Message(ModelRequest.Role.user, "How much is the cloud thermos?")),
                            200,
                            0,
                            null,
                            Instant.now().plusSeconds(30),
                            List.of()),
                    heard);

            assertThat(heard.awaitEnd())
                    .isInstanceOfSatisfying(
                            ModelReply.Answered.class,
                            reply -> assertThat(reply.text()).contains("88"));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
