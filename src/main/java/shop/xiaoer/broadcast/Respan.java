package shop.xiaoer.broadcast;

import java.util.ArrayList;
import java.util.List;

/**
 * How offsets move when stretches of a text are replaced. An offset outside every stretch keeps its place in the text;
 * one inside moves to the new stretch's edge, the start for a {@code from} and the end for a {@code to}, so that a range
 * never loses text that it covered.
 */
public final class Respan {
    private final List<Change> changes;

    private Respan(List<Change> changes) {
        this.changes = List.copyOf(changes);
    }

    /** A stretch of the old text and the length of what stands there now, all in code points. */
    public record Change(int from, int to, int newLength) {}

    /** @param changes disjoint, in the order of their places */
    public static Respan of(List<Change> changes) {
        int end = 0;
        for (Change change : changes) {
            if (change.from() < end || change.to() < change.from()) {
                throw new IllegalArgumentException("changes: must be disjoint and in order, are " + changes);
            }
            end = change.to();
        }
        return new Respan(changes);
    }

    /** Where a range's inclusive start lies now. */
    public int from(int old) {
        return move(old, false);
    }

    /** Where a range's exclusive end lies now. */
    public int to(int old) {
        return move(old, true);
    }

    private int move(int old, boolean end) {
        int shift = 0;
        for (Change change : changes) {
            if (old <= change.from()) {
                break;
            }
            if (old < change.to()) {
                return change.from() + shift + (end ? change.newLength() : 0);
            }
            shift += change.newLength() - (change.to() - change.from());
        }
        return old + shift;
    }

    /**
     * The text with each stretch replaced by its value.
     *
     * @param places disjoint, in the order of their places; their new lengths are not read
     */
    public static String replaceAll(String text, List<Change> places, List<String> values) {
        return replace(text, places, values).text();
    }

    /** The text with each stretch replaced, and how offsets moved. */
    static Edited replace(String text, List<Change> places, List<String> values) {
        StringBuilder out = new StringBuilder();
        List<Change> changes = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < places.size(); i++) {
            Change place = places.get(i);
            out.append(CodePoints.slice(text, at, place.from())).append(values.get(i));
            changes.add(new Change(place.from(), place.to(), CodePoints.length(values.get(i))));
            at = place.to();
        }
        out.append(CodePoints.slice(text, at, CodePoints.length(text)));
        return new Edited(out.toString(), of(changes));
    }

    record Edited(String text, Respan respan) {}
}
