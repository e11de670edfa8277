package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.xiaoer.journey.testing.AgentClient;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.Sse;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.llm.testing.Waiting;
import shop.xiaoer.web.api.ApiDocument;

/** A message over HTTP whose answer is streamed. */
class MessageStreamTest {
    private static final ApiDocument API = ApiDocument.load();
    private static final String PATH = "/api/v1/conversations/{id}/messages";

    private final TestShop shop = TestShop.shared();

    private Sse stream(ShopperClient shopper, String key, String text) {
        return Sse.open(
                shop,
                HttpRequest.newBuilder(shop.address("/api/v1/conversations/" + shopper.conversation() + "/messages"))
                        .header("Authorization", "Bearer " + shopper.token())
                        .header("Content-Type", "application/json")
                        .header("Accept", "text/event-stream")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(
                                Json.object().put("text", text).toString()))
                        .build());
    }

    private static List<Sse.Event> whole(Sse stream) {
        assertThat(stream.response().statusCode()).isEqualTo(200);
        assertThat(stream.response().headers().firstValue("Content-Type")).hasValue("text/event-stream");
        List<Sse.Event> events = stream.all();
        for (Sse.Event event : events) {
            assertThat(API.checkEvent(PATH, event.name(), event.data())).isEmpty();
            assertThat(event.json().path("type").asText()).isEqualTo(event.name());
        }
        assertThat(events.getFirst().name()).isEqualTo("ack");
        assertThat(events.getLast().name()).isEqualTo("done");
        return events;
    }

    private static List<String> kinds(List<Sse.Event> events) {
        return events.stream()
                .filter(event -> event.name().equals("event"))
                .map(event -> event.json().path("kind").asText())
                .toList();
    }

    @Test
    void theAnswerComesAsTheSocketsFramesAndEndsTheStream() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            List<Sse.Event> events = whole(stream(shopper, "m-1", "云朵保温杯多少钱？"));

            assertThat(kinds(events)).containsExactly("said", "answered");
            assertThat(events.getFirst().json().path("id").asText()).isEqualTo("m-1");
            JsonNode answer = events.get(events.size() - 2).json();
            assertThat(answer.path("text").asText()).contains("88");
            assertThat(answer.path("sources").isEmpty()).isFalse();
            JsonNode done = events.getLast().json();
            assertThat(done.path("reason").asText()).isEqualTo("answered");
            assertThat(done.path("lastSeq").asLong())
                    .isEqualTo(answer.path("seq").asLong());
            shopper.kind(0, "answered");
        }
    }

    @Test
    void theSameKeyAgainIsTheSameMessageAndTheSameAnswer() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            List<String> once = whole(stream(shopper, "m-1", "云朵保温杯多少钱？")).stream()
                    .map(Sse.Event::data)
                    .toList();

            assertThat(whole(stream(shopper, "m-1", "云朵保温杯多少钱？")).stream().map(Sse.Event::data))
                    .isEqualTo(once);
            try (Sse other = stream(shopper, "m-1", "有货吗？")) {
                assertThat(other.response().statusCode()).isEqualTo(409);
            }
            assertThat(shopper.kept()).hasSize(2);
        }
    }

    @Test
    void everyEventOfATurnIsInTheStream() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            List<Sse.Event> events = whole(stream(shopper, "m-1", "查物流 XE2026110002 5678"));

            assertThat(kinds(events)).containsExactly("said", "entrance", "card");
        }
    }

    @Test
    void aHandoffEndsItAndAPersonsConversationEndsItAtOnce() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            List<Sse.Event> events = whole(stream(shopper, "m-1", "转人工"));
            assertThat(kinds(events)).containsExactly("said", "handoffRequested");
            assertThat(events.getLast().json().path("reason").asText()).isEqualTo("person");
            String id = shopper.conversation();
            amei.ask("claim", id, amei.queued(id).path("epoch").asLong());

            List<Sse.Event> served = whole(stream(shopper, "m-2", "在吗"));

            assertThat(kinds(served)).containsExactly("said");
            assertThat(served.getLast().json().path("reason").asText()).isEqualTo("person");
        }
    }

    @Test
    void aStreamWithoutAReaderIsNoSubscription() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            for (int i = 0; i < 5; i++) {
                stream(shopper, "m-" + i, "云朵保温杯多少钱？").close();
            }
            shopper.event(
                    0, "the last answer", event -> event.path("kind").asText().equals("answered"));
            String mine = "xiaoer_streams_open ";
            // The shopper's own socket, and those of other tests that run beside it, may stay.
            Waiting.until(
                    "the streams are gone",
                    () -> shop.get("/metrics")
                            .body()
                            .lines()
                            .filter(line -> line.startsWith(mine))
                            .anyMatch(line -> Double.parseDouble(line.substring(mine.length())) <= 1));
        }
    }

    @Test
    void whatIsRefusedIsAProblemAndNoStream() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh");
                Sse blank = stream(shopper, "m-1", "  ")) {
            assertThat(blank.response().statusCode()).isEqualTo(422);
            assertThat(blank.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }
}
