package shop.xiaoer.broadcast.driver.payload;

import java.nio.charset.StandardCharsets;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.text.Language;

/**
 * How long the text of one payload may be, markup counted in.
 *
 * @param run most UTF-8 bytes without punctuation, {@link Integer#MAX_VALUE} without a rule
 */
public record Limit(Count count, int zh, int en, int run) {
    /** A limit below this could not hold a label and a word beside its markup. */
    private static final int LEAST = 60;

    /** What is counted. */
    public enum Count {
        codePoints,
        bytes
    }

    public Limit {
        if (zh < LEAST || en < LEAST || run < LEAST) {
            throw new IllegalArgumentException(
                    "most: must be " + LEAST + " at least, is " + Math.min(run, Math.min(zh, en)));
        }
    }

    static Limit none() {
        return new Limit(Count.codePoints, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    public int most(Language language) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }

    /** The text's length as this limit counts. */
    public int measure(String text) {
        return switch (count) {
            case codePoints -> CodePoints.length(text);
            case bytes -> text.getBytes(StandardCharsets.UTF_8).length;
        };
    }
}
