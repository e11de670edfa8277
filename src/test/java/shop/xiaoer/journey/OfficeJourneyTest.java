package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.journey.testing.AgentClient;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.llm.testing.Waiting;

/** What the merchant sets in the office holds at once: hours, entrances, skills; on every node of the shop. */
class OfficeJourneyTest {
    private static final TestShop SHOP = TestShop.start(Map.of());
    private static final TestShop OTHER_NODE = TestShop.start(SHOP.database(), Map.of());

    private final String merchant = SHOP.login("laowang");

    @AfterAll
    static void stop() {
        OTHER_NODE.close();
        SHOP.close();
    }

    @AfterEach
    void asTheFilesSay() {
        SHOP.delete("/api/v1/hours", merchant);
        SHOP.delete("/api/v1/skills", merchant);
        for (String name : new String[] {"invoice", "return", "exchange", "trackOrder"}) {
            put("/api/v1/entrances/" + name, Json.object().put("on", true), 200);
        }
    }

    private JsonNode put(String path, JsonNode body, int status) {
        HttpRequest request = HttpRequest.newBuilder(SHOP.address(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + merchant)
                .PUT(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> reply = SHOP.http()
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .join();
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        return Json.read(reply.body());
    }

    private JsonNode get(String path) {
        return Json.read(SHOP.get(path, merchant).body());
    }

    private static ObjectNode closed() {
        ObjectNode plan = Json.object();
        plan.putObject("week");
        return plan;
    }

    // ---- hours ---------------------------------------------------------------------------------------------------

    @Test
    void hoursOfTheOfficeGoAboveTheFileOnEveryNode() {
        assertThat(get("/api/v1/hours").path("from").asText()).isEqualTo("file");
        ObjectNode plan = closed();
        plan.withObjectProperty("week")
                .putArray("monday")
                .addObject()
                .put("from", "09:30")
                .put("to", "11:00");

        JsonNode set = put("/api/v1/hours", plan, 200);

        assertThat(set.at("/week/monday/0/from").asText()).isEqualTo("09:30");
        assertThat(set.path("from").asText()).isEqualTo("office");
        long version = set.path("version").asLong();
        assertThat(put("/api/v1/hours", plan.put("version", version - 1), 409)
                        .path("detail")
                        .asText())
                .isEqualTo("version: is " + version + " now");
        assertThat(put("/api/v1/hours", plan.put("version", version), 200)
                        .path("version")
                        .asLong())
                .isEqualTo(version + 1);
        Waiting.until(
                "the other node knows",
                () -> Json.read(OTHER_NODE.get("/api/v1/hours", merchant).body())
                        .at("/week/monday/0/from")
                        .asText()
                        .equals("09:30"));
        assertThat(Json.read(SHOP.delete("/api/v1/hours", merchant).body())
                        .path("from")
                        .asText())
                .isEqualTo("file");
        Waiting.until(
                "the other node has the file's again",
                () -> OTHER_NODE.get("/api/v1/hours", merchant).body().contains("\"from\":\"file\""));
    }

    @Test
    void aPreviewSaysWhatItWouldMeanAndSetsNothing() {
        ObjectNode plan = closed().put("at", "2027-02-08T00:00:00Z");
        plan.withObjectProperty("week")
                .putArray("monday")
                .addObject()
                .put("from", "09:00")
                .put("to", "21:00");
        plan.putArray("holidays").addObject().put("from", "2027-02-08").put("to", "2027-02-08");

        JsonNode preview =
                Json.read(SHOP.post("/api/v1/hours/preview", plan, merchant).body());

        assertThat(preview.path("open").asBoolean()).isFalse();
        assertThat(preview.path("opens").asText()).isEqualTo("2027-02-15T01:00:00Z");
        assertThat(get("/api/v1/hours").path("from").asText()).isEqualTo("file");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"week\":{\"monday\":[{\"from\":\"9\",\"to\":\"10:00\"}]}}', week.monday.from",
        "'{\"week\":{},\"holidays\":[{\"from\":\"2027-02-05\",\"to\":\"2027-02-01\"}]}', holidays[0].to",
        "'{\"holidays\":[]}', week"
    })
    void hoursThatCannotBeAreRefusedByName(String body, String field) {
        assertThat(put("/api/v1/hours", Json.read(body), 422).path("detail").asText())
                .startsWith(field + ":");
    }

    // ---- entrances -----------------------------------------------------------------------------------------------

    private static boolean offers(String entrance) {
        try (ShopperClient shopper = ShopperClient.open(SHOP, "zh")) {
            return shopper.stream()
                    .type("welcome")
                    .path("entrances")
                    .findValuesAsText("name")
                    .contains(entrance);
        }
    }

    @Test
    void aClosedEntranceIsOfferedNoMoreAndItsOldButtonIsToldKindly() {
        try (ShopperClient shopper = ShopperClient.open(SHOP, "zh")) {
            put(
                    "/api/v1/entrances/invoice",
                    Json.object().put("on", false).put("zh", "发票请到订单页自助开具。").put("en", "Please use the order page."),
                    200);

            assertThat(offers("invoice")).isFalse();
            assertThat(offers("trackOrder")).isTrue();
            JsonNode told = shopper.press("invoice");
            assertThat(told.path("kind").asText()).isEqualTo("entrance");
            assertThat(told.path("text").asText()).isEqualTo("发票请到订单页自助开具。");
            assertThat(told.at("/options/0/id").asText()).isEqualTo("human");
            long asked = shopper.seq(shopper.choose("human"));
            assertThat(shopper.kind(asked, "handoffRequested").path("reason").asText())
                    .isEqualTo("shopperAsked");
        }
    }

    @Test
    void whatIsAskedInWordsIsToldInTheShoppersLanguage() {
        put("/api/v1/entrances/trackOrder", Json.object().put("on", false), 200);
        try (ShopperClient shopper = ShopperClient.open(SHOP, "en")) {
            JsonNode told = shopper.press("trackOrder");

            assertThat(told.path("text").asText()).contains("Track my order").contains("closed for now");
        }
    }

    @Test
    void aClosedEntranceMayGoToAPersonAtOnce() {
        put("/api/v1/entrances/return", Json.object().put("on", false).put("instead", "person"), 200);
        try (ShopperClient shopper = ShopperClient.open(SHOP, "zh")) {
            JsonNode handed = shopper.press("return");

            assertThat(handed.path("kind").asText()).isEqualTo("handoffRequested");
            assertThat(handed.path("reason").asText()).isEqualTo("policy");
        }
    }

    @Test
    void whatWasBegunBeforeItClosedIsDoneNoMore() {
        try (ShopperClient shopper = ShopperClient.open(SHOP, "zh")) {
            shopper.press("return");
            put("/api/v1/entrances/return", Json.object().put("on", false), 200);

            JsonNode told = shopper.ask("XE2026110003 5678");

            assertThat(told.path("step").asText()).isEqualTo("refused");
            assertThat(told.path("text").asText()).contains("现在不办理");
        }
    }

    @Test
    void aLineIsWrittenInBothLanguagesOrNone() {
        assertThat(put(
                                "/api/v1/entrances/exchange",
                                Json.object().put("on", false).put("zh", "暂停"),
                                422)
                        .path("detail")
                        .asText())
                .startsWith("en:");
        put("/api/v1/entrances/nothing", Json.object().put("on", false), 404);
        assertThat(put("/api/v1/entrances/exchange", Json.object(), 422)
                        .path("detail")
                        .asText())
                .startsWith("on:");
    }

    // ---- skills --------------------------------------------------------------------------------------------------

    @Test
    void aReasonAsksForTheSkillThatTheOfficeSays() {
        ObjectNode plan = Json.object();
        plan.putArray("skills").add("care").add("front");
        plan.putObject("reasons").put("shopperAsked", "front");
        JsonNode set = put("/api/v1/skills", plan, 200);
        assertThat(set.at("/reasons/shopperAsked").asText()).isEqualTo("front");
        ObjectNode has = Json.object();
        has.putArray("skills").add("front");
        has.putArray("languages").add("zh");
        SHOP.patch("/api/v1/staff/ben", has, merchant);
        assertThat(put("/api/v1/skills", plan.put("version", 0), 409)
                        .path("code")
                        .asText())
                .isEqualTo("staleVersion");
        assertThat(put("/api/v1/skills", plan.put("version", set.path("version").asLong()), 200)
                        .path("version")
                        .asLong())
                .isEqualTo(set.path("version").asLong() + 1);
        assertThat(get("/api/v1/skills").path("skills").toString())
                .contains("{\"name\":\"front\",\"accounts\":[\"ben\"]}");

        try (AgentClient amei = new AgentClient(SHOP, "amei");
                AgentClient ben = new AgentClient(SHOP, "ben");
                ShopperClient shopper = ShopperClient.open(SHOP, "zh")) {
            amei.status("online");
            ben.status("online");
            shopper.seq(shopper.send("human", Json.object()));

            ben.stream()
                    .await(
                            "the ticket is meant for who has the skill",
                            frame -> frame.path("queue")
                                    .valueStream()
                                    .anyMatch(ticket -> ticket.path("conversation")
                                                    .asText()
                                                    .equals(shopper.conversation())
                                            && ticket.path("for").asText().equals("Ben")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"skills\":[\"care\"],\"reasons\":{\"angry\":\"other\"}}', reasons.angry",
        "'{\"skills\":[\"care\"],\"reasons\":{\"hungry\":\"care\"}}', reasons.hungry",
        "'{\"skills\":[\"\"]}', skills"
    })
    void skillsThatCannotBeAreRefusedByName(String body, String field) {
        assertThat(put("/api/v1/skills", Json.read(body), 422).path("detail").asText())
                .startsWith(field + ":");
    }

    @Test
    void eachChangeIsToldAndOnlyThoseWhoManageTheShopMakeThem() {
        put("/api/v1/entrances/invoice", Json.object().put("on", false), 200);
        put("/api/v1/hours", closed(), 200);

        assertThat(get("/api/v1/audit?act=entrance.set&subject=invoice")
                        .at("/entries/0/actor")
                        .asText())
                .isEqualTo("laowang");
        assertThat(get("/api/v1/audit?act=hours.set").path("entries")).isNotEmpty();
        String lan = SHOP.login("lan");
        for (String path : new String[] {"/api/v1/hours", "/api/v1/entrances", "/api/v1/skills"}) {
            assertThat(SHOP.get(path, lan).statusCode()).as(path).isEqualTo(403);
        }
    }
}
