package shop.xiaoer.broadcast.driver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptVersion;
import shop.xiaoer.broadcast.driver.payload.AiLabel;
import shop.xiaoer.broadcast.driver.payload.Casting;
import shop.xiaoer.broadcast.driver.payload.Compiled;
import shop.xiaoer.broadcast.driver.payload.Pack;
import shop.xiaoer.broadcast.driver.payload.Packer;
import shop.xiaoer.broadcast.driver.payload.RendererAbilities;
import shop.xiaoer.broadcast.driver.payload.Terms;

/**
 * Rendering services that take requests over HTTP: the export is one JSON document with the requests in order, each with
 * the way back from its text to the script's sentences, the label, and the cues that the service cannot carry out.
 */
final class RequestDriver implements Driver {
    private final RendererAbilities abilities;
    private final Engine engine;
    private final AiLabel label;

    RequestDriver(RendererAbilities abilities, Engine engine, AiLabel label) {
        this.abilities = abilities;
        this.engine = engine;
        this.label = label;
    }

    @Override
    public RendererAbilities abilities() {
        return abilities;
    }

    @Override
    public Compiled compile(Script script, Terms terms) {
        List<Pack> packs = Packer.pack(script, abilities, engine.tongue(), terms);
        List<Engine.Request> requests = engine.requests(new Engine.Order(script, packs, terms, abilities));
        List<Compiled.DroppedCue> dropped = dropped(script);
        ObjectNode root = head(script, terms);
        List<Compiled.Payload> payloads = new ArrayList<>();
        ArrayNode all = root.putArray("requests");
        for (Engine.Request request : requests) {
            all.add(node(request));
            request.pieces()
                    .forEach(piece ->
                            payloads.add(piece.pack().payload(request.body().toString())));
        }
        ArrayNode left = root.putArray("dropped");
        dropped.forEach(cue -> left.add(node(cue)));
        return new Compiled(payloads, dropped, abilities.contentType(), root.toPrettyString());
    }

    private ObjectNode head(Script script, Terms terms) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("renderer", abilities.format());
        root.put("script", script.id());
        root.put("version", script.version());
        root.put("language", script.language().tag());
        root.set("AIGC", label.metadata(script));
        if (terms.labelled()) {
            root.putObject("aiLabel")
                    .put("words", AiLabel.words(script.language()))
                    .put("layer", abilities.layer())
                    .put("subtitle", SubtitleDriver.labelLine(script.language()));
        }
        return root;
    }

    private static ObjectNode node(Engine.Request request) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("key", request.key());
        node.put("method", request.method());
        node.put("path", request.path());
        ObjectNode headers = node.putObject("headers");
        request.headers().forEach(headers::put);
        node.set("body", request.body());
        ArrayNode pieces = node.putArray("pieces");
        for (Engine.Piece piece : request.pieces()) {
            ObjectNode one = pieces.addObject();
            one.put("textAt", piece.textAt());
            one.put("estMs", piece.pack().estMs());
            ArrayNode places = one.putArray("places");
            piece.pack()
                    .places()
                    .forEach(place -> places.addObject()
                            .put("segment", place.segment())
                            .put("from", place.from())
                            .put("to", place.to())
                            .put("start", place.start())
                            .put("end", place.end()));
        }
        return node;
    }

    private static ObjectNode node(Compiled.DroppedCue dropped) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("segment", dropped.segment())
                .put("track", dropped.cue().track().name())
                .put("from", dropped.cue().from())
                .put("to", dropped.cue().to())
                .put("value", dropped.cue().value())
                .put("why", dropped.why());
    }

    /** 32 hexadecimal digits that change with the words, with their place, and with who says them. */
    static String key(Engine.Order order, int number, String text) {
        Casting casting = order.terms().casting();
        return ScriptVersion.hash(
                order.script().id() + '\n' + number + '\n' + casting.avatar() + '\n' + casting.voice() + '\n' + text);
    }
}
