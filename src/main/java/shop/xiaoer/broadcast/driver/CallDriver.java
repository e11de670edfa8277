package shop.xiaoer.broadcast.driver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.driver.payload.BareTongue;
import shop.xiaoer.broadcast.driver.payload.Compiled;
import shop.xiaoer.broadcast.driver.payload.Pack;
import shop.xiaoer.broadcast.driver.payload.Packer;
import shop.xiaoer.broadcast.driver.payload.RendererAbilities;
import shop.xiaoer.broadcast.driver.payload.Terms;

/**
 * Renderers that take one call a sentence, with text and nothing else to steer by: the export is a JSON array of the
 * calls' bodies. The text is the spoken form, without tags, cut where a speaker breathes.
 */
final class CallDriver implements Driver {
    private final RendererAbilities abilities;
    private final Function<String, ObjectNode> call;

    private CallDriver(RendererAbilities abilities, Function<String, ObjectNode> call) {
        this.abilities = abilities;
        this.call = call;
    }

    /** Bodies of {@code POST /human}; the session's id is the driver's to add when it calls. */
    static CallDriver liveTalking(RendererAbilities abilities) {
        return new CallDriver(
                abilities,
                text -> JsonNodeFactory.instance
                        .objectNode()
                        .put("text", text)
                        .put("type", "echo")
                        .put("interrupt", false));
    }

    /** Bodies of {@code POST /transparent-pass}, queued behind what is being said. */
    static CallDriver fay(RendererAbilities abilities) {
        return new CallDriver(
                abilities,
                text -> JsonNodeFactory.instance
                        .objectNode()
                        .put("user", FayPollItem.DEFAULT_USER)
                        .put("text", text)
                        .put("queue", true));
    }

    @Override
    public RendererAbilities abilities() {
        return abilities;
    }

    @Override
    public Compiled compile(Script script, Terms terms) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        List<Compiled.Payload> payloads = new ArrayList<>();
        for (Pack pack : Packer.pack(script, abilities, new BareTongue(), terms)) {
            ObjectNode body = call.apply(pack.text());
            all.add(body);
            payloads.add(pack.payload(body.toString()));
        }
        return new Compiled(payloads, dropped(script), abilities.contentType(), all.toPrettyString());
    }
}
