package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.journey.testing.AgentClient;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ModelShop;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.llm.testing.Waiting;

/**
 * Bugs that other service desks shipped, each walked against the running server. docs/promises.md says whose they were, and
 * which other tests keep them out.
 */
class BugsOthersShippedTest {
    private static final String HARD = "云朵保温杯和晨光电热水壶哪个更耐用？";

    private final TestShop shop = TestShop.shared();

    private static String type(JsonNode frame) {
        return frame.path("type").asText();
    }

    private static String speaker(JsonNode event) {
        return event.path("author").path("kind").asText();
    }

    private static long count(ShopperClient shopper, String kind) {
        return shopper.kept().stream()
                .filter(event -> event.path("kind").asText().equals(kind))
                .count();
    }

    /** Sits down, takes the conversation and returns its epoch. */
    private static long claim(AgentClient agent, ShopperClient shopper) {
        String id = shopper.conversation();
        shopper.seq(shopper.send("human", Json.object()));
        JsonNode claimed = agent.ask("claim", id, agent.queued(id).path("epoch").asLong());
        assertThat(type(claimed)).as(claimed.toString()).isEqualTo("claimed");
        return claimed.path("epoch").asLong();
    }

    // ---- takeover ------------------------------------------------------------------------------------------------

    @Test
    void aBurstWhileTheModelThinksIsNotAnsweredTwice() {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        ModelShop.ENGINE.says(words -> {
            asked.incrementAndGet();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of("云朵保温杯现在 88 元。");
        });
        try (ShopperClient shopper = ShopperClient.open(ModelShop.shared(), "zh")) {
            shopper.said(HARD);
            Waiting.until("the model is asked", () -> asked.get() > 0);
            shopper.said("我要送人的");
            long last = shopper.said(HARD);
            go.countDown();

            long ended = shopper.botAfter(last).path("seq").asLong();
            shopper.seq(shopper.send("human", Json.object()));

            assertThat(shopper.kept().stream()
                            .filter(event -> event.path("seq").asLong() <= ended)
                            .filter(event -> !speaker(event).equals("shopper")))
                    .as("ends of turns up to and with the first: " + shopper.kept())
                    .hasSize(1);
            assertThat(count(shopper, "answered")).isLessThanOrEqualTo(1);
        } finally {
            go.countDown();
        }
    }

    @Test
    void aHandoffIsClosedWithOneSentenceAndNotTwo() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            long said = shopper.said("转人工");
            long handed = shopper.botAfter(said).path("seq").asLong();

            assertThat(shopper.seq(shopper.send("human", Json.object())))
                    .as("asked again it is the same one")
                    .isEqualTo(handed);
            assertThat(shopper.kept().stream().map(event -> event.path("kind").asText()))
                    .containsExactly("said", "handoffRequested");
        }
    }

    @ParameterizedTest
    @CsvSource({"zh,转人工", "zh,我要找真人客服", "en,Talk to a person please", "en,I want to speak to a human"})
    void aHandoffByWordsIsNeverSilent(String locale, String words) {
        try (ShopperClient shopper = ShopperClient.open(shop, locale)) {
            JsonNode handed = shopper.ask(words);

            assertThat(handed.path("kind").asText()).as(handed.toString()).isEqualTo("handoffRequested");
            assertThat(handed.path("reason").asText()).isEqualTo("shopperAsked");
            // Said to the shopper, not about him.
            assertThat(handed.path("text").asText())
                    .startsWith(locale.equals("zh") ? "好的，" : "Sure, ")
                    .doesNotContain("顾客", "the shopper");
            // Nobody who is not there comes at once.
            assertThat(handed.path("text").asText().contains("马上"))
                    .isEqualTo(
                            locale.equals("zh") && handed.path("agentsOnline").asInt() > 0);
            assertThat(handed.path("options").findValuesAsText("id")).contains("backToBot");
            assertThat(handed.path("agentsOnline").isIntegralNumber()).isTrue();
        }
    }

    @Test
    void aTransferThatIsAnnouncedIsDone() {
        for (String announced : List.of("好的，我现在帮您转接人工客服。", "conversation_handoff", "已为您转接人工，请稍等。", "正在为您接通人工客服。")) {
            ModelShop.ENGINE.says(asked -> List.of(announced));
            try (ShopperClient shopper = ShopperClient.open(ModelShop.shared(), "zh")) {
                shopper.ask(HARD);

                boolean told = shopper.kept().stream()
                        .anyMatch(event -> event.path("text").asText().matches("(?s).*(转接|人工客服|handoff).*"));
                assertThat(told && count(shopper, "handoffRequested") == 0)
                        .as("announced and not done: " + shopper.kept())
                        .isFalse();
            }
        }
    }

    @Test
    void theBotNeitherStaysMuteNorHandsOverAgainAfterAHandBack() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            long epoch = claim(amei, shopper);
            amei.say(shopper.conversation(), epoch, "您好，我是人工客服阿梅");
            long asked = shopper.said("转人工");
            amei.ask("handBack", shopper.conversation(), epoch);
            shopper.kind(asked, "handedBack");

            for (int question = 0; question < 2; question++) {
                JsonNode answer = shopper.ask("云朵保温杯多少钱？");
                assertThat(answer.path("kind").asText()).as(answer.toString()).isEqualTo("answered");
            }
            assertThat(count(shopper, "handoffRequested")).isEqualTo(1);
        }
    }

    @Test
    void anEmptyTurnDoesNotCountAsAnAnswer() {
        for (List<String> nothing : List.of(List.<String>of(), List.of(""), List.of(" ", "\n"))) {
            ModelShop.ENGINE.says(asked -> nothing);
            try (ShopperClient shopper = ShopperClient.open(ModelShop.shared(), "zh")) {
                JsonNode end = shopper.ask(HARD);

                assertThat(end.path("kind").asText()).as(end.toString()).isIn("answered", "asked", "handoffRequested");
                assertThat(end.path("kind").asText().equals("answered")
                                && end.path("text").asText().isBlank())
                        .isFalse();
            }
        }
    }

    @Test
    void wordsFromAnAgentsOtherDeviceAreAPersonsAndTheBotKeepsSilent() {
        try (AgentClient desk = new AgentClient(shop, "amei");
                AgentClient phone = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            String id = shopper.conversation();
            long epoch = claim(desk, shopper);

            phone.stream()
                    .send(Json.object()
                            .put("type", "say")
                            .put("id", "phone-1")
                            .put("conversation", id)
                            .put("epoch", epoch)
                            .put("text", "我在手机上回复您")
                            .toString());
            JsonNode ack = phone.reply("phone-1");
            assertThat(type(ack)).as(ack.toString()).isEqualTo("ack");
            shopper.said("云朵保温杯多少钱？");
            long next = desk.say(id, epoch, "八十八元").path("seq").asLong();

            assertThat(shopper.event(0, "both", event -> event.path("seq").asLong() == next))
                    .isNotNull();
            assertThat(shopper.kept().stream().map(BugsOthersShippedTest::speaker))
                    .doesNotContain("ai");
        }
    }

    @Test
    void nobodyReachesAPersonInAnothersName() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            try (var forged = shop.chat()) {
                forged.send(Json.object()
                        .put("type", "hello")
                        .put("conversation", shopper.conversation())
                        .put("token", "x".repeat(43))
                        .toString());
                forged.send("{\"type\":\"human\",\"id\":\"1\"}");
                assertThat(forged.closeCode()).isEqualTo(4401);
            }
            assertThat(shopper.kept()).isEmpty();
        }
    }

    // ---- reconnect and duplicates --------------------------------------------------------------------------------

    @Test
    void aConversationThatWasClosedWhileOneWasAwayIsNotStillWritableOnReturn() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            long epoch = claim(amei, shopper);
            long seen = shopper.kind(0, "agentJoined").path("seq").asLong();
            shopper.cut();
            assertThat(type(amei.ask("close", shopper.conversation(), epoch))).isEqualTo("ack");

            JsonNode welcome = shopper.comeBack(seen);

            assertThat(welcome.path("recovered").asBoolean()).isTrue();
            assertThat(welcome.path("events").findValuesAsText("kind")).contains("closed");
            assertThat(welcome.path("owner").path("kind").asText()).isNotEqualTo("agent");
            long said = shopper.said("云朵保温杯多少钱？");
            assertThat(shopper.kept().stream().map(event -> event.path("kind").asText()))
                    .as("whoever writes opens it again, and is told so")
                    .contains("reopened");
            assertThat(shopper.botAfter(said).path("kind").asText()).isIn("reopened", "answered");
        }
    }

    @Test
    void whatOtherAgentsWroteIsNotLostToAConsoleThatComesBack() {
        try (AgentClient ben = new AgentClient(shop, "ben");
                ShopperClient shopper = ShopperClient.open(shop, "en")) {
            String id = shopper.conversation();
            long epoch = claim(ben, shopper);
            try (AgentClient watching = new AgentClient(shop, "admin")) {
                assertThat(type(watching.ask("watch", id, 0))).isEqualTo("watching");
            }
            List<Long> written = new ArrayList<>();
            for (int word = 0; word < 5; word++) {
                written.add(ben.say(id, epoch, "word " + word).path("seq").asLong());
            }

            try (AgentClient back = new AgentClient(shop, "admin")) {
                JsonNode again = back.ask("watch", id, 0);

                assertThat(again.path("events").findValuesAsText("text"))
                        .containsSubsequence("word 0", "word 1", "word 2", "word 3", "word 4");
                assertThat(again.path("lastSeq").asLong()).isEqualTo(written.getLast());
            }
        }
    }

    @Test
    void anAgentsReplyThatIsSentAgainIsNotSaidTwice() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            String id = shopper.conversation();
            long epoch = claim(amei, shopper);
            String frame = Json.object()
                    .put("type", "say")
                    .put("id", "once-" + id)
                    .put("conversation", id)
                    .put("epoch", epoch)
                    .put("text", "您好")
                    .toString();
            for (int time = 0; time < 3; time++) {
                amei.stream().send(frame);
            }
            Waiting.until(
                    "three replies",
                    () -> amei.stream().frames().stream()
                                    .filter(reply -> type(reply).equals("ack")
                                            && reply.path("id").asText().equals("once-" + id))
                                    .count()
                            == 3);

            Set<Long> seqs = amei.stream().frames().stream()
                    .filter(reply -> reply.path("id").asText().equals("once-" + id)
                            && type(reply).equals("ack"))
                    .map(reply -> reply.path("seq").asLong())
                    .collect(Collectors.toSet());
            assertThat(seqs).hasSize(1);
            assertThat(shopper.kept().stream()
                            .filter(event -> speaker(event).equals("agent")
                                    && event.path("kind").asText().equals("said")))
                    .hasSize(1);
        }
    }

    @Test
    void messagesOfShoppersNeverCross() {
        List<ShopperClient> all = IntStream.range(0, 12)
                .mapToObj(number -> ShopperClient.open(shop, number % 2 == 0 ? "zh" : "en"))
                .toList();
        try {
            for (int round = 0; round < 3; round++) {
                for (int number = 0; number < all.size(); number++) {
                    all.get(number).say("云朵保温杯多少钱？ #" + number);
                }
            }
            for (int number = 0; number < all.size(); number++) {
                String own = "#" + number;
                ShopperClient shopper = all.get(number);
                Waiting.until("all of " + own, () -> count(shopper, "said") == 3);
                assertThat(shopper.kept().stream()
                                .filter(event -> speaker(event).equals("shopper"))
                                .map(event -> event.path("text").asText()))
                        .allMatch(text -> text.endsWith(own));
                assertThat(shop.get(
                                        "/api/v1/conversations/" + shopper.conversation() + "/events",
                                        all.get((number + 1) % all.size()).token())
                                .statusCode())
                        .as("another's token")
                        .isIn(401, 403, 404);
            }
        } finally {
            all.forEach(ShopperClient::close);
        }
    }
}
