package shop.xiaoer.broadcast.driver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.broadcast.Cue;
import shop.xiaoer.broadcast.EvidenceRef;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.broadcast.driver.payload.AiLabel;
import shop.xiaoer.broadcast.driver.payload.Compiled;
import shop.xiaoer.broadcast.driver.payload.RendererAbilities;
import shop.xiaoer.broadcast.driver.payload.Terms;

/** The neutral script itself, everything in it, for renderers that nobody has written a driver for. */
final class JsonDriver implements Driver {
    private final RendererAbilities abilities;
    private final AiLabel label;

    JsonDriver(RendererAbilities abilities, AiLabel label) {
        this.abilities = abilities;
        this.label = label;
    }

    @Override
    public RendererAbilities abilities() {
        return abilities;
    }

    @Override
    public Compiled compile(Script script, Terms terms) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("id", script.id());
        root.put("version", script.version());
        root.put("state", script.state().name());
        root.put("language", script.language().tag());
        root.put("platform", script.platform());
        root.put("persona", script.persona());
        root.put("engine", script.engine());
        root.put("seed", script.seed());
        root.set("AIGC", label.metadata(script));
        if (terms.labelled()) {
            root.put("aiLabel", AiLabel.words(script.language()));
        }
        ArrayNode segments = root.putArray("segments");
        List<Compiled.Payload> payloads = new ArrayList<>();
        for (Segment segment : script.segments()) {
            ObjectNode node = node(segment);
            segments.add(node);
            payloads.add(new Compiled.Payload(
                    segment.n(), node.toString(), segment.text(), places(segment), segment.estMs()));
        }
        return new Compiled(payloads, List.of(), abilities.contentType(), root.toPrettyString());
    }

    /** The text is sent as it is: every sentence stands where it stands. */
    private static List<Compiled.Place> places(Segment segment) {
        return Sentences.of(segment.text()).stream()
                .map(span -> new Compiled.Place(segment.n(), span.from(), span.to(), span.from(), span.to()))
                .toList();
    }

    private static ObjectNode node(Segment segment) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("n", segment.n());
        node.put("type", segment.type().name());
        segment.productIfAny().ifPresent(id -> node.put("product", id));
        said(node, segment);
        if (segment.variants().any()) {
            ArrayNode variants = node.putArray("variants");
            for (int way = 2; way <= segment.ways(); way++) {
                said(variants.addObject().put("variant", way), segment.way(way).orElseThrow());
            }
            ArrayNode likeness = node.putArray("likeness");
            segment.variants()
                    .likeness()
                    .forEach(each -> likeness.addObject()
                            .put("one", each.one())
                            .put("other", each.other())
                            .put("words", each.words())
                            .put("meaning", each.meaning()));
        }
        return node;
    }

    private static void said(ObjectNode node, Segment segment) {
        node.put("text", segment.text());
        node.put("spoken", segment.spoken());
        ArrayNode slots = node.putArray("slots");
        for (LiveSlot slot : segment.slots()) {
            range(
                    slots.addObject().put("kind", slot.kind().name()).put("product", slot.product()),
                    slot.from(),
                    slot.to());
        }
        ArrayNode cues = node.putArray("cues");
        for (Cue cue : segment.cues()) {
            range(cues.addObject().put("track", cue.track().name()), cue.from(), cue.to())
                    .put("value", cue.value());
        }
        ArrayNode evidence = node.putArray("evidence");
        for (EvidenceRef ref : segment.evidence()) {
            ObjectNode source =
                    range(evidence.addObject(), ref.from(), ref.to()).putObject("source");
            source.put("kind", ref.source().kind()).put("id", ref.source().id());
            if (ref.source().field() != null) {
                source.put("field", ref.source().field());
            }
        }
        node.put("estMs", segment.estMs());
    }

    private static ObjectNode range(ObjectNode node, int from, int to) {
        return node.put("from", from).put("to", to);
    }
}
