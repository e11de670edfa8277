package shop.xiaoer.llm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.llm.Generation;
import shop.xiaoer.llm.ModelDescription;
import shop.xiaoer.llm.ModelGate;
import shop.xiaoer.llm.ModelReply;
import shop.xiaoer.llm.ModelRequest;
import shop.xiaoer.llm.ModelRequest.Lane;
import shop.xiaoer.llm.ModelSettings;
import shop.xiaoer.llm.ModelState;
import shop.xiaoer.llm.SystemTimers;
import shop.xiaoer.llm.testing.Heard;
import shop.xiaoer.llm.testing.Requests;
import shop.xiaoer.prompt.Prompt;
import shop.xiaoer.prompt.PromptId;
import shop.xiaoer.prompt.PromptLibrary;
import shop.xiaoer.text.Language;

/** The gate, the Ollama engine and the answer prompts on a real server, where one is named; {@code scripts/real-model.sh} gets one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfEnvironmentVariable(
        named = "XIAOER_CHECK_MODEL_URL",
        matches = ".+",
        disabledReason =
                "no real model: XIAOER_CHECK_MODEL_URL names none, scripts/real-model.sh --start PORT gets one")
class RealModelTest {
    private static final Map<Language, String> PASSAGES = Map.of(
            Language.ZH,
            "[1] 云朵保温杯，售价88.00元，内胆316不锈钢，容量500ml，保温12小时。\n[2] 退货：签收后7天内可以无理由退货，退货运费由买家承担。",
            Language.EN,
            "[1] Cloud thermos: 88.00 yuan, 316 stainless steel inner wall, 500 ml, keeps warm for 12 hours.\n"
                    + "[2] Returns: within 7 days of delivery without a reason; the buyer pays the return shipping.");

    private final Vertx vertx = Vertx.vertx();
    private final SystemTimers timers = new SystemTimers();
    private final PromptLibrary prompts = PromptLibrary.load(Path.of("prompts"));
    private StreamingHttp http = new StreamingHttp(vertx, ModelSettings.defaults());
    private ModelGate gate =
            new ModelGate(ModelSettings.defaults(), new OllamaModel(ModelSettings.defaults(), http), timers);

    /** A CPU that builds beside it reads a cold prompt slowly; a shop's deadlines are other tests' business. */
    private static ModelSettings settings(String model) {
        return ModelSettings.of(ModelSettings.Engine.ollama, URI.create(System.getenv("XIAOER_CHECK_MODEL_URL")), model)
                .withDeadlines(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofMinutes(8));
    }

    private static String model() {
        return String.valueOf(System.getenv("XIAOER_CHECK_MODEL"));
    }

    private ModelGate gate(String model) {
        gate.close();
        http.close();
        http = new StreamingHttp(vertx, settings(model));
        gate = new ModelGate(settings(model), new OllamaModel(settings(model), http), timers);
        return gate;
    }

    @BeforeAll
    void open() {
        ModelDescription seen = gate(model()).look().toCompletableFuture().join();
        assertThat(seen.state()).as(seen.toString()).isEqualTo(ModelState.up);
    }

    @AfterAll
    void close() {
        gate.close();
        http.close();
        timers.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Heard ask(Prompt prompt, String question) {
        Heard heard = new Heard();
        String passages = PASSAGES.getOrDefault(prompt.language(), "");
        gate.start(
                new ModelRequest(
                        Lane.chat,
                        prompt.fill(Map.of("passages", passages, "conversation", "", "question", question)),
                        120,
                        0,
                        1,
                        Instant.now().plus(Duration.ofMinutes(8)),
                        List.of()),
                heard);
        while (heard.end().isEmpty()) {
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
        System.out.println(prompt.language() + " | " + question + " | " + heard.awaitEnd());
        return heard;
    }

    @ParameterizedTest
    @CsvSource({"ZH, 保温杯多少钱？", "EN, How much is the thermos?"})
    void what_the_passages_hold_is_answered_in_the_shoppers_language(Language language, String question) {
        Heard heard = ask(prompts.prompt(PromptId.answer, language), question);
        assertThat(heard.awaitEnd()).isInstanceOfSatisfying(ModelReply.Answered.class, reply -> {
            assertThat(reply.text()).contains("88").isEqualTo(heard.text());
            assertThat(Language.detect(reply.text(), Language.ZH)).isEqualTo(language);
            assertThat(reply.meanLogProbability()).isPresent();
            assertThat(reply.tokens()).isPositive();
        });
        assertThat(heard.textCount()).isGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({"ZH, 你们春节发货吗？", "EN, Do you ship during the Spring Festival?"})
    void what_they_do_not_hold_is_refused_with_the_agreed_sentence(Language language, String question) {
        Prompt prompt = prompts.prompt(PromptId.answer, language);
        assertThat(prompt.isRefusal(ask(prompt, question).text())).isTrue();
    }

    @Test
    void a_cancel_ends_a_reply_in_mid_stream_and_the_server_serves_the_next() {
        Heard heard = new Heard();
        ModelRequest request = Requests.chat();
        Generation generation = gate.start(
                new ModelRequest(
                        Lane.chat,
                        List.of(new ModelRequest.Message(ModelRequest.Role.user, "Count from 1 to 500.")),
                        400,
                        0,
                        1,
                        request.deadline().plusSeconds(300),
                        List.of()),
                heard);
        while (heard.textCount() < 3) {
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
        generation.cancel();
        assertThat(heard.awaitEnd()).isEqualTo(new ModelReply.Cancelled(false));
        what_the_passages_hold_is_answered_in_the_shoppers_language(Language.EN, "How much is the thermos?");
    }

    @Test
    void a_model_that_the_server_lacks_is_missing() {
        ModelGate other = gate("nobody/has-this:1b");
        ModelDescription seen = other.look().toCompletableFuture().join();
        assertThat(seen.state()).isEqualTo(ModelState.modelMissing);
        assertThat(seen.mend()).contains("ollama pull nobody/has-this:1b");
        gate(model());
    }
}
