package shop.xiaoer.broadcast.driver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import shop.xiaoer.broadcast.driver.payload.AiLabel;
import shop.xiaoer.broadcast.driver.payload.Casting;
import shop.xiaoer.broadcast.driver.payload.Pack;
import shop.xiaoer.broadcast.driver.payload.RendererAbilities;
import shop.xiaoer.broadcast.driver.payload.Tongue;

/** Huawei MetaStudio's smart live room: one room whose scene says the script's segments in order, the label on top. */
final class MetaStudioEngine implements Engine {
    /** The standard wants letters of a twentieth of the shorter side; a picture of 1080 by 1920 makes that 54. */
    private static final int LETTER = 64;

    private final Tongue tongue;

    MetaStudioEngine(RendererAbilities abilities) {
        this.tongue = new MarkupTongue(abilities, Dialects.metaStudio());
    }

    @Override
    public Tongue tongue() {
        return tongue;
    }

    @Override
    public List<Request> requests(Order order) {
        if (order.packs().isEmpty()) {
            return List.of();
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("room_name", order.script().id());
        body.put("room_type", "NORMAL");
        ObjectNode scene = body.putArray("scene_scripts").addObject();
        scene.put("script_name", order.script().id());
        Casting casting = order.terms().casting();
        if (casting.avatar() != null) {
            scene.put("model_asset_id", casting.avatar());
        }
        if (casting.voice() != null) {
            scene.putObject("voice_config").put("voice_asset_id", casting.voice());
        }
        if (order.terms().labelled()) {
            layer(scene.putArray("layer_config").addObject(), order);
        }
        List<Piece> pieces = shots(scene.putArray("shoot_scripts"), order.packs());
        body.putObject("play_policy")
                .put("repeat_count", 0)
                .put("play_mode", "TEXT")
                .put("random_play_mode", "NONE");
        String key = RequestDriver.key(order, 1, body.toString());
        return List.of(new Request(key, "POST", "/v1/{project_id}/smart-live-rooms", Map.of(), body, pieces));
    }

    private static List<Piece> shots(ArrayNode shots, List<Pack> packs) {
        List<Piece> pieces = new ArrayList<>();
        for (Pack pack : packs) {
            String at = "/scene_scripts/0/shoot_scripts/" + shots.size() + "/text_config/text";
            ObjectNode shot = shots.addObject().put("sequence_no", pieces.size() + 1);
            shot.putObject("text_config").put("text", pack.text());
            pieces.add(new Piece(at, pack));
        }
        return pieces;
    }

    private static void layer(ObjectNode layer, Order order) {
        layer.put("layer_type", "TEXT");
        layer.putObject("position").put("dx", LETTER).put("dy", LETTER).put("layer_index", 10);
        layer.putObject("text_config")
                .put("text_context", AiLabel.words(order.script().language()))
                .put("font_size", LETTER)
                .put("font_color", "#FFFFFF");
    }
}
