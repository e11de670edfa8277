package shop.xiaoer.broadcast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.compliance.Finding;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.spoken.SpokenForm;

/**
 * A stretch of the show with one purpose. All offsets count code points of {@code text}.
 *
 * @param n from 1, without a gap within a script
 * @param product id of the product that it is about, null where it is about none
 * @param text what viewers read, each slot filled with its value as of now
 * @param spoken what a voice says
 * @param slots in the order of their places, disjoint
 * @param estMs estimated time to say it
 * @param variants other words for the same, none of which has any of its own
 */
public record Segment(
        int n,
        SegmentType type,
        @Nullable String product,
        String text,
        String spoken,
        List<LiveSlot> slots,
        List<Cue> cues,
        List<EvidenceRef> evidence,
        List<Finding> findings,
        int estMs,
        Variants variants) {

    public Segment {
        // Segments of earlier builds were kept without them.
        variants = variants == null ? Variants.none() : variants;
        int length = CodePoints.length(text);
        slots = slots.stream().sorted(Comparator.comparingInt(LiveSlot::from)).toList();
        cues = List.copyOf(cues);
        evidence = List.copyOf(evidence);
        findings = List.copyOf(findings);
        int end = 0;
        for (LiveSlot slot : slots) {
            if (slot.from() < end || slot.to() > length) {
                throw new IllegalArgumentException("slots: must be disjoint and inside the text, are " + slots);
            }
            end = slot.to();
        }
        if (cues.stream().anyMatch(cue -> cue.to() > length)
                || evidence.stream().anyMatch(ref -> ref.to() > length)) {
            throw new IllegalArgumentException("cues and evidence: must lie inside the text of segment " + n);
        }
        for (Segment other : variants.others()) {
            boolean same = other.n == n && other.type == type && Objects.equals(other.product, product);
            if (!same || other.variants.any()) {
                throw new IllegalArgumentException("variants: must be plain segments for the same as segment " + n);
            }
        }
    }

    /** A segment whose spoken form and time are worked out from its text. */
    public static Segment of(
            int n,
            SegmentType type,
            @Nullable String product,
            String text,
            Language language,
            List<LiveSlot> slots,
            List<Cue> cues,
            List<EvidenceRef> evidence,
            List<Finding> findings) {
        String spoken = SpokenForm.of(text, language).spoken();
        return new Segment(
                n,
                type,
                product,
                text,
                spoken,
                slots,
                cues,
                evidence,
                findings,
                ScriptWords.estimateMs(spoken, language),
                Variants.none());
    }

    public Optional<String> productIfAny() {
        return Optional.ofNullable(product);
    }

    public boolean blocked() {
        return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.blocking);
    }

    public Segment numbered(int number) {
        return new Segment(
                number,
                type,
                product,
                text,
                spoken,
                slots,
                cues,
                evidence,
                findings,
                estMs,
                variants.each(other -> other.numbered(number)));
    }

    /** How many ways there are to say it, this one counted. */
    public int ways() {
        return 1 + variants.others().size();
    }

    /**
     * One of its ways, bare of the others.
     *
     * @param way 1 for these words, from 2 on for its variants
     */
    public Optional<Segment> way(int way) {
        return way == 1
                ? Optional.of(with(Variants.none()))
                : way >= 2 && way <= ways() ? Optional.of(variants.others().get(way - 2)) : Optional.empty();
    }

    /** All its ways in their order, each bare of the others. */
    public List<Segment> everyWay() {
        List<Segment> all = new ArrayList<>(List.of(with(Variants.none())));
        all.addAll(variants.others());
        return List.copyOf(all);
    }

    /** The same words with other variants. */
    public Segment with(Variants now) {
        return new Segment(n, type, product, text, spoken, slots, cues, evidence, findings, estMs, now);
    }

    public Segment withFindings(List<Finding> now) {
        return new Segment(n, type, product, text, spoken, slots, cues, evidence, now, estMs, variants);
    }

    /** The text with a mark in place of each slot: what the version and the count of repeated sentences are made of. */
    public String outsideSlots() {
        List<Respan.Change> places = places();
        List<String> marks = places.stream()
                .map(place -> String.valueOf(Sentences.SLOT_MARK))
                .toList();
        return Respan.replace(text, places, marks).text();
    }

    /** The text that stands in a slot. */
    public String valueOf(LiveSlot slot) {
        return CodePoints.slice(text, slot.from(), slot.to());
    }

    /**
     * The segment with its slots filled again; spoken form, times and every offset follow. Returns this one where no
     * value differs.
     *
     * @param value the slot's value now, empty where what stands there stays
     */
    public Segment withSlotValues(Function<LiveSlot, Optional<String>> value, Language language) {
        Segment mine = ownSlotValues(value, language);
        Variants filled = variants.each(other -> other.ownSlotValues(value, language));
        return mine.variants.equals(filled) ? mine : mine.with(filled);
    }

    private Segment ownSlotValues(Function<LiveSlot, Optional<String>> value, Language language) {
        List<String> values = slots.stream()
                .map(slot -> value.apply(slot).filter(now -> !now.isEmpty()).orElseGet(() -> valueOf(slot)))
                .toList();
        if (values.equals(slots.stream().map(this::valueOf).toList())) {
            return this;
        }
        Respan.Edited edited = Respan.replace(text, places(), values);
        return respanned(edited, values, language);
    }

    private Segment respanned(Respan.Edited edited, List<String> values, Language language) {
        Respan respan = edited.respan();
        List<LiveSlot> moved = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            LiveSlot slot = slots.get(i);
            int from = respan.from(slot.from());
            moved.add(new LiveSlot(slot.kind(), slot.product(), from, from + CodePoints.length(values.get(i))));
        }
        return of(
                        n,
                        type,
                        product,
                        edited.text(),
                        language,
                        moved,
                        cues.stream()
                                .map(cue ->
                                        new Cue(cue.track(), respan.from(cue.from()), respan.to(cue.to()), cue.value()))
                                .toList(),
                        evidence.stream()
                                .map(ref -> new EvidenceRef(respan.from(ref.from()), respan.to(ref.to()), ref.source()))
                                .toList(),
                        findings.stream().map(finding -> moved(finding, respan)).toList())
                .with(variants);
    }

    private static Finding moved(Finding finding, Respan respan) {
        return new Finding(
                respan.from(finding.from()),
                respan.to(finding.to()),
                finding.rule(),
                finding.article(),
                finding.severity(),
                finding.exception(),
                finding.rewrite(),
                finding.evidenceNeeded(),
                finding.learnt());
    }

    private List<Respan.Change> places() {
        return slots.stream()
                .map(slot -> new Respan.Change(slot.from(), slot.to(), 0))
                .toList();
    }
}
