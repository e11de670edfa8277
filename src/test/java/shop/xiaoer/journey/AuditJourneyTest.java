package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.TestShop;

/** Who did what is written down with what was done, and told to those who manage the shop. */
class AuditJourneyTest {
    private static final String PROXY = "127.0.0.1";
    private static final TestShop SHOP = TestShop.start(Map.of("XIAOER_TRUSTED_PROXIES", PROXY));

    private final String merchant = SHOP.login("laowang");

    @AfterAll
    static void stop() {
        SHOP.close();
    }

    private JsonNode trail(String query) {
        HttpResponse<String> reply = SHOP.get("/api/v1/audit?" + query, merchant);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return Json.read(reply.body());
    }

    private static int signIn(String name, String password, String from) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + SHOP.port() + "/api/v1/login"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", from)
                .POST(HttpRequest.BodyPublishers.ofString(Json.object()
                        .put("name", name)
                        .put("password", password)
                        .toString()))
                .build();
        return SHOP.http().send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    @Test
    void signInsGoodAndBadAreToldWithTheirAddress() throws Exception {
        assertThat(signIn("amei", "not-her-password", "192.0.2.7")).isEqualTo(401);
        assertThat(signIn("amei", TestShop.PASSWORD, "192.0.2.8")).isEqualTo(200);

        JsonNode good = trail("act=signIn&actor=amei").at("/entries/0");
        assertThat(good.path("address").asText()).isEqualTo("192.0.2.8");
        JsonNode bad = trail("act=signIn.denied&subject=amei").at("/entries/0");
        assertThat(bad.path("actor").asText()).isEmpty();
        assertThat(bad.path("address").asText()).isEqualTo("192.0.2.7");
    }

    @Test
    void aGroupHoldsWhatStandsBelowItAndNoMore() throws Exception {
        assertThat(signIn("amei", "not-her-password", "192.0.2.10")).isEqualTo(401);
        SHOP.login("amei");

        assertThat(acts("act=signIn")).contains("signIn", "signIn.denied").allMatch(act -> act.startsWith("signIn"));
        assertThat(acts("act=signIn.")).contains("signIn.denied").doesNotContain("signIn");
        assertThat(acts("act=sign")).isEmpty();
    }

    private Set<String> acts(String query) {
        return Set.copyOf(trail(query).path("entries").findValuesAsText("act"));
    }

    @Test
    void whatPeopleKeepForAllIsToldWithTheAddress() {
        SHOP.post("/api/v1/tags", Json.object().put("name", "audited"), merchant);
        SHOP.delete("/api/v1/tags/audited", merchant);
        String persona = SHOP.get("/api/v1/personas/calm", merchant).body().replaceFirst("(?m)^id: .*$", "id: audited");
        SHOP.post("/api/v1/personas", persona, "application/yaml", merchant);
        SHOP.delete("/api/v1/personas/audited", merchant);

        JsonNode entries = trail("subject=audited").path("entries");
        assertThat(entries.findValuesAsText("act"))
                .containsExactly("persona.dropped", "persona.brought", "tag.removed", "tag.added");
        assertThat(entries.findValuesAsText("address")).hasSize(4).containsOnly(PROXY);
        assertThat(entries.at("/0/detail/version").asInt()).isEqualTo(2);
    }

    @Test
    void whatWasTypedInsteadOfANameIsWrittenNowhere() throws Exception {
        assertThat(signIn("my-secret-instead-of-a-name", "x", "192.0.2.9")).isEqualTo(401);

        assertThat(trail("act=signIn.denied").toString())
                .contains("192.0.2.9")
                .doesNotContain("my-secret-instead-of-a-name");
    }

    @Test
    void aPriceAndWhatSomebodyCanDoAreToldWithTheChange() {
        SHOP.patch("/api/v1/products/P1002", Json.object().put("stock", 77), merchant);
        SHOP.patch("/api/v1/accounts/ben", Json.object().put("capacity", 3), SHOP.login("admin"));

        assertThat(trail("act=product.&subject=P1002")
                        .at("/entries/0/detail/stock")
                        .asText())
                .isEqualTo("77");
        JsonNode abilities = trail("act=account.abilities&subject=ben").at("/entries/0");
        assertThat(abilities.path("actor").asText()).isEqualTo("admin");
        assertThat(abilities.at("/detail/capacity").asInt()).isEqualTo(3);
    }

    @Test
    void itIsReadAPageAtATime() {
        SHOP.login("ben");
        SHOP.login("ben");
        SHOP.login("ben");

        JsonNode first = trail("actor=ben&act=signIn&limit=2");
        assertThat(first.path("entries")).hasSize(2);
        assertThat(first.path("more").asBoolean()).isTrue();
        long last = first.at("/entries/1/id").asLong();
        JsonNode next = trail("actor=ben&act=signIn&limit=2&before=" + last);
        assertThat(next.at("/entries/0/id").asLong()).isLessThan(last);
        assertThat(trail("to=2020-01-01T00:00:00Z").path("entries")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "before=x", "from=yesterday"})
    void whatCannotBeReadIsRefusedByName(String query) {
        HttpResponse<String> reply = SHOP.get("/api/v1/audit?" + query, merchant);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(Json.read(reply.body()).path("detail").asText()).startsWith(query.split("=", 2)[0] + ":");
    }

    @Test
    void onlyThoseWhoManageTheShopReadIt() {
        for (String name : List.of("amei", "lan")) {
            assertThat(SHOP.get("/api/v1/audit", SHOP.login(name)).statusCode())
                    .as(name)
                    .isEqualTo(403);
        }
        assertThat(SHOP.get("/api/v1/audit").statusCode()).isEqualTo(401);
    }

    @Test
    void theDatabaseItselfRefusesToForget() throws SQLException {
        SHOP.login("amei");
        try (Connection connection = SHOP.database().connect();
                Statement statement = connection.createStatement()) {
            for (String change : List.of("delete from audit", "update audit set actor = 'x'", "truncate audit")) {
                assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("append-only");
            }
        }
    }
}
