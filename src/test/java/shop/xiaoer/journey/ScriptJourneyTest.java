package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.driver.Exports;
import shop.xiaoer.broadcast.driver.payload.AiLabel;
import shop.xiaoer.broadcast.review.ArchiveCheck;
import shop.xiaoer.broadcast.review.ArchiveEntry;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ServedShop;
import shop.xiaoer.journey.testing.ServerProcess;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.llm.testing.Waiting;
import shop.xiaoer.store.embedded.testing.TestDatabase;
import shop.xiaoer.wire.ArchiveJson;

/** An operator has a script written, a merchant approves it, a renderer gets it. */
class ScriptJourneyTest {
    private static final Pattern SEGMENT = Pattern.compile("event: segment\ndata: (.*)\n\n");

    private final TestShop shop = TestShop.shared();

    private static String ask(ServedShop shop, String token, int words, String... products) {
        ObjectNode request = Json.object()
                .put("language", "zh-CN")
                .put("words", words)
                .put("seed", 11)
                .put("engine", "template");
        for (String product : products) {
            request.withArray("products").add(product);
        }
        HttpResponse<String> reply = shop.post("/api/v1/scripts", request, token);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(202);
        assertThat(reply.headers().firstValue("Location")).isPresent();
        return reply.headers().firstValue("Location").orElseThrow();
    }

    private static JsonNode written(ServedShop shop, String path, String token) {
        AtomicReference<JsonNode> script = new AtomicReference<>();
        Waiting.until("the script is written", () -> {
            script.set(Json.read(shop.get(path, token).body()));
            return !script.get().path("state").asText().equals("writing");
        });
        return script.get();
    }

    @Test
    void whatAnOperatorWritesAMerchantApprovesAndRenderersGet() {
        String lan = shop.login("lan");
        String laowang = shop.login("laowang");
        String path = ask(shop, lan, 400, "P1001", "P1002");
        JsonNode script = written(shop, path, lan);
        assertThat(script.path("state").asText()).isEqualTo("draft");
        assertThat(shop.get(path + "/export?format=ssml", lan).statusCode()).isEqualTo(409);
        ObjectNode version = Json.object().put("version", script.path("version").asText());

        assertThat(shop.post(path + "/submit", version, lan).statusCode()).isEqualTo(200);
        assertThat(shop.post(path + "/approve", version, lan).statusCode()).isEqualTo(403);
        HttpResponse<String> approved = shop.post(path + "/approve", version, laowang);

        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
        for (String format : Exports.standard(new AiLabel("小二")).formats()) {
            HttpResponse<String> export = shop.get(path + "/export?format=" + format, lan);
            assertThat(export.statusCode()).as(format + " " + export.body()).isEqualTo(200);
            assertThat(export.body()).as(format).isNotBlank();
            assertThat(export.headers().firstValue("X-Xiaoer-Valid-Until")).isPresent();
        }
        assertThat(shop.get(path + "/export?format=text", lan).body()).contains("云朵保温杯");

        String bare = path + "/export?format=srt&label=none";
        assertThat(Json.read(shop.get(bare, lan).body()).path("code").asText()).isEqualTo("labelRequired");
        ObjectNode agreement = version.deepCopy().put("reason", "平台自己画标识");
        assertThat(shop.post(path + "/unlabelled", agreement, lan).statusCode()).isEqualTo(403);
        assertThat(shop.post(path + "/unlabelled", agreement, laowang).statusCode())
                .isEqualTo(200);
        HttpResponse<String> unlabelled = shop.get(bare, lan);
        assertThat(unlabelled.statusCode()).as(unlabelled.body()).isEqualTo(200);
        assertThat(unlabelled.headers().firstValue("X-Xiaoer-AIGC").orElse("")).contains("\"Label\":\"1\"");

        ObjectNode edit = Json.object()
                .put("text", "这句话是人写的。")
                .put("version", script.path("version").asText());
        JsonNode edited = Json.read(shop.patch(path + "/segments/1", edit, lan).body());
        assertThat(edited.path("state").asText()).as(edited.toString()).isEqualTo("draft");
        assertThat(edited.path("version").asText())
                .isNotEqualTo(script.path("version").asText());
        assertThat(Json.read(shop.patch(path + "/segments/1", edit, lan).body())
                        .path("code")
                        .asText())
                .isEqualTo("staleVersion");
        archived(script.path("id").asText(), laowang, lan);
    }

    @Test
    void aScriptIsWrittenWithVariantsWhichAreRewordedOneByOne() {
        String lan = shop.login("lan");
        String laowang = shop.login("laowang");
        ObjectNode request = Json.object()
                .put("language", "zh-CN")
                .put("words", 300)
                .put("seed", 11)
                .put("variants", 9)
                .put("engine", "template");
        request.withArray("products").add("P1001");
        assertThat(shop.post("/api/v1/scripts", request, lan).body()).contains("variants: must be from 1 to 5");
        HttpResponse<String> begun =
                shop.post("/api/v1/scripts", request.put("variants", 3).put("seed", 7), lan);
        String path = begun.headers().firstValue("Location").orElseThrow();
        JsonNode script = written(shop, path, lan);
        JsonNode hook = script.path("segments")
                .valueStream()
                .filter(segment -> segment.path("variants").size() == 2)
                .findFirst()
                .orElseThrow();
        assertThat(hook.path("likeness")).hasSize(3);
        assertThat(hook.path("likeness").path(0).path("meaning").asDouble()).isBetween(0.2, 1.0);
        String all = path + "/segments/" + hook.path("n").asInt() + "/variants";

        JsonNode first = moved(shop.post(all + "/3/first", version(script), lan), hook);
        assertThat(first.path("text")).isEqualTo(hook.path("variants").path(1).path("text"));
        JsonNode again = moved(shop.post(all + "/2/again", version(now(path, lan)), lan), hook);
        assertThat(again.path("variants").path(0).path("text"))
                .isNotEqualTo(first.path("variants").path(0).path("text"));
        JsonNode more = moved(shop.post(all, version(now(path, lan)).put("text", "欢迎大家，今天慢慢看。"), lan), hook);
        assertThat(more.path("variants").path(2).path("text").asText()).isEqualTo("欢迎大家，今天慢慢看。");
        ObjectNode edit = version(now(path, lan)).put("text", "全网最好的杯子。").put("variant", 4);
        JsonNode edited = moved(shop.patch(path + "/segments/" + hook.path("n").asInt(), edit, lan), hook);
        assertThat(edited.path("variants").path(2).path("findings")).isNotEmpty();
        assertThat(shop.post(path + "/approve", version(now(path, lan)), laowang)
                        .body())
                .contains("blockingFindings");
        JsonNode found =
                Json.read(shop.post(path + "/check", Json.object(), lan).body());
        assertThat(found.path("findings").valueStream())
                .anyMatch(finding -> finding.path("variant").asInt() == 4);
        String old = now(path, lan).path("version").asText();
        JsonNode dropped = moved(shop.delete(all + "/4?version=" + old, lan), hook);
        assertThat(dropped.path("variants")).hasSize(2);
        assertThat(shop.delete(all + "/2?version=" + old, lan).body()).contains("staleVersion");
        assertThat(shop.delete(all + "/2", lan).body()).contains("version: is missing");
        assertThat(shop.post(path + "/approve", version(now(path, lan)), laowang)
                        .statusCode())
                .isEqualTo(200);

        JsonNode exported =
                Json.read(shop.get(path + "/export?format=json", lan).body());
        assertThat(exported.path("segments").path(hook.path("n").asInt() - 1).path("variants"))
                .hasSize(2);
    }

    @Test
    void aSegmentIsHeardWhereTheMachineHasAVoice() {
        String lan = shop.login("lan");
        String path = ask(shop, lan, 300, "P1001");
        written(shop, path, lan);

        HttpResponse<String> marks = shop.get(path + "/segments/2/voice/marks", lan);
        HttpResponse<String> sound = shop.get(path + "/segments/2/voice", lan);

        if (marks.statusCode() == 409) {
            assertThat(marks.body()).contains("voiceOff");
            assertThat(sound.statusCode()).isEqualTo(409);
        } else {
            assertThat(marks.statusCode()).as(marks.body()).isEqualTo(200);
            assertThat(Json.read(marks.body())
                            .path("sentences")
                            .path(0)
                            .path("from")
                            .asInt())
                    .isEqualTo(-1);
            assertThat(sound.headers().firstValue("Content-Type")).contains("audio/wav");
            assertThat(sound.body()).startsWith("RIFF").contains("ICMT", "AIGC");
        }
        assertThat(shop.get(path + "/segments/999/voice", lan).statusCode()).isEqualTo(404);
        assertThat(shop.get(path + "/segments/2/voice").statusCode()).isEqualTo(401);
    }

    private static JsonNode now(String path, String token) {
        return Json.read(TestShop.shared().get(path, token).body());
    }

    private static ObjectNode version(JsonNode script) {
        return Json.object().put("version", script.path("version").asText());
    }

    /** The segment of the script that a move answered with. */
    private static JsonNode moved(HttpResponse<String> reply, JsonNode segment) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return Json.read(reply.body()).path("segments").path(segment.path("n").asInt() - 1);
    }

    private void archived(String script, String laowang, String lan) {
        assertThat(shop.get("/api/v1/archive", lan).statusCode()).isEqualTo(403);
        HttpResponse<String> file = shop.get("/api/v1/archive?script=" + script, laowang);
        assertThat(file.headers().firstValue("Content-Type")).contains("application/jsonl");
        List<ArchiveEntry> entries = file.body().lines().map(ArchiveJson::entry).toList();
        assertThat(entries)
                .extracting(entry -> entry.act().name())
                .containsExactly("submitted", "approved", "unlabelled", "edited");
        assertThat(ArchiveCheck.of(entries)).isEqualTo(new ArchiveCheck.Verdict.Whole(1, 4));
        assertThat(shop.get("/api/v1/archive", laowang).body())
                .contains(file.body().strip());
        JsonNode verdict = Json.read(shop.get("/api/v1/archive/check", laowang).body());
        assertThat(verdict.path("whole").asBoolean()).as(verdict.toString()).isTrue();
        assertThat(verdict.path("entries").asInt()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void aScriptIsFollowedSegmentBySegmentToItsEnd() {
        String lan = shop.login("lan");
        String path = ask(shop, lan, 300, "P1001");

        HttpResponse<String> stream = shop.get(path + "/stream", lan);

        assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
        List<Integer> numbers = new ArrayList<>();
        SEGMENT.matcher(stream.body())
                .results()
                .map(match -> Json.read(match.group(1)))
                .forEach(segment -> numbers.add(segment.path("n").asInt()));
        JsonNode script = written(shop, path, lan);
        assertThat(numbers)
                .containsAll(script.path("segments").findValues("n").stream()
                        .map(JsonNode::asInt)
                        .toList());
        assertThat(stream.body())
                .contains("event: done")
                .contains(script.path("version").asText());
    }

    @Test
    void aScriptIsMadeAgainAndIsTheSame() {
        String lan = shop.login("lan");
        String path = ask(shop, lan, 300, "P1003");
        JsonNode first = written(shop, path, lan);

        HttpResponse<String> begun = shop.post(path + "/again", Json.object(), lan);

        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        JsonNode second = written(shop, begun.headers().firstValue("Location").orElseThrow(), lan);
        JsonNode again = second.path("origin").path("again");
        assertThat(again.path("of")).isEqualTo(first.path("id"));
        assertThat(again.path("same").asBoolean()).as(again.toString()).isTrue();
        assertThat(again.path("differs")).isEmpty();
        assertThat(second.path("version")).isEqualTo(first.path("version"));
    }

    @Test
    void aPersonaIsTakenChangedBroughtAndNeverSaysItsTaboo() {
        String lan = shop.login("lan");
        String file = shop.get("/api/v1/personas/calm", lan).body();
        String mine = file.replace("id: calm", "id: quiet").replace("taboos:\n  zh:", "taboos:\n  zh:\n  - 朋友");

        assertThat(bring(file.replace("id: calm", "id: Calm"), lan).body()).contains("line 1", "id:");
        assertThat(bring(mine + "rat: 1\n", lan).statusCode()).isEqualTo(422);
        assertThat(bring(mine + "#".repeat(64 * 1024), lan).body()).contains("file:", "65536");
        assertThat(Json.read(bring(mine, lan).body()).path("version").asInt()).isOne();
        assertThat(Json.read(bring(mine, lan).body()).path("version").asInt()).isOne();
        assertThat(shop.get("/api/v1/personas", lan).body()).contains("\"quiet\"");
        assertThat(shop.get("/api/v1/personas/quiet", lan).body()).isEqualTo(mine);

        ObjectNode order = Json.object()
                .put("language", "zh-CN")
                .put("words", 1500)
                .put("seed", 5)
                .put("persona", "quiet")
                .put("engine", "template");
        order.withArray("products").add("P1001").add("P1002");
        JsonNode script = written(
                shop,
                shop.post("/api/v1/scripts", order, lan)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow(),
                lan);
        assertThat(script.path("segments").findValuesAsText("text"))
                .isNotEmpty()
                .noneMatch(text -> text.contains("朋友"));

        assertThat(shop.delete("/api/v1/personas/quiet", lan).statusCode()).isEqualTo(204);
        assertThat(shop.get("/api/v1/personas/quiet", lan).statusCode()).isEqualTo(404);
        assertThat(shop.get("/api/v1/personas/quiet?version=1", lan).body()).isEqualTo(mine);
        assertThat(Json.read(shop.get("/api/v1/personas/quiet/versions", lan).body())
                        .path("versions"))
                .hasSize(2);
    }

    private HttpResponse<String> bring(String yaml, String token) {
        return shop.post("/api/v1/personas", yaml, "application/yaml", token);
    }

    @Test
    void aScriptThatAKilledServerWasWritingIsWrittenByTheNextStart() {
        Map<String, String> settings = TestShop.settings(TestDatabase.fresh(), Map.of());
        try (ServedShop mortal = ServerProcess.start(settings)) {
            String[] products = IntStream.rangeClosed(1001, 1030)
                    .mapToObj(number -> "P" + number)
                    .toArray(String[]::new);
            String path = ask(mortal, mortal.login("lan"), 10_000, products);

            mortal.restart();

            JsonNode script = written(mortal, path, mortal.login("lan"));
            assertThat(script.path("state").asText())
                    .as(script.path("detail").asText())
                    .isEqualTo("draft");
            assertThat(script.path("segments").size()).isGreaterThan(100);
        }
    }
}
