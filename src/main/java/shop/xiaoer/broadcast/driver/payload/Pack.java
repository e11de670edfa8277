package shop.xiaoer.broadcast.driver.payload;

import java.util.List;

/**
 * What one payload says.
 *
 * @param text with the renderer's markup
 * @param places where the script's sentences stand in it, in order
 * @param said the same places as stretches, each with its time
 */
public record Pack(String text, List<Compiled.Place> places, List<Said> said, int estMs) {
    public Pack {
        places = List.copyOf(places);
        said = List.copyOf(said);
    }

    /** A stretch and when it is said, in milliseconds from the payload's beginning. */
    public record Said(Stretch stretch, int atMs) {}

    int segment() {
        return said.getFirst().stretch().line().segment().n();
    }

    /** @param content what is sent, in the renderer's own form */
    public Compiled.Payload payload(String content) {
        return new Compiled.Payload(segment(), content, text, places, estMs);
    }
}
