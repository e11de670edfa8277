package shop.xiaoer.broadcast.room;

/**
 * How far a show has come: the next sentence to say.
 *
 * @param loop from 1
 * @param item index in the rundown, from 0
 * @param segment number in the script, from 1
 * @param sentence index in the segment, from 0
 * @param variant which way of the segment is being said, from 1; 0 where none was chosen yet
 */
public record Place(int loop, int item, int segment, int sentence, int variant) {
    public static final Place START = new Place(1, 0, 1, 0);

    /** Where no way of the segment was chosen yet. */
    public Place(int loop, int item, int segment, int sentence) {
        this(loop, item, segment, sentence, 0);
    }

    /** So many sentences further on in the segment. */
    public Place sentences(int further) {
        return new Place(loop, item, segment, sentence + further, variant);
    }

    /** The beginning of the segment after this. */
    public Place nextSegment() {
        return new Place(loop, item, segment + 1, 0);
    }

    /** The beginning of the rundown's next item; there may be none. */
    public Place nextItem() {
        return new Place(loop, item + 1, 1, 0);
    }

    /** The beginning of the rundown, once more. */
    public Place nextLoop() {
        return new Place(loop + 1, 0, 1, 0);
    }

    /** Whether a sentence of the segment lies before it. */
    public boolean isWithinSegment() {
        return sentence > 0;
    }
}
