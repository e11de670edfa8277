package shop.xiaoer.broadcast;

/** Text measured in Unicode code points, as the wire counts; Java's own strings count UTF-16 units. */
public final class CodePoints {
    private CodePoints() {}

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** @throws IndexOutOfBoundsException where the range leaves the text */
    public static String slice(String text, int from, int to) {
        int start = text.offsetByCodePoints(0, from);
        return text.substring(start, text.offsetByCodePoints(start, to - from));
    }

    /** The code point offset of a UTF-16 index. */
    public static int offset(String text, int utf16) {
        return text.codePointCount(0, utf16);
    }

    static void checkRange(String field, int from, int to) {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException(field + ": from " + from + " to " + to + " is no range");
        }
    }
}
