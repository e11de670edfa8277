package shop.xiaoer.broadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Sentences of a script: cut at full stops, question and exclamation marks, semicolons and line ends. */
public final class Sentences {
    private static final String STOPS = "。！？!?…\n；;";
    private static final String CLOSERS = "”’\"'」』）)";
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** Stands for a slot when sentences are compared. */
    public static final char SLOT_MARK = '\u0001';

    private Sentences() {}

    /** A stretch in code points. */
    public record Span(int from, int to) {}

    /** The sentences with their stops and closing quotes, without the spaces between them. */
    public static List<Span> of(String text) {
        int[] points = text.codePoints().toArray();
        List<Span> spans = new ArrayList<>();
        int from = 0;
        int i = 0;
        while (i < points.length) {
            if (!stop(points, i)) {
                i++;
                continue;
            }
            int to = i + 1;
            while (to < points.length && (stop(points, to) || CLOSERS.indexOf(points[to]) >= 0)) {
                to++;
            }
            add(points, from, to, spans);
            from = to;
            i = to;
        }
        add(points, from, points.length, spans);
        return List.copyOf(spans);
    }

    private static boolean stop(int[] points, int i) {
        if (points[i] == '.') {
            return i + 1 == points.length || Character.isWhitespace(points[i + 1]);
        }
        return STOPS.indexOf(points[i]) >= 0;
    }

    private static void add(int[] points, int from, int to, List<Span> spans) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(points[start])) {
            start++;
        }
        while (end > start && Character.isWhitespace(points[end - 1])) {
            end--;
        }
        if (start < end) {
            spans.add(new Span(start, end));
        }
    }

    /**
     * What is compared when sentences are counted as repeated: letters and digits alone, slots as one mark; those of
     * fewer than six characters are left out, as the contract says.
     *
     * @param outsideSlots a text whose slots were replaced by {@link #SLOT_MARK}
     */
    public static List<String> bare(String outsideSlots) {
        List<String> out = new ArrayList<>();
        for (String part : CUT.split(outsideSlots)) {
            String bare = NO_LETTER
                    .matcher(part.replace(SLOT_MARK, 'x'))
                    .replaceAll("")
                    .toLowerCase(Locale.ROOT);
            if (CodePoints.length(bare) >= 6) {
                out.add(bare);
            }
        }
        return out;
    }

    private static final Pattern CUT = Pattern.compile("[。！？!?…\\n；;]|\\.(?=\\s|$)");
}
