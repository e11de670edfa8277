package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.conversation.Attachments;
import shop.xiaoer.journey.testing.AgentClient;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.Pictures;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.llm.testing.Waiting;

/** A shopper shows what is broken; an agent sees it; nobody else does. */
class PictureJourneyTest {
    private final TestShop shop = TestShop.shared();

    private static ObjectNode words(String text, String... pictures) {
        ObjectNode fields = Json.object().put("text", text);
        ArrayNode list = fields.putArray("attachments");
        List.of(pictures).forEach(list::add);
        return fields;
    }

    private static String code(HttpResponse<String> reply) {
        return reply.statusCode() + " " + Json.read(reply.body()).path("code").asText();
    }

    @Test
    void aPictureIsSaidAndSeenByBothSides() {
        byte[] png = Pictures.png();
        try (AgentClient amei = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            String id = shopper.conversation();
            HttpResponse<String> kept = Pictures.send(shop, id, shopper.token(), "image/png", png);
            assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
            JsonNode body = Json.read(kept.body());
            String picture = body.path("id").asText();
            assertThat(body.path("type").asText()).isEqualTo("image/png");
            assertThat(body.path("bytes").asInt()).isEqualTo(png.length);
            assertThat(kept.headers().firstValue("Location"))
                    .hasValue(body.path("url").asText());
            amei.ask("watch", id, 0);

            long seq = shopper.seq(shopper.send("say", words("图片", picture)));

            JsonNode said = shopper.event(
                    seq - 1, "the picture", event -> event.path("seq").asLong() == seq);
            assertThat(said.path("attachments").get(0).asText()).isEqualTo(picture);
            JsonNode shown = amei.stream()
                    .await(
                            "the picture at the console",
                            frame -> frame.path("conversation").asText().equals(id)
                                    && frame.path("attachments").size() == 1);
            assertThat(shown.path("attachments").get(0).asText()).isEqualTo(picture);
            assertThat(shopper.kind(seq, "asked").path("text").asText())
                    .as("the bot says that it cannot see")
                    .contains("看不懂");
            for (String token : List.of(shopper.token(), amei.token())) {
                HttpResponse<byte[]> seen = Pictures.fetched(shop, id, picture, token);
                assertThat(seen.statusCode()).isEqualTo(200);
                assertThat(seen.body()).isEqualTo(png);
                assertThat(seen.headers().firstValue("Content-Type")).hasValue("image/png");
                assertThat(seen.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
                assertThat(seen.headers().firstValue("Content-Disposition"))
                        .hasValue("inline; filename=\"" + picture + ".png\"");
                assertThat(seen.headers().firstValue("Cache-Control").orElse(""))
                        .startsWith("private");
            }
        }
    }

    @Test
    void nobodyElseSeesItOrSaysItInAnotherConversation() {
        try (ShopperClient one = ShopperClient.open(shop, "zh");
                ShopperClient other = ShopperClient.open(shop, "zh")) {
            String picture = Pictures.kept(shop, one);

            assertThat(Pictures.fetched(shop, one.conversation(), picture, other.token())
                            .statusCode())
                    .isEqualTo(401);
            assertThat(Pictures.fetched(shop, other.conversation(), picture, other.token())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(Pictures.fetched(shop, one.conversation(), picture, shop.login("laowang"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(code(Pictures.send(shop, one.conversation(), other.token(), "image/png", Pictures.png())))
                    .isEqualTo("401 unauthenticated");
            assertThat(other.problem(other.send("say", words("看图", picture)))).isEqualTo("badField");
            assertThat(one.problem(one.send("say", words("看图", UUID.randomUUID().toString()))))
                    .isEqualTo("badField");
            assertThat(one.problem(one.send("say", words("看图", "no-id")))).isEqualTo("badField");
            assertThat(one.problem(one.send("say", words("看图", picture, picture))))
                    .isEqualTo("badField");
            assertThat(one.kept()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    image/jpeg | ÿØÿàxxJFIF                    | image/jpeg
                    image/png  | ÿØÿàxxJFIF                    | image/jpeg
                    image/webp | RIFFxxxxWEBPVP8               | image/webp
                    image/heic | xxxxftypheicxxxxmif1heic      | image/heic
                    image/heic | xxxxftypmif1xxxxmif1heic      | image/heic
                    """)
    void whatAPictureIsStandsInItsBytes(String said, String bytes, String type) {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            HttpResponse<String> kept =
                    Pictures.send(shop, shopper.conversation(), shopper.token(), said, Pictures.beginning(bytes));

            assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
            assertThat(Json.read(kept.body()).path("type").asText()).isEqualTo(type);
        }
    }

    @Test
    void whatIsNoPictureIsRefused() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            String id = shopper.conversation();
            for (String text : List.of("<svg onload=alert(1)>", "GIF89a", "xxxxftypavifxxxxavif", "%PDF-1.7", "")) {
                assertThat(code(Pictures.send(
                                shop, id, shopper.token(), "image/png", text.getBytes(StandardCharsets.US_ASCII))))
                        .as(text)
                        .isEqualTo("422 badField");
            }
            for (String type : List.of("image/svg+xml", "text/html", "application/octet-stream")) {
                assertThat(code(Pictures.send(shop, id, shopper.token(), type, Pictures.png())))
                        .as(type)
                        .isEqualTo("415 badField");
            }
            byte[] large = new byte[Attachments.LARGEST + 100_000];
            System.arraycopy(Pictures.png(), 0, large, 0, 100);
            assertThat(code(Pictures.send(shop, id, shopper.token(), "image/png", large)))
                    .isEqualTo("413 tooLarge");
            assertThat(shopper.ask("云朵保温杯多少钱？").path("text").asText()).contains("88");
        }
    }

    @Test
    void whoGoesInTheMiddleOfASendingLeavesHisPlaceToOthers() throws IOException {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            String head =
                    "POST /api/v1/conversations/" + shopper.conversation() + "/attachments HTTP/1.1\r\nHost: x\r\n"
                            + "Authorization: Bearer " + shopper.token()
                            + "\r\nContent-Type: image/png\r\nContent-Length: 1000\r\n\r\nfew";
            for (int i = 0; i < 20; i++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), shop.port())) {
                    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                    socket.getOutputStream().flush();
                }
            }

            Waiting.until(
                    "a place is free",
                    () -> Pictures.send(shop, shopper.conversation(), shopper.token(), "image/png", Pictures.png())
                                    .statusCode()
                            == 201);
        }
    }

    @Test
    void aFormOfABrowserIsTakenToo() {
        byte[] png = Pictures.png();
        String head = String.join(
                "\r\n",
                "--cup",
                "Content-Disposition: form-data; name=\"note\"",
                "",
                "hello",
                "--cup",
                "Content-Disposition: form-data; name=\"file\"; filename=\"杯.png\"",
                "Content-Type: image/png",
                "",
                "");
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        byte[] end = "\r\n--cup--\r\n".getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[start.length + png.length + end.length];
        System.arraycopy(start, 0, body, 0, start.length);
        System.arraycopy(png, 0, body, start.length, png.length);
        System.arraycopy(end, 0, body, start.length + png.length, end.length);
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            HttpResponse<String> kept = Pictures.send(
                    shop, shopper.conversation(), shopper.token(), "multipart/form-data; boundary=cup", body);

            assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
            String picture = Json.read(kept.body()).path("id").asText();
            assertThat(Pictures.fetched(shop, shopper.conversation(), picture, shopper.token())
                            .body())
                    .isEqualTo(png);
            assertThat(code(Pictures.send(
                            shop,
                            shopper.conversation(),
                            shopper.token(),
                            "multipart/form-data; boundary=other",
                            body)))
                    .isEqualTo("422 badField");
        }
    }

    @Test
    void aConversationHoldsOnlySoMany() {
        try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            for (int i = 0; i < Attachments.A_CONVERSATION; i++) {
                Pictures.kept(shop, shopper);
            }
            assertThat(code(Pictures.send(shop, shopper.conversation(), shopper.token(), "image/png", Pictures.png())))
                    .isEqualTo("409 tooMany");
        }
    }

    @Test
    void aPhotoGoesWithTheFormOfSomethingBroken() {
        // A shop of its own: the one order within the window is another journey's to return.
        try (TestShop own = TestShop.start(Map.of());
                ShopperClient shopper = ShopperClient.open(own, "zh")) {
            String photo = Pictures.kept(own, shopper);
            shopper.press("missingOrDamaged");
            JsonNode form = shopper.press("proof", Map.of("order", "XE2026110003", "phoneTail", "5678"));
            assertThat(form.at("/form/fields/1/type").asText())
                    .as(form.toString())
                    .isEqualTo("photo");
            String submit = form.at("/form/submit").asText();
            assertThat(shopper.problem(shopper.send(
                            "choose",
                            Json.object()
                                    .put("option", submit)
                                    .set(
                                            "data",
                                            Json.object()
                                                    .put("what", "杯子裂了")
                                                    .put(
                                                            "photo",
                                                            UUID.randomUUID().toString())))))
                    .isEqualTo("badField");

            JsonNode confirm = shopper.press(submit, Map.of("what", "杯子裂了", "photo", photo));

            assertThat(confirm.path("step").asText()).isEqualTo("confirm");
            assertThat(confirm.path("text").asText()).contains("杯子裂了", "已附照片").doesNotContain(photo);
            assertThat(shopper.log().stream()
                            .filter(event -> event.path("option").asText().equals(submit))
                            .map(event -> event.path("attachments").path(0).asText()))
                    .containsExactly(photo);
            assertThat(shopper.press("yes").path("step").asText()).isEqualTo("done");
        }
    }

    @Test
    void anAgentMayShowAPictureToo() {
        try (AgentClient amei = new AgentClient(shop, "amei");
                ShopperClient shopper = ShopperClient.open(shop, "zh")) {
            String id = shopper.conversation();
            assertThat(code(Pictures.send(shop, id, amei.token(), "image/png", Pictures.png())))
                    .as("nobody serves it yet")
                    .isEqualTo("403 forbidden");
            shopper.seq(shopper.send("human", Json.object()));
            long epoch = amei.ask("claim", id, amei.queued(id).path("epoch").asLong())
                    .path("epoch")
                    .asLong();
            String picture = Json.read(Pictures.send(shop, id, amei.token(), "image/png", Pictures.png())
                            .body())
                    .path("id")
                    .asText();

            assertThat(amei.ask("say", id, epoch, words("请看这里", picture))
                            .path("type")
                            .asText())
                    .isEqualTo("ack");

            JsonNode heard = shopper.event(
                    0, "the agent's picture", event -> event.path("attachments").size() == 1);
            assertThat(heard.path("attachments").get(0).asText()).isEqualTo(picture);
            assertThat(Pictures.fetched(shop, id, picture, shopper.token()).body())
                    .isEqualTo(Pictures.png());
            assertThat(code(Pictures.send(shop, id, shop.login("ben"), "image/png", Pictures.png())))
                    .as("another serves it")
                    .isEqualTo("403 forbidden");
            assertThat(code(Pictures.send(
                            shop, id, amei.token(), "image/png", "<svg>".getBytes(StandardCharsets.US_ASCII))))
                    .isEqualTo("422 badField");
            amei.ask("handBack", id, epoch);
            assertThat(code(Pictures.send(shop, id, amei.token(), "image/png", Pictures.png())))
                    .as("handed back")
                    .isEqualTo("403 forbidden");
        }
    }
}
