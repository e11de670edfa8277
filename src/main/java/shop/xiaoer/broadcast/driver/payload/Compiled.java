package shop.xiaoer.broadcast.driver.payload;

import java.util.List;
import shop.xiaoer.broadcast.Cue;

/**
 * A script as a renderer takes it.
 *
 * @param payloads in the order of speaking
 * @param body the whole as one document
 */
public record Compiled(List<Payload> payloads, List<DroppedCue> droppedCues, String contentType, String body) {
    public Compiled {
        payloads = List.copyOf(payloads);
        droppedCues = List.copyOf(droppedCues);
    }

    /**
     * @param segment number of the first segment that it says a part of, 0 for what stands outside the script
     * @param content what is sent, in the renderer's own form
     * @param text the words in it as the renderer reads them, with its markup
     * @param places where the script's sentences stand in {@code text}, in order
     * @param estMs estimated time to say it
     */
    public record Payload(int segment, String content, String text, List<Place> places, int estMs) {
        public Payload {
            places = List.copyOf(places);
        }
    }

    /**
     * A sentence of the script and where it is said, all in code points. A sentence that is longer than the renderer
     * takes has a place in several payloads, or several in one.
     *
     * @param from where the sentence begins in the segment's text
     * @param to where it ends, exclusive
     * @param start where what is said of it begins in the payload's text
     * @param end where that ends, exclusive
     */
    public record Place(int segment, int from, int to, int start, int end) {
        /** The same, so many code points further on in the payload. */
        public Place moved(int by) {
            return new Place(segment, from, to, start + by, end + by);
        }
    }

    public record DroppedCue(int segment, Cue cue, String why) {}
}
