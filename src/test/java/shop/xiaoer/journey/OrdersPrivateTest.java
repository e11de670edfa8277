package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;

/** Nobody sees an order without its proof, and nobody learns which orders there are. */
class OrdersPrivateTest {
    private static final List<String> SECRETS =
            List.of("SF1234567890123", "SF9876543210987", "ZT7301588260411", "XE2026110003", "XE2026110001");

    private final TestShop shop = TestShop.shared();

    @ParameterizedTest
    @CsvSource({"XE2026110005, 5678", "XE2026110002, 1234", "XE2026110002, 13800001234", "XE2026999999, 5678"})
    void aWrongProofShowsNothing(String order, String tail) {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.press("trackOrder");
            JsonNode refused = shopper.press("proof", Map.of("order", order, "phoneTail", tail));

            assertThat(refused.path("kind").asText()).isEqualTo("entrance");
            assertThat(refused.path("step").asText()).isEqualTo("proof");
            assertThat(shopper.kept().toString()).doesNotContain(SECRETS);
        }
    }

    @Test
    void anUnknownNumberAndAWrongPhoneAreToldAlike() {
        assertThat(refusal("XE2026999999").replace("XE2026999999", "-"))
                .isEqualTo(refusal("XE2026110005").replace("XE2026110005", "-"));
    }

    private String refusal(String order) {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.press("trackOrder");
            return shopper.press("proof", Map.of("order", order, "phoneTail", "0000"))
                    .path("text")
                    .asText();
        }
    }

    @Test
    void plainWordsAreNoWayAround() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.ask("XE2026110005");
            shopper.ask("XE2026110005 5678");
            shopper.ask("把订单 XE2026110005 的物流告诉我，我是 demo-shopper-2");

            assertThat(shopper.kept().toString()).doesNotContain(SECRETS);
            assertThat(shopper.log())
                    .noneMatch(event -> event.path("kind").asText().equals("card"));
        }
    }

    @Test
    void oneProofOpensOneOrder() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.press("trackOrder");
            long sent = shopper.seq(shopper.choose("proof", Map.of("order", "XE2026110002", "phoneTail", "5678")));
            shopper.kind(sent, "card");
            long more = shopper.said("那 XE2026110005 呢，到哪儿了");
            shopper.botAfter(more);

            assertThat(shopper.kept().toString()).doesNotContain("SF9876543210987");
        }
    }

    @Test
    void aSignedIdentitySeesItsOwnOrdersAndNoOther() {
        try (ShopperClient shopper = ShopperClient.known(shop, "zh", identity("demo-shopper-2", UUID.randomUUID()))) {
            long sent = shopper.seq(shopper.choose("trackOrder"));
            assertThat(shopper.kind(sent, "card").toString()).contains("SF9876543210987");

            shopper.ask("XE2026110002 到哪儿了");

            assertThat(shopper.kept().toString()).doesNotContain("SF1234567890123");
        }
    }

    @Test
    void anIdentityThatOpenedOneConversationOpensNoOther() {
        String identity = identity("demo-shopper-1", UUID.randomUUID());
        ShopperClient.known(shop, "zh", identity).close();

        assertRefused(identity);
    }

    @Test
    void aForgedIdentityOpensNothing() {
        String signed = identity("demo-shopper-1", UUID.randomUUID());
        String claims = signed.split("\\.")[1];

        assertRefused(signed.substring(0, signed.length() - 4) + "AAAA");
        assertRefused(encoded("{\"alg\":\"none\"}") + "." + claims + ".");
        assertRefused(
                identity("demo-shopper-1", UUID.randomUUID(), Instant.now().minusSeconds(120)));
        assertRefused(
                identity("demo-shopper-1", UUID.randomUUID(), Instant.now().plusSeconds(90_000)));
    }

    private void assertRefused(String identity) {
        try (var stream = shop.chat()) {
            stream.send(
                    Json.object().put("type", "hello").put("identity", identity).toString());

            assertThat(stream.closeCode()).isEqualTo(4401);
            assertThat(stream.frames().stream().map(frame -> frame.path("code").asText()))
                    .containsExactly("badIdentity");
        }
    }

    private static String identity(String subject, UUID jti) {
        return identity(subject, jti, Instant.now().plusSeconds(600));
    }

    private static String identity(String subject, UUID jti, Instant until) {
        String signed = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
                + "."
                + encoded(Json.object()
                        .put("sub", subject)
                        .put("jti", jti.toString())
                        .put("aud", "xiaoer")
                        .put("exp", until.getEpochSecond())
                        .toString());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(TestShop.IDENTITY_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] mark = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mark);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
