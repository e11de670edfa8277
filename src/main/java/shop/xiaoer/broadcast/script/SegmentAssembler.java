package shop.xiaoer.broadcast.script;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.Cue;
import shop.xiaoer.broadcast.EvidenceRef;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.text.Language;

/** Joins sentences to a segment: offsets move to the segment's text, and its type brings the cues. */
final class SegmentAssembler {
    private final Language language;

    SegmentAssembler(Language language) {
        this.language = language;
    }

    Segment assemble(int n, SegmentDraft draft) {
        StringBuilder text = new StringBuilder();
        List<LiveSlot> slots = new ArrayList<>();
        List<EvidenceRef> evidence = new ArrayList<>();
        List<Cue> cues = new ArrayList<>();
        List<Sentences.Span> spans = new ArrayList<>();
        for (Drafted drafted : draft.sentences()) {
            if (language == Language.EN && !text.isEmpty()) {
                text.append(' ');
            }
            int from = CodePoints.length(text.toString());
            text.append(drafted.text());
            int to = CodePoints.length(text.toString());
            spans.add(new Sentences.Span(from, to));
            drafted.slots()
                    .forEach(slot ->
                            slots.add(new LiveSlot(slot.kind(), slot.product(), from + slot.from(), from + slot.to())));
            drafted.sources().stream()
                    .sorted((a, b) -> (a.kind() + a.id() + a.field()).compareTo(b.kind() + b.id() + b.field()))
                    .forEach(source -> evidence.add(new EvidenceRef(from, to, source)));
            drafted.emphasis()
                    .forEach(span ->
                            cues.add(new Cue(Cue.Track.emphasis, from + span.from(), from + span.to(), "moderate")));
        }
        cues.addAll(cues(draft.type(), draft.product(), spans));
        return Segment.of(
                n, draft.type(), draft.product(), text.toString(), language, slots, cues, evidence, List.of());
    }

    /** The cues that a type brings with it, for sentences that lie so. */
    List<Cue> cues(SegmentType type, @Nullable String product, List<Sentences.Span> spans) {
        List<Cue> cues = new ArrayList<>();
        if (spans.isEmpty()) {
            return cues;
        }
        Sentences.Span first = spans.getFirst();
        int end = spans.getLast().to();
        cues.add(new Cue(Cue.Track.label, 0, end, aiLabel(language)));
        cues.add(new Cue(Cue.Track.emotion, 0, end, emotion(type)));
        for (Sentences.Span span : spans.subList(0, spans.size() - 1)) {
            cues.add(new Cue(Cue.Track.pause, span.to() - 1, span.to(), type == SegmentType.qa ? "500ms" : "350ms"));
        }
        if (type == SegmentType.notice) {
            cues.add(new Cue(Cue.Track.rate, 0, end, "0.95"));
        }
        String gesture = gesture(type);
        if (!gesture.isEmpty()) {
            cues.add(new Cue(Cue.Track.gesture, first.from(), first.to(), gesture));
        }
        if (product != null && (type == SegmentType.hook || type == SegmentType.price)) {
            cues.add(new Cue(Cue.Track.card, 0, end, product));
        }
        return cues;
    }

    /** The mark that viewers see as long as an AI speaks. */
    static String aiLabel(Language language) {
        return switch (language) {
            case ZH -> "AI生成";
            case EN -> "AI-generated";
        };
    }

    private static String emotion(SegmentType type) {
        return switch (type) {
            case welcome, signOff -> "happy";
            case hook, interaction, bridge -> "lively";
            case pain -> "concerned";
            case sellingPoint, qa -> "friendly";
            case proof, price, notice -> "calm";
            case callToAction -> "warm";
        };
    }

    private static String gesture(SegmentType type) {
        return switch (type) {
            case welcome, signOff -> "wave";
            case price, callToAction -> "pointDown";
            case proof -> "present";
            case qa -> "openHand";
            case hook, pain, sellingPoint, interaction, bridge, notice -> "";
        };
    }
}
