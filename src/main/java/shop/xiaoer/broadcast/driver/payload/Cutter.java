package shop.xiaoer.broadcast.driver.payload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Cuts a sentence that is too long where a speaker breathes, or, where none is near, between two characters. */
public final class Cutter {
    private static final String BREATHS = "，,、：:；; —…";
    private static final Pattern PUNCTUATION = Pattern.compile("[\\p{P}&&[^'’-]]");

    private Cutter() {}

    /** @param fits holds for every part of what it holds for */
    static List<Stretch> cut(Stretch whole, Predicate<Stretch> fits) {
        List<Stretch> parts = new ArrayList<>();
        int[] points = whole.words().codePoints().toArray();
        int from = 0;
        while (from < points.length) {
            int to = longest(whole, from, points.length, fits);
            int end = to == points.length ? to : breath(points, from, to);
            Stretch part = whole.cut(from, end);
            if (!part.said().isBlank()) {
                parts.add(part);
            }
            from = end;
        }
        return parts;
    }

    private static int longest(Stretch whole, int from, int end, Predicate<Stretch> fits) {
        if (fits.test(whole.cut(from, end))) {
            return end;
        }
        int low = from + 1;
        int high = end - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (fits.test(whole.cut(from, middle))) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The last breath in the later half, else the whole of it. */
    private static int breath(int[] points, int from, int to) {
        for (int end = to; end > from + (to - from) / 2; end--) {
            if (BREATHS.indexOf(points[end - 1]) >= 0) {
                return end;
            }
        }
        return joined(points, from, to);
    }

    /** Leaves what belongs to the character before it (a variation, a joiner, an accent) with it. */
    private static int joined(int[] points, int from, int to) {
        int end = to;
        while (end > from + 1 && (isMark(points[end]) || points[end - 1] == 0x200D)) {
            end--;
        }
        return end > from + 1 ? end : to;
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || point == 0x200D;
    }

    /** Whether a voice stops by itself at the end of these words. */
    static boolean endsInPunctuation(String words) {
        return words.isEmpty()
                || PUNCTUATION.matcher(words.substring(words.length() - 1)).matches();
    }

    /** UTF-8 bytes of the longest run in which a voice finds no punctuation; spaces and apostrophes are none. */
    public static int longestRun(String words) {
        int longest = 0;
        for (String run : PUNCTUATION.split(words)) {
            longest = Math.max(longest, run.getBytes(StandardCharsets.UTF_8).length);
        }
        return longest;
    }
}
