package shop.xiaoer.broadcast;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The runs of signs that a text is made of, to measure how much of one text comes again in another. */
public final class Repetition {
    /** Words of which so great a share stood in other words before are felt to come again. */
    public static final double FELT = 0.55;

    /** Four signs: two words of Chinese, most of a word of English. */
    private static final int RUN = 4;

    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Set<String> runs;

    private Repetition(Set<String> runs) {
        this.runs = runs;
    }

    /** Figures count as one sign: a new price makes no new sentence. */
    public static Repetition of(String text) {
        int[] signs = OTHER.matcher(text.toLowerCase(Locale.ROOT).replaceAll("\\d+(?:\\.\\d+)?", "0"))
                .replaceAll("")
                .codePoints()
                .toArray();
        Set<String> runs = new HashSet<>();
        for (int i = 0; i + RUN <= signs.length; i++) {
            runs.add(new String(signs, i, RUN));
        }
        return new Repetition(runs);
    }

    /** Dice's coefficient of the runs: 0 for nothing in common, 1 for the same runs. */
    public double closeness(Repetition other) {
        int all = runs.size() + other.runs.size();
        long shared = runs.stream().filter(other.runs::contains).count();
        return all == 0 ? 0 : 2.0 * shared / all;
    }
}
