package shop.xiaoer.broadcast.driver.payload;

/**
 * On what terms a script is compiled.
 *
 * @param label whether the label for people goes with it; the metadata for machines always does
 */
public record Terms(Label label, Casting casting) {
    /** The words, the layer and the subtitle line that say to people that an AI made this. */
    public enum Label {
        shown,
        /** Only under an agreement that is kept in the archive. */
        leftOut
    }

    public static Terms standard() {
        return new Terms(Label.shown, Casting.none());
    }

    /** Whether the label for people goes with it. */
    public boolean labelled() {
        return label == Label.shown;
    }
}
