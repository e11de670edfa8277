package shop.xiaoer.journey.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A renderer without a picture: it reports what a voice would have said, when the test says so. */
public final class RendererClient implements AutoCloseable {
    private static final String PROTOCOL = "xiaoer.room.v1";

    private final FrameStream stream;

    /** @param lastCue the last cue that it has, 0 for none */
    public RendererClient(ServedShop shop, String room, String token, long lastCue) {
        this(shop, room, token, "driver", lastCue);
    }

    public RendererClient(ServedShop shop, String room, String token, String role, long lastCue) {
        this.stream = FrameStream.open(shop.http(), shop.socket("/ws/rooms/" + room), PROTOCOL);
        ObjectNode hello =
                Json.object().put("type", "hello").put("token", token).put("role", role);
        if (lastCue > 0) {
            hello.put("lastCue", lastCue);
        }
        stream.send(hello.toString());
        stream.type("welcome");
    }

    public FrameStream stream() {
        return stream;
    }

    public JsonNode cue(long no) {
        return stream.await(
                "cue " + no, frame -> is(frame, "cue") && frame.path("no").asLong() == no);
    }

    public JsonNode cueOf(String kind, long after) {
        return stream.await(
                "a cue of kind " + kind + " after " + after,
                frame -> is(frame, "cue")
                        && frame.path("kind").asText().equals(kind)
                        && frame.path("no").asLong() > after);
    }

    public List<JsonNode> cues() {
        return stream.frames().stream().filter(frame -> is(frame, "cue")).toList();
    }

    public static boolean is(JsonNode frame, String type) {
        return frame.path("type").asText().equals(type);
    }

    public void started(long no) {
        progress(no, "started", 0);
    }

    /** @param number of the sentence, from 1, that was said to its end */
    public void sentence(long no, int number) {
        progress(no, "sentence", number);
    }

    public void ended(long no) {
        progress(no, "ended", 0);
    }

    /** Says the whole cue. */
    public void say(JsonNode cue) {
        long no = cue.path("no").asLong();
        started(no);
        for (int i = 1; i <= cue.path("sentences").asInt(); i++) {
            sentence(no, i);
        }
        ended(no);
    }

    private void progress(long no, String state, int sentence) {
        ObjectNode frame = Json.object().put("type", "progress").put("cue", no).put("state", state);
        if (sentence > 0) {
            frame.put("sentence", sentence);
        }
        stream.send(frame.toString());
    }

    @Override
    public void close() {
        stream.close();
    }
}
