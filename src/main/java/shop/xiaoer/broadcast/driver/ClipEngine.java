package shop.xiaoer.broadcast.driver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.driver.payload.BareTongue;
import shop.xiaoer.broadcast.driver.payload.Casting;
import shop.xiaoer.broadcast.driver.payload.Pack;
import shop.xiaoer.broadcast.driver.payload.RendererAbilities;
import shop.xiaoer.broadcast.driver.payload.Tongue;

/** Services that make a film of each text: one request a payload. */
final class ClipEngine implements Engine {
    private final Tongue tongue;
    private final Shape shape;

    private ClipEngine(Tongue tongue, Shape shape) {
        this.tongue = tongue;
        this.shape = shape;
    }

    /** What the requests of one service look like. */
    private interface Shape {
        Request request(String key, int number, Pack pack, Order order);
    }

    /** HeyGen v3: films from plain text; its key header makes a repeated call safe for a day. */
    static ClipEngine heyGen() {
        return new ClipEngine(new BareTongue(), (key, number, pack, order) -> {
            Casting casting = order.terms().casting();
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("type", "avatar");
            put(body, "avatar_id", casting.avatar());
            body.put("title", order.title(number));
            body.put("resolution", "1080p");
            body.put("aspect_ratio", "9:16");
            body.put("script", pack.text());
            put(body, "voice_id", casting.voice());
            body.putObject("voice_settings")
                    .put("locale", order.script().language().tag());
            body.putObject("caption").put("file_format", "srt");
            body.put("output_format", "mp4");
            body.put("callback_id", key);
            return one(key, "POST", "/v3/videos", Map.of("Idempotency-Key", key), body, "/script", pack);
        });
    }

    /** D-ID talks: pauses in the text, moods as expressions from a frame on, counted from the estimated time. */
    static ClipEngine did(RendererAbilities abilities) {
        return new ClipEngine(new MarkupTongue(abilities, Dialects.bare()), (key, number, pack, order) -> {
            Casting casting = order.terms().casting();
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            put(body, "source_url", casting.avatar());
            body.put("name", order.title(number));
            ObjectNode script = body.putObject("script");
            script.put("type", "text");
            script.put("ssml", true);
            script.put("input", pack.text());
            script.putObject("provider")
                    .put("type", "microsoft")
                    .put(
                            "voice_id",
                            casting.voiceOr(
                                    Dialects.microsoftVoice(order.script().language())));
            Expressions.of(pack, order.abilities(), body.putObject("config"));
            return one(key, "POST", "/talks", Map.of(), body, "/script/input", pack);
        });
    }

    /** Tencent's digital human: a film from SSML without line breaks. */
    static ClipEngine tencent(RendererAbilities abilities) {
        return new ClipEngine(new MarkupTongue(abilities, Dialects.speak()), (key, number, pack, order) -> {
            Casting casting = order.terms().casting();
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.putObject("Header");
            ObjectNode payload = body.putObject("Payload");
            put(payload, "VirtualmanKey", casting.avatar());
            payload.put("InputSsml", pack.text());
            ObjectNode speech = payload.putObject("SpeechParam").put("Speed", 1.0);
            put(speech, "TimbreKey", casting.voice());
            payload.putObject("VideoParam").put("Format", "GreenScreenMp4");
            String path = "/v2/ivh/videomaker/broadcastservice/videomake";
            return one(key, "POST", path, Map.of(), body, "/Payload/InputSsml", pack);
        });
    }

    /** Azure's talking avatar: a job whose name is the key, so that a repeated call makes no second film. */
    static ClipEngine azure(RendererAbilities abilities) {
        return new ClipEngine(new MarkupTongue(abilities, Dialects.azure()), (key, number, pack, order) -> {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("inputKind", "SSML");
            body.putArray("inputs").addObject().put("content", pack.text());
            ObjectNode avatar = body.putObject("avatarConfig");
            String[] who =
                    order.terms().casting().avatarOr("lisa/graceful-sitting").split("/", 2);
            avatar.put("talkingAvatarCharacter", who[0]);
            put(avatar, "talkingAvatarStyle", who.length > 1 ? who[1] : null);
            avatar.put("videoFormat", "mp4");
            avatar.put("subtitleType", "soft_embedded");
            String path = "/avatar/batchsyntheses/" + key + "?api-version=2024-08-01";
            return one(key, "PUT", path, Map.of(), body, "/inputs/0/content", pack);
        });
    }

    /** Baidu Xiling: a film from plain text. */
    static ClipEngine xiling() {
        return new ClipEngine(new BareTongue(), (key, number, pack, order) -> {
            Casting casting = order.terms().casting();
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            put(body, "figureId", casting.avatar());
            body.put("driveType", "TEXT");
            body.put("text", pack.text());
            ObjectNode speech = body.putObject("ttsParams");
            put(speech, "person", casting.voice());
            speech.put("lan", order.script().language().code());
            speech.put("speed", "5").put("volume", "5").put("pitch", "5");
            String path = "/api/digitalhuman/open/v1/video/submit";
            return one(key, "POST", path, Map.of(), body, "/text", pack);
        });
    }

    private static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }

    private static Request one(
            String key,
            String method,
            String path,
            Map<String, String> headers,
            ObjectNode body,
            String at,
            Pack pack) {
        return new Request(key, method, path, headers, body, List.of(new Piece(at, pack)));
    }

    @Override
    public Tongue tongue() {
        return tongue;
    }

    @Override
    public List<Request> requests(Order order) {
        List<Request> requests = new ArrayList<>();
        for (Pack pack : order.packs()) {
            int number = requests.size() + 1;
            requests.add(shape.request(RequestDriver.key(order, number, pack.text()), number, pack, order));
        }
        return requests;
    }
}
