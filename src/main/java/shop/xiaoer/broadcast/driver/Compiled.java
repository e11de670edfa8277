package shop.xiaoer.broadcast.driver;

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
     * @param segment number of the segment that it says a part of, 0 for what stands outside the script
     * @param content what is sent, in the renderer's own form
     * @param estMs estimated time to say it
     */
    public record Payload(int segment, String content, int estMs) {}

    public record DroppedCue(int segment, Cue cue, String why) {}
}
