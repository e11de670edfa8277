package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import shop.xiaoer.journey.testing.AgentClient;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;

/** A shop that gives chats to its agents, and is impatient with those who say nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssignmentJourneyTest {
    private final TestShop shop =
            TestShop.start(Map.of("XIAOER_ASSIGN", "push", "XIAOER_AGENT_SILENT", "3s", "XIAOER_QUEUE_TIMEOUT", "1s"));

    @AfterAll
    void close() {
        shop.close();
    }

    private static JsonNode mine(AgentClient agent, String conversation) {
        return agent.stream()
                .await(
                        "it is the agent's",
                        frame -> frame.path("mine").toString().contains(conversation))
                .path("mine")
                .valueStream()
                .filter(chat -> chat.path("conversation").asText().equals(conversation))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aChatIsGivenToWhoIsFreeAndTakenBackFromWhoIsSilent() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            amei.status("online");
            String id = shopper.conversation();
            long asked = shopper.seq(shopper.send("human", Json.object()));

            JsonNode chat = mine(amei, id);
            JsonNode joined = shopper.kind(asked, "agentJoined");
            assertThat(joined.path("epoch").asLong())
                    .isEqualTo(chat.path("epoch").asLong());
            long epoch = chat.path("epoch").asLong();
            assertThat(amei.say(id, epoch, "您好").path("type").asText()).isEqualTo("ack");

            shopper.said("在吗");
            JsonNode left = shopper.kind(joined.path("seq").asLong(), "agentLeft");

            assertThat(left.path("epoch").asLong()).isEqualTo(epoch + 1);
            assertThat(amei.say(id, epoch, "来了").path("code").asText()).isEqualTo("staleEpoch");
            amei.stream()
                    .await(
                            "the silent one is away",
                            frame -> frame.path("type").asText().equals("changed")
                                    && frame.path("queue").toString().contains(id)
                                    && frame.path("agents")
                                            .findValuesAsText("status")
                                            .contains("away"));
            assertThat(amei.queued(id).path("since").asText())
                    .isEqualTo(chat.path("since").asText());
        }
    }

    @Test
    void whoLeftAContactIsNotLeftInTheQueueForEver() {
        try (ShopperClient shopper = ShopperClient.open(shop, "en")) {
            shopper.seq(shopper.send("human", Json.object()));
            long said = shopper.seq(shopper.choose("leaveContact", Map.of("contact", "shopper@mail.example")));

            JsonNode back = shopper.kind(said, "handedBack");

            assertThat(back.path("agent").asText()).isEqualTo("system");
        }
    }
}
