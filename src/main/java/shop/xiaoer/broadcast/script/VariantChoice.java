package shop.xiaoer.broadcast.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.Repetition;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.Sentences;

/**
 * Gives the segments of a script their other ways, from segments for the same purpose that other writings have made: the
 * least alike first, none that is felt to be the same, no sentence that the script says elsewhere. One script, one thread.
 */
final class VariantChoice {
    /** A way that is so much shorter or longer says another thing. */
    private static final double SHORTEST = 0.4;

    private final List<Segment> pool = new ArrayList<>();
    private final IdentityHashMap<Segment, Repetition> runs = new IdentityHashMap<>();
    private final List<List<Segment>> ways = new ArrayList<>();
    private final Set<String> said;

    /** @param segments the script's; a notice has one way only, which is the law's */
    VariantChoice(List<Segment> segments) {
        this(segments, sentences(segments));
    }

    /** @param said bare sentences that no new way may have */
    VariantChoice(List<Segment> segments, Set<String> said) {
        segments.forEach(segment -> ways.add(new ArrayList<>(segment.everyWay())));
        this.said = new HashSet<>(said);
    }

    /** The sentences that are said more than once where a new way says them. */
    static Set<String> sentences(List<Segment> segments) {
        return segments.stream()
                .filter(segment -> segment.type() != SegmentType.notice)
                .flatMap(segment -> segment.everyWay().stream())
                .flatMap(way -> Sentences.bare(way.outsideSlots()).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** What may be taken from. */
    void offer(List<Segment> made) {
        pool.addAll(made);
    }

    Set<String> said() {
        return Set.copyOf(said);
    }

    /**
     * One more way for each segment that has fewer than {@code most}, as far as there are any; in rounds, so that no segment
     * is left with one because another has five.
     */
    void take(int most) {
        for (int round = 2; round <= most; round++) {
            for (List<Segment> one : ways) {
                if (one.size() < round) {
                    best(one).ifPresent(found -> {
                        one.add(found);
                        pool.remove(found);
                        said.addAll(Sentences.bare(found.outsideSlots()));
                    });
                }
            }
        }
    }

    /** Whether a segment has fewer than {@code most} ways. */
    boolean lacks(int most) {
        return ways.stream().anyMatch(one -> one.size() < most && one.getFirst().type() != SegmentType.notice);
    }

    /** The ways beside the first of the segment at an index. */
    List<Segment> others(int index) {
        List<Segment> all = ways.get(index);
        return all.subList(1, all.size());
    }

    private Optional<Segment> best(List<Segment> one) {
        Segment first = one.getFirst();
        Segment best = null;
        double least = Repetition.FELT;
        for (Segment other : pool) {
            if (fits(first, other)) {
                double nearest = one.stream()
                        .mapToDouble(way -> runs(way).closeness(runs(other)))
                        .max()
                        .orElse(0);
                if (nearest < least) {
                    least = nearest;
                    best = other;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private boolean fits(Segment first, Segment other) {
        double size = CodePoints.length(other.text()) / (double) Math.max(1, CodePoints.length(first.text()));
        return first.type() != SegmentType.notice
                && first.type() == other.type()
                && Objects.equals(first.product(), other.product())
                && size >= SHORTEST
                && size <= 1 / SHORTEST
                && !other.blocked()
                && Sentences.bare(other.outsideSlots()).stream().noneMatch(said::contains);
    }

    private Repetition runs(Segment segment) {
        return runs.computeIfAbsent(
                segment, one -> Repetition.of(one.outsideSlots().replace(Sentences.SLOT_MARK, ' ')));
    }
}
