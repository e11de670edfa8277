package shop.xiaoer.broadcast;

import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;

/**
 * Measures how alike the ways of a segment are, in words and in meaning. Live values count as none. Blocks for some 10 ms a
 * way, longer where others use the encoder; safe from any thread.
 */
public final class VariantMeter {
    private final Encoder encoder;

    public VariantMeter(Encoder encoder) {
        this.encoder = encoder;
    }

    /** The segment with these other ways, each two of all measured. */
    public Segment with(Segment segment, List<Segment> others, Language language) {
        if (others.isEmpty()) {
            return segment.with(Variants.none());
        }
        List<Segment> ways = new ArrayList<>(List.of(segment.with(Variants.none())));
        others.forEach(other -> ways.add(other.numbered(segment.n()).with(Variants.none())));
        List<String> texts = ways.stream().map(VariantMeter::text).toList();
        List<Repetition> runs = texts.stream().map(Repetition::of).toList();
        List<float[]> meanings =
                texts.stream().map(text -> encoder.encode(text, language)).toList();
        List<Variants.Likeness> likeness = new ArrayList<>();
        for (int one = 0; one < ways.size(); one++) {
            for (int other = one + 1; other < ways.size(); other++) {
                likeness.add(new Variants.Likeness(
                        one + 1,
                        other + 1,
                        rounded(runs.get(one).closeness(runs.get(other))),
                        rounded(Encoder.cosine(meanings.get(one), meanings.get(other)))));
            }
        }
        return segment.with(new Variants(ways.subList(1, ways.size()), likeness));
    }

    private static String text(Segment segment) {
        return segment.outsideSlots().replace(Sentences.SLOT_MARK, ' ');
    }

    /** Two places are what a person reads, and what another machine's arithmetic leaves alone. */
    private static double rounded(double value) {
        return Math.round(Math.clamp(value, 0, 1) * 100) / 100.0;
    }
}
