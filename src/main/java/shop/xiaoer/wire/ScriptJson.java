package shop.xiaoer.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.Origin;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptState;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.compliance.Finding;
import shop.xiaoer.desk.script.Sight;

/** Scripts in the contract's shapes. */
public final class ScriptJson {
    private ScriptJson() {}

    public static ObjectNode script(Script script) {
        ObjectNode node = Outgoing.object()
                .put("id", script.id())
                .put("version", script.version())
                .put("state", script.state().name())
                .put("progress", 1.0)
                .put("language", script.language().tag())
                .put("platform", script.platform())
                .put("persona", script.persona())
                .put("seed", script.seed())
                .put("engine", script.engine())
                .put("words", script.words());
        review(node, script.state());
        if (script.origin().isKnown()) {
            node.set("origin", origin(script.origin()));
        }
        ArrayNode products = node.putArray("products");
        script.products().forEach(products::add);
        ArrayNode segments = node.putArray("segments");
        script.segments().forEach(segment -> segments.add(segment(segment)));
        node.set("findings", findings(script.findings()));
        ArrayNode removed = node.putArray("removed");
        script.removed().forEach(gone -> removed.add(Outgoing.tree(gone)));
        return node;
    }

    private static ObjectNode origin(Origin origin) {
        ObjectNode node = Outgoing.object()
                .put("words", origin.words())
                .put("prompt", origin.prompt())
                .put("persona", origin.persona())
                .put("evidence", origin.evidence())
                .put("rules", origin.rules())
                .put("model", origin.engine())
                .put("result", origin.result());
        origin.comparison().ifPresent(again -> {
            ObjectNode compared = node.putObject("again").put("of", again.of()).put("same", again.same());
            ArrayNode differs = compared.putArray("differs");
            again.differs().stream().sorted().forEach(part -> differs.add(part.name()));
            ArrayNode numbers = compared.putArray("segments");
            again.segments().forEach(numbers::add);
        });
        return node;
    }

    private static void review(ObjectNode node, ScriptState state) {
        switch (state) {
            case ScriptState.Approved approved -> {
                node.put("reviewer", approved.by())
                        .put("reviewedAt", approved.at().toString());
                put(node, "reason", approved.reason());
                approved.end().ifPresent(end -> node.put("validUntil", end.toString()));
            }
            case ScriptState.Rejected rejected ->
                node.put("reviewer", rejected.by())
                        .put("reviewedAt", rejected.at().toString())
                        .put("reason", rejected.reason());
            case ScriptState.Draft draft -> put(node, "reason", draft.withdrawn());
            case ScriptState.InReview inReview -> node.put("submittedBy", inReview.by());
            case ScriptState.Expired expired ->
                put(node.put("reviewer", expired.approvedBy()), "reason", expired.reason());
            case ScriptState.Writing ignored -> {
                // A script that is being written has no review.
            }
        }
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    public static ObjectNode underWay(Sight.UnderWay underWay) {
        ObjectNode node = Outgoing.object()
                .put("id", underWay.id())
                .put("state", "writing")
                .put("progress", underWay.progress());
        ArrayNode segments = node.putArray("segments");
        underWay.segments().forEach(segment -> segments.add(segment(segment)));
        node.putArray("findings");
        node.putArray("removed");
        return node;
    }

    public static ObjectNode segment(Segment segment) {
        ObjectNode node = Outgoing.object()
                .put("n", segment.n())
                .put("type", segment.type().name());
        segment.productIfAny().ifPresent(product -> node.put("product", product));
        said(node, segment);
        if (segment.variants().any()) {
            ArrayNode variants = node.putArray("variants");
            for (int way = 2; way <= segment.ways(); way++) {
                said(variants.addObject().put("variant", way), segment.way(way).orElseThrow());
            }
            ArrayNode likeness = node.putArray("likeness");
            segment.variants().likeness().forEach(each -> likeness.add(Outgoing.tree(each)));
        }
        return node;
    }

    private static void said(ObjectNode node, Segment segment) {
        node.put("text", segment.text()).put("spoken", segment.spoken());
        ArrayNode slots = node.putArray("slots");
        segment.slots()
                .forEach(slot -> slots.addObject()
                        .put("kind", slot.kind().name())
                        .put("product", slot.product())
                        .put("from", slot.from())
                        .put("to", slot.to()));
        ArrayNode cues = node.putArray("cues");
        segment.cues()
                .forEach(cue -> cues.addObject()
                        .put("track", cue.track().name())
                        .put("from", cue.from())
                        .put("to", cue.to())
                        .put("value", cue.value()));
        ArrayNode evidence = node.putArray("evidence");
        segment.evidence().forEach(ref -> {
            ObjectNode source = evidence.addObject()
                    .put("from", ref.from())
                    .put("to", ref.to())
                    .putObject("source");
            source.put("kind", ref.source().kind()).put("id", ref.source().id());
            put(source, "field", ref.source().field());
        });
        node.set("findings", findings(segment.findings()));
        node.put("estMs", segment.estMs());
    }

    /** All findings of a script, those of segments with their segment's number, those of variants with that of theirs. */
    public static ObjectNode findings(Script script) {
        ObjectNode body = Outgoing.object().put("id", script.id()).put("version", script.version());
        ArrayNode list = findings(script.findings());
        for (Segment segment : script.segments()) {
            findings(segment.findings())
                    .forEach(finding -> list.add(((ObjectNode) finding).put("segment", segment.n())));
            for (int way = 2; way <= segment.ways(); way++) {
                int variant = way;
                findings(segment.way(way).orElseThrow().findings())
                        .forEach(finding -> list.add(((ObjectNode) finding)
                                .put("segment", segment.n())
                                .put("variant", variant)));
            }
        }
        body.set("findings", list);
        return body;
    }

    private static ArrayNode findings(List<Finding> findings) {
        ArrayNode list = Outgoing.object().putArray("findings");
        findings.forEach(finding -> {
            ObjectNode node = list.addObject()
                    .put("from", finding.from())
                    .put("to", finding.to())
                    .put("rule", finding.rule())
                    .put("article", finding.article())
                    .put("severity", finding.severity().name());
            put(node, "exception", finding.exception());
            put(node, "rewrite", finding.rewrite());
            put(node, "evidenceNeeded", finding.evidenceNeeded());
        });
        return list;
    }
}
