package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shop.xiaoer.journey.testing.AgentClient;
import shop.xiaoer.journey.testing.FrameStream;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.journey.testing.Tokens;

/** A visitor's conversation becomes a known shopper's, once and for good, and nobody is shown another's past. */
class IdentityJourneyTest {
    private static final String ONE = "demo-shopper-1";
    private static final String TWO = "demo-shopper-2";

    private final TestShop shop = TestShop.shared();

    private static String jti() {
        return UUID.randomUUID().toString();
    }

    private static String of(String subject) {
        return Tokens.identity(subject, "的" + subject, jti());
    }

    @Test
    void aVisitorWhoSignsInGoesOnAsThatShopper() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.ask("云朵保温杯多少钱？");
            String before = shopper.conversation();

            JsonNode welcome = shopper.identify(of(TWO));

            assertThat(welcome.path("conversation").asText()).isEqualTo(before);
            assertThat(welcome.path("recovered").asBoolean()).isTrue();
            long sent = shopper.seq(shopper.choose("trackOrder"));
            assertThat(shopper.kind(sent, "card").toString()).contains("SF9876543210987");
            assertThat(shopper.comeBack().path("conversation").asText()).isEqualTo(before);
        }
    }

    @Test
    void whoIsKnownStaysWhoSheIs() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.identify(of(ONE));
            String theirs = of(TWO);

            assertRefused(shopper, theirs);

            long sent = shopper.seq(shopper.choose("trackOrder"));
            shopper.event(sent, "her own orders", event -> event.toString().contains("XE2026110002"));
            assertThat(shopper.kept().toString()).doesNotContain("SF9876543210987");
            // What was refused is not spent: it opens a conversation of its own.
            try (ShopperClient other = ShopperClient.known(shop, "zh", theirs)) {
                assertThat(other.conversation()).isNotEqualTo(shopper.conversation());
                assertThat(other.log()).isEmpty();
            }
        }
    }

    @Test
    void aTokenThatWasShownElsewhereIsAReplayHereToo() {
        String identity = of(ONE);
        ShopperClient.known(shop, "zh", identity).close();
        try (ShopperClient visitor = ShopperClient.open(shop, "zh")) {
            assertRefused(visitor, identity);
            assertThat(known(visitor).path("known").asBoolean()).isFalse();
        }
    }

    @Test
    void oneTokenOfOneShopperServesTwoTabs() {
        String identity = of(ONE);
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.identify(identity);
            try (FrameStream tab = shop.chat()) {
                tab.send(hello(shopper, identity).toString());
                assertThat(tab.type("welcome").path("conversation").asText()).isEqualTo(shopper.conversation());
            }
        }
    }

    @Test
    void aConversationInWhichAnothersOrderWasShownBecomesNobodysPast() {
        try (ShopperClient visitor = ShopperClient.open(shop, "zh")) {
            visitor.press("trackOrder");
            visitor.kind(
                    visitor.seq(visitor.choose("proof", Map.of("order", "XE2026110005", "phoneTail", "1234"))), "card");

            assertRefused(visitor, of(ONE));

            assertThat(known(visitor).path("known").asBoolean()).isFalse();
            String theirs = of(TWO);
            assertThat(visitor.identify(theirs).path("lastSeq").asLong()).isEqualTo(visitor.lastSeq());
            assertThat(known(visitor).path("known").asBoolean()).isTrue();
        }
    }

    @Test
    void aProofThatWasGivenBeforeIsGoodForTheShopperWhoseOrderItIs() {
        try (ShopperClient visitor = ShopperClient.open(shop, "zh")) {
            visitor.press("trackOrder");
            visitor.kind(
                    visitor.seq(visitor.choose("proof", Map.of("order", "XE2026110002", "phoneTail", "5678"))), "card");

            JsonNode welcome = visitor.identify(of(ONE));

            assertThat(welcome.path("type").asText()).isEqualTo("welcome");
            assertThat(known(visitor).path("name").asText()).isEqualTo("的" + ONE);
        }
    }

    @Test
    void whoLooksOnIsToldAtOnceAndSeesTheEarlierChats() {
        String subject = "walker-" + jti();
        String name = "Wanda";
        String earlier;
        try (ShopperClient before = ShopperClient.known(shop, "en", Tokens.identity(subject, name, jti()))) {
            before.ask("What is the cloud thermos made of?");
            earlier = before.conversation();
        }
        try (ShopperClient shopper = ShopperClient.open(shop, "en");
                AgentClient ben = new AgentClient(shop, "ben")) {
            String id = shopper.conversation();
            shopper.seq(shopper.send("human", Json.object()));
            int plain = ben.queued(id).path("priority").asInt();
            JsonNode watching = ben.ask("watch", id, 0);
            assertThat(watching.at("/shopper/known").asBoolean()).isFalse();
            assertThat(earlierOf(id, ben)).isEmpty();

            shopper.identify(Tokens.vip(subject, name, jti()));

            JsonNode told = ben.stream().type("joined");
            assertThat(told.path("conversation").asText()).isEqualTo(id);
            assertThat(told.at("/shopper/name").asText()).isEqualTo(name);
            assertThat(earlierOf(id, ben)).containsExactly(earlier);
            ben.stream()
                    .await(
                            "the queue knows the rank",
                            frame -> frame.path("queue")
                                    .valueStream()
                                    .anyMatch(ticket ->
                                            ticket.path("conversation").asText().equals(id)
                                                    && ticket.path("priority").asInt() > plain));
            JsonNode claimed = ben.ask("claim", id, ben.queued(id).path("epoch").asLong());
            assertThat(claimed.at("/shopper/name").asText()).isEqualTo(name);
        }
    }

    private List<String> earlierOf(String conversation, AgentClient agent) {
        return Json.read(shop.get("/api/v1/conversations/" + conversation + "/earlier", agent.token())
                        .body())
                .path("conversations")
                .valueStream()
                .map(talk -> talk.path("conversation").asText())
                .toList();
    }

    private JsonNode known(ShopperClient shopper) {
        return Json.read(shop.get("/api/v1/conversations/" + shopper.conversation(), shopper.token())
                        .body())
                .path("shopper");
    }

    private static ObjectNode hello(ShopperClient shopper, String identity) {
        return Json.object()
                .put("type", "hello")
                .put("conversation", shopper.conversation())
                .put("token", shopper.token())
                .put("identity", identity);
    }

    private void assertRefused(ShopperClient shopper, String identity) {
        try (FrameStream stream = shop.chat()) {
            stream.send(hello(shopper, identity).toString());

            assertThat(stream.closeCode()).isEqualTo(4401);
            assertThat(stream.frames().stream().map(frame -> frame.path("code").asText()))
                    .containsExactly("badIdentity");
        }
    }
}
