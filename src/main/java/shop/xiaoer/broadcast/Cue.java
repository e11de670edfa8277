package shop.xiaoer.broadcast;

/**
 * What a renderer does while a range of the text is spoken.
 *
 * @param from first code point of the segment's text, inclusive
 * @param to last code point, exclusive
 * @param value what the track takes: an emotion's name, a pause such as {@code 400ms} (held at the end of the range),
 *     {@code moderate} or {@code strong}, a rate such as {@code 0.95}, a gesture's name, a product's id, a label's text
 */
public record Cue(Track track, int from, int to, String value) {
    public Cue {
        CodePoints.checkRange("cue", from, to);
    }

    public enum Track {
        emotion,
        pause,
        emphasis,
        rate,
        gesture,
        card,
        label
    }
}
