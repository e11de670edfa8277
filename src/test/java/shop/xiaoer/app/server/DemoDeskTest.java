package shop.xiaoer.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.text.Language;

/** The demo shop's desk is furnished once; what is removed stays removed. */
class DemoDeskTest {
    private static List<String> shortcuts(TestShop shop) {
        return Json.read(shop.get("/api/v1/replies", shop.login("xiaozhu")).body())
                .path("replies")
                .valueStream()
                .map(reply -> reply.path("shortcut").asText())
                .toList();
    }

    @Test
    void theDemoShopHasASupervisorRepliesAndTagsOnce() {
        try (TestShop shop = TestShop.start(Map.of())) {
            String token = shop.login("xiaozhu");
            assertThat(Json.read(shop.get("/api/v1/me", token).body())
                            .path("role")
                            .asText())
                    .isEqualTo("supervisor");
            assertThat(shortcuts(shop)).hasSize(12).contains("hi", "invoice");
            Json.read(shop.get("/api/v1/replies", token).body())
                    .path("replies")
                    .forEach(reply -> assertThat(reply.path("texts").size())
                            .as(reply.toString())
                            .isEqualTo(Language.values().length));
            assertThat(Json.read(shop.get("/api/v1/tags", token).body()).path("tags"))
                    .hasSize(12);
            String gone = Json.read(shop.get("/api/v1/replies", token).body())
                    .at("/replies/0/id")
                    .asText();
            assertThat(shop.delete("/api/v1/replies/" + gone, token).statusCode())
                    .isEqualTo(204);

            shop.restart();

            assertThat(shortcuts(shop)).hasSize(11);
        }
    }
}
