package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.xiaoer.broadcast.driver.voice.Pcm;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.RendererClient;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.llm.testing.Waiting;

/** What a room says, heard by its renderer; the voice is a program that says everything in 300 ms. */
class RoomVoiceJourneyTest {
    private static final int EACH_MS = 300;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static TestShop shop;

    @BeforeAll
    static void open() throws IOException {
        Path sound = folder.resolve("sound.wav");
        Files.write(sound, Pcm.silence(EACH_MS).wav(""));
        Path voice = folder.resolve("voice.sh");
        Files.writeString(voice, "#!/bin/sh\ncat >/dev/null\ncat " + sound + "\n");
        Files.setPosixFilePermissions(voice, PosixFilePermissions.fromString("rwxr-xr-x"));
        shop = TestShop.start(Map.of("XIAOER_VOICE", voice.toString()));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void who_drives_a_room_hears_what_it_is_to_say_as_long_as_it_is_to_be_said() {
        String lan = shop.login("lan");
        String room = onAir(lan);
        String key = key("room:drive");
        try (RendererClient stage = new RendererClient(shop, room, key, 0)) {
            JsonNode cue = stage.cue(1);
            String voice = "/api/v1/rooms/" + room + "/cues/1/voice";

            HttpResponse<String> sound = shop.get(voice, key);
            assertThat(sound.statusCode()).as(sound.body()).isEqualTo(200);
            assertThat(sound.headers().firstValue("Content-Type")).contains("audio/wav");
            assertThat(sound.body()).startsWith("RIFF").contains("ICMT", "AIGC", room + "-1");
            JsonNode sentences =
                    Json.read(shop.get(voice + "/marks", lan).body()).path("sentences");
            assertThat(sentences).hasSize(cue.path("sentences").asInt());
            assertThat(sentences.path(0).path("from").asInt())
                    .as("no notice before it")
                    .isZero();
            assertThat(sentences.path(0).path("toMs").asInt()).isEqualTo(EACH_MS);
            JsonNode last = sentences.path(sentences.size() - 1);
            String text = cue.path("text").asText();
            assertThat(last.path("to").asInt()).isEqualTo(text.codePointCount(0, text.length()));

            assertThat(shop.get(voice).statusCode()).isEqualTo(401);
            assertThat(shop.get(voice, shop.login("amei")).statusCode()).isEqualTo(403);
            assertThat(shop.get(voice, key("scripts:read")).statusCode()).isEqualTo(403);
            assertThat(shop.get(voice.replace("/1/", "/999/"), key).statusCode())
                    .isEqualTo(404);
            assertThat(shop.get(voice.replace("/1/", "/one/"), key).statusCode())
                    .isEqualTo(404);
            assertThat(shop.get(voice.replace(room, "nowhere"), key).statusCode())
                    .isEqualTo(404);

            stage.say(cue);
            stage.cue(2);
            Waiting.until("the cue has ended", () -> shop.get(voice, key).statusCode() == 404);
        }
    }

    @Test
    void a_script_is_read_by_the_same_voice() {
        String lan = shop.login("lan");
        String script = approved(lan);

        JsonNode sentences = Json.read(shop.get("/api/v1/scripts/" + script + "/segments/2/voice/marks", lan)
                        .body())
                .path("sentences");

        assertThat(sentences.path(0).path("from").asInt()).as("the notice").isEqualTo(-1);
        assertThat(sentences.path(0).path("toMs").asInt()).isEqualTo(EACH_MS);
    }

    private static String onAir(String lan) {
        ObjectNode plan =
                Json.object().put("name", "听听看").put("platform", "taobao").put("loop", false);
        ObjectNode item = plan.putArray("rundown").addObject().put("script", approved(lan));
        item.putArray("products").add("P1001");
        HttpResponse<String> planned = shop.post("/api/v1/rooms", plan, lan);
        assertThat(planned.statusCode()).as(planned.body()).isEqualTo(201);
        String room = Json.read(planned.body()).path("id").asText();
        assertThat(shop.post("/api/v1/rooms/" + room + "/start", Json.object(), lan)
                        .statusCode())
                .isEqualTo(200);
        return room;
    }

    private static String approved(String lan) {
        ObjectNode order = Json.object()
                .put("language", "zh-CN")
                .put("words", 300)
                .put("seed", 11)
                .put("engine", "template");
        order.putArray("products").add("P1001");
        String path = "/api/v1/scripts/"
                + Json.read(shop.post("/api/v1/scripts", order, lan).body())
                        .path("id")
                        .asText();
        Waiting.until("the script is written", () -> shop.get(path, lan).body().contains("\"state\":\"draft\""));
        JsonNode written = Json.read(shop.get(path, lan).body());
        HttpResponse<String> reply = shop.post(
                path + "/approve",
                Json.object().put("version", written.path("version").asText()),
                shop.login("laowang"));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return written.path("id").asText();
    }

    private static String key(String right) {
        ObjectNode wanted = Json.object().put("name", "stage " + right);
        wanted.putArray("rights").add(right);
        wanted.put("endsAt", Instant.now().plusSeconds(86_400).toString());
        HttpResponse<String> made = shop.post("/api/v1/keys", wanted, shop.login("laowang"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Json.read(made.body()).path("key").asText();
    }
}
