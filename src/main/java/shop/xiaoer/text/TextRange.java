package shop.xiaoer.text;

/**
 * A stretch of a text, in Java's {@code char} offsets as {@link String#substring(int, int)} takes them. The wire counts
 * Unicode code points instead: {@link #inCodePoints} turns one into the other.
 */
public record TextRange(int from, int to) {
    public TextRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("range: from " + from + " to " + to);
        }
    }

    public String of(String text) {
        return text.substring(from, to);
    }

    public int length() {
        return to - from;
    }

    /** Whether the two share a character. */
    public boolean overlaps(TextRange other) {
        return from < other.to && other.from < to;
    }

    /** Whether the other lies within this one, or is the same. */
    public boolean covers(TextRange other) {
        return from <= other.from && other.to <= to;
    }

    /** The same stretch of {@code text}, counted in code points. */
    public TextRange inCodePoints(String text) {
        return new TextRange(text.codePointCount(0, from), text.codePointCount(0, to));
    }
}
