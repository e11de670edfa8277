package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.journey.testing.AgentClient;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.TestShop;

/** Accounts as the merchant has them: made, closed, given another role; doors that shut, sessions that end. */
class StaffJourneyTest {
    private static final TestShop SHOP = TestShop.start(Map.of(
            "XIAOER_TRUSTED_PROXIES",
            "127.0.0.1",
            "XIAOER_LIMITS",
            "default",
            "XIAOER_LOGIN_WRONG",
            "3",
            "XIAOER_LOGIN_WRONG_ADDRESS",
            "8",
            "XIAOER_SESSION_IDLE",
            "60m"));
    private static int made;

    private final String merchant = SHOP.login("laowang");
    private final String admin = SHOP.login("admin");

    @AfterAll
    static void stop() {
        SHOP.close();
    }

    private static JsonNode post(String path, ObjectNode body, String token, int status) {
        HttpResponse<String> reply = SHOP.post(path, body, token);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        return Json.read(reply.body());
    }

    private JsonNode make(String name, String role) {
        return post(
                "/api/v1/staff",
                Json.object()
                        .put("name", name)
                        .put("displayName", "显示 " + name)
                        .put("role", role)
                        .put("language", "zh"),
                merchant,
                201);
    }

    private static String fresh() {
        return "tester-" + ++made;
    }

    private JsonNode member(String name) {
        return Json.read(SHOP.get("/api/v1/staff", merchant).body())
                .path("accounts")
                .valueStream()
                .filter(account -> account.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> signIn(String name, String password, String from) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + SHOP.port() + "/api/v1/login"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", from)
                .POST(HttpRequest.BodyPublishers.ofString(Json.object()
                        .put("name", name)
                        .put("password", password)
                        .toString()))
                .build();
        return SHOP.http()
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .join();
    }

    private static JsonNode signedIn(String name, String password) {
        HttpResponse<String> reply = signIn(name, password, "198.51.100.1");
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return Json.read(reply.body());
    }

    @Test
    void aFirstPasswordLetsInToBeChangedAndToNothingMore() {
        String name = fresh();
        String first = make(name, "supervisor").path("firstPassword").asText();
        JsonNode session = signedIn(name, first);
        String token = session.path("token").asText();
        assertThat(session.path("mustChangePassword").asBoolean()).isTrue();

        HttpResponse<String> refused = SHOP.get("/api/v1/accounts", token);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Json.read(refused.body()).path("code").asText()).isEqualTo("passwordChangeNeeded");
        assertThat(SHOP.get("/api/v1/me", token).statusCode()).isEqualTo(200);
        ObjectNode change = Json.object().put("old", first).put("new", first);
        assertThat(SHOP.post("/api/v1/password", change, token).statusCode()).isEqualTo(422);
        SHOP.post("/api/v1/password", change.put("new", "a-password-of-my-own"), token);

        assertThat(SHOP.get("/api/v1/accounts", token).statusCode()).isEqualTo(200);
        assertThat(signedIn(name, "a-password-of-my-own")
                        .path("mustChangePassword")
                        .asBoolean())
                .isFalse();
        assertThat(member(name).has("firstPassword")).isFalse();
    }

    @Test
    void aClosedAccountIsOutAtOnceAndLooksLikeNone() {
        String name = fresh();
        String first = make(name, "agent").path("firstPassword").asText();
        String token = signedIn(name, first).path("token").asText();

        assertThat(post("/api/v1/staff/" + name + "/disable", Json.object(), merchant, 200)
                        .path("disabled")
                        .asBoolean())
                .isTrue();

        assertThat(SHOP.get("/api/v1/me", token).statusCode()).isEqualTo(401);
        HttpResponse<String> closed = signIn(name, first, "198.51.100.2");
        HttpResponse<String> none = signIn("no-such-account", first, "198.51.100.2");
        assertThat(closed.statusCode()).isEqualTo(401);
        assertThat(closed.body()).isEqualTo(none.body());
        post("/api/v1/staff/" + name + "/enable", Json.object(), merchant, 200);
        assertThat(signedIn(name, first).path("role").asText()).isEqualTo("agent");
    }

    @Test
    void theSocketOfAnEndedSessionClosesToo() {
        try (AgentClient amei = new AgentClient(SHOP, "amei")) {
            post("/api/v1/staff/amei/endSessions", Json.object(), merchant, 200);

            assertThat(amei.stream().closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void anotherRoleEndsTheSessionsAndHoldsAtTheNext() {
        String name = fresh();
        String first = make(name, "agent").path("firstPassword").asText();
        String token = signedIn(name, first).path("token").asText();

        post("/api/v1/staff/" + name + "/role", Json.object().put("role", "operator"), merchant, 200);

        assertThat(SHOP.get("/api/v1/me", token).statusCode()).isEqualTo(401);
        assertThat(signedIn(name, first).path("role").asText()).isEqualTo("operator");
        JsonNode told = Json.read(SHOP.get("/api/v1/audit?act=account.role&subject=" + name, merchant)
                        .body())
                .at("/entries/0");
        assertThat(told.at("/detail/from").asText()).isEqualTo("agent");
        assertThat(told.at("/detail/to").asText()).isEqualTo("operator");
    }

    @Test
    void theLastAdminStaysOne() {
        for (String path : new String[] {"disable", "role"}) {
            JsonNode refused = post("/api/v1/staff/admin/" + path, Json.object().put("role", "merchant"), admin, 409);
            assertThat(refused.path("code").asText()).isEqualTo("lastAdmin");
        }
        assertThat(member("admin").path("disabled").asBoolean()).isFalse();
    }

    @Test
    void aMerchantNeitherMakesNorTouchesAdmins() {
        ObjectNode wanted = Json.object()
                .put("name", fresh())
                .put("displayName", "x" + made)
                .put("role", "admin")
                .put("language", "en");
        assertThat(SHOP.post("/api/v1/staff", wanted, merchant).statusCode()).isEqualTo(403);
        assertThat(SHOP.post("/api/v1/staff/admin/password", Json.object(), merchant)
                        .statusCode())
                .isEqualTo(403);
        assertThat(SHOP.post("/api/v1/staff/laowang/role", Json.object().put("role", "admin"), merchant)
                        .statusCode())
                .isEqualTo(403);
        assertThat(SHOP.post("/api/v1/staff", wanted, admin).statusCode()).isEqualTo(201);
        assertThat(SHOP.post("/api/v1/staff", wanted, admin).statusCode()).isEqualTo(409);
        post("/api/v1/staff/" + wanted.path("name").asText() + "/disable", Json.object(), admin, 200);
    }

    @Test
    void aNameIsShutAfterWrongPasswordsWhetherItIsThereOrNot() {
        String name = fresh();
        String first = make(name, "agent").path("firstPassword").asText();
        for (String tried : new String[] {name, "nobody-at-all"}) {
            for (int wrong = 0; wrong < 3; wrong++) {
                assertThat(signIn(tried, "wrong-password", "203.0.113." + made).statusCode())
                        .isEqualTo(401);
            }
        }
        HttpResponse<String> shut = signIn(name, first, "203.0.113.1");
        HttpResponse<String> none = signIn("nobody-at-all", first, "203.0.113.1");
        assertThat(shut.statusCode()).isEqualTo(429);
        assertThat(none.statusCode()).isEqualTo(429);
        assertThat(shut.body()).isEqualTo(none.body());
        assertThat(Integer.parseInt(shut.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 900);
        assertThat(member(name).has("lockedUntil")).isTrue();
        assertThat(SHOP.get("/api/v1/audit?act=account.lockedOut&subject=" + name, merchant)
                        .body())
                .contains("\"wrong\":3");

        String fresh = post("/api/v1/staff/" + name + "/password", Json.object(), merchant, 200)
                .path("firstPassword")
                .asText();
        assertThat(signedIn(name, fresh).path("mustChangePassword").asBoolean()).isTrue();
    }

    @Test
    void guessesOfTheOldPasswordCountEvenWhereAllComeAtOnce() {
        String name = fresh();
        String first = make(name, "agent").path("firstPassword").asText();
        String token = signedIn(name, first).path("token").asText();
        ObjectNode guess = Json.object().put("old", "wrong-password").put("new", "a-password-of-my-own");

        List<HttpResponse<String>> replies = IntStream.range(0, 8)
                .mapToObj(one -> CompletableFuture.supplyAsync(() -> SHOP.post("/api/v1/password", guess, token)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(replies).filteredOn(reply -> reply.statusCode() == 403).hasSize(3);
        assertThat(replies)
                .filteredOn(reply -> reply.statusCode() == 429)
                .hasSize(5)
                .allSatisfy(shut -> assertThat(Integer.parseInt(
                                shut.headers().firstValue("Retry-After").orElseThrow()))
                        .isBetween(1, 900));
    }

    @Test
    void nobodyIsNamedLikeSomebodyElse() {
        String name = fresh();
        make(name, "agent");
        ObjectNode wanted = Json.object().put("role", "agent").put("language", "zh");

        for (String shown : new String[] {name, "显示 " + name, "amei"}) {
            post("/api/v1/staff", wanted.put("name", fresh()).put("displayName", shown), merchant, 409);
        }
        post("/api/v1/staff", wanted.put("name", name).put("displayName", "Somebody new"), merchant, 409);
    }

    @Test
    void anAddressIsShutWhateverTheNames() {
        for (int wrong = 0; wrong < 8; wrong++) {
            assertThat(signIn("guessed-" + wrong, "wrong-password", "203.0.113.200")
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(signIn("ben", TestShop.PASSWORD, "203.0.113.200").statusCode())
                .isEqualTo(429);
        assertThat(signIn("ben", TestShop.PASSWORD, "203.0.113.201").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"A, name", "x, name", "has space, name"})
    void aNameThatCannotBeIsRefused(String name, String field) {
        JsonNode refused = post(
                "/api/v1/staff",
                Json.object()
                        .put("name", name)
                        .put("displayName", "y")
                        .put("role", "agent")
                        .put("language", "zh"),
                merchant,
                422);
        assertThat(refused.path("detail").asText()).startsWith(field + ":");
    }

    @Test
    void onlyThoseWhoManageTheShopSeeIt() {
        assertThat(SHOP.get("/api/v1/staff", SHOP.login("lan")).statusCode()).isEqualTo(403);
        assertThat(SHOP.post("/api/v1/staff/lan/disable", Json.object(), SHOP.login("lan"))
                        .statusCode())
                .isEqualTo(403);
    }
}
