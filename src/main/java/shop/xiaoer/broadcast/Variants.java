package shop.xiaoer.broadcast;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Other words for a segment, and how alike all its ways are, the first one counted.
 *
 * @param others ways 2, 3 and so on
 * @param likeness of each two ways, measured when they were written
 */
public record Variants(List<Segment> others, List<Likeness> likeness) {
    /** Ways that a segment may have, the first one counted. */
    public static final int MOST = 5;

    private static final Variants NONE = new Variants(List.of(), List.of());

    public Variants {
        others = List.copyOf(others);
        likeness = List.copyOf(likeness);
        if (others.size() >= MOST) {
            throw new IllegalArgumentException("variants: a segment has " + MOST + " ways at most");
        }
    }

    /**
     * Two ways of a segment side by side; 0 is nothing in common, 1 the same.
     *
     * @param one the lower number of the two
     * @param words Dice's coefficient of their runs of signs, see {@link Repetition}
     * @param meaning cosine of their meanings
     */
    public record Likeness(int one, int other, double words, double meaning) {
        public Likeness {
            if (one < 1 || other <= one) {
                throw new IllegalArgumentException("likeness: is of a lower and a higher number from 1 on");
            }
        }

        /** Both together, for choosing. */
        double sum() {
            return words + meaning;
        }
    }

    public static Variants none() {
        return NONE;
    }

    public boolean any() {
        return !others.isEmpty();
    }

    /** The others as changed one by one; the measures stay. */
    public Variants each(UnaryOperator<Segment> change) {
        return any() ? new Variants(others.stream().map(change).toList(), likeness) : this;
    }

    /** How alike two ways are, words and meaning together, 0 to 2; 0 where nothing was measured. */
    public double between(int one, int other) {
        return of(one, other).map(Likeness::sum).orElse(0.0);
    }

    public Optional<Likeness> of(int one, int other) {
        return likeness.stream()
                .filter(each -> each.one() == Math.min(one, other) && each.other() == Math.max(one, other))
                .findFirst();
    }
}
