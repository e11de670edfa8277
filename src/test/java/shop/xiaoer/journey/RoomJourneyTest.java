package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.RendererClient;
import shop.xiaoer.journey.testing.ServedShop;
import shop.xiaoer.journey.testing.ServerProcess;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.llm.testing.Waiting;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.testing.TestDatabase;

/** An operator puts a room on air, a renderer speaks it, viewers ask, a person takes over. */
class RoomJourneyTest {
    private final TestShop shop = TestShop.shared();
    private final List<String> opened = new ArrayList<>();

    @AfterEach
    void stopRooms() {
        String lan = shop.login("lan");
        opened.forEach(room -> shop.post("/api/v1/rooms/" + room + "/stop", Json.object(), lan));
    }

    private static String approved(ServedShop shop, int words, String... products) {
        String script = drafted(shop, words, products);
        String path = "/api/v1/scripts/" + script;
        String laowang = shop.login("laowang");
        String version =
                Json.read(shop.get(path, laowang).body()).path("version").asText();
        HttpResponse<String> reply = shop.post(path + "/approve", Json.object().put("version", version), laowang);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return script;
    }

    private static String drafted(ServedShop shop, int words, String... products) {
        String lan = shop.login("lan");
        ObjectNode request = Json.object()
                .put("language", "zh-CN")
                .put("words", words)
                .put("seed", 11)
                .put("engine", "template");
        List.of(products).forEach(request.withArray("products")::add);
        String script = Json.read(shop.post("/api/v1/scripts", request, lan).body())
                .path("id")
                .asText();
        AtomicReference<JsonNode> now = new AtomicReference<>();
        Waiting.until("the script is written", () -> {
            now.set(Json.read(shop.get("/api/v1/scripts/" + script, lan).body()));
            return now.get().path("state").asText().equals("draft");
        });
        return script;
    }

    private static ObjectNode plan(String platform, boolean loop, String script, String product) {
        ObjectNode plan =
                Json.object().put("name", "小二的店").put("platform", platform).put("loop", loop);
        ObjectNode item =
                plan.putArray("rundown").addObject().put("script", script).put("scene", "desk");
        item.putArray("products").add(product);
        return plan;
    }

    private String planned(String platform, String script, String product) {
        HttpResponse<String> reply =
                shop.post("/api/v1/rooms", plan(platform, true, script, product), shop.login("lan"));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        String room = Json.read(reply.body()).path("id").asText();
        opened.add(room);
        return room;
    }

    private static HttpResponse<String> move(ServedShop shop, String room, String what, JsonNode body) {
        return shop.post("/api/v1/rooms/" + room + "/" + what, body, shop.login("lan"));
    }

    private static JsonNode ask(ServedShop shop, String room, String msgId, String user, String text) {
        ArrayNode comments = Json.object().putArray("comments");
        comments.addObject()
                .put("msgId", msgId)
                .put("user", user)
                .put("text", text)
                .put("at", Instant.now().toString());
        HttpResponse<String> reply = move(shop, room, "comments", comments);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(202);
        return Json.read(reply.body());
    }

    private static String code(HttpResponse<String> reply) {
        return Json.read(reply.body()).path("code").asText();
    }

    @Test
    void a_viewer_is_answered_and_the_script_goes_on_where_it_was() {
        String room = planned("taobao", approved(shop, 400, "P1001"), "P1001");
        try (RendererClient renderer = new RendererClient(shop, room, shop.login("lan"), 0)) {
            assertThat(move(shop, room, "start", Json.object()).statusCode()).isEqualTo(200);
            JsonNode notice = renderer.cue(1);
            assertThat(notice.path("kind").asText()).isEqualTo("notice");
            assertThat(notice.path("text").asText()).contains("AI");
            renderer.say(notice);
            JsonNode cue = renderer.cueOf("segment", 1);
            while (cue.path("sentences").asInt() < 2) {
                renderer.say(cue);
                cue = renderer.cueOf("segment", cue.path("no").asLong());
            }
            long cut = cue.path("no").asLong();
            renderer.started(cut);

            ask(shop, room, "m1", "小明", "这个多少钱？");

            JsonNode answer = renderer.cueOf("answer", cut);
            assertThat(answer.path("text").asText()).contains("88").contains("云朵保温杯");
            assertThat(answer.path("spoken").asText()).contains("八十八");
            assertThat(answer.path("interrupts").asLong()).isEqualTo(cut);
            assertThat(answer.path("comments").path(0).asText()).isEqualTo("m1");
            assertThat(ask(shop, room, "m1", "小明", "这个多少钱？").path("duplicates").asInt())
                    .isEqualTo(1);
            ask(shop, room, "m2", "小红", "这个多少钱？");
            renderer.stream()
                    .await(
                            "the second asker is told",
                            frame -> RendererClient.is(frame, "comment")
                                    && frame.path("msgId").asText().equals("m2")
                                    && frame.path("answeredBy").asLong()
                                            == answer.path("no").asLong());
            renderer.sentence(cut, 1);
            renderer.ended(cut);
            renderer.say(answer);

            JsonNode bridge = renderer.cueOf("bridge", answer.path("no").asLong());
            renderer.say(bridge);
            JsonNode back = renderer.cueOf("segment", bridge.path("no").asLong());
            assertThat(back.path("resumes").asInt())
                    .isEqualTo(cue.path("segment").asInt());
            assertThat(cue.path("text").asText()).contains(firstSentence(back));
            JsonNode report = Json.read(shop.get("/api/v1/rooms/" + room + "/report", shop.login("lan"))
                    .body());
            assertThat(report.path("comments").path("answered").asInt()).isEqualTo(2);
            assertThat(report.path("cues").path("answer").asInt()).isEqualTo(1);
        }
    }

    private static String firstSentence(JsonNode cue) {
        String text = cue.path("text").asText();
        int end = text.codePoints()
                .takeWhile(sign -> "。！？".indexOf(sign) < 0)
                .map(Character::charCount)
                .sum();
        return text.substring(0, end);
    }

    @Test
    void an_order_is_not_spoken_of_in_public_and_nothing_is_invented() {
        String room = planned("taobao", approved(shop, 400, "P1001"), "P1001");
        try (RendererClient renderer = new RendererClient(shop, room, shop.login("lan"), 0)) {
            move(shop, room, "start", Json.object());
            renderer.say(renderer.cue(1));
            ask(shop, room, "o1", "小明", "我的订单 XE2026110002 5678 到哪了");
            JsonNode answer = renderer.cueOf("answer", 1);
            assertThat(answer.path("text").asText()).contains("客服").doesNotContain("SF12345");
            ask(shop, room, "o2", "小红", "你们老板的猫叫什么名字");
            String lan = shop.login("lan");
            Waiting.until(
                    "the other question is a gap",
                    () -> Json.read(shop.get("/api/v1/rooms/" + room + "/report", lan)
                                            .body())
                                    .path("comments")
                                    .path("gap")
                                    .asInt()
                            == 1);
        }
    }

    @Test
    void a_keyword_is_answered_before_anything_else_once_it_is_approved() {
        String lan = shop.login("lan");
        String laowang = shop.login("laowang");
        String room = planned("taobao", approved(shop, 400, "P1001"), "P1001");
        String all = "/api/v1/rooms/" + room + "/replies";
        ObjectNode body = Json.object().put("zh", "老板的猫叫年糕，住在仓库。");
        body.withArray("words").add("老板的猫");
        ObjectNode priced = body.deepCopy().put("zh", "猫粮只要88元。");
        assertThat(shop.post(all, priced, lan).body()).contains("zh:");
        assertThat(shop.post(all, Json.object().put("zh", "好。"), lan).body()).contains("words:");
        ObjectNode nul = Json.object().put("zh", "好。");
        nul.withArray("words").add("\0");
        assertThat(shop.post(all, nul, lan).statusCode()).isEqualTo(422);
        JsonNode draft = Json.read(shop.post(all, body, lan).body());
        assertThat(draft.path("state").asText()).as(draft.toString()).isEqualTo("draft");
        String one = all + "/" + draft.path("id").asText();
        ObjectNode version = Json.object().put("version", draft.path("version").asText());
        try (RendererClient renderer = new RendererClient(shop, room, lan, 0)) {
            move(shop, room, "start", Json.object());
            renderer.say(renderer.cue(1));
            ask(shop, room, "k1", "小明", "你们老板的猫叫什么名字？");
            ask(shop, room, "k2", "小红", "你们老板的猫叫什么名字");
            Waiting.until(
                    "a draft is not said", () -> unanswered(room).path("count").asInt() == 2);

            assertThat(shop.post(one + "/approve", version, lan).statusCode()).isEqualTo(403);
            assertThat(shop.post(one + "/approve", Json.object().put("version", "x"), laowang)
                            .statusCode())
                    .isEqualTo(409);
            assertThat(shop.post(one + "/approve", version, laowang).statusCode())
                    .isEqualTo(200);
            ask(shop, room, "k3", "小刚", "想知道老板的猫叫啥");
            JsonNode answer = renderer.cueOf("answer", 1);
            assertThat(answer.path("text").asText()).contains("年糕");
            assertThat(answer.path("comments").toString()).contains("k3");
        }
        JsonNode changed = Json.read(shop.patch(
                        one,
                        body.deepCopy()
                                .put("zh", "猫叫汤圆。")
                                .put("version", draft.path("version").asText()),
                        lan)
                .body());
        assertThat(changed.path("state").asText())
                .as("an edit takes the approval back")
                .isEqualTo("draft");
        ObjectNode unlawful = body.deepCopy()
                .put("zh", "这是全国最好的猫，治疗失眠效果最佳。")
                .put("version", changed.path("version").asText());
        JsonNode bad = Json.read(shop.patch(one, unlawful, lan).body());
        assertThat(bad.path("findings")).isNotEmpty();
        assertThat(code(shop.post(
                        one + "/approve",
                        Json.object().put("version", bad.path("version").asText()),
                        laowang)))
                .isEqualTo("blockingFindings");
        assertThat(shop.delete(one, lan).statusCode()).isEqualTo(204);
        assertThat(shop.get(all, lan).body()).doesNotContain("老板的猫");
        assertThat(shop.get("/api/v1/audit?act=room.replyDropped&subject=" + room, laowang)
                        .body())
                .contains("\"actor\":\"lan\"", draft.path("id").asText());
    }

    private JsonNode unanswered(String room) {
        return Json.read(shop.get("/api/v1/rooms/" + room + "/report", shop.login("lan"))
                        .body())
                .path("unanswered")
                .path(0);
    }

    @Test
    void a_new_price_is_right_in_the_next_spoken_sentence() {
        String before = price(shop, "P1012");
        String room = planned("jd", approved(shop, 300, "P1012"), "P1012");
        try (RendererClient renderer = new RendererClient(shop, room, shop.login("lan"), 0)) {
            move(shop, room, "start", Json.object());
            long no = 1;
            JsonNode cue = renderer.cue(no);
            int live = 0;
            while (live < 2) {
                if (cue.has("expiresAt") && cue.path("kind").asText().equals("segment")) {
                    if (live++ == 0) {
                        price(shop, "P1012", "77.00");
                    } else if (cue.path("text").asText().contains("元")) {
                        assertThat(cue.path("text").asText()).contains("77");
                    } else {
                        live--;
                    }
                }
                renderer.say(cue);
                cue = renderer.cue(++no);
            }
        } finally {
            price(shop, "P1012", before);
        }
    }

    @Test
    void an_answer_that_waits_is_taken_back_and_given_anew_when_the_price_changes() {
        String room = planned("own", approved(shop, 400, "P1012"), "P1012");
        String before = price(shop, "P1012");
        try (RendererClient renderer = new RendererClient(shop, room, shop.login("lan"), 0)) {
            move(shop, room, "start", Json.object());
            renderer.say(renderer.cue(1));
            long spoken = renderer.cueOf("segment", 1).path("no").asLong();
            renderer.started(spoken);
            ask(shop, room, "p1", "小明", "这个多少钱？");
            JsonNode old = renderer.cueOf("answer", spoken);
            assertThat(old.path("text").asText()).contains(plain(before));

            price(shop, "P1012", "66.00");

            renderer.stream()
                    .await(
                            "the answer with the old price is cancelled",
                            frame -> RendererClient.is(frame, "cancel")
                                    && frame.path("cue").asLong()
                                            == old.path("no").asLong());
            JsonNode anew = renderer.cueOf("answer", old.path("no").asLong());
            assertThat(anew.path("text").asText()).contains("66").doesNotContain(plain(before));
            assertThat(anew.path("comments").path(0).asText()).isEqualTo("p1");
        } finally {
            price(shop, "P1012", before);
        }
    }

    @Test
    void an_answer_that_is_being_spoken_ends_with_its_sentence_and_is_given_anew_when_the_price_changes() {
        String room = planned("own", approved(shop, 400, "P1012"), "P1012");
        String before = price(shop, "P1012");
        try (RendererClient renderer = new RendererClient(shop, room, shop.login("lan"), 0)) {
            move(shop, room, "start", Json.object());
            renderer.say(renderer.cue(1));
            long spoken = renderer.cueOf("segment", 1).path("no").asLong();
            ask(shop, room, "q1", "小明", "这个多少钱？还有货吗？");
            JsonNode old = renderer.cueOf("answer", spoken);
            long no = old.path("no").asLong();
            assertThat(old.path("sentences").asInt()).as(old.toString()).isGreaterThan(1);
            renderer.started(spoken);
            renderer.ended(spoken);
            renderer.started(no);

            price(shop, "P1012", "66.00");

            renderer.stream()
                    .await(
                            "the answer with the old price is cancelled",
                            frame -> RendererClient.is(frame, "cancel")
                                    && frame.path("cue").asLong() == no);
            renderer.sentence(no, 1);
            renderer.ended(no);
            JsonNode anew = renderer.cueOf("answer", no);
            assertThat(anew.path("text").asText()).contains("66").doesNotContain(plain(before));
            assertThat(anew.path("comments").path(0).asText()).isEqualTo("q1");
        } finally {
            price(shop, "P1012", before);
        }
    }

    @Test
    void a_price_that_changed_while_the_server_was_away_is_right_in_the_cue_that_nobody_had() {
        Map<String, String> settings = TestShop.settings(TestDatabase.fresh(), Map.of());
        try (ServedShop mortal = ServerProcess.start(settings)) {
            String lan = mortal.login("lan");
            String room = Json.read(mortal.post(
                                    "/api/v1/rooms", plan("taobao", true, approved(mortal, 300, "P1001"), "P1001"), lan)
                            .body())
                    .path("id")
                    .asText();
            String before = plain(price(mortal, "P1001"));
            JsonNode live;
            try (RendererClient renderer = new RendererClient(mortal, room, lan, 0)) {
                move(mortal, room, "start", Json.object());
                long no = 1;
                live = renderer.cue(no);
                while (!live.has("expiresAt") || !live.path("text").asText().contains(before)) {
                    renderer.say(live);
                    live = renderer.cue(++no);
                }
            }

            mortal.restart();
            price(mortal, "P1001", "77.00");

            long no = live.path("no").asLong();
            try (RendererClient renderer = new RendererClient(mortal, room, mortal.login("lan"), no - 1)) {
                JsonNode again = renderer.cue(no);
                assertThat(again.path("text").asText()).contains("77").doesNotContain(before);
                assertThat(again.path("segment")).isEqualTo(live.path("segment"));
                renderer.say(again);
                renderer.cue(no + 1);
            }
        }
    }

    private static String price(ServedShop shop, String product) {
        return Json.read(shop.get("/api/v1/products/" + product, shop.login("laowang"))
                        .body())
                .path("price")
                .path("amount")
                .asText();
    }

    private static void price(ServedShop shop, String product, String amount) {
        HttpResponse<String> reply = shop.patch(
                "/api/v1/products/" + product,
                Json.object().set("price", Json.object().put("amount", amount).put("currency", "CNY")),
                shop.login("laowang"));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    /** As it is spoken of, without zeros behind the point. */
    private static String plain(String amount) {
        return new BigDecimal(amount).stripTrailingZeros().toPlainString();
    }

    @Test
    void a_person_takes_the_microphone_and_gives_it_back() {
        String room = planned("own", approved(shop, 400, "P1001"), "P1001");
        try (RendererClient renderer = new RendererClient(shop, room, shop.login("lan"), 0);
                RendererClient page = new RendererClient(shop, room, shop.login("lan"), "operator", 0)) {
            move(shop, room, "start", Json.object());
            renderer.say(renderer.cue(1));
            JsonNode cue = renderer.cueOf("segment", 1);
            renderer.started(cue.path("no").asLong());
            renderer.cue(cue.path("no").asLong() + 1);

            assertThat(move(shop, room, "microphone", Json.object().put("on", true))
                            .statusCode())
                    .isEqualTo(200);
            page.stream()
                    .await(
                            "the page shows it",
                            frame -> RendererClient.is(frame, "state")
                                    && frame.path("state").asText().equals("microphone"));
            renderer.stream()
                    .await(
                            "the spoken cue is cancelled",
                            frame -> RendererClient.is(frame, "cancel")
                                    && frame.path("cue").asLong()
                                            == cue.path("no").asLong());
            long heard = renderer.cues().getLast().path("no").asLong();
            renderer.ended(cue.path("no").asLong());
            ask(shop, room, "m9", "小明", "这个多少钱？");

            assertThat(move(shop, room, "microphone", Json.object().put("on", false))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(renderer.cue(heard + 1).path("no").asLong()).isEqualTo(heard + 1);
            HttpResponse<String> unlawful =
                    move(shop, room, "say", Json.object().put("text", "全国最好的杯子，国家级品质。"));
            assertThat(unlawful.statusCode()).isEqualTo(409);
            assertThat(code(unlawful)).isEqualTo("blockingFindings");
            assertThat(move(shop, room, "say", Json.object().put("text", "马上有同事来和大家打招呼。"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(renderer.cueOf("operator", heard).path("text").asText()).contains("同事");
        }
    }

    @Test
    void what_no_person_approved_and_what_a_platform_forbids_does_not_go_on_air() {
        String draft = planned("taobao", drafted(shop, 300, "P1001"), "P1001");
        HttpResponse<String> unapproved = move(shop, draft, "start", Json.object());
        assertThat(unapproved.statusCode()).isEqualTo(409);
        assertThat(code(unapproved)).isEqualTo("notApproved");
        String script = approved(shop, 300, "P1002");
        for (String platform : List.of("wechatChannels", "tiktokShopUs")) {
            HttpResponse<String> forbidden = move(shop, planned(platform, script, "P1002"), "start", Json.object());
            assertThat(forbidden.statusCode()).as(platform).isEqualTo(409);
            assertThat(code(forbidden)).as(platform).isEqualTo("platformForbids");
        }
        HttpResponse<String> agent =
                shop.post("/api/v1/rooms", plan("taobao", true, script, "P1002"), shop.login("amei"));
        assertThat(agent.statusCode()).isEqualTo(403);
        for (ObjectNode wrong : List.of(
                plan("nowhere", true, script, "P1002"),
                plan("taobao", true, "no-script", "P1002"),
                plan("taobao", true, script, "P9999"),
                plan("taobao", true, script, "P1002").put("loop", -3),
                Json.object().put("name", "x"))) {
            HttpResponse<String> reply = shop.post("/api/v1/rooms", wrong, shop.login("lan"));
            assertThat(reply.statusCode()).as(wrong + " " + reply.body()).isEqualTo(422);
            assertThat(code(reply)).isEqualTo("badField");
        }
        assertThat(move(shop, "00000000-0000-7000-8000-000000000000", "start", Json.object())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void after_a_kill_the_room_goes_on_at_the_next_cue_and_says_none_twice() {
        Map<String, String> settings = TestShop.settings(TestDatabase.fresh(), Map.of());
        try (ServedShop mortal = ServerProcess.start(settings)) {
            String script = approved(mortal, 300, "P1001");
            String lan = mortal.login("lan");
            String room = Json.read(mortal.post("/api/v1/rooms", plan("taobao", true, script, "P1001"), lan)
                            .body())
                    .path("id")
                    .asText();
            long last = 0;
            List<String> said = new ArrayList<>();
            try (RendererClient renderer = new RendererClient(mortal, room, lan, 0)) {
                move(mortal, room, "start", Json.object());
                for (last = 1; last < 4; last++) {
                    JsonNode cue = renderer.cue(last);
                    renderer.say(cue);
                    said.add(cue.path("text").asText());
                }
                renderer.cue(last);
            }

            mortal.restart();

            try (RendererClient renderer = new RendererClient(mortal, room, mortal.login("lan"), last - 1)) {
                assertThat(renderer.stream().type("welcome").path("state").asText())
                        .isEqualTo("onAir");
                Set<Long> numbers = new HashSet<>();
                for (; last < 8; last++) {
                    JsonNode cue = renderer.cue(last);
                    assertThat(numbers.add(cue.path("no").asLong())).isTrue();
                    assertThat(said).doesNotContain(cue.path("text").asText());
                    said.add(cue.path("text").asText());
                    renderer.say(cue);
                }
            }
        }
    }

    @Test
    void what_a_person_wanted_said_is_said_once_through_a_kill() {
        Map<String, String> settings = TestShop.settings(TestDatabase.fresh(), Map.of());
        try (ServedShop mortal = ServerProcess.start(settings)) {
            String script = approved(mortal, 300, "P1001");
            String lan = mortal.login("lan");
            String room = Json.read(mortal.post("/api/v1/rooms", plan("taobao", true, script, "P1001"), lan)
                            .body())
                    .path("id")
                    .asText();
            List<String> words = List.of("第一位同事来了。", "第二位同事来了。", "第三位同事来了。", "第四位同事来了。");
            long last;
            try (RendererClient renderer = new RendererClient(mortal, room, lan, 0)) {
                move(mortal, room, "start", Json.object());
                renderer.say(renderer.cue(1));
                renderer.started(renderer.cueOf("segment", 1).path("no").asLong());
                for (String text : words) {
                    assertThat(said(mortal, room, text, text).statusCode())
                            .as(text)
                            .isEqualTo(200);
                }
                assertThat(said(mortal, room, words.getFirst(), words.getFirst())
                                .statusCode())
                        .as("the same wish again")
                        .isEqualTo(200);
                HttpResponse<String> other = said(mortal, room, words.getFirst(), "别的话。");
                assertThat(other.statusCode()).isEqualTo(409);
                assertThat(code(other)).isEqualTo("idReused");
                last = renderer.cueOf("operator", 1).path("no").asLong() - 1;
            }

            mortal.restart();

            try (RendererClient renderer = new RendererClient(mortal, room, mortal.login("lan"), last)) {
                List<String> heard = new ArrayList<>();
                while (heard.size() < words.size()) {
                    last++;
                    JsonNode cue = renderer.cue(last);
                    if (cue.path("kind").asText().equals("operator")) {
                        heard.add(cue.path("text").asText());
                    }
                    renderer.say(cue);
                }
                assertThat(heard).isEqualTo(words);
                last++;
                assertThat(renderer.cue(last).path("kind").asText()).isNotEqualTo("operator");
            }
        }
    }

    private static HttpResponse<String> said(ServedShop shop, String room, String key, String text) {
        return shop.call(HttpRequest.newBuilder(shop.address("/api/v1/rooms/" + room + "/say"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + shop.login("lan"))
                .header("Idempotency-Key", Integer.toHexString(key.hashCode()))
                .POST(HttpRequest.BodyPublishers.ofString(
                        Json.object().put("text", text).toString()))
                .build());
    }

    @Test
    void a_room_goes_to_the_node_of_its_renderer_and_is_led_from_any() {
        DatabaseAddress database = TestDatabase.fresh();
        try (TestShop here = TestShop.start(database, Map.of());
                TestShop there = TestShop.start(database, Map.of())) {
            String script = approved(here, 400, "P1001");
            String lan = here.login("lan");
            String room = Json.read(here.post("/api/v1/rooms", plan("taobao", true, script, "P1001"), lan)
                            .body())
                    .path("id")
                    .asText();
            assertThat(move(here, room, "start", Json.object()).statusCode()).isEqualTo(200);
            try (RendererClient renderer = new RendererClient(there, room, there.login("lan"), 0);
                    RendererClient operator = new RendererClient(here, room, lan, "operator", 0)) {
                JsonNode notice = renderer.cueOf("notice", 0);
                renderer.say(notice);
                JsonNode cue = renderer.cueOf("segment", notice.path("no").asLong());
                assertThat(operator.cue(cue.path("no").asLong()).path("text")).isEqualTo(cue.path("text"));
                renderer.started(cue.path("no").asLong());

                ask(here, room, "m1", "小明", "这个多少钱？");

                JsonNode answer = renderer.cueOf("answer", cue.path("no").asLong());
                assertThat(answer.path("text").asText()).contains("88");
                assertThat(move(here, room, "pause", Json.object()).statusCode())
                        .as("an operator's wish at the node that does not direct")
                        .isEqualTo(200);
                renderer.stream()
                        .await(
                                "the host pauses",
                                frame -> RendererClient.is(frame, "state")
                                        && frame.path("state").asText().equals("paused"));
                operator.stream()
                        .await(
                                "the operator sees it",
                                frame -> RendererClient.is(frame, "state")
                                        && frame.path("state").asText().equals("paused"));
                assertThat(move(here, room, "start", Json.object()).statusCode())
                        .isEqualTo(200);
                assertThat(move(here, room, "say", Json.object().put("text", "大家晚上好"))
                                .statusCode())
                        .isEqualTo(200);
                assertThat(renderer.cueOf("operator", answer.path("no").asLong())
                                .path("text")
                                .asText())
                        .isEqualTo("大家晚上好");
            }
            assertThat(move(there, room, "stop", Json.object()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_renderer_that_asks_gets_each_cue_once() {
        String room = planned("own", approved(shop, 300, "P1001"), "P1001");
        move(shop, room, "start", Json.object());
        String key = shop.login("lan");
        HttpResponse<String> first =
                shop.post("/get_auto_play_item?key=" + key, Json.object().put("user", room));
        assertThat(Json.read(first.body()).path("text").asText()).contains("人工智能");
        HttpResponse<String> again =
                shop.post("/get_auto_play_item?key=" + key, Json.object().put("user", room));
        assertThat(Json.read(again.body()).path("text").asText()).isEmpty();
        assertThat(shop.post("/get_auto_play_item", Json.object().put("user", room))
                        .statusCode())
                .isEqualTo(401);
    }
}
