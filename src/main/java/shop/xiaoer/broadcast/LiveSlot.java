package shop.xiaoer.broadcast;

/**
 * A stretch of text whose value is read when it is spoken.
 *
 * @param product id of the product whose value stands here
 * @param from first code point of the segment's text, inclusive
 * @param to last code point, exclusive
 */
public record LiveSlot(Kind kind, String product, int from, int to) {
    public LiveSlot {
        CodePoints.checkRange("slot", from, to);
    }

    public enum Kind {
        price,
        stock,
        gift,
        deadline,
        countdown
    }
}
