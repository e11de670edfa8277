package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.xiaoer.journey.testing.Folders;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.journey.testing.Tunnel;
import shop.xiaoer.llm.testing.Waiting;
import shop.xiaoer.prompt.BrokenPrompts;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.testing.TestDatabase;

/** What keeps a server from starting, and what it lives through. */
class BadStartTest {
    @TempDir
    Path folder;

    @Test
    void aBrokenKnowledgeFileIsNamedWhileTheRestServes() throws IOException {
        Path knowledge = Folders.copy(Path.of("knowledge-base"), folder.resolve("knowledge"));
        Path file = knowledge.resolve("faq/zh/payment-methods.md");
        String whole = Files.readString(file);
        try (TestShop shop = TestShop.start(Map.of("XIAOER_KNOWLEDGE", knowledge.toString()))) {
            Files.writeString(file, whole.replaceFirst("title:", "title: [broken\nnothing"));
            Waiting.until(
                    "the file is named with its line",
                    () -> knowledge(shop).matches("(?s).*payment-methods\\.md.*\\d+.*"));
            assertThat(shop.get("/health/ready").statusCode()).isEqualTo(200);
            try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
                assertThat(shopper.ask("云朵保温杯多少钱？").path("text").asText()).contains("88");
                assertThat(shopper.ask("可以用什么方式付款？").path("kind").asText())
                        .as("the last good state of the file")
                        .isEqualTo("answered");

                Files.writeString(file, whole.replace("\n---\n", "\n---\n我们还收贝壳币。\n"));
                patiently("the mended file serves", () -> !knowledge(shop).contains("payment-methods"));
            }
        }
    }

    @Test
    void aRuleOfLawThatCannotBeReadIsNamedToo() throws IOException {
        Path knowledge = Folders.copy(Path.of("knowledge-base"), folder.resolve("knowledge"));
        try (TestShop shop = TestShop.start(Map.of("XIAOER_KNOWLEDGE", knowledge.toString()))) {
            Files.writeString(
                    knowledge.resolve("compliance/zh-shop.yaml"),
                    "rules:\n  - id: zh.shop.exclusive\n    jurisdiction: CN\n    language: zh\n    severity: harsh\n");
            Waiting.until(
                    "the rule is named with its file and line",
                    () -> knowledge(shop).matches("(?s).*compliance/zh-shop\\.yaml:\\d+: .*"));
            assertThat(shop.get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    /** Longer than other waits: a busy machine learns the whole shop anew in it. */
    private static void patiently(String what, BooleanSupplier holds) {
        Instant end = Instant.now().plus(Duration.ofMinutes(3));
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static String knowledge(TestShop shop) {
        return Json.read(shop.get("/health/ready").body())
                .path("parts")
                .path("knowledge")
                .path("detail")
                .asText();
    }

    @Test
    void aPromptWithAnUnboundVariableStopsTheStart() {
        Path prompts = Folders.copy(Path.of("prompts"), folder.resolve("prompts"));
        Folders.replace(prompts.resolve("answer.zh.md"), "{{question}}", "{{question}} {{weather}}");

        assertThatThrownBy(() -> TestShop.start(Map.of("XIAOER_PROMPTS", prompts.toString())))
                .isInstanceOf(BrokenPrompts.class)
                .hasMessageContaining("answer.zh.md")
                .hasMessageContaining("weather");
    }

    @Test
    void aPortInUseIsToldWithItsMend() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThatThrownBy(() -> TestShop.start(Map.of("XIAOER_PORT", port)))
                    .hasMessageContaining(port)
                    .hasMessageContaining("XIAOER_PORT");
        }
    }

    @Test
    void aDatabaseThatIsAwayStopsTheStart() throws IOException {
        DatabaseAddress nowhere;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nowhere = new DatabaseAddress("127.0.0.1", free.getLocalPort(), "xiaoer", "not-told", "xiaoer");
        }

        assertThatThrownBy(() -> TestShop.start(nowhere, Map.of()))
                .hasMessageContaining(String.valueOf(nowhere.port()))
                .hasMessageContaining("XIAOER_DATABASE_URL")
                .hasMessageNotContaining("SQL State")
                .hasMessageNotContaining("not-told");
    }

    @Test
    void aDatabaseThatGoesAwayRefusesMessagesAndLosesNone() {
        try (Tunnel tunnel = new Tunnel(TestDatabase.fresh());
                TestShop shop = TestShop.start(tunnel.address(), Map.of());
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.ask("你好");
            tunnel.cut();

            shopper.send("while-away", "say", Json.object().put("text", "云朵保温杯多少钱？"));
            JsonNode refused = shopper.reply("while-away");
            assertThat(refused.path("code").asText()).as(refused.toString()).isEqualTo("storeUnavailable");
            Waiting.until("readiness says so", () -> shop.get("/health/ready").statusCode() == 503);
            assertThat(shop.get("/health/live").statusCode()).isEqualTo(200);

            tunnel.mend();
            Waiting.until("readiness is back", () -> shop.get("/health/ready").statusCode() == 200);
            shopper.comeBack();
            shopper.send("while-away", "say", Json.object().put("text", "云朵保温杯多少钱？"));
            long seq = shopper.seq("while-away");

            assertThat(shopper.botAfter(seq).path("text").asText()).contains("88");
            assertThat(shopper.kept().stream()
                            .filter(event -> event.path("id").asText().equals("while-away")))
                    .hasSize(1);
            assertThat(shopper.log()).isEqualTo(shopper.kept());
        }
    }
}
