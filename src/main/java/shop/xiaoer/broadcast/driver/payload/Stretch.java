package shop.xiaoer.broadcast.driver.payload;

import shop.xiaoer.broadcast.CodePoints;

/**
 * A sentence, or a part of one that is too long for its renderer.
 *
 * @param words what is said of the whole sentence
 * @param from where this begins in {@code words}, in code points
 * @param to where it ends, exclusive
 */
public record Stretch(SpokenLine line, String words, int from, int to) {
    static Stretch whole(SpokenLine line, String words) {
        return new Stretch(line, words, 0, CodePoints.length(words));
    }

    Stretch cut(int start, int end) {
        return new Stretch(line, words, start, end);
    }

    /** The words of this part. */
    public String said() {
        return CodePoints.slice(words, from, to);
    }

    /** It begins with the sentence. */
    public boolean first() {
        return from == 0;
    }

    /** It ends with the sentence. */
    public boolean last() {
        return to == CodePoints.length(words);
    }

    /** Its share of the sentence's time. */
    int estMs() {
        return Math.round((float) line.estMs() * (to - from) / Math.max(1, CodePoints.length(words)));
    }
}
