package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.xiaoer.journey.testing.AgentClient;
import shop.xiaoer.journey.testing.FakeEngine;
import shop.xiaoer.journey.testing.FrameStream;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ServerProcess;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.journey.testing.Tunnel;
import shop.xiaoer.llm.testing.Waiting;
import shop.xiaoer.store.embedded.testing.TestDatabase;

/** What a shopper says is in the conversation and nowhere else: on every way through the server, the log stays without. */
class LogPrivacyTest {
    private static final String MARK = "Zaunkönig7x41";
    private static final String PHONE = "13912344197";
    private static final String ORDER = "XE2026110003";
    private static final List<String> SECRETS =
            List.of(MARK.toLowerCase(Locale.ROOT), PHONE, ORDER.toLowerCase(Locale.ROOT));
    private static final String NUL = "\\u0000";
    private static final String HALF = "\\ud83d";

    @Test
    void noLineOfTheLogHoldsAShoppersWords() throws IOException, InterruptedException {
        try (FakeEngine engine = FakeEngine.start();
                Tunnel tunnel = new Tunnel(TestDatabase.fresh());
                ServerProcess shop = ServerProcess.start(TestShop.settings(tunnel.address(), engine.settings()))) {
            Waiting.until("the model is up", () -> model(shop).equals("up"));
            asks(shop, engine);
            leavesAContact(shop);
            walksThroughAnEntrance(shop);
            isServedByAPerson(shop);
            sendsWhatNobodyShould(shop);
            comesInByHttp(shop);
            speaksWhileTheDatabaseIsAway(shop, tunnel);
            shop.stop();

            assertThat(shop.log()).as("what went wrong was logged").anyMatch(line -> line.contains("WARN"));
            for (String line : shop.log()) {
                assertThat(textOf(line)).as(line).doesNotContain(SECRETS);
            }
            assertThat(shop.told())
                    .allSatisfy(
                            line -> assertThat(line.toLowerCase(Locale.ROOT)).doesNotContain(SECRETS));
        }
    }

    /** Every value of the line, as a reader of the log sees it; fails where the line is no object with its four parts. */
    private static String textOf(String line) {
        JsonNode entry = Json.read(line);
        assertThat(entry.path("timestamp").isIntegralNumber()).as(line).isTrue();
        assertThat(entry.path("level").asText()).as(line).isIn("ERROR", "WARN", "INFO");
        assertThat(entry.path("loggerName").asText()).as(line).isNotBlank();
        assertThat(entry.path("formattedMessage").isTextual()).as(line).isTrue();
        StringBuilder all = new StringBuilder(line);
        collect(entry, all);
        return all.toString().toLowerCase(Locale.ROOT);
    }

    private static void collect(JsonNode node, StringBuilder all) {
        if (node.isValueNode()) {
            all.append('\n').append(node.asText());
        }
        node.forEach(part -> collect(part, all));
    }

    private static String model(ServerProcess shop) {
        return Json.read(shop.get("/health/ready").body())
                .at("/parts/model/state")
                .asText();
    }

    private static String words(String rest) {
        return MARK + " " + PHONE + " " + ORDER + " " + rest;
    }

    private static void asks(ServerProcess shop, FakeEngine engine) {
        engine.says(asked -> List.of("云朵保温杯的内胆", "是 316 不锈钢，", asked, "。"));
        ask(shop, words("云朵保温杯多少钱？"));
        ask(shop, words("云朵保温杯和晨光电热水壶哪个适合办公室泡茶？"));
        ask(shop, words("你们会不会修飞船？"));
        engine.refuses(true);
        ask(shop, words("云朵保温杯装碳酸饮料会怎么样？"));
        engine.refuses(false);
        engine.says(asked -> {
            throw new IllegalStateException("the connection breaks");
        });
        ask(shop, words("云朵保温杯和晨光电热水壶哪个更耐用？"));
    }

    /** In a conversation of its own, because what the bot cannot answer goes to a person. */
    private static void ask(ServerProcess shop, String text) {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            long seq = shopper.ask(text).path("seq").asLong();
            for (long rated : new long[] {seq, 999}) {
                shopper.reply(shopper.send(
                        "feedback",
                        Json.object().put("seq", rated).put("helpful", false).put("comment", words(""))));
            }
            for (int score : new int[] {5, 9}) {
                shopper.reply(
                        shopper.send("rate", Json.object().put("score", score).put("comment", words("谢谢"))));
            }
        }
    }

    private static void walksThroughAnEntrance(ServerProcess shop) {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.press("return");
            shopper.press("proof", Map.of("order", ORDER, "phoneTail", MARK));
            shopper.press("proof", Map.of("order", ORDER + MARK, "phoneTail", PHONE));
            long proven = shopper.seq(shopper.choose("proof", Map.of("order", ORDER, "phoneTail", "13800005678")));
            shopper.event(
                    proven, "which goods", event -> event.path("step").asText().equals("items"));
            long chosen = shopper.seq(shopper.choose("item:all"));
            JsonNode why = shopper.event(chosen, "the reason's form", event -> event.has("form"));
            String submit = why.path("form").path("submit").asText();
            shopper.reply(shopper.choose(MARK, Map.of("order", MARK)));
            shopper.press(submit, Map.of("reason", "faulty", "detail", words("杯盖有裂痕")));
            shopper.press("yes");
        }
        ask(shop, words("我的包裹到哪里了"));
    }

    private static void leavesAContact(ServerProcess shop) {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.seq(shopper.send("human", Json.object()));
            shopper.seq(shopper.choose("leaveContact", Map.of("contact", words(""))));
            shopper.reply(shopper.choose("leaveContact", Map.of("contact", words(MARK.repeat(60)))));
        }
    }

    private static void isServedByAPerson(ServerProcess shop) {
        try (AgentClient amei = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            amei.status("online");
            String id = shopper.conversation();
            shopper.ask(words("我要投诉，叫你们经理来，不然我去法院"));
            shopper.seq(shopper.send("human", Json.object()));
            JsonNode claimed =
                    amei.ask("claim", id, amei.queued(id).path("epoch").asLong());
            long epoch = claimed.path("epoch").asLong();
            amei.say(id, epoch, words("您好"));
            shopper.said(words("在的"));
            amei.ask("note", id, epoch, Json.object().put("text", words("")));
            amei.reply(amei.send("suggest", id, 0, Json.object()));
            amei.reply(amei.send(
                    "translate", "", 0, Json.object().put("text", words("好")).put("to", "en")));
            amei.reply(amei.send(
                    "translate", "", 0, Json.object().put("text", words("好")).put("to", MARK)));
            amei.say(id, epoch - 1, words("太晚"));
            amei.ask("transfer", id, epoch, Json.object().put("to", MARK));
            amei.stream()
                    .send("{\"type\":\"say\",\"id\":\"a" + NUL + MARK + "\",\"conversation\":\"" + id + "\",\"epoch\":"
                            + epoch + ",\"text\":\"" + MARK + "\"}");
            amei.stream().send("{\"type\":\"say\",\"text\":\"" + MARK);
            amei.stream().closeCode();
            shopper.reply(shopper.send("close", Json.object()));
        }
    }

    private static void sendsWhatNobodyShould(ServerProcess shop) {
        for (String frame : List.of(
                MARK,
                "{\"type\":\"say\",\"id\":\"1\",\"text\":\"" + MARK,
                "[\"" + MARK + "\"]",
                "{\"type\":{\"" + MARK + "\":1}}",
                "{\"type\":\"say\",\"id\":\"1\",\"text\":\"" + MARK + "汉".repeat(22_000) + "\"}")) {
            try (FrameStream stream = welcomed(shop)) {
                stream.send(frame);
                stream.closeCode();
            }
        }
        for (String hello : List.of(
                "\"conversation\":\"" + MARK + "\",\"token\":\"" + MARK + "\"",
                "\"identity\":\"" + MARK + "." + MARK + "." + MARK + "\"",
                "\"locale\":\"" + MARK + "\"",
                "\"page\":{\"url\":\"" + NUL + MARK + "\"}",
                "\"page\":{\"url\":\"" + HALF + MARK + "\"}",
                "\"page\":\"" + MARK + "\"")) {
            try (FrameStream stream = shop.chat()) {
                stream.send("{\"type\":\"hello\"," + hello + "}");
                stream.await("an answer", frame -> true);
            } catch (AssertionError closed) {
                assertThat(closed).hasMessageContaining("was closed before");
            }
        }
        for (String fields : List.of(
                "\"type\":\"" + MARK + "\"",
                "\"type\":\"say\",\"text\":7",
                "\"type\":\"say\",\"text\":\"" + MARK + NUL + "\"",
                "\"type\":\"say\",\"text\":\"" + MARK + HALF + "\"",
                "\"type\":\"say\",\"text\":\"" + MARK + "字".repeat(4001) + "\"",
                "\"type\":\"say\",\"text\":\"" + MARK + "\",\"attachments\":[\"" + MARK + NUL + "\"]",
                "\"type\":\"choose\",\"option\":\"" + MARK + "\",\"data\":{\"" + MARK + "\":\"" + NUL + MARK + "\"}",
                "\"type\":\"choose\",\"option\":\"trackOrder\",\"data\":{\"order\":\"" + NUL + MARK + "\"}",
                "\"type\":\"choose\",\"option\":\"trackOrder\",\"seq\":\"" + MARK + "\"",
                "\"type\":\"rate\",\"score\":5,\"comment\":\"" + HALF + MARK + "\"")) {
            try (FrameStream stream = welcomed(shop)) {
                stream.send("{\"id\":\"odd\"," + fields + "}");
                stream.await("a reply", frame -> frame.path("type").asText().matches("ack|problem"));
            }
        }
        try (FrameStream stream = welcomed(shop)) {
            stream.send("{\"type\":\"say\",\"id\":\"" + NUL + MARK + "\",\"text\":\"" + MARK + "\"}");
            stream.await("a reply", frame -> frame.path("type").asText().matches("ack|problem"));
            stream.sendBinary(MARK.getBytes(StandardCharsets.UTF_8));
            stream.closeCode();
        }
    }

    private static FrameStream welcomed(ServerProcess shop) {
        FrameStream stream = shop.chat();
        stream.send("{\"type\":\"hello\",\"locale\":\"zh\"}");
        stream.type("welcome");
        return stream;
    }

    private static void comesInByHttp(ServerProcess shop) throws IOException, InterruptedException {
        JsonNode opened =
                Json.read(shop.post("/api/v1/conversations", Json.object()).body());
        String path = "/api/v1/conversations/" + opened.path("conversation").asText();
        String token = opened.path("token").asText();
        ObjectNode said = Json.object().put("text", words("云朵保温杯多少钱？"));
        assertThat(shop.post(path + "/messages", said, token).statusCode()).isEqualTo(202);
        shop.post(path + "/messages", said, MARK.replace("ö", "o"));
        shop.post(path + "/messages", Json.object().put("words", MARK), token);
        shop.post("/api/v1/conversations", Json.object().put("page", MARK));
        shop.post("/api/v1/login", Json.object().put("name", words("")).put("password", words("")));
        shop.get("/api/v1/conversations/" + PHONE + "/events?after=" + ORDER, token);
        shop.get("/" + ORDER + "?q=" + PHONE);
        send(shop, path + "/messages", "application/json", token, "{\"text\":\"" + MARK);
        send(shop, path + "/attachments", "image/png", token, MARK);
        send(shop, path + "/attachments", "multipart/form-data; boundary=" + ORDER, token, MARK);
        String agent = shop.login("amei");
        ObjectNode asked = Json.object().put("model", "xiaoer-shop");
        asked.putArray("messages").addObject().put("role", "user").put("content", words("云朵保温杯多少钱？"));
        shop.post("/v1/chat/completions", asked, agent);
        asked.putArray("messages").addObject().put("role", MARK).put("content", words(""));
        shop.post("/v1/chat/completions", asked, agent);
        send(shop, "/v1/chat/completions", "application/json", agent, "{\"messages\":\"" + MARK);
    }

    private static void send(ServerProcess shop, String path, String type, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(shop.address(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> reply = shop.http().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(reply.statusCode()).as(reply.body()).isBetween(400, 499);
    }

    private static void speaksWhileTheDatabaseIsAway(ServerProcess shop, Tunnel tunnel) {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            shopper.ask(words("你好"));
            tunnel.cut();
            assertThat(shopper.problem(shopper.say(words("还在吗")))).isEqualTo("storeUnavailable");
            tunnel.mend();
            Waiting.until(
                    "the database is back", () -> shop.get("/health/ready").statusCode() == 200);
        }
    }
}
