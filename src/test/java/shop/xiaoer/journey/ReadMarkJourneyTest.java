package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import shop.xiaoer.journey.testing.AgentClient;
import shop.xiaoer.journey.testing.FrameStream;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;

/** What each side has read is shown to the other, goes on only, and outlives the sockets. */
class ReadMarkJourneyTest {
    private final TestShop shop = TestShop.shared();

    private static boolean mark(JsonNode frame, String by, long seq) {
        return frame.path("type").asText().equals("seen")
                && frame.path("by").asText().equals(by)
                && frame.path("seq").asLong() == seq;
    }

    private static void read(AgentClient agent, String id, long seq) {
        agent.stream()
                .send(Json.object()
                        .put("type", "seen")
                        .put("conversation", id)
                        .put("seq", seq)
                        .toString());
    }

    @Test
    void bothSidesSeeHowFarTheOtherHasRead() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                AgentClient ben = new AgentClient(shop, "ben");
                ShopperClient shopper = ShopperClient.open(shop, "zh");
                FrameStream window = shop.chat()) {
            String id = shopper.conversation();
            shopper.seq(shopper.send("human", Json.object()));
            long epoch = amei.ask("claim", id, amei.queued(id).path("epoch").asLong())
                    .path("epoch")
                    .asLong();
            window.send(Json.object()
                    .put("type", "hello")
                    .put("conversation", id)
                    .put("token", shopper.token())
                    .put("marks", true)
                    .toString());
            window.type("welcome");
            ben.ask("watch", id, 0);
            long said = shopper.said("在吗");
            long answered = amei.say(id, epoch, "在的").path("seq").asLong();

            read(ben, id, said);
            read(amei, id, said);
            window.await("the agent has read it", frame -> mark(frame, "agent", said));

            shopper.stream()
                    .send(Json.object()
                            .put("type", "seen")
                            .put("seq", answered + 1000)
                            .toString());
            amei.stream().await("the shopper has read all there is", frame -> mark(frame, "shopper", answered));
            ben.stream().await("who watches sees it, too", frame -> mark(frame, "shopper", answered));

            shopper.stream()
                    .send(Json.object().put("type", "seen").put("seq", 1).toString());
            read(amei, id, 1);
            read(amei, id, answered);
            window.await("the mark went on", frame -> mark(frame, "agent", answered));
            try (FrameStream later = shop.chat()) {
                later.send(Json.object()
                        .put("type", "hello")
                        .put("conversation", id)
                        .put("token", shopper.token())
                        .put("marks", true)
                        .toString());
                later.await("the mark as it stands", frame -> mark(frame, "agent", answered));
            }
            try (AgentClient again = new AgentClient(shop, "ben")) {
                again.ask("watch", id, 0);
                again.stream().await("the shopper's mark stands", frame -> mark(frame, "shopper", answered));
            }
            assertThat(shopper.stream().frames().stream()
                            .map(frame -> frame.path("type").asText()))
                    .as("who did not ask for marks is told none")
                    .doesNotContain("seen");
        }
    }
}
