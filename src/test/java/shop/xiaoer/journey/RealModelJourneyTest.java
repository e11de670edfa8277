package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.journey.testing.AgentClient;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.text.Language;

/**
 * The main job with a real language model on a real Ollama, where one is named; {@code scripts/real-model.sh} gets one.
 * What a small model says differs, so that each journey says what must hold whatever it says. {@link TakeoverJourneyTest}
 * and {@link shop.xiaoer.desk.agent.ClaimRaceTest} are its twins on fakes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfEnvironmentVariable(
        named = "XIAOER_CHECK_MODEL_URL",
        matches = ".+",
        disabledReason =
                "no real model: XIAOER_CHECK_MODEL_URL names none, scripts/real-model.sh --start PORT gets one")
class RealModelJourneyTest {
    private static final Logger LOG = LoggerFactory.getLogger(RealModelJourneyTest.class);
    /** Two cores read a cold prompt for a minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @SuppressWarnings("NullAway.Init")
    private TestShop shop;

    @BeforeAll
    void serve() {
        shop = TestShop.start(Map.of(
                "XIAOER_MODEL_ENGINE", "ollama",
                "XIAOER_MODEL_URL", String.valueOf(System.getenv("XIAOER_CHECK_MODEL_URL")),
                "XIAOER_MODEL", String.valueOf(System.getenv("XIAOER_CHECK_MODEL")),
                "XIAOER_MODEL_FIRST_TOKEN", "240s",
                "XIAOER_MODEL_STALL", "60s",
                "XIAOER_MODEL_TOTAL", "290s",
                "XIAOER_MODEL_PARALLEL", "2"));
        await(
                "the model is up",
                () -> Json.read(shop.get("/health/ready").body())
                        .at("/parts/model/state")
                        .asText()
                        .matches("up|slow"));
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    private static void await(String what, Supplier<Boolean> holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.get()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** What the bot says after a message, with the patience that a CPU wants. */
    private static JsonNode answer(ShopperClient shopper, String question) {
        long said = shopper.said(question);
        List<JsonNode> found = new ArrayList<>();
        await("an answer to " + question, () -> {
            shopper.log().stream()
                    .filter(event -> event.path("seq").asLong() > said
                            && !event.path("author").path("kind").asText().equals("shopper"))
                    .findFirst()
                    .ifPresent(found::add);
            return !found.isEmpty();
        });
        LOG.info("{} -> {}", question, found.getFirst());
        return found.getFirst();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "zh, 云朵保温杯和松果随行杯比，哪个容量大？, 松果随行杯和云朵保温杯哪个保温更久？",
        "en, 'Cloud thermos or pine cone travel mug, which holds more?', 'Compare the pine cone travel mug with the cloud thermos: which keeps warm longer?'",
    })
    void aQuestionThatComparesIsAnsweredByTheModelFromItsSources(String language, String first, String second) {
        try (ShopperClient shopper = ShopperClient.open(shop, language)) {
            JsonNode said = answer(shopper, first);
            if (!isGenerated(said)) {
                // The guards held back what this model said; it has a second go in a chat of its own.
                try (ShopperClient other = ShopperClient.open(shop, language)) {
                    said = answer(other, second);
                    assertGrounded(other, said, language);
                }
                return;
            }
            assertGrounded(shopper, said, language);
        }
    }

    private static boolean isGenerated(JsonNode event) {
        return event.path("route").asText().equals("generated");
    }

    private void assertGrounded(ShopperClient shopper, JsonNode said, String language) {
        assertThat(said.path("kind").asText()).as(said.toString()).isEqualTo("answered");
        assertThat(said.path("route").asText()).isIn("generated", "extractive");
        assertThat(said.path("sources").size()).isPositive();
        assertThat(Language.detect(said.path("text").asText(), Language.ZH)).isEqualTo(Language.of(language));
        assertThat(said.path("author").path("kind").asText()).isEqualTo("ai");
        try (AgentClient amei = new AgentClient(shop, "amei")) {
            JsonNode card = amei.decisions(shopper.conversation()).get(0).path("card");
            assertThat(card.path("model").asText()).startsWith("ollama/");
            assertThat(card.path("promptHash").asText()).hasSize(64);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "zh, 云朵保温杯和松果随行杯哪个获过设计大奖？",
        "en, Which of the cloud thermos and the pine cone travel mug has won a design prize?",
    })
    void whatNoSourceHoldsIsNotMadeUp(String language, String question) {
        try (ShopperClient shopper = ShopperClient.open(shop, language)) {
            JsonNode said = answer(shopper, question);
            if (said.path("kind").asText().equals("answered")) {
                assertThat(said.path("text").asText()).containsPattern("没有|未|不|无|no |not |n't|neither");
            } else {
                assertThat(said.path("kind").asText()).isIn("handoffRequested", "asked");
            }
        }
    }

    @Test
    void aClaimCutsTheGenerationThatIsUnderWay() {
        try (ShopperClient shopper = ShopperClient.open(shop, "en");
                AgentClient ben = new AgentClient(shop, "ben")) {
            String id = shopper.conversation();
            shopper.said("Compare the cloud thermos with the glass tea brewer in every respect, at length.");
            await("a generation is under way", () -> running() > 0);
            JsonNode watching = ben.ask("watch", id, 0);

            JsonNode claimed = ben.ask("claim", id, watching.path("epoch").asLong());

            assertThat(claimed.path("type").asText()).as(claimed.toString()).isEqualTo("claimed");
            await("the generation has ended", () -> running() == 0);
            JsonNode joined = shopper.kind(0, "agentJoined");
            assertThat(shopper.log().stream()
                            .filter(event -> event.path("seq").asLong()
                                    > joined.path("seq").asLong())
                            .filter(event ->
                                    event.path("author").path("kind").asText().equals("ai")))
                    .isEmpty();
            assertThat(shopper.faults()).isEmpty();
        }
    }

    /** The bot's turns under way, as the metrics say. */
    private int running() {
        return shop.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("xiaoer_turns_running "))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .sum();
    }

    @Test
    void theModelWritesSegmentsOfAScript() {
        String lan = shop.login("lan");
        ObjectNode request = Json.object()
                .put("language", "zh-CN")
                .put("words", 60)
                .put("seed", 7)
                .put("engine", "model");
        request.putArray("products").add("P1001");
        JsonNode accepted = Json.read(shop.post("/api/v1/scripts", request, lan).body());
        List<JsonNode> seen = new ArrayList<>();

        await("the script is written", () -> {
            seen.clear();
            seen.add(Json.read(shop.get("/api/v1/scripts/" + accepted.path("id").asText(), lan)
                    .body()));
            return !seen.getFirst().path("state").asText().equals("writing");
        });

        JsonNode script = seen.getFirst();
        LOG.info(
                "script by {}: {}",
                script.path("engine"),
                script.path("segments").findValuesAsText("text"));
        assertThat(script.path("state").asText()).as(script.toString()).isEqualTo("draft");
        assertThat(script.path("segments").size()).isGreaterThan(1);
        script.path("segments")
                .forEach(segment -> segment.path("findings")
                        .forEach(finding -> assertThat(finding.path("severity").asText())
                                .as(segment.toString())
                                .isNotEqualTo("blocking")));
    }
}
