package shop.xiaoer.broadcast.script;

import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.EvidenceRef;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Respan;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.broadcast.script.fact.EvidenceJudge;
import shop.xiaoer.text.Language;

/** Makes a segment of words that a person wrote: its evidence is found again, its cues are those of its type. */
public final class SegmentRewriter {
    private SegmentRewriter() {}

    /**
     * @param slots inside the new text, disjoint
     * @param judge of the segment's product
     * @return the segment without findings
     */
    public static Segment rewrite(
            Segment old, String text, List<LiveSlot> slots, EvidenceJudge judge, Language language) {
        List<Sentences.Span> spans = Sentences.of(text);
        return Segment.of(
                old.n(),
                old.type(),
                old.product(),
                text,
                language,
                slots,
                new SegmentAssembler(language).cues(old.type(), old.product(), spans),
                evidence(text, slots, spans, judge),
                List.of());
    }

    /** The sentence with its slots blanked, so that a price counts as no figure of it. */
    public static String outsideSlots(String text, Sentences.Span span, List<LiveSlot> slots) {
        List<LiveSlot> inside = slots.stream()
                .filter(slot -> slot.from() >= span.from() && slot.to() <= span.to())
                .toList();
        return Respan.replaceAll(
                CodePoints.slice(text, span.from(), span.to()),
                inside.stream()
                        .map(slot -> new Respan.Change(slot.from() - span.from(), slot.to() - span.from(), 1))
                        .toList(),
                inside.stream().map(slot -> " ").toList());
    }

    private static List<EvidenceRef> evidence(
            String text, List<LiveSlot> slots, List<Sentences.Span> spans, EvidenceJudge judge) {
        List<EvidenceRef> evidence = new ArrayList<>();
        for (Sentences.Span span : spans) {
            if (judge.of(outsideSlots(text, span, slots)) instanceof EvidenceJudge.Verdict.Bound bound) {
                bound.sources().forEach(source -> evidence.add(new EvidenceRef(span.from(), span.to(), source)));
            }
        }
        return evidence;
    }
}
